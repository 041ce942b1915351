#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes an image of every kind that radiographs come in into kinds/, and kinds_expected.txt: what ImageMagick sees in each.

Needs python3-pil, python3-numpy, imagemagick, libtiff-tools and libjpeg-turbo-progs. The files are kept, so that
the tests need none of them. What the standards leave to the letter is put together here by hand.
"""
import pathlib
import struct
import subprocess
import zlib

import numpy as np
from PIL import Image

HERE = pathlib.Path(__file__).parent / "kinds"
W, H = 21, 14
Y, X = np.mgrid[0:H, 0:W]
GRAY = (9 * Y + 6 * X).astype(np.uint8)  # 0 to 237, another level in every corner
GRAY16 = (GRAY.astype(np.uint32) * 257 + 3 * X + Y).astype(np.uint16)
ALPHA = np.where(X < 5, 0, 200).astype(np.uint8)
RGB = np.stack([GRAY, (X * 11).astype(np.uint8), 255 - GRAY], axis=2)
RGB16 = RGB.astype(np.uint16) * 257 + 5
BIT = ((X + 2 * Y) % 5 < 2).astype(np.uint8)


def save(name, content):
    (HERE / name).write_bytes(content)


def tool(*command):
    subprocess.run([str(word) for word in command], check=True)


def packed(rows, bits):
    """Rows of whole bytes, each number in `bits` of them."""
    out = b""
    for row in rows:
        text = "".join(f"{int(value):0{bits}b}" for value in row)
        text += "0" * (-len(text) % 8)
        out += int(text, 2).to_bytes(len(text) // 8, "big")
    return out


def png(name, colour, bits, rows, extra=()):
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    flat = [row.reshape(-1) for row in rows]
    lines = b"".join(b"\0" + (packed([row], bits) if bits < 8 else row.astype(f">u{bits // 8}").tobytes())
                     for row in flat)
    save(name, b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, bits, colour, 0, 0, 0))
         + b"".join(chunk(kind, content) for kind, content in extra)
         + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b""))


def tiff(name, order, bits, photometric, pieces, tags=(), samples=1, big=False):
    """`pieces`: strips or tiles, as bytes; not compressed. Other tags win over these. `big`: as a BigTIFF."""
    entries = {256: [W], 257: [H], 258: [bits] * samples, 259: [1], 262: [photometric], 277: [samples]}
    tiled = any(tag == 322 for tag, _ in tags)
    entries.update({tag: list(values) for tag, values in tags})
    room, place_of, count_of = (8, "Q", "Q") if big else (4, "I", "H")
    at = 16 if big else 8
    offsets = []
    for piece in pieces:
        offsets.append(at)
        at += len(piece) + len(piece) % 2
    entries[324 if tiled else 273] = offsets
    entries[325 if tiled else 279] = [len(piece) for piece in pieces]
    if not tiled and 278 not in entries:
        entries[278] = [H]
    directory = at
    at += struct.calcsize(order + count_of) + (4 + 2 * room) * len(entries) + room
    body, outside = struct.pack(order + count_of, len(entries)), b""
    for tag in sorted(entries):
        values = entries[tag]
        kind, letter = ((16, "Q") if big else (4, "I")) if tag in (273, 279, 324, 325) else (3, "H")
        content = struct.pack(f"{order}{len(values)}{letter}", *values)
        if len(content) > room:
            place = struct.pack(order + place_of, at + len(outside))
            outside += content + b"\0" * (len(content) % 2)
        else:
            place = content.ljust(room, b"\0")
        body += struct.pack(order + "HH" + place_of, tag, kind, len(values)) + place
    pixels = b"".join(piece + b"\0" * (len(piece) % 2) for piece in pieces)
    version = struct.pack(order + "HHHQ", 43, 8, 0, directory) if big else struct.pack(order + "HI", 42, directory)
    save(name, (b"II" if order == "<" else b"MM") + version + pixels + body + struct.pack(order + place_of, 0)
         + outside)


def tiles(pixels, side=16):
    """Cut into tiles, the last ones filled up with zeros."""
    pieces = []
    height, width = pixels.shape
    for top in range(0, height, side):
        for left in range(0, width, side):
            tile = np.zeros((side, side), pixels.dtype)
            part = pixels[top:top + side, left:left + side]
            tile[:part.shape[0], :part.shape[1]] = part
            pieces.append(tile.tobytes())
    return pieces


def bmp(name, bits, rows, palette=(), top_down=False, compression=0, header=40, data=None):
    """Rows of packed bytes, the upper one first."""
    rows = [row + b"\0" * (-len(row) % 4) for row in rows]
    pixels = data if data is not None else b"".join(rows if top_down else rows[::-1])
    colours = b"".join(bytes(c) + (b"" if header == 12 else b"\0") for c in palette)
    start = 14 + header + len(colours)
    if header == 12:
        info = struct.pack("<IHHHH", 12, W, H, 1, bits)
    else:
        info = struct.pack("<IiiHHIIiiII", 40, W, -H if top_down else H, 1, bits, compression, len(pixels), 0, 0,
                           len(palette), 0)
    save(name, b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + info + colours + pixels)


def make_png():
    png("gray1.png", 0, 1, BIT)
    png("gray2.png", 0, 2, GRAY >> 6)
    png("gray4.png", 0, 4, GRAY >> 4)
    png("gray8.png", 0, 8, GRAY)
    png("gray16.png", 0, 16, GRAY16)
    png("gray_key.png", 0, 8, GRAY, [(b"tRNS", struct.pack(">H", 9))])
    png("gray_alpha8.png", 4, 8, np.stack([GRAY, ALPHA], axis=2))
    png("gray_alpha16.png", 4, 16, np.stack([GRAY16, ALPHA.astype(np.uint16) * 257], axis=2))
    png("rgb8.png", 2, 8, RGB)
    png("rgb16.png", 2, 16, RGB16)
    png("rgba8.png", 6, 8, np.dstack([RGB, ALPHA]))
    png("rgba16.png", 6, 16, np.dstack([RGB16, ALPHA.astype(np.uint16) * 257]))
    colours = bytes((7 * i % 256 if c else 15 * i) for i in range(16) for c in range(3))
    png("palette4.png", 3, 4, GRAY >> 4, [(b"PLTE", colours)])
    png("palette8.png", 3, 8, GRAY >> 4, [(b"PLTE", colours)])
    png("palette_alpha.png", 3, 8, GRAY >> 4, [(b"PLTE", colours), (b"tRNS", bytes([0, 100, 200]))])
    for name, keep in (("gray8", ""), ("gray16", ""), ("gray1", ""), ("rgb8", ""), ("palette8", "PNG8:")):
        tool("convert", HERE / f"{name}.png", "-interlace", "PNG", f"{keep}{HERE}/{name}_interlaced.png")


def make_jpeg():
    gray, rgb = Image.fromarray(GRAY), Image.fromarray(RGB)
    gray.save(HERE / "gray.jpg", quality=95)
    rgb.save(HERE / "rgb.jpg", quality=95)
    rgb.save(HERE / "rgb_sub.jpg", quality=95, subsampling=2)
    rgb.save(HERE / "rgb_progressive.jpg", quality=95, progressive=True)
    rgb.convert("CMYK").save(HERE / "refused_cmyk.jpg", quality=95)
    for orientation in range(2, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        gray.save(HERE / f"orientation{orientation}.jpg", quality=95, exif=exif)
    gray.save(HERE / "gray.pgm")
    tool("cjpeg", "-quality", 95, "-arithmetic", "-outfile", HERE / "gray_arithmetic.jpg", HERE / "gray.pgm")
    tool("cjpeg", "-quality", 95, "-restart", 1, "-outfile", HERE / "gray_restart.jpg", HERE / "gray.pgm")
    (HERE / "gray.pgm").unlink()
    twelve = bytearray((HERE / "gray.jpg").read_bytes())
    frame = twelve.find(b"\xff\xc0")
    twelve[frame + 1], twelve[frame + 4] = 0xC1, 12
    save("refused_12bit.jpg", bytes(twelve))


def make_tiff():
    deep = {order: GRAY16.astype(order + "u2") for order in "<>"}
    for order, word in (("<", "le"), (">", "be")):
        tiff(f"gray8_{word}.tiff", order, 8, 1, [GRAY.tobytes()])
        tiff(f"gray16_{word}.tiff", order, 16, 1, [deep[order].tobytes()])
        tiff(f"white8_{word}.tiff", order, 8, 0, [GRAY.tobytes()])
        tiff(f"white16_{word}.tiff", order, 16, 0, [deep[order].tobytes()])
        tiff(f"gray16_tiled_{word}.tiff", order, 16, 1, tiles(deep[order]), [(322, [16]), (323, [16])])
        tiff(f"rgb16_{word}.tiff", order, 16, 2, [RGB16.astype(order + "u2").tobytes()], samples=3)
        tiff(f"big8_{word}.tiff", order, 8, 1, [GRAY[i:i + 3].tobytes() for i in range(0, H, 3)], [(278, [3])], big=True)
        tiff(f"big16_{word}.tiff", order, 16, 0, [deep[order].tobytes()], big=True)
        tiff(f"big_rgb16_{word}.tiff", order, 16, 2, [RGB16.astype(order + "u2").tobytes()], samples=3, big=True)
    tiff("big16_tiled.tiff", "<", 16, 1, tiles(deep["<"]), [(322, [16]), (323, [16])], big=True)
    tiff("white16_tiled.tiff", "<", 16, 0, tiles(deep["<"]), [(322, [16]), (323, [16])])
    large = np.kron(GRAY, np.ones((3, 2), np.uint8))  # OpenCV 4.6 refuses tiles of less than a kilobyte
    side = [(322, [32]), (323, [32]), (256, [large.shape[1]]), (257, [large.shape[0]])]
    tiff("gray8_tiled.tiff", "<", 8, 1, tiles(large, 32), side)
    tiff("white8_tiled.tiff", "<", 8, 0, tiles(large, 32), side)
    tiff("gray8_strips.tiff", "<", 8, 1, [GRAY[i:i + 3].tobytes() for i in range(0, H, 3)], [(278, [3])])
    tiff("black1.tiff", "<", 1, 1, [packed(BIT, 1)])
    tiff("white1.tiff", "<", 1, 0, [packed(BIT, 1)])
    tiff("rgb8.tiff", "<", 8, 2, [RGB.tobytes()], samples=3)
    tiff("rgba8.tiff", "<", 8, 2, [np.dstack([RGB, ALPHA]).tobytes()], [(338, [2])], samples=4)
    tiff("gray_alpha8.tiff", "<", 8, 1, [np.dstack([GRAY, ALPHA]).tobytes()], [(338, [2])], samples=2)
    tiff("refused_gray_alpha16.tiff", "<", 16, 1,
         [np.dstack([GRAY16, ALPHA.astype(np.uint16) * 257]).astype("<u2").tobytes()], [(338, [2])], samples=2)
    tiff("rgb8_planes.tiff", "<", 8, 2, [RGB[:, :, c].tobytes() for c in range(3)], [(284, [2])], samples=3)
    colours = [[int(v) * 257 for v in (i, 255 - i, i * 3 % 256)] for i in range(256)]
    tiff("palette8.tiff", "<", 8, 3, [GRAY.tobytes()], [(320, [c[k] for k in range(3) for c in colours])])
    tiff("cmyk8.tiff", "<", 8, 5, [np.asarray(Image.fromarray(RGB).convert("CMYK")).tobytes()], samples=4)
    for orientation in (2, 3, 4, 6, 8):
        tiff(f"orientation{orientation}.tiff", "<", 8, 1, [GRAY.tobytes()], [(274, [orientation])])
    tiff("orientation3_16.tiff", "<", 16, 1, [deep["<"].tobytes()], [(274, [3])])
    tiff("refused_4bit.tiff", "<", 4, 1, [packed(GRAY >> 4, 4)])
    tiff("refused_12bit.tiff", "<", 12, 1, [packed(GRAY16 >> 4, 12)])
    tiff("refused_signed.tiff", "<", 16, 1, [deep["<"].tobytes()], [(339, [2])])
    Image.fromarray(BIT * 255).convert("1").save(HERE / "group4.tiff", compression="group4")
    for kind, source, options in (("lzw", "gray8_le", "lzw"), ("lzw2_16", "gray16_be", "lzw:2"),
                                  ("deflate2_16", "gray16_le", "zip:2"), ("packbits", "gray8_le", "packbits"),
                                  ("jpeg_gray", "gray8_le", "jpeg:95"), ("jpeg_ycc", "rgb8", "jpeg:r:95"),
                                  ("lzw2_white16", "white16_le", "lzw:2")):
        tool("tiffcp", "-c", options, HERE / f"{source}.tiff", HERE / f"{kind}.tiff")


def make_bmp():
    grays = [(16 * i, 16 * i, 16 * i) for i in range(16)]
    colours = [(i, 255 - i, i * 3 % 256) for i in range(256)]
    bmp("mono1.bmp", 1, [packed([row], 1) for row in BIT], [(0, 0, 0), (255, 255, 255)])
    bmp("inverse1.bmp", 1, [packed([row], 1) for row in BIT], [(255, 255, 255), (0, 0, 0)])
    bmp("gray4.bmp", 4, [packed([row], 4) for row in GRAY >> 4], grays)
    bmp("gray8.bmp", 8, [row.tobytes() for row in GRAY], [(i, i, i) for i in range(256)])
    bmp("palette8.bmp", 8, [row.tobytes() for row in GRAY], colours)
    bmp("palette8_top.bmp", 8, [row.tobytes() for row in GRAY], colours, top_down=True)
    bmp("os2.bmp", 8, [row.tobytes() for row in GRAY], colours, header=12)
    bmp("rgb24.bmp", 24, [row[:, ::-1].tobytes() for row in RGB])
    bmp("rgb24_top.bmp", 24, [row[:, ::-1].tobytes() for row in RGB], top_down=True)
    bmp("rgb32.bmp", 32, [np.dstack([row[None, :, ::-1], np.zeros((1, W, 1), np.uint8)]).tobytes() for row in RGB])
    five = [((row[:, 0] >> 3).astype("<u2") << 10 | (row[:, 1] >> 3).astype("<u2") << 5 | row[:, 2] >> 3)
            for row in RGB]
    bmp("rgb555.bmp", 16, [row.astype("<u2").tobytes() for row in five])
    runs = b"".join(b"".join(bytes([1, value]) for value in row) + b"\0\0" for row in GRAY[::-1]) + b"\0\1"
    bmp("rle8.bmp", 8, [], [(i, i, i) for i in range(256)], compression=1, data=runs)
    bmp("rle8_palette.bmp", 8, [], colours, compression=1, data=runs)
    literal = b"".join(bytes([0, W]) + row.tobytes() + b"\0" + b"\0\0" for row in GRAY[::-1])
    bmp("rle8_literal.bmp", 8, [], [(i, i, i) for i in range(256)], compression=1, data=literal)
    four = GRAY >> 4  # the first three of a row as a run of two colours, the rest letter by letter
    runs = b"".join(bytes([2, int(row[0]) << 4 | int(row[1]), 1, int(row[2]) << 4, 0, W - 3])
                    + (packed([row[3:]], 4) + b"\0") + b"\0\0" for row in four[::-1])
    bmp("rle4.bmp", 4, [], grays, compression=2, data=runs[:-2] + b"\0\1")
    bmp("refused_rle24.bmp", 24, [], compression=4, data=b"\0\1")


def levels(file):
    """Gray levels as ImageMagick's colours make them, BT.601; of 16 bits where the file has so many."""
    deep = "16" in file.stem
    size = subprocess.run(["convert", str(file), "-auto-orient", "-format", "%w %h", "info:"], check=True,
                          capture_output=True, text=True).stdout.split()
    raw = subprocess.run(["convert", str(file), "-auto-orient", "-alpha", "off", "-colorspace", "sRGB", "-depth", "16",
                          "rgb:-"], check=True, capture_output=True).stdout
    rgb = np.frombuffer(raw, "<u2").reshape(-1, 3).astype(float)
    gray = rgb @ [0.299, 0.587, 0.114] / (1 if deep else 257)
    return size, 16 if deep else 8, np.rint(gray).astype(int)


def main():
    for make in (make_png, make_jpeg, make_tiff, make_bmp):
        make()
    lines = []
    for file in sorted(HERE.iterdir()):
        if file.suffix not in (".png", ".jpg", ".tiff", ".bmp") or file.name.startswith("refused"):
            continue
        (width, height), bits, gray = levels(file)
        lines.append(f"{file.name} {width} {height} {bits} " + "".join(f"{level:0{bits // 4}x}" for level in gray))
    (HERE.parent / "kinds_expected.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()

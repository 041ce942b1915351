#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes preprocessing.json: what equalisation and area averaging make of a picture, computed from their
definitions and without OpenCV. `python3 make_preprocessing.py > preprocessing.json`; needs nothing else.

Histogram equalisation: Gonzalez and Woods, Digital Image Processing, 3.3.1, the darkest gray to 0.
CLAHE: Zuiderveld, "Contrast limited adaptive histogram equalization", Graphics Gems IV (1994), 474: clip each
tile's histogram, share the excess out evenly, look grays up in the four nearest tiles and interpolate.
Area averaging: each pixel is the mean of the part of the source that it covers.
"""
import json

WIDTH, HEIGHT = 40, 64


def picture(width, height):
    return [[(2 * x + y + 3 * ((x * 7919 + y * 104729) % 17)) % 200 + 20 for x in range(width)]
            for y in range(height)]


def equalised(rows):
    pixels = [p for row in rows for p in row]
    below = [sum(1 for p in pixels if p <= gray) for gray in range(256)]
    first = below[min(pixels)]
    scale = 255 / (len(pixels) - first)
    return [[round((below[p] - first) * scale) for p in row] for row in rows]


def tile_table(tile, clip):
    counts = [0] * 256
    for p in tile:
        counts[p] += 1
    limit = max(1, int(clip * len(tile) / 256))
    excess = sum(max(0, c - limit) for c in counts)
    counts = [min(c, limit) + excess // 256 for c in counts]
    left = excess % 256  # spread over the grays at equal steps
    if left:
        for gray in list(range(0, 256, max(1, 256 // left)))[:left]:
            counts[gray] += 1
    table, total = [], 0
    for c in counts:
        total += c
        table.append(min(255, round(total * 255 / len(tile))))
    return table


def clahe(rows, clip, tiles):
    height, width = len(rows), len(rows[0])
    tile_h, tile_w = height // tiles, width // tiles
    assert tile_h * tiles == height and tile_w * tiles == width
    tables = [[tile_table([rows[y][x] for y in range(ty * tile_h, (ty + 1) * tile_h)
                           for x in range(tx * tile_w, (tx + 1) * tile_w)], clip)
               for tx in range(tiles)] for ty in range(tiles)]

    def between(at, size):  # two tiles and how far from the first to the second
        place = at / size - 0.5
        first = int(place // 1)
        return max(first, 0), min(first + 1, tiles - 1), place - first

    result = []
    for y, row in enumerate(rows):
        top, bottom, down = between(y, tile_h)
        line = []
        for x, p in enumerate(row):
            left, right, across = between(x, tile_w)
            upper = tables[top][left][p] * (1 - across) + tables[top][right][p] * across
            lower = tables[bottom][left][p] * (1 - across) + tables[bottom][right][p] * across
            line.append(round(upper * (1 - down) + lower * down))
        result.append(line)
    return result


def averaged(rows, width, height):
    def shares(length, to):  # of source pixels in each target one
        step = length / to
        return [[(i, min(i + 1, (t + 1) * step) - max(i, t * step)) for i in range(length)
                 if min(i + 1, (t + 1) * step) > max(i, t * step)] for t in range(to)]

    across, down = shares(len(rows[0]), width), shares(len(rows), height)
    return [[round(sum(rows[y][x] * wx * wy for y, wy in ys for x, wx in xs)
                   / sum(wx * wy for _, wy in ys for _, wx in xs)) for xs in across] for ys in down]


def flat(rows):
    return [p for row in rows for p in row]


source = picture(WIDTH, HEIGHT)
print(json.dumps({
    "width": WIDTH,
    "height": HEIGHT,
    "source": flat(source),
    "equalised": flat(equalised(source)),
    "clahe_clip_3_tiles_4": flat(clahe(source, 3, 4)),
    "averaged_15x24": flat(averaged(source, 15, 24)),
}, separators=(",", ":")))

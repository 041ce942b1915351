#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the state dicts of this folder with PyTorch itself (made with Debian's python3-torch 1.13), each as the
zip archive (.pth) and in the format before 1.6 (.legacy). Element i of a tensor is start + step * i, so that the
tests need no file to compare with. What no PyTorch of today writes is put together from the others."""
import collections
import io
import os
import pathlib
import struct
import zipfile

import torch

HERE = pathlib.Path(__file__).parent
DAY = (1980, 1, 1, 0, 0, 0)


def ramp(shape, start=0.0, step=1.0, dtype=torch.float32):
    count = 1
    for extent in shape:
        count *= extent
    return (start + step * torch.arange(count, dtype=torch.float64)).reshape(shape).to(dtype)


def kinds():
    types = {"double": torch.float64, "float": torch.float32, "half": torch.float16, "bfloat16": torch.bfloat16,
             "long": torch.int64, "int": torch.int32, "short": torch.int16, "char": torch.int8, "byte": torch.uint8}
    state = collections.OrderedDict((name, ramp((2, 3), 1, 2, dtype)) for name, dtype in types.items())
    state["bool"] = torch.tensor([True, False, True])
    state["scalar"] = torch.tensor(7)
    state["empty"] = torch.empty(0, 2)
    return state


def views():
    whole = ramp((4, 6))
    images = ramp((2, 3, 4, 5))
    return collections.OrderedDict(
        whole=whole, transposed=whole.t(), rows=whole[1::2], column=whole[:, 2], tail=whole[2:], repeated=whole[0].expand(3, 6),
        channels_last=images.contiguous(memory_format=torch.channels_last), parameter=torch.nn.Parameter(ramp((3,), 5)))


def network():
    layers = torch.nn.Sequential(torch.nn.Conv2d(1, 2, 3), torch.nn.BatchNorm2d(2))
    layers.load_state_dict({name: ramp(tensor.shape, 0.5, 0.25, tensor.dtype)
                            for name, tensor in layers.state_dict().items()})
    return layers


def checkpoint(key):
    layers = network()
    optimizer = torch.optim.Adam(layers.parameters())
    layers(torch.ones(2, 1, 5, 5)).sum().backward()
    optimizer.step()
    return {"epoch": 3, "best": 0.5, "name": "a network", "nothing": None, "done": True, "sizes": [1, (2, 70000)],
            key: network().state_dict(), "optimizer": optimizer.state_dict()}


class Command:
    def __reduce__(self):
        return os.system, ("touch state_dict_has_run",)


def save(name, content, **options):
    buffer = io.BytesIO()
    torch.save(content, buffer, **options)
    # As torch.save does it, but with the same name of the folder and the same bytes at each run.
    (HERE / f"{name}.pth").write_bytes(buffer.getvalue())
    torch.save(content, HERE / f"{name}.legacy", _use_new_zipfile_serialization=False, **options)


def rewrite(source, target, method=zipfile.ZIP_STORED, **more):
    with zipfile.ZipFile(HERE / source) as old, zipfile.ZipFile(HERE / target, "w") as new:
        contents = {name: old.read(name) for name in old.namelist()} | {f"archive/{k}": v for k, v in more.items()}
        for name, content in contents.items():
            new.writestr(zipfile.ZipInfo(name, DAY), content, method)


def python2():
    """What PyTorch 0.1 wrote under Python 2: torchvision's files of 2017."""
    def text(value):
        return b"U" + bytes([len(value)]) + value

    def tensor(key, offset, count):
        storage = (b"(" + text(b"storage") + b"ctorch\nFloatStorage\n" + text(key) + text(b"cpu") + b"K\x06NtQ")
        return (b"ctorch._utils\n_rebuild_tensor\n(" + storage + b"K" + bytes([offset])
                + b"K" + bytes([count]) + b"\x85K\x01\x85tR")

    def pair(name, value):
        return b"](" + text(name) + value + b"e"

    parameter = b"ctorch.nn.parameter\nParameter\n" + tensor(b"94", 0, 6) + b"\x85R(\x88\x89}tb"
    pickled = (b"\x80\x02ccollections\nOrderedDict\n](" + pair(b"fc.weight", parameter)
               + pair(b"fc.bias", tensor(b"94", 4, 2)) + b"e\x85R.")
    head = (b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19.\x80\x02M\xe9\x03."
            b"\x80\x02}(" + text(b"little_endian") + b"\x88" + text(b"protocol_version") + b"M\xe9\x03u.")
    (HERE / "python2.legacy").write_bytes(
        head + pickled + b"\x80\x02](" + text(b"94") + b"e." + struct.pack("<q6f", 6, *range(6)))


def main():
    save("kinds", kinds())
    save("views", views())
    save("parallel", torch.nn.DataParallel(network()).state_dict())
    save("checkpoint", checkpoint("state_dict"))
    save("protocol4", checkpoint("model"), pickle_protocol=4)
    save("command", collections.OrderedDict(weight=ramp((2,)), hook=Command()))
    rewrite("views.pth", "deflated.pth", zipfile.ZIP_DEFLATED)
    rewrite("views.pth", "little.pth", byteorder=b"little")
    rewrite("views.pth", "big.pth", byteorder=b"big")
    python2()


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Carpo's training beside PyTorch's for Python: images a second, in pairs that take turns, and their ratios.

    against_pytorch.py build/ci/bin                                   # three networks at 128 pixels, on the CPU
    against_pytorch.py build/ci/bin --loader                          # PNGs through a DataLoader of two workers
    against_pytorch.py build/ci/bin --device cuda --network lenet_ufg:550 resnet50:224 inception_v4:598

Both sides take the same network, side, batch, threads, optimizer (AdamW) and loss (L1), and noise that lies in
memory: Carpo from its 8-bit pixels through train(), as always; Python from one tensor of floats. Each measurement is
a process of its own; starting up and the first steps are not counted. Python's network is the one that one writes
without further thought (pytorch_networks.py); --channels-last lays it as Carpo's lies.

With --loader each side is one whole program, from its start to its end: `carpo-cli train` makes its pixel cache and
trains, pytorch_loader.py opens each image in each epoch. Needs PyTorch, torchvision and, with --loader, Pillow.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent


def result_of(command, cache=None):
    """The JSON objects that it printed, and how long the whole took."""
    surroundings = dict(os.environ, XDG_CACHE_HOME=str(cache)) if cache else None
    start = time.perf_counter()
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          env=surroundings, check=False)
    seconds = time.perf_counter() - start
    if done.returncode != 0:
        sys.exit(f"{command[0]}: {done.stderr.decode()}")
    lines = [json.loads(line) for line in done.stdout.decode().splitlines() if line.startswith("{")]
    return lines, seconds


def carpo_steps(arguments, network, side):
    settings = {"network.name": network, "data.input_size": side, "training.batch_size": arguments.batch,
                "execution.threads": arguments.threads, "execution.device": arguments.device,
                "execution.precision": "mixed" if arguments.mixed else "float32"}
    return [arguments.bin / "bench_train_rate", arguments.steps, arguments.warm_up,
            *(f"{key}={value}" for key, value in settings.items())]


def python_steps(arguments, network, side):
    command = [sys.executable, HERE / "pytorch_training.py", network, "--side", side, "--batch", arguments.batch,
               "--threads", arguments.threads, "--device", arguments.device, "--steps", arguments.steps,
               "--warm-up", arguments.warm_up]
    return command + ["--channels-last"] * arguments.channels_last + ["--mixed"] * arguments.mixed


def in_turns(pairs, carpo, python):
    """Each side's results; who begins changes from pair to pair."""
    for pair in range(pairs):
        order = (carpo, python) if pair % 2 else (python, carpo)
        results = {side: side() for side in order}
        yield results[carpo], results[python]


def load():
    return f"load {os.getloadavg()[0]:.2f}"


def compare_steps(arguments, network, side):
    name = f"{network} {side} px, batch {arguments.batch}, {arguments.device}, {arguments.threads} threads"
    print(f"{name}: images/s ({load()})")
    ratios = []
    turns = in_turns(arguments.pairs, lambda: result_of(carpo_steps(arguments, network, side))[0][-1],
                     lambda: result_of(python_steps(arguments, network, side))[0][-1])
    for carpo, python in turns:
        if carpo["parameters"] != python["parameters"]:
            sys.exit(f"{network}: {carpo['parameters']} parameters here, {python['parameters']} in Python")
        ratios.append(carpo["images_per_second"] / python["images_per_second"])
        print(f"  Carpo {carpo['images_per_second']:8.1f}   PyTorch {python['images_per_second']:8.1f}   "
              f"ratio {ratios[-1]:.3f}   ({load()})", flush=True)
    print(f"  median of {len(ratios)} ratios: {statistics.median(ratios):.3f}  "
          f"({carpo['parameters']} parameters, PyTorch {python['version']})", flush=True)


def compare_loaders(arguments, home):
    folder = home / "cohort"
    if arguments.cohort:
        folder = arguments.cohort
    else:
        subprocess.run([arguments.bin / "carpo-cli", "phantom", folder, "--count", str(arguments.images), "--seed",
                        "1", "--height", str(arguments.height)], check=True, stdout=subprocess.DEVNULL)
    images = len(list(folder.rglob("*.png")))
    print(f"lenet_ufg 128 px from {images} PNGs, batch {arguments.batch}, {arguments.epochs} epochs ({load()})")
    number = iter(range(arguments.pairs))

    def carpo():
        own = home / str(next(number))  # with a pixel cache of its own, which is empty
        own.mkdir()
        lines, seconds = result_of([
            arguments.bin / "carpo-cli", "train", "lenet_ufg", "--data", folder, "--project", own / "bench.carpo", "--json",
            *(part for setting in (f"training.epochs={arguments.epochs}", f"training.batch_size={arguments.batch}",
                                   f"execution.threads={arguments.threads}", "execution.device=cpu")
              for part in ("--set", setting))], own)
        epochs = [line for line in lines if "epoch" in line]
        return seconds, epochs[-1]["images_per_second"]

    def python():
        lines, seconds = result_of([sys.executable, HERE / "pytorch_loader.py", folder, "--epochs", arguments.epochs,
                                    "--batch", arguments.batch, "--threads", arguments.threads])
        return seconds, lines[-1]["images_per_second"]

    whole = []
    steady = []
    for (carpo_seconds, carpo_rate), (python_seconds, python_rate) in in_turns(arguments.pairs, carpo, python):
        whole.append(python_seconds / carpo_seconds)
        steady.append(carpo_rate / python_rate)
        print(f"  whole: Carpo {carpo_seconds:.1f} s, PyTorch {python_seconds:.1f} s, {whole[-1]:.2f} times as fast; "
              f"last epoch: {carpo_rate:.1f} and {python_rate:.1f} images/s, {steady[-1]:.2f} times   ({load()})",
              flush=True)
    print(f"  median of {len(whole)}: the whole program {statistics.median(whole):.2f} times as fast, "
          f"the last epoch {statistics.median(steady):.2f} times")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bin", type=pathlib.Path, help="folder of bench_train_rate and carpo-cli")
    parser.add_argument("--network", nargs="+", default=["lenet_ufg", "rapida", "resnet18"],
                        help="name, or name:side")
    parser.add_argument("--side", type=int, default=128, help="of networks that say none, pixels")
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--device", default="cpu", choices=("cpu", "cuda"))
    parser.add_argument("--mixed", action="store_true", help="bfloat16 on both sides")
    parser.add_argument("--channels-last", action="store_true", help="Python's network too")
    parser.add_argument("--steps", type=int, default=30, help="that are counted")
    parser.add_argument("--warm-up", type=int, default=3, help="steps before them")
    parser.add_argument("--pairs", type=int, default=5)
    parser.add_argument("--loader", action="store_true", help="from PNGs instead, LeNet at 128 pixels")
    parser.add_argument("--images", type=int, default=80, help="of the cohort that --loader makes")
    parser.add_argument("--height", type=int, default=2048, help="of its images, pixels")
    parser.add_argument("--cohort", type=pathlib.Path, help="for --loader: one that `carpo-cli phantom` made before")
    parser.add_argument("--epochs", type=int, default=3, help="of --loader")
    arguments = parser.parse_args()
    if arguments.loader:
        with tempfile.TemporaryDirectory() as home:
            compare_loaders(arguments, pathlib.Path(home))
        return
    for network in arguments.network:
        name, _, side = network.partition(":")
        compare_steps(arguments, name, int(side or arguments.side))


if __name__ == "__main__":
    main()

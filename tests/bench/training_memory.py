# SPDX-License-Identifier: GPL-3.0-or-later
"""Memory of a training: the most that carpo-cli held that belongs to no file (RssAnon), once its pixel cache is made.

    training_memory.py CLI DATASET [--network lenet_ufg] [--side 550] [--batch 8] [--seconds 120]

The cache is made first, by a training of one small batch that is stopped; what that takes is printed too. Linux only.
"""
import argparse
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import time


def field(pid, name):
    try:
        text = pathlib.Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return 0
    found = re.search(rf"^{name}:\s+(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1e6 if found else 0


def most(command, seconds, log):
    """GB of RssAnon, RssFile and of both together while the command runs, for so long after its first batch."""
    cache = os.path.dirname(log.name) + "/cache"
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=log,
                               env=dict(os.environ, XDG_CACHE_HOME=cache))
    anonymous = mapped = 0.0
    until = None
    while process.poll() is None and (until is None or time.monotonic() < until):
        anonymous = max(anonymous, field(process.pid, "RssAnon"))
        mapped = max(mapped, field(process.pid, "RssFile"))
        log.flush()
        if until is None and "training on" in pathlib.Path(log.name).read_text(errors="replace"):
            until = time.monotonic() + seconds
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    process.wait()
    return anonymous, mapped


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("dataset")
    parser.add_argument("--network", default="lenet_ufg")
    parser.add_argument("--side", default="550")
    parser.add_argument("--batch", default="8")
    parser.add_argument("--seconds", type=float, default=120)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for what, seconds in (("making the cache, and a few batches", 1), ("training", arguments.seconds)):
            with open(f"{folder}/log", "w+") as log:
                anonymous, mapped = most(
                    [arguments.cli, "train", "demo", "--data", arguments.dataset, "--project", f"{folder}/p.carpo",
                     "--set", f"network.name={arguments.network}", "--set", f"data.input_size={arguments.side}",
                     "--set", f"training.batch_size={arguments.batch}"], seconds, log)
            print(f"{what}: {anonymous:.2f} GB of no file, {mapped:.2f} GB of mapped files", flush=True)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lecture's 2x2 table of transfer learning, measured with the presets and weights trained here.

    transfer_table.py CARPO_CLI [--home FOLDER] [--side 48] [--much 1500] [--little 60] [--seeds 3]

Trains Rápida on two bases: a near one (phantoms of another seed, their age) and a far one (shapes and textures,
their class). From each it trains on much and on little of one cohort of phantoms: the head alone, the last stages
and the head, all, all under strong regularisation, and all from scratch, each with the recipe of the cell's preset.
Every run is judged on the same 250 phantoms. Prints the validation MAE in months (of little data: mean and range
over seeds, each with other images) and the MAE of always guessing; `*` marks what the cell's presets do. Needs
nothing but Python. What is made stays in --home, where a second call finds it: take another one once a preset has
changed.
"""
import argparse
import csv
import json
import os
import shutil
import statistics
import subprocess
import tempfile
import time

TRAIN = "boneage-training-dataset"
VALIDATION = "boneage-validation-dataset"
APART = 100_000  # between the ids of training and validation
CELLS = {("similar", "much"): "transfer_similar_much", ("different", "much"): "transfer_different_much",
         ("similar", "little"): "transfer_similar_little", ("different", "little"): "transfer_different_little"}
HARD = "transfer_different_little_all"
ALL_STAGES = 16  # of Rápida: eight convolutions, each with its normalisation
LAST_FROM = 6  # the last five convolutions learn
WAYS = {"head only": {"transfer.frozen_stages": ALL_STAGES},
        "last stages": {"transfer.frozen_stages": LAST_FROM},
        "all": {"transfer.frozen_stages": 0},
        "all, regularised": None,
        "from scratch": {"transfer.frozen_stages": 0, "transfer.body_rate": 1, "transfer.weights": ""}}
CHOSEN = {("similar", "much"): ["last stages"], ("different", "much"): ["all"], ("similar", "little"): ["head only"],
          ("different", "little"): ["head only", "all, regularised"]}


class Bench:
    def __init__(self, arguments, home):
        self.arguments = arguments
        self.home = home
        self.project = os.path.join(home, "table.carpo")
        self.done = self.path("done.json")
        self.results = {}
        if os.path.exists(self.done):
            with open(self.done, encoding="utf-8") as file:
                self.results = json.load(file)

    def path(self, *names):
        return os.path.join(self.home, *names)

    def cli(self, *words):
        done = subprocess.run([self.arguments.carpo_cli, *map(str, words)], check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        return done

    def phantoms(self, name, count, seed):
        folder = self.path(name)
        self.cli("phantom", folder, "--count", count, "--seed", seed, "--height", self.arguments.height)
        return folder

    def target(self):
        """One set that brings its own validation images, so that every run is judged on the same ones."""
        folder = self.path("target")
        if os.path.exists(os.path.join(folder, VALIDATION + ".csv")):
            return folder
        shutil.copytree(self.phantoms("much", self.arguments.much, 21), folder, dirs_exist_ok=True)
        judge = self.phantoms("judge", 250, 22)
        os.makedirs(os.path.join(folder, VALIDATION), exist_ok=True)
        with open(os.path.join(judge, TRAIN + ".csv"), newline="", encoding="utf-8") as table:
            rows = list(csv.DictReader(table))
        for row in rows:
            other = str(int(row["id"]) + APART)
            shutil.copy(os.path.join(judge, TRAIN, row["id"] + ".png"),
                        os.path.join(folder, VALIDATION, other + ".png"))
            row["id"] = other
        with open(os.path.join(folder, VALIDATION + ".csv"), "w", newline="", encoding="utf-8") as table:
            writer = csv.DictWriter(table, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
        return folder

    def train(self, preset, data, settings, project=None):
        """What the training prints last: the run's number and the best epoch's metrics."""
        key = json.dumps([preset, self.arguments.side, settings])
        if key in self.results:
            return self.results[key]
        words = ["train", preset, "--data", data, "--project", project or self.project, "--json"]
        for name, value in {"data.input_size": self.arguments.side, "execution.threads": self.arguments.threads,
                            **settings}.items():
            words += ["--set", f"{name}={value}"]
        start = time.monotonic()
        done = self.cli(*words)
        last = json.loads(done.stdout.splitlines()[-1])
        print(f"  {preset} {settings}: {last['best']}, {time.monotonic() - start:.0f} s", flush=True)
        self.results[key] = last
        with open(self.done, "w", encoding="utf-8") as file:
            json.dump(self.results, file, indent=1)
        return last

    def base(self, name, data, settings):
        """Where the best weights of a training on that data lie."""
        file = self.path(name + ".safetensors")
        if not os.path.exists(file):
            project = self.path(name + ".carpo")
            run = self.train("demo", data, {"training.epochs": self.arguments.base_epochs, **settings}, project)["run"]
            shutil.copy(f"{project}.runs/{run}/best.safetensors", file)
        return file

    def bases(self):
        near = self.phantoms("near", self.arguments.base, 11)
        far = self.path("far")
        self.cli("textures", far, "--count", self.arguments.base, "--seed", 12, "--height", self.arguments.height)
        of_classes = {"target.name": "class", "loss.name": "cross_entropy", "network.sex": "none"}
        return {"similar": self.base("near_base", near, {}), "different": self.base("far_base", far, of_classes)}

    def measure(self, preset, data, settings, amount):
        maes = []
        for seed in range(1, self.arguments.seeds + 1 if amount == "little" else 2):
            subset = {"data.subset_count": self.arguments.little, "data.subset_seed": seed} if amount == "little" else {}
            maes.append(self.train(preset, data, {**settings, **subset, "training.seed": seed})["best"]["val_mae"])
        return maes


def shown(maes):
    text = f"{statistics.mean(maes):.1f}"
    return text + (f" ({min(maes):.1f} to {max(maes):.1f})" if len(maes) > 1 else "")


def guess(folder):
    """The MAE of always saying the training median."""
    def ages(name):
        with open(os.path.join(folder, name + ".csv"), newline="", encoding="utf-8") as table:
            return [float(row["boneage"]) for row in csv.DictReader(table)]
    middle = statistics.median(ages(TRAIN))
    return statistics.mean(abs(age - middle) for age in ages(VALIDATION))


def table(bench):
    bases = bench.bases()
    target = bench.target()
    print(f"always guessing: {guess(target):.1f} months")
    scratch = {}
    for (likeness, amount), preset in CELLS.items():
        rows = []
        for way, settings in WAYS.items():
            if way == "all, regularised" and amount == "much":
                continue
            start = {"transfer.weights": bases[likeness]}
            if way == "from scratch":
                # Without weights, both bases are the same.
                if amount not in scratch:
                    scratch[amount] = bench.measure(preset, target, settings, amount)
                maes = scratch[amount]
            elif settings is None:
                maes = bench.measure(HARD, target, start, amount)
            else:
                maes = bench.measure(preset, target, {**start, **settings}, amount)
            rows.append(f"  {'*' if way in CHOSEN[likeness, amount] else ' '} {way:18} {shown(maes)}")
        print(f"{likeness} data, {amount} of it:", *rows, sep="\n", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carpo_cli")
    parser.add_argument("--home")
    parser.add_argument("--side", type=int, default=48, help="of the network's input, px")
    parser.add_argument("--height", type=int, default=64, help="of the images, px")
    parser.add_argument("--base", type=int, default=1500, help="images of each base")
    parser.add_argument("--base-epochs", type=int, default=12)
    parser.add_argument("--much", type=int, default=1500)
    parser.add_argument("--little", type=int, default=60)
    parser.add_argument("--threads", type=int, default=0, help="of the CPU; 0: all")
    parser.add_argument("--seeds", type=int, default=3)
    arguments = parser.parse_args()
    start = time.monotonic()
    home = arguments.home or tempfile.mkdtemp(prefix="transfer-")
    os.makedirs(home, exist_ok=True)
    table(Bench(arguments, home))
    print(f"{time.monotonic() - start:.0f} s")
    if not arguments.home:
        shutil.rmtree(home)


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shipped presets reach on phantoms, beside what they are to reach.

    presets.py CARPO_CLI [--home FOLDER] [--cohorts 11,12,13] [--seeds 1,2] [--count 2000] [--height 512]
               [--set key=value]...

For each cohort seed times each training seed: the demonstration preset, the same without the sex, and the lecture's
LeNet; for each cohort seed once more the demonstration preset on bones that belong to another child
(--shuffle-maturity). Prints the best epoch's validation MAE in months, the seconds from the command's start to its
end, and whether an epoch after the third lies above the guess, which is the MAE of always saying the training
images' median. A whole measurement takes about two hours on two cores; what is done stays in --home, where a second
call finds it. Exits with 1 where a bound is missed. Needs nothing but Python.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

DEMO, WITHOUT_SEX, LENET, SHUFFLED = "demo", "demo without sex", "lenet_ufg", "demo, bones shuffled"
SECONDS = 600


class Bench:
    def __init__(self, arguments, home):
        self.arguments = arguments
        self.home = home
        # What was measured with other settings is another measurement.
        settings = json.dumps([arguments.count, arguments.height, arguments.set])
        self.done = os.path.join(home, "done.json")
        self.results = {}
        if os.path.exists(self.done):
            with open(self.done, encoding="utf-8") as file:
                stored = json.load(file)
            if stored["settings"] != settings:
                raise SystemExit(f"{home} holds a measurement with other settings: name another --home")
            self.results = stored["results"]
        self.settings = settings

    def keep(self):
        with open(self.done + ".new", "w", encoding="utf-8") as file:
            json.dump({"settings": self.settings, "results": self.results}, file)
        os.replace(self.done + ".new", self.done)

    def cli(self, *words):
        done = subprocess.run([self.arguments.carpo_cli, *map(str, words)], check=False, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode != 0:
            raise SystemExit(done.stderr)
        return done

    def cohort(self, seed, shuffled):
        folder = os.path.join(self.home, f"cohort-{seed}" + ("-shuffled" if shuffled else ""))
        if not os.path.exists(folder + ".made"):
            self.cli("phantom", folder, "--count", self.arguments.count, "--seed", seed, "--height",
                     self.arguments.height, *(["--shuffle-maturity"] if shuffled else []))
            open(folder + ".made", "w", encoding="utf-8").close()
        return folder

    def train(self, what, cohort, seed):
        key = f"{what} {cohort} {seed}"
        if key not in self.results:
            data = self.cohort(cohort, what == SHUFFLED)
            settings = [f"training.seed={seed}", *self.arguments.set]
            if what == WITHOUT_SEX:
                settings.append("network.sex=none")
            project = os.path.join(self.home, key.replace(" ", "-") + ".carpo")
            words = [word for setting in settings for word in ("--set", setting)]
            start = time.monotonic()
            lines = [json.loads(line) for line in
                     self.cli("train", LENET if what == LENET else DEMO, "--data", data, "--project", project, *words,
                              "--json").stdout.splitlines()]
            seconds = time.monotonic() - start
            self.results[key] = {"mae": lines[-1]["best"]["val_mae"], "seconds": seconds,
                                 "epochs": [line["val_mae"] for line in lines[:-1]], "guess": self.guess(data, project)}
            self.keep()
        return self.results[key]

    def guess(self, data, project):
        """The MAE of the training images' median on the validation images, as predictions name them."""
        ages = {}
        with open(os.path.join(data, "boneage-training-dataset.csv"), encoding="utf-8") as file:
            columns = file.readline().strip().split(",")
            for line in file:
                row = dict(zip(columns, line.strip().split(",")))
                ages[row["id"]] = float(row["boneage"])
        parts = {}
        for part in ("train", "validation"):
            out = os.path.join(self.home, "part.csv")
            self.cli("predict", 1, "--data", data, "--project", project, "--split", part, "--out", out)
            with open(out, encoding="utf-8") as file:
                parts[part] = [ages[line.split(",")[0]] for line in file.readlines()[1:]]
        median = statistics.median(parts["train"])
        return statistics.fmean(abs(age - median) for age in parts["validation"])


def verdict(held):
    return "ok" if held else "MISSED"


def report(bench):
    arguments = bench.arguments
    misses = 0
    print(f"{'what':22} {'cohort':>6} {'seed':>4} {'MAE':>6} {'guess':>6} {'s':>6}  above the guess after epoch 3")
    for what in (DEMO, WITHOUT_SEX, LENET, SHUFFLED):
        for cohort in arguments.cohorts:
            for seed in arguments.seeds if what != SHUFFLED else arguments.seeds[:1]:
                result = bench.train(what, cohort, seed)
                above = [i + 1 for i, mae in enumerate(result["epochs"]) if i >= 3 and mae > result["guess"]]
                words = ", ".join(map(str, above)) or "none"
                bounds = []
                if what in (DEMO, LENET):
                    bounds.append(("MAE", result["mae"] <= (12 if what == DEMO else 25)))
                    bounds.append(("time", result["seconds"] <= SECONDS))
                if what == DEMO:
                    bounds.append(("curve", not above))
                if what == SHUFFLED:
                    bounds.append(("honest", abs(result["mae"] - result["guess"]) <= 3))
                misses += sum(not held for _, held in bounds)
                print(f"{what:22} {cohort:6} {seed:4} {result['mae']:6.2f} {result['guess']:6.2f} "
                      f"{result['seconds']:6.0f}  {words:10} "
                      + ", ".join(f"{name} {verdict(held)}" for name, held in bounds), flush=True)
    pairs = [(cohort, seed) for cohort in arguments.cohorts for seed in arguments.seeds]
    worse = (statistics.fmean(bench.train(WITHOUT_SEX, *pair)["mae"] for pair in pairs)
             - statistics.fmean(bench.train(DEMO, *pair)["mae"] for pair in pairs))
    misses += worse < 1
    print(f"without the sex the mean is worse by {worse:.2f} months (at least 1 wanted): {verdict(worse >= 1)}")
    print("bounds: demo at most 12 months and LeNet at most 25, each within 600 s; no epoch of the demo after the "
          "third above the guess; with shuffled bones within 3 months of the guess")
    return misses


def numbers(text):
    return [int(part) for part in text.split(",")]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carpo_cli")
    parser.add_argument("--home")
    parser.add_argument("--cohorts", type=numbers, default=[11, 12, 13])
    parser.add_argument("--seeds", type=numbers, default=[1, 2])
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--height", type=int, default=512)
    parser.add_argument("--set", action="append", default=[])
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        home = arguments.home or temporary
        os.makedirs(home, exist_ok=True)
        return 1 if report(Bench(arguments, home)) else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well `carpo-cli label-suspects` finds wrong ages and sexes, and what it costs.

    label_suspects.py CARPO_CLI [--count 2000] [--seed 41] [--anomalies 0.05]      on phantoms
    label_suspects.py CARPO_CLI --real FOLDER                                       on a real set

Phantoms come with wrong ages and sexes (anomalies.csv is the truth); as many more ages are made wrong by more
than 60 months that 20 in all are. In a real set (RSNA training layout; it is not touched) 20 ages are made wrong
so and 20 sexes turned round, and the labels that were wrong already count as false alarms. Prints the average
precision of each kind, where the planted ones rank, and the CPU seconds. What follows `--` goes to
label-suspects. Needs nothing but Python.
"""
import argparse
import csv
import json
import os
import random
import resource
import subprocess
import sys
import tempfile

GROSS = 60  # months


def average_precision(ranked, positives):
    """Mean over the positives of the precision at their rank; one that is not listed counts as 0."""
    hits, total = 0, 0.0
    for rank, name in enumerate(ranked, 1):
        if name in positives:
            hits += 1
            total += hits / rank
    return total / len(positives) if positives else float("nan")


def read_rows(folder):
    for name in ("boneage-training-dataset.csv", "train.csv"):
        path = os.path.join(folder, name)
        if os.path.exists(path):
            with open(path, newline="", encoding="utf-8") as table:
                return list(csv.DictReader(table))
    sys.exit(f"{folder}: no label table")


def linked_copy(source, target, rows):
    """A set of the same pictures with other labels."""
    os.makedirs(target)
    os.symlink(os.path.abspath(os.path.join(source, "boneage-training-dataset")),
               os.path.join(target, "boneage-training-dataset"))
    with open(os.path.join(target, "boneage-training-dataset.csv"), "w", newline="", encoding="utf-8") as table:
        writer = csv.DictWriter(table, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


def shifted(months, rng):
    shift = rng.uniform(GROSS + 1, 110)
    return round(months - shift if months - shift >= 1 else months + shift)


def plant(rows, truth, ages, sexes, rng):
    """Makes labels wrong that are right so far."""
    free = [row for row in rows if row["id"] not in truth]
    rng.shuffle(free)
    for row in free[:ages]:
        truth[row["id"]] = ("wrong_age", float(row["boneage"]))
        row["boneage"] = str(shifted(float(row["boneage"]), rng))
    for row in free[ages:ages + sexes]:
        truth[row["id"]] = ("wrong_sex", row["male"])
        row["male"] = "False" if row["male"].lower() == "true" else "True"


def main():
    options, extra = sys.argv[1:], []
    if "--" in options:
        extra = options[options.index("--") + 1:]
        options = options[:options.index("--")]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carpo_cli")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--anomalies", type=float, default=0.05)
    parser.add_argument("--real")
    parser.add_argument("--keep", help="folder to work in, kept for a second run")
    arguments = parser.parse_args(options)
    home = arguments.keep or tempfile.mkdtemp(prefix="label-suspects-")
    rng = random.Random(arguments.seed)
    truth, source = {}, arguments.real
    if source is None:
        source = os.path.join(home, "cohort")
        subprocess.run([arguments.carpo_cli, "phantom", source, "--count", str(arguments.count), "--seed",
                        str(arguments.seed), "--anomalies", str(arguments.anomalies), "--height", "256"],
                       check=True)
        with open(os.path.join(source, "anomalies.csv"), newline="", encoding="utf-8") as table:
            truth = {row["id"]: (row["kind"], row["other"]) for row in csv.DictReader(table)}
    rows = read_rows(source)
    label = {row["id"]: float(row["boneage"]) for row in rows}
    gross = {name for name, (kind, other) in truth.items()
             if kind == "wrong_age" and abs(float(other) - label[name]) > GROSS}
    plant(rows, truth, 20 - len(gross), 0 if truth else 20, rng)
    label = {row["id"]: float(row["boneage"]) for row in rows}
    wrong_age = {name for name, (kind, _) in truth.items() if kind == "wrong_age"}
    gross = {name for name in wrong_age if abs(float(truth[name][1]) - label[name]) > GROSS}
    wrong_sex = {name for name, (kind, _) in truth.items() if kind == "wrong_sex"}
    target = os.path.join(home, "labelled")
    if not os.path.exists(target):
        linked_copy(source, target, rows)

    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = subprocess.run([arguments.carpo_cli, "label-suspects", target, "--project",
                          os.path.join(home, "bench.carpo"), "--json"] + extra, check=True,
                         stdout=subprocess.PIPE, text=True).stdout
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    suspects = [json.loads(line) for line in out.splitlines()]
    ranked = [suspect["id"] for suspect in suspects]
    ages = [suspect["id"] for suspect in suspects if suspect["kind"] == "age"]
    sexes = [suspect["id"] for suspect in suspects if suspect["kind"] == "sex"]
    rank = {name: place for place, name in enumerate(ranked, 1)}
    errors = sorted(abs(s["label"] - s["expected"]) for s in suspects
                    if s["kind"] == "age" and s["id"] not in truth)
    print(f"images {len(rows)}, ranked {len(ranked)}, CPU seconds "
          f"{after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime:.0f}")
    print(f"error on right labels: mean {sum(errors) / len(errors):.1f}, median {errors[len(errors) // 2]:.1f} months")
    print(f"ages wrong by more than {GROSS} months: {len(gross)}, average precision "
          f"{average_precision([n for n in ranked if n not in wrong_age - gross], gross):.3f} "
          f"(other wrong ages left out), {average_precision(ranked, gross):.3f} (counted as false)")
    print(f"all wrong ages: {len(wrong_age)}, average precision {average_precision(ages, wrong_age):.3f}")
    print(f"wrong sexes: {len(wrong_sex)}, among the {len(sexes)} of kind sex: {len(wrong_sex & set(sexes))}, "
          f"average precision {average_precision(sexes, wrong_sex):.3f} "
          f"(by chance {len(wrong_sex) / len(rows):.3f})")
    print("ranks of the gross ones:", sorted(rank.get(name, 0) for name in gross))
    print("first 30:", " ".join(truth.get(name, ("-",))[0] for name in ranked[:30]))


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well `carpo-cli outliers` and `duplicates` find what is wrong with images, and how long they take.

    suspects.py CARPO_CLI [--count 2000] [--seed 501 502 503] [--anomalies 0.05]      on phantoms
    suspects.py CARPO_CLI --real FOLDER [--seed 501]                                  on a real set

Phantoms come with their truth (anomalies.csv). In a copy of a real set (RSNA training layout; it is not touched)
30 radiographs each are inverted, made blank and turned upside down, and 30 more are added a second time, resized,
with another brightness and as JPEG. Prints, for each set, how many of the first outliers were altered, where each
kind ranks, which pairs are grouped, which groups are none, and the seconds of the scan, `outliers` and
`duplicates`. The real set needs python3-opencv.
"""
import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import tempfile
import time

KINDS = ("inverted two_hands foreign_object underexposed overexposed wrong_aspect cropped upside_down blank "
         "not_a_hand").split()
EARLY = ("inverted", "blank", "two_hands", "underexposed", "overexposed")
EACH = 30
IMAGES = "boneage-training-dataset"


def lines_of(cli, command, folder, project):
    start = time.monotonic()
    out = subprocess.run([cli, command, folder, "--project", project, "--json"], check=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return [json.loads(line) for line in out.splitlines()], time.monotonic() - start


def ranks_of(outliers, truth):
    ranks = {}
    for place, outlier in enumerate(outliers, 1):
        ranks.setdefault(truth.get(outlier["id"], ""), []).append(place)
    return ranks


def measured(cli, folder, home):
    """Outliers and groups; the first command scans."""
    project = os.path.join(home, "bench.carpo")
    if os.path.exists(project):
        os.remove(project)
    _, scanning = lines_of(cli, "scan", folder, project)
    outliers, ranking = lines_of(cli, "outliers", folder, project)
    groups, comparing = lines_of(cli, "duplicates", folder, project)
    print(f"  seconds: scan {scanning:.1f}, outliers {ranking:.1f}, duplicates {comparing:.1f}, "
          f"all {scanning + ranking + comparing:.1f}")
    return outliers, groups


def print_groups(groups, pairs):
    """`pairs`: a set of two ids to whether they are the same pixels."""
    found = {frozenset(pair): any(set(pair) <= set(group["ids"]) and (group["exact"] or not exact)
                                  for group in groups) for pair, exact in pairs.items()}
    for wanted, word in ((True, "exact"), (False, "near")):
        some = [frozenset(pair) for pair, exact in pairs.items() if exact == wanted]
        print(f"  {word} pairs grouped: {sum(found[pair] for pair in some)} of {len(some)}")
    known = {frozenset(pair) for pair in pairs}
    others = [group["ids"] for group in groups
              if not any(pair <= set(group["ids"]) for pair in known)]
    print(f"  groups that were not planted: {len(others)}", *others[:40])


def on_phantoms(arguments, seed):
    home = tempfile.mkdtemp(prefix="suspects-")
    folder = os.path.join(home, "cohort")
    subprocess.run([arguments.carpo_cli, "phantom", folder, "--count", str(arguments.count), "--seed", str(seed),
                    "--anomalies", str(arguments.anomalies)], check=True, stderr=subprocess.DEVNULL)
    with open(os.path.join(folder, "anomalies.csv"), newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    kind = {row["id"]: row["kind"] for row in rows if row["kind"] in KINDS}
    pairs = {(row["id"], row["other"]): row["kind"] == "exact_duplicate"
             for row in rows if row["kind"].endswith("_duplicate")}
    print(f"phantoms, seed {seed}: {arguments.count} images, {len(kind)} with something wrong")
    outliers, groups = measured(arguments.carpo_cli, folder, home)
    first = sum(outlier["id"] in kind for outlier in outliers[:len(kind)])
    print(f"  of the first {len(kind)} outliers carry an image kind: {first}")
    ranks = ranks_of(outliers, kind)
    limit = round(1.2 * len(kind))
    late = {name: [place for place in ranks.get(name, []) if place > limit] for name in EARLY}
    print(f"  {', '.join(EARLY)} beyond the first {limit}:", {k: v for k, v in late.items() if v} or "none")
    named = sum(outlier.get("kind") == kind[outlier["id"]] for outlier in outliers if outlier["id"] in kind)
    print(f"  kinds named rightly: {named} of {len(kind)}")
    for name in KINDS:
        print(f"    {name:15}", *ranks.get(name, []))
    print_groups(groups, pairs)
    shutil.rmtree(home)


def altered_copy(source, folder, rng):
    """A copy of a real set with what was planted: id to kind, and pairs."""
    import cv2
    os.makedirs(os.path.join(folder, IMAGES))
    with open(os.path.join(source, "boneage-training-dataset.csv"), newline="", encoding="utf-8") as table:
        rows = list(csv.DictReader(table))
    for row in rows:
        os.symlink(os.path.abspath(os.path.join(source, IMAGES, row["id"] + ".png")),
                   os.path.join(folder, IMAGES, row["id"] + ".png"))
    kind, pairs = {}, {}
    chosen = rng.sample(rows, 4 * EACH)
    for place, row in enumerate(chosen):
        path = os.path.join(folder, IMAGES, row["id"] + ".png")
        image = cv2.imread(path, cv2.IMREAD_UNCHANGED)
        what = ("inverted", "blank", "upside_down", "")[place % 4]
        if what:
            kind[row["id"]] = what
            os.remove(path)
            changed = {"inverted": lambda: 255 - image, "blank": lambda: image * 0 + rng.choice((0, 255, 90)),
                       "upside_down": lambda: cv2.rotate(image, cv2.ROTATE_180)}[what]()
            cv2.imwrite(path, changed)
            continue
        scale = rng.uniform(0.7, 1.5)
        copy = cv2.resize(image, None, fx=scale, fy=scale,
                          interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC)
        copy = cv2.convertScaleAbs(copy, alpha=rng.uniform(0.75, 1.1), beta=rng.uniform(0, 12))
        _, jpeg = cv2.imencode(".jpg", copy, [cv2.IMWRITE_JPEG_QUALITY, rng.choice((60, 75, 90))])
        name = str(900000 + place)
        with open(os.path.join(folder, IMAGES, name + ".png"), "wb") as file:  # known by its content
            file.write(jpeg.tobytes())
        pairs[(row["id"], name)] = False
        rows.append({**row, "id": name})
    with open(os.path.join(folder, "boneage-training-dataset.csv"), "w", newline="", encoding="utf-8") as table:
        writer = csv.DictWriter(table, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
    return kind, pairs, len(rows)


def on_real(arguments, seed):
    home = tempfile.mkdtemp(prefix="suspects-")
    folder = os.path.join(home, "set")
    kind, pairs, count = altered_copy(arguments.real, folder, random.Random(seed))
    print(f"{arguments.real}, seed {seed}: {count} images, {len(kind)} altered")
    outliers, groups = measured(arguments.carpo_cli, folder, home)
    first = sum(outlier["id"] in kind for outlier in outliers[:300])
    print(f"  of the {len(kind)} altered among the first 300 outliers: {first}")
    ranks = ranks_of(outliers, kind)
    for name in ("inverted", "blank", "upside_down"):
        print(f"    {name:15}", *ranks.get(name, []))
    print("  first 100:", " ".join(f"{o['id']}:{kind.get(o['id'], o.get('kind', '-'))}" for o in outliers[:100]))
    print_groups(groups, pairs)
    shutil.rmtree(home)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("carpo_cli")
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, nargs="+", default=[501, 502, 503])
    parser.add_argument("--anomalies", type=float, default=0.05)
    parser.add_argument("--real")
    arguments = parser.parse_args()
    for seed in arguments.seed[:1] if arguments.real else arguments.seed:
        (on_real if arguments.real else on_phantoms)(arguments, seed)


if __name__ == "__main__":
    main()

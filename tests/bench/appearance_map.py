#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How trustworthy the appearance map is, beside scikit-learn's t-SNE and PCA of the same points.

    appearance_map.py BENCH_APPEARANCE_MAP DATASET [--most 2000]

Trustworthiness (Venna and Kaski 2001) for 5 and 15 neighbours, by sklearn.manifold.trustworthiness; t-SNE and all
figures on the first --most points. Needs python3-sklearn.
"""
import argparse
import os
import subprocess
import tempfile

import numpy
from sklearn.decomposition import PCA
from sklearn.manifold import TSNE, trustworthiness


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bench")
    parser.add_argument("dataset")
    parser.add_argument("--most", type=int, default=2000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        out = os.path.join(home, "map.csv")
        subprocess.run([arguments.bench, arguments.dataset, os.path.join(home, "bench.carpo"), out], check=True)
        table = numpy.loadtxt(out, delimiter=",", dtype=numpy.float32)[:arguments.most]
    points = table[:, 2:]
    maps = {"Carpo's UMAP": table[:, :2],
            "scikit-learn's t-SNE": TSNE(init="pca", learning_rate="auto", random_state=1).fit_transform(points),
            "scikit-learn's PCA": PCA(2).fit_transform(points)}
    for name, places in maps.items():
        print(f"{name:22}", *(f"trustworthiness({k}) {trustworthiness(points, places, n_neighbors=k):.4f}"
                              for k in (5, 15)))


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains the LeNet variation at 128 pixels on a folder of PNGs in RSNA's layout, as one writes it with a Dataset, Pillow
and a DataLoader of two workers; a fifth is for validation. Prints one JSON object an epoch."""
import argparse
import csv
import json
import pathlib
import time

import numpy
import torch
from PIL import Image
from pytorch_networks import lenet_ufg
from torch.utils.data import DataLoader, Dataset, random_split


class Radiographs(Dataset):
    def __init__(self, folder, side):
        self.side = side
        self.rows = []
        with open(folder / "boneage-training-dataset.csv", encoding="utf-8") as table:
            for row in csv.DictReader(table):
                image = folder / "boneage-training-dataset" / f"{row['id']}.png"
                self.rows.append((image, float(row["male"].lower() == "true"), float(row["boneage"])))

    def __len__(self):
        return len(self.rows)

    def __getitem__(self, index):
        file, male, months = self.rows[index]
        with Image.open(file) as image:
            pixels = numpy.asarray(image.convert("L").resize((self.side, self.side), Image.BILINEAR), numpy.float32)
        pixels = (pixels - pixels.mean()) / max(pixels.std(), 1.0)
        return torch.from_numpy(pixels).unsqueeze(0), torch.tensor(male), torch.tensor((months - 127) / 41)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    everything = Radiographs(arguments.folder, 128)
    validation_count = len(everything) // 5
    training, validation = random_split(everything, [len(everything) - validation_count, validation_count])
    training_batches = DataLoader(training, arguments.batch, shuffle=True, num_workers=2)
    validation_batches = DataLoader(validation, arguments.batch, num_workers=2)
    network = lenet_ufg()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.002)
    for epoch in range(arguments.epochs):
        start = time.perf_counter()
        network.train()
        for images, sex, ages in training_batches:
            optimizer.zero_grad()
            loss = torch.nn.functional.l1_loss(network(images, sex), ages)
            loss.backward()
            optimizer.step()
        seconds = time.perf_counter() - start
        network.eval()
        error = 0.0
        with torch.no_grad():
            for images, sex, ages in validation_batches:
                error += (network(images, sex) - ages).abs().sum().item() * 41
        print(json.dumps({"epoch": epoch + 1, "val_mae": error / len(validation),
                          "images_per_second": len(training) / seconds}), flush=True)


if __name__ == "__main__":
    main()

# SPDX-License-Identifier: GPL-3.0-or-later
"""Trains one network on noise that lies in memory, on the device, as floats. Prints one JSON object:
images_per_second from the end of the warm-up steps on, parameters."""
import argparse
import json
import time

import torch
from pytorch_networks import NETWORKS


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("network", choices=NETWORKS)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--side", type=int, default=128)
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--warm-up", type=int, default=3, help="steps that are not counted")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--channels-last", action="store_true")
    parser.add_argument("--mixed", action="store_true", help="bfloat16 where autocast has it")
    arguments = parser.parse_args()

    torch.set_num_threads(arguments.threads)
    torch.manual_seed(1)
    device = torch.device(arguments.device)
    steps = arguments.warm_up + arguments.steps
    images = torch.randn(steps * arguments.batch, 1, arguments.side, arguments.side, device=device)
    sex = (torch.rand(len(images), device=device) < 0.5).float()
    ages = torch.randn(len(images), device=device)

    network = NETWORKS[arguments.network]().to(device)
    if arguments.channels_last:
        network = network.to(memory_format=torch.channels_last)
    network.train()
    optimizer = torch.optim.AdamW(network.parameters(), lr=0.001)
    order = torch.randperm(len(images), device=device)
    total = 0.0
    for step in range(steps):
        if step == arguments.warm_up:
            start = time.perf_counter()
        rows = order[step * arguments.batch:(step + 1) * arguments.batch]
        optimizer.zero_grad()
        with torch.autocast(device.type, torch.bfloat16, enabled=arguments.mixed):
            predicted = network(images[rows], sex[rows])
        loss = torch.nn.functional.l1_loss(predicted.float(), ages[rows])
        loss.backward()
        optimizer.step()
        total += loss.item()
    seconds = time.perf_counter() - start
    print(json.dumps({"images_per_second": arguments.steps * arguments.batch / seconds,
                      "parameters": sum(parameter.numel() for parameter in network.parameters()),
                      "mean_loss": total / steps, "version": torch.__version__}))


if __name__ == "__main__":
    main()

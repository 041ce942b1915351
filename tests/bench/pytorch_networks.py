# SPDX-License-Identifier: GPL-3.0-or-later
"""Carpo's networks as one writes them in PyTorch: layer after layer, contiguous, ReLU not in place unless
torchvision has it so. Each takes images [N, 1, side, side] and sex [N] and gives [N]."""
import torch
import torchvision
from torch import nn


class WithSex(nn.Module):
    """Features, global average pooling, the child's sex, Dense ReLU, Dense 1."""

    def __init__(self, body, features, hidden, pools=True):
        super().__init__()
        self.body = body
        self.pools = pools
        self.hidden = nn.Linear(features + 1, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, images, sex):
        x = self.body(images)
        if self.pools:
            x = x.mean((2, 3))
        x = torch.cat([x, sex.unsqueeze(1)], 1)
        return self.output(torch.relu(self.hidden(x))).squeeze(1)


def lenet_ufg():
    layers = []
    inputs = 1
    for place, outputs in enumerate((16, 32, 32, 64, 64)):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU()]
        if place < 4:
            layers.append(nn.MaxPool2d(2))
        if place in (1, 4):
            layers.append(nn.Dropout(0.5))
        inputs = outputs
    return WithSex(nn.Sequential(*layers), 64, 32)


def rapida():
    layers = []
    inputs = 1
    for outputs, stride in ((16, 1), (32, 2), (32, 1), (64, 2), (64, 1), (128, 2), (128, 1), (256, 2)):
        layers += [nn.Conv2d(inputs, outputs, 3, stride=stride, padding=1, bias=False),
                   nn.BatchNorm2d(outputs), nn.ReLU()]
        inputs = outputs
    return WithSex(nn.Sequential(*layers), 256, 64)


def resnet(make):
    def made():
        body = make(weights=None)
        body.conv1 = nn.Conv2d(1, 64, 7, stride=2, padding=3, bias=False)
        features = body.fc.in_features
        body.fc = nn.Identity()
        return WithSex(body, features, 64, pools=False)
    return made


def unit(inputs, outputs, kernel, stride=1, padding=None):
    if padding is None:
        padding = tuple(extent // 2 for extent in kernel)
    return nn.Sequential(nn.Conv2d(inputs, outputs, kernel, stride=stride, padding=padding, bias=False),
                         nn.BatchNorm2d(outputs, eps=1e-3), nn.ReLU(inplace=True))


def units(inputs, *shapes):
    layers = []
    for shape in shapes:
        layers.append(unit(inputs, *shape))
        inputs = shape[0]
    return nn.Sequential(*layers)


def point(outputs):
    return outputs, (1, 1)


def square(outputs):
    return outputs, (3, 3)


def inside(outputs):
    return outputs, (3, 3), 1, 0


def smaller(outputs):
    return outputs, (3, 3), 2, 0


def averaged(inputs, outputs):
    return nn.Sequential(nn.AvgPool2d(3, 1, 1, count_include_pad=False), unit(inputs, *point(outputs)))


class Branches(nn.Module):
    def __init__(self, *ways):
        super().__init__()
        self.ways = nn.ModuleList(ways)

    def forward(self, x):
        return torch.cat([way(x) for way in self.ways], 1)


def inception_a():
    return Branches(units(384, point(96)), units(384, point(64), square(96)),
                    units(384, point(64), square(96), square(96)), averaged(384, 96))


def inception_b():
    return Branches(units(1024, point(384)), units(1024, point(192), (224, (1, 7)), (256, (7, 1))),
                    units(1024, point(192), (192, (7, 1)), (224, (1, 7)), (224, (7, 1)), (256, (1, 7))),
                    averaged(1024, 128))


def fork(inputs):
    return Branches(unit(inputs, 256, (1, 3)), unit(inputs, 256, (3, 1)))


def inception_c():
    return Branches(units(1536, point(256)), nn.Sequential(units(1536, point(384)), fork(384)),
                    nn.Sequential(units(1536, point(384), (448, (3, 1)), (512, (1, 3))), fork(512)),
                    averaged(1536, 256))


def inception_v4():
    """Szegedy et al. 2016, after the lecture's convolution and pooling that make three channels of one."""
    pooling = nn.MaxPool2d(3, 2)
    return WithSex(nn.Sequential(
        nn.Conv2d(1, 3, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        units(3, smaller(32), inside(32), square(64)),
        Branches(pooling, units(64, smaller(96))),
        Branches(units(160, point(64), inside(96)),
                 units(160, point(64), (64, (1, 7)), (64, (7, 1)), inside(96))),
        Branches(units(192, smaller(192)), pooling),
        *(inception_a() for _ in range(4)),
        Branches(units(384, smaller(384)), units(384, point(192), square(224), smaller(256)), pooling),
        *(inception_b() for _ in range(7)),
        Branches(units(1024, point(192), smaller(192)),
                 units(1024, point(256), (256, (1, 7)), (320, (7, 1)), smaller(320)), pooling),
        *(inception_c() for _ in range(3))), 1536, 32)


NETWORKS = {"lenet_ufg": lenet_ufg, "rapida": rapida, "resnet18": resnet(torchvision.models.resnet18),
            "resnet34": resnet(torchvision.models.resnet34), "resnet50": resnet(torchvision.models.resnet50),
            "inception_v4": inception_v4}

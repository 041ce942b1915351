// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one door to LibTorch. clang 14 cannot parse LibTorch 1.13 in C++20 unless ivalue.h comes first;
// the alphabetical order keeps it there.
#include <ATen/core/ivalue.h>
#include <torch/torch.h>

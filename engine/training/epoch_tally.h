// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/telemetry.h"

#include <cstdint>
#include <span>

namespace at {
class Tensor;
} // namespace at

namespace carpo::training {

/// What the batches of an epoch, as they were trained, add up to: enough for every metric that does not need
/// each image by itself.
///
/// Of a batch, float64 on its device. Numbers ([N] standardised, `classes` 0) give 7 sums: 1, predicted,
/// true, their squares, their product, the absolute error; classes ([N] places) [classes * classes] counts,
/// as Confusion has them.
[[nodiscard]] at::Tensor tallyOf(const at::Tensor& predicted, const at::Tensor& truth, std::int64_t classes);

/// From the sums over all batches; `sd` is what a standardised unit stands for. None where nothing was added.
[[nodiscard]] NamedValues talliedMetrics(std::span<const double> sums, double sd, std::size_t classes);

} // namespace carpo::training

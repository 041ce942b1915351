// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/network.h"
#include "engine/training/batches.h"
#include "engine/training/inspection.h"

#include <cstdint>
#include <vector>

namespace carpo::training {

/// Looks into a network while it is trained, and changes nothing in it: no weight, no statistics, no random
/// stream.
class Inspector
{
public:
    /// How many of the first validation images are the probe: fewer where they are large.
    [[nodiscard]] static std::size_t probeImages(std::int64_t side);

    /// Takes the validation images for its probe.
    explicit Inspector(const TrainingSet& set);

    /// `image`: place among the validation images, of which one out of range is brought within. Leaves the
    /// network in evaluation mode. Epoch and step are left to the caller. Blocks.
    [[nodiscard]] Inspection look(nn::Network& network, const Batches& batches, int image) const;

private:
    std::vector<std::int64_t> m_validation;
};

/// Of the tensor's finite values; of about a million, taken evenly, where there are more. Must not block.
[[nodiscard]] NumberHistogram histogramOf(const torch::Tensor& values);

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/nn/torch.h"
#include "engine/training/augmentation_kinds.h"

#include <functional>
#include <optional>
#include <vector>

namespace carpo::training {

using AugmentationDoses = std::array<AugmentationDose, kAugmentationKinds>;

/// What the images of a batch draw. Every kind has a stream of its own for every image, so that no kind
/// changes what another draws. All is drawn on the CPU and sent to the device, so that each device sees the
/// same.
class AugmentationDraws
{
public:
    /// What an image draws of a kind, up to its strength.
    using Amount = std::function<double(core::RandomStream& random, double strength)>;

    /// `batch` tells this batch from all others.
    AugmentationDraws(const AugmentationDoses& doses,
                      const core::RandomStream& batch,
                      std::int64_t images,
                      torch::Device device);

    [[nodiscard]] std::int64_t images() const { return m_images; }
    [[nodiscard]] const torch::Device& device() const { return m_device; }
    [[nodiscard]] bool isOn(AugmentationKind kind) const { return dose(kind).isOn(); }
    [[nodiscard]] const AugmentationDose& dose(AugmentationKind kind) const;

    /// Whether the kind's probability falls on the image.
    [[nodiscard]] bool picks(AugmentationKind kind, std::int64_t image) const;
    /// `without` for images that are not picked.
    [[nodiscard]] std::vector<double>
    amounts(AugmentationKind kind, const Amount& amount, double without = 0) const;
    /// The same on the device, [N, 1, 1, 1] float.
    [[nodiscard]] torch::Tensor column(AugmentationKind kind, const Amount& amount, double without = 0) const;
    /// Uniform numbers in [0, 1) on the device, [N, count] float; 0 for images that are not picked.
    [[nodiscard]] torch::Tensor uniforms(AugmentationKind kind, std::int64_t count) const;
    /// For each image another of the batch, now and then itself: a permutation on the device, [N] int64.
    [[nodiscard]] torch::Tensor partners(AugmentationKind kind) const;

private:
    /// The image's own stream, where it is picked.
    [[nodiscard]] std::optional<core::RandomStream> picked(AugmentationKind kind, std::int64_t image) const;

    AugmentationDoses m_doses;
    std::uint64_t m_seed;
    std::int64_t m_images;
    torch::Device m_device;
};

/// Uniform between -strength and strength.
[[nodiscard]] double eitherWay(core::RandomStream& random, double strength);
/// Uniform between 0 and strength.
[[nodiscard]] double upTo(core::RandomStream& random, double strength);

} // namespace carpo::training

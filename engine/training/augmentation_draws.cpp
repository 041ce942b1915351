// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/augmentation_draws.h"

#include "engine/training/device_choice.h"

#include <numeric>
#include <string>

namespace carpo::training {
namespace {

std::string purposeOf(AugmentationKind kind, const char* suffix = "")
{
    return std::string(augmentationKinds()[static_cast<std::size_t>(kind)].key) + suffix;
}

// Two numbers of 24 bits, which is what a float holds, from each draw.
void fill(std::span<float> values, core::RandomStream random)
{
    constexpr float kTwoToMinus24 = 0x1.0p-24F;
    constexpr std::uint64_t kLow24 = 0xFFFFFF;
    for (std::size_t i = 0; i < values.size(); i += 2) {
        const std::uint64_t bits = random.next();
        values[i] = static_cast<float>(bits >> 40U) * kTwoToMinus24;
        if (i + 1 < values.size())
            values[i + 1] = static_cast<float>((bits >> 16U) & kLow24) * kTwoToMinus24;
    }
}

} // namespace

double eitherWay(core::RandomStream& random, double strength)
{
    return random.uniform(-strength, strength);
}

double upTo(core::RandomStream& random, double strength)
{
    return random.uniform(0, strength);
}

AugmentationDraws::AugmentationDraws(const AugmentationDoses& doses,
                                     const core::RandomStream& batch,
                                     std::int64_t images,
                                     torch::Device device)
    : m_doses(doses)
    , m_seed(batch.state())
    , m_images(images)
    , m_device(device)
{}

const AugmentationDose& AugmentationDraws::dose(AugmentationKind kind) const
{
    return m_doses.at(static_cast<std::size_t>(kind));
}

std::optional<core::RandomStream> AugmentationDraws::picked(AugmentationKind kind, std::int64_t image) const
{
    if (!isOn(kind))
        return std::nullopt;
    core::RandomStream random(m_seed, purposeOf(kind), static_cast<std::uint64_t>(image));
    return random.chance(dose(kind).probability) ? std::optional(random) : std::nullopt;
}

bool AugmentationDraws::picks(AugmentationKind kind, std::int64_t image) const
{
    return picked(kind, image).has_value();
}

std::vector<double>
AugmentationDraws::amounts(AugmentationKind kind, const Amount& amount, double without) const
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(m_images));
    for (std::int64_t image = 0; image < m_images; ++image) {
        std::optional<core::RandomStream> random = picked(kind, image);
        values.push_back(random ? amount(*random, dose(kind).strength) : without);
    }
    return values;
}

torch::Tensor AugmentationDraws::column(AugmentationKind kind, const Amount& amount, double without) const
{
    const std::vector<double> values = amounts(kind, amount, without);
    return sentTo(torch::tensor(at::ArrayRef<double>(values), torch::kFloat32), m_device)
        .view({m_images, 1, 1, 1});
}

torch::Tensor AugmentationDraws::uniforms(AugmentationKind kind, std::int64_t count) const
{
    const torch::Tensor host = torch::zeros(
        {m_images, count}, torch::TensorOptions(torch::kFloat32).pinned_memory(m_device.is_cuda()));
    auto* const values = host.data_ptr<float>();
    const std::string purpose = purposeOf(kind, " field");
    at::parallel_for(0, m_images, 1, [&](std::int64_t first, std::int64_t end) {
        for (std::int64_t image = first; image < end; ++image) {
            if (picks(kind, image))
                fill({values + image * count, static_cast<std::size_t>(count)},
                     core::RandomStream(m_seed, purpose, static_cast<std::uint64_t>(image)));
        }
    });
    return sentTo(host, m_device);
}

torch::Tensor AugmentationDraws::partners(AugmentationKind kind) const
{
    std::vector<std::int64_t> order(static_cast<std::size_t>(m_images));
    std::iota(order.begin(), order.end(), 0);
    core::RandomStream(m_seed, purposeOf(kind, " partners")).shuffle(std::span(order));
    return sentTo(torch::tensor(at::ArrayRef<std::int64_t>(order), torch::kInt64), m_device);
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/batches.h"

#include "engine/training/device_choice.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace carpo::training {
namespace {

torch::Tensor tensorOf(const std::vector<float>& values)
{
    return torch::tensor(at::ArrayRef<float>(values), torch::kFloat32);
}

torch::Tensor pixelsOf(const TrainingSet& set)
{
    const std::int64_t side = set.side;
    const auto count = static_cast<std::int64_t>(set.targets.size());
    // LibTorch knows no read-only tensors; nothing here writes to it.
    auto* const data = const_cast<std::uint8_t*>(set.pixels.data());
    return torch::from_blob(data, {count, side, side}, torch::kUInt8);
}

torch::Tensor onDevice(const torch::Tensor& pixels, const torch::Device& device)
{
    try {
        return pixels.to(device);
    } catch (const c10::Error&) {
        return pixels; // too large for the device's memory: batches travel one by one
    }
}

// A class that is not known counts as the first: it is only ever predicted, and its loss not looked at.
torch::Tensor standardisedTargets(const TrainingSet& set, const Standardisation& standardisation)
{
    const torch::Tensor targets = tensorOf(set.targets);
    if (standardisation.classes > 0)
        return torch::nan_to_num(targets);
    return (targets - standardisation.monthsMean) / standardisation.monthsSd;
}

PixelSums trainingPixels(const TrainingSet& set)
{
    const auto area = static_cast<std::size_t>(set.side) * static_cast<std::size_t>(set.side);
    PixelSums sums;
    for (const std::int64_t index : set.train)
        sums.add(set.pixels.subspan(static_cast<std::size_t>(index) * area, area));
    return sums;
}

// The lowest age is 0, the highest 1.
Standardisation toUnitRange(Standardisation result, const TrainingSet& set)
{
    const auto monthsOf = [&set](std::int64_t index) { return set.targets[static_cast<std::size_t>(index)]; };
    const auto [lowest, highest] = std::ranges::minmax(set.train, {}, monthsOf);
    result.monthsMean = static_cast<double>(monthsOf(lowest));
    const double range = static_cast<double>(monthsOf(highest)) - result.monthsMean;
    result.monthsSd = range > 0 ? range : 1;
    return result;
}

} // namespace

Standardisation standardise(const Experiment& experiment, const TrainingSet& set)
{
    Standardisation result =
        pixelStandardisation(experiment, usesTrainingImages(experiment) ? trainingPixels(set) : PixelSums());
    if (!set.classes.empty()) {
        result.classes = static_cast<std::int64_t>(set.classes.size());
        return result;
    }
    const std::string& scale = experiment.text("data.target_scale");
    if (scale == "none")
        return result;
    if (scale == "unit")
        return toUnitRange(result, set);
    const double count = static_cast<double>(set.train.size());
    double sum = 0;
    for (const std::int64_t index : set.train)
        sum += static_cast<double>(set.targets[static_cast<std::size_t>(index)]);
    result.monthsMean = sum / count;
    double squares = 0;
    for (const std::int64_t index : set.train) {
        const double apart =
            static_cast<double>(set.targets[static_cast<std::size_t>(index)]) - result.monthsMean;
        squares += apart * apart;
    }
    const double sd = std::sqrt(squares / count);
    result.monthsSd = sd > 0 ? sd : 1;
    return result;
}

Batches::Batches(const TrainingSet& set, const Standardisation& standardisation, torch::Device device)
    : m_standardisation(standardisation)
    , m_device(device)
    , m_pixels(onDevice(pixelsOf(set), device))
    , m_sex(tensorOf(set.male).to(device))
    , m_targets(standardisedTargets(set, standardisation).to(device))
{}

Batch Batches::take(std::span<const std::int64_t> indices) const
{
    const torch::Tensor rows =
        torch::tensor(at::ArrayRef<std::int64_t>(indices.data(), indices.size()), torch::kInt64);
    const torch::Tensor here = sentTo(rows, m_device);
    const torch::Tensor pixels = m_pixels.device().type() == m_device.type()
                                     ? m_pixels.index_select(0, here)
                                     : sentTo(m_pixels.index_select(0, rows), m_device);
    torch::Tensor images = pixels.to(torch::kFloat32).unsqueeze_(1);
    torch::Tensor mean;
    torch::Tensor sd;
    if (m_standardisation.perImage) {
        mean = images.mean({2, 3}, /*keepdim=*/true);
        images.sub_(mean);
        // A blank image has no contrast to stretch.
        sd = images.square().mean({2, 3}, /*keepdim=*/true).sqrt_().clamp_min_(1.0);
        images.div_(sd);
    } else {
        mean = torch::full({1, 1, 1, 1}, m_standardisation.pixelMean, images.options());
        sd = torch::full({1, 1, 1, 1}, m_standardisation.pixelSd, images.options());
        images.sub_(m_standardisation.pixelMean).div_(m_standardisation.pixelSd);
    }
    return {.images = images,
            .sex = m_sex.index_select(0, here),
            .targets = m_targets.index_select(0, here),
            .pixelMean = mean,
            .pixelSd = sd};
}

} // namespace carpo::training

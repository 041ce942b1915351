// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/attribution.h"

#include "engine/evaluation/attribution_maps.h"
#include "engine/training/batches.h"
#include "engine/training/failures.h"
#include "engine/training/losses.h"
#include "engine/training/weights.h"

#include <array>

namespace carpo::evaluation {
namespace {

std::vector<float> numbersOf(const torch::Tensor& map)
{
    if (!map.defined())
        return {};
    const torch::Tensor flat = map.to(torch::kFloat32).contiguous();
    const float* const first = flat.data_ptr<float>();
    return {first, first + flat.numel()};
}

core::Result<Attribution> attributeUnguarded(const training::Experiment& experiment,
                                             const std::filesystem::path& weightsFile,
                                             const training::TrainingSet& set,
                                             std::optional<int> output)
{
    const auto classes = static_cast<std::int64_t>(set.classes.size());
    const auto network = training::makeNetwork(experiment, classes);
    auto standardisation = training::loadWeights(weightsFile, *network);
    if (!standardisation)
        return tl::make_unexpected(standardisation.error());
    standardisation->classes = classes;
    const training::Batches batches(set, *standardisation, torch::kCPU);
    const training::Batch batch = batches.take(std::array{std::int64_t{0}});
    const training::Loss loss = training::makeLoss(experiment, *standardisation);
    std::int64_t place = output.value_or(0);
    const auto score = [&](const torch::Tensor& said) {
        if (classes == 0) {
            // The age of the likeliest band has no gradient; its score has.
            const torch::Tensor number = loss.values(said);
            return number.requires_grad() ? number.sum() : said.max();
        }
        if (!output)
            place = said[0].argmax().item<std::int64_t>();
        return said[0][place];
    };
    const AttributionMaps maps = attributionMaps(*network, batch.images, batch.sex, score);
    const torch::Tensor said =
        classes > 0 ? loss.probabilities(maps.output)[0][place]
                    : loss.values(maps.output)[0] * standardisation->monthsSd + standardisation->monthsMean;
    return Attribution{.side = set.side,
                       .gradCam = numbersOf(maps.gradCam),
                       .gradCamAgainst = numbersOf(maps.gradCamAgainst),
                       .mapSide = static_cast<int>(maps.mapSide),
                       .saliency = numbersOf(maps.saliency),
                       .value = said.item<float>(),
                       .output = static_cast<int>(place)};
}

} // namespace

core::Result<Attribution> attribute(const training::Experiment& experiment,
                                    const std::filesystem::path& weightsFile,
                                    const training::TrainingSet& set,
                                    std::optional<int> output)
{
    return training::guarded("attribution",
                             [&] { return attributeUnguarded(experiment, weightsFile, set, output); });
}

} // namespace carpo::evaluation

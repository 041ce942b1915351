// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/base_weights.h"

#include "engine/nn/published_weights.h"
#include "engine/training/failures.h"
#include "engine/training/transfer.h"
#include "engine/training/weights_flaw.h"

#include <string_view>
#include <system_error>
#include <utility>

namespace carpo::training {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kKey = "transfer.weights";

// Carpo ships no foreign weights: it says who does.
tl::unexpected<core::Error> missing(const Experiment& experiment)
{
    const std::string& network = experiment.text("network.name");
    const std::string_view page = nn::publishedWeightsPage(network);
    return page.empty() ? unreadableWeights(WeightsFlaw::Missing, experiment.text(kKey), network)
                        : unreadableWeights(WeightsFlaw::MissingPublished, experiment.text(kKey), page);
}

} // namespace

Experiment withBaseFound(Experiment experiment, const fs::path& folder)
{
    const fs::path named = experiment.text(kKey);
    if (named.empty() || named.is_absolute())
        return experiment;
    std::error_code error;
    fs::path whole = fs::absolute(folder / named, error);
    if (!fs::exists(whole, error) && fs::exists(named, error))
        whole = fs::absolute(named, error);
    // A text of any length and content is one that the catalogue allows.
    (void)experiment.set(kKey, whole.lexically_normal().string());
    return experiment;
}

core::Result<WeightsFile> readBase(const Experiment& experiment)
{
    core::Result<WeightsFile> base = readWeightsFile(experiment.text(kKey));
    if (!base && base.error().code == core::ErrorCode::FileNotFound)
        return missing(experiment);
    return base;
}

core::Result<std::optional<BaseWeights>> checkBase(const Experiment& experiment)
{
    const std::string& file = experiment.text(kKey);
    if (file.empty())
        return std::nullopt;
    return guarded(file, [&]() -> core::Result<std::optional<BaseWeights>> {
        core::Result<WeightsFile> base = readBase(experiment);
        if (!base)
            return tl::make_unexpected(base.error());
        const auto fitted =
            transfer(base->weights, *makeNetwork(experiment), experiment.text("network.name"), file);
        if (!fitted)
            return tl::make_unexpected(fitted.error());
        return BaseWeights{.file = file, .sha256 = std::move(base->sha256)};
    });
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/transfer.h"

#include <algorithm>
#include <map>
#include <regex>

namespace carpo::training {
namespace {

using Named = std::map<std::string, torch::Tensor, std::less<>>;

// The weight as the network wants it; undefined where it cannot be made so.
torch::Tensor suited(const torch::Tensor& found, const torch::Tensor& wanted)
{
    if (found.sizes() == wanted.sizes())
        return found;
    const bool ofColours = found.dim() == 4 && wanted.dim() == 4 && found.size(1) == 3 && wanted.size(1) == 1;
    const torch::Tensor gray = ofColours ? found.sum(1, /*keepdim=*/true) : torch::Tensor();
    return ofColours && gray.sizes() == wanted.sizes() ? gray : torch::Tensor();
}

std::string listOf(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(kShown, names.size()); ++i)
        text += (text.empty() ? "" : ", ") + names[i];
    return names.size() > kShown ? text + ", … (" + std::to_string(names.size()) + ")" : text;
}

} // namespace

bool isOfHead(std::string_view name)
{
    return name.starts_with("head.");
}

std::string stageOf(std::string_view name)
{
    const std::size_t first = name.find('.');
    const std::string_view whole = name.substr(0, first);
    if ((whole != "features" && whole != "layers") || first == std::string_view::npos)
        return std::string(whole);
    return std::string(name.substr(0, name.find('.', first + 1)));
}

std::vector<std::string> firstStages(const nn::Network& network, std::int64_t count)
{
    std::vector<std::string> stages;
    for (const auto& parameter : network.named_parameters()) {
        const std::string stage = stageOf(parameter.key());
        if (isOfHead(parameter.key()) || std::ranges::find(stages, stage) != stages.end())
            continue;
        if (static_cast<std::int64_t>(stages.size()) >= count)
            break;
        stages.push_back(stage);
    }
    return stages;
}

std::string presentName(const std::string& name)
{
    static const std::regex kOld(R"((.*denselayer\d+\.(?:norm|conv))\.([12]\..*))");
    return std::regex_replace(name, kOld, "$1$2");
}

core::Result<void>
transfer(const Weights& from, const nn::Network& to, const std::string& networkName, const std::string& place)
{
    Named found;
    for (const auto& [name, tensor] : from)
        found.insert_or_assign(presentName(name), tensor);
    std::vector<std::string> unfit;
    Weights targets;
    Weights sources;
    for (const auto& [name, tensor] : weightsOf(to)) {
        const auto at = found.find(name);
        const torch::Tensor source = at == found.end() ? torch::Tensor() : suited(at->second, tensor);
        if (source.defined()) {
            targets.emplace_back(name, tensor);
            sources.emplace_back(name, source);
        } else if (!isOfHead(name) && !name.ends_with("num_batches_tracked")) {
            unfit.push_back(name);
        }
    }
    if (!unfit.empty())
        return core::failure(
            core::ErrorCode::WeightsMismatch, place, {{"network", networkName}, {"names", listOf(unfit)}});
    assign(targets, sources);
    return {};
}

} // namespace carpo::training

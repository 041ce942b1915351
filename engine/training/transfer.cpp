// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/transfer.h"

#include "engine/training/atomic_file.h"
#include "engine/training/weights_flaw.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <regex>

namespace carpo::training {
namespace {

using Named = std::map<std::string, torch::Tensor, std::less<>>;

// The weight as the network wants it; undefined where it cannot be made so.
torch::Tensor suited(const torch::Tensor& found, const torch::Tensor& wanted)
{
    if (found.sizes() == wanted.sizes())
        return found;
    if (found.dim() != 4 || found.size(1) != 3)
        return {};
    std::vector<std::int64_t> gray = found.sizes().vec();
    gray[1] = 1;
    return wanted.sizes() == gray ? found.sum(1, /*keepdim=*/true) : torch::Tensor();
}

// Inception-v4's own way from gray to colours, which nobody publishes.
bool isInFront(std::string_view name)
{
    return name.starts_with("front.");
}

std::string shapeOf(const torch::Tensor& tensor)
{
    std::string text;
    for (const std::int64_t extent : tensor.sizes())
        text += (text.empty() ? "" : ", ") + std::to_string(extent);
    return "[" + text + "]";
}

std::string listOf(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 10;
    if (names.empty())
        return "–";
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

core::Result<TransferReport>
transfer(const Weights& from, const nn::Network& to, const std::string& networkName, const std::string& place)
{
    Named found;
    for (const auto& [name, tensor] : from)
        found.insert_or_assign(presentName(name), tensor);
    TransferReport report;
    std::vector<std::string> missing;
    std::vector<std::string> ofOtherShape;
    Weights targets;
    Weights sources;
    for (const auto& [name, tensor] : weightsOf(to)) {
        const auto at = found.find(name);
        const torch::Tensor stored = at == found.end() ? torch::Tensor() : at->second;
        const torch::Tensor source = stored.defined() ? suited(stored, tensor) : torch::Tensor();
        if (at != found.end())
            found.erase(at);
        if (source.defined()) {
            targets.emplace_back(name, tensor);
            sources.emplace_back(name, source);
            continue;
        }
        report.kept.push_back(name);
        if (isOfHead(name) || isInFront(name) || name.ends_with("num_batches_tracked"))
            continue;
        if (stored.defined())
            ofOtherShape.push_back(name + " " + shapeOf(stored) + " / " + shapeOf(tensor));
        else
            missing.push_back(name);
    }
    report.taken = sources.size();
    for (const auto& [name, tensor] : found)
        report.surplus.push_back(shownName(name));
    if (!missing.empty() || !ofOtherShape.empty())
        return core::failure(core::ErrorCode::WeightsMismatch,
                             place,
                             {{"network", networkName},
                              {"missing", listOf(missing)},
                              {"shapes", listOf(ofOtherShape)},
                              {"surplus", listOf(report.surplus)}});
    assign(targets, sources);
    return report;
}

core::Result<void> writeTransferReport(const std::filesystem::path& folder,
                                       const std::string& place,
                                       const std::string& sha256,
                                       const TransferReport& report)
{
    const nlohmann::ordered_json document = {{"weights", place},
                                             {"sha256", sha256},
                                             {"taken", report.taken},
                                             {"kept", report.kept},
                                             {"surplus", report.surplus}};
    return writeFileAtomically(folder / "transfer.json",
                               document.dump(1, ' ', false, nlohmann::ordered_json::error_handler_t::replace)
                                   + "\n");
}

} // namespace carpo::training

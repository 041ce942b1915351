// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/weights_flaw.h"

#include "engine/core/tr.h"

namespace carpo::training {
namespace {

const char* reasonOf(WeightsFlaw flaw)
{
    switch (flaw) {
    case WeightsFlaw::Missing:
        return CARPO_TR("Error",
                        "there is no such file. Carpo ships none, and nobody publishes any of this network: "
                        "train a base with it (“carpo-cli train”, or in the window) and put the "
                        "best.safetensors of that run's folder there, PROJECT.carpo.runs/NUMBER");
    case WeightsFlaw::MissingPublished:
        return CARPO_TR("Error",
                        "there is no such file. Carpo ships none: put there what is published at the address "
                        "in brackets, or the best.safetensors of a run of yours");
    case WeightsFlaw::UnknownFormat:
        break;
    case WeightsFlaw::NotSafetensors:
        return CARPO_TR("Error", "not a whole safetensors file");
    case WeightsFlaw::NotStateDict:
        return CARPO_TR("Error", "not a whole PyTorch state dict");
    case WeightsFlaw::NamesCode:
        return CARPO_TR("Error", "it names code, and nothing in a file is run");
    case WeightsFlaw::BigEndian:
        return CARPO_TR("Error", "written on a big-endian computer");
    case WeightsFlaw::TooMuch:
        return CARPO_TR("Error", "more in it than weights need");
    case WeightsFlaw::NoTensors:
        return CARPO_TR("Error", "there are no tensors in it");
    }
    return CARPO_TR("Error", "neither safetensors nor a PyTorch state dict");
}

} // namespace

tl::unexpected<core::Error>
unreadableWeights(WeightsFlaw flaw, const std::string& place, std::string_view detail)
{
    return core::failure(core::ErrorCode::WeightsUnreadable,
                         place,
                         {{"reason", reasonOf(flaw)}, {"detail", std::string(detail)}});
}

std::string shownName(std::string_view name)
{
    constexpr std::size_t kLongest = 80;
    std::string shown(name.substr(0, kLongest));
    for (char& letter : shown)
        letter = letter >= ' ' && letter <= '~' ? letter : '?';
    return name.size() > kLongest ? shown + "..." : shown;
}

} // namespace carpo::training

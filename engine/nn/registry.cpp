// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/registry.h"

#include "engine/core/tr.h"
#include "engine/nn/lenet_ufg.h"
#include "engine/nn/network.h"
#include "engine/nn/rapida.h"

#include <algorithm>
#include <array>

namespace carpo::nn {
namespace {

using Maker = std::shared_ptr<Network> (*)(const NetworkOptions&);

// A new architecture is a file of its own, a line here and one in kMakers, at the same place.
constexpr std::array kArchitectures{
    Architecture{.name = "lenet_ufg",
                 .label = CARPO_TR("Network", "LeNet (UFG)"),
                 .summary = CARPO_TR("Network",
                                     "The lecture's LeNet variation: five convolutions, dropout, and the "
                                     "child's sex."),
                 .usualInput = 550,
                 .minimumInput = 16},
    Architecture{.name = "rapida",
                 .label = CARPO_TR("Network", "Rápida"),
                 .summary = CARPO_TR("Network",
                                     "Eight convolutions with batch normalisation; learns within a lesson."),
                 .usualInput = 128,
                 .minimumInput = 16},
};
constexpr std::array<Maker, kArchitectures.size()> kMakers{makeLenetUfg, makeRapida};

std::size_t indexOf(std::string_view name)
{
    const auto found = std::ranges::find(kArchitectures, name, &Architecture::name);
    return static_cast<std::size_t>(found - kArchitectures.begin());
}

} // namespace

std::span<const Architecture> architectures()
{
    return kArchitectures;
}

const Architecture* findArchitecture(std::string_view name)
{
    const std::size_t index = indexOf(name);
    return index < kArchitectures.size() ? &kArchitectures.at(index) : nullptr;
}

std::shared_ptr<Network> makeNetwork(std::string_view name, const NetworkOptions& options)
{
    return kMakers.at(indexOf(name))(options);
}

std::int64_t parameterCount(std::string_view name, const NetworkOptions& options)
{
    std::int64_t count = 0;
    for (const torch::Tensor& parameter : makeNetwork(name, options)->parameters())
        count += parameter.numel();
    return count;
}

} // namespace carpo::nn

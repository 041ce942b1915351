// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/nearest_key.h"

#include "engine/training/hyperparameter.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace carpo::training {
namespace {

// Nobody misspells a key by more letters than this; it bounds the work for absurd input.
constexpr std::size_t kLooked = 100;

std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return row.back();
}

} // namespace

std::string_view nearestKey(std::string_view misspelt)
{
    const std::string_view start = misspelt.substr(0, kLooked);
    return std::ranges::min(hyperparameters(),
                            {},
                            [start](const Hyperparameter& entry) { return editDistance(entry.key, start); })
        .key;
}

std::string_view nearestOf(std::string_view misspelt, std::span<const std::string_view> names)
{
    const std::string_view start = misspelt.substr(0, kLooked);
    return std::ranges::min(names, {}, [start](std::string_view name) { return editDistance(name, start); });
}

} // namespace carpo::training

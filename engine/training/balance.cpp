// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/balance.h"

#include "engine/core/random.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <string>

namespace carpo::training {

std::vector<std::int64_t> balanceGroups(const Experiment& experiment, const TrainingSet& set)
{
    const std::string& kind = experiment.text("data.balance");
    if (kind == "none")
        return {};
    const bool bySex = kind == "sex" || kind == "sex_and_age";
    const bool byAge = kind == "age" || kind == "sex_and_age";
    const double width = experiment.real("data.balance_band");
    constexpr std::int64_t kSexes = 3; // one of them is "not known"
    std::vector<std::int64_t> groups;
    groups.reserve(set.train.size());
    for (const std::int64_t image : set.train) {
        const auto row = static_cast<std::size_t>(image);
        const double target = static_cast<double>(set.targets[row]);
        const std::int64_t band =
            byAge ? static_cast<std::int64_t>(std::floor(set.classes.empty() ? target / width : target)) : 0;
        const std::int64_t sex = bySex ? std::lround(2 * set.male[row]) : 0;
        groups.push_back(band * kSexes + sex);
    }
    return groups;
}

std::vector<std::int64_t> balanced(std::span<const std::int64_t> images,
                                   std::span<const std::int64_t> groups,
                                   std::uint64_t seed,
                                   int epoch)
{
    std::map<std::int64_t, std::vector<std::int64_t>> members;
    for (std::size_t i = 0; i < images.size(); ++i)
        members[groups[i]].push_back(images[i]);
    core::RandomStream random(seed, "balance", static_cast<std::uint64_t>(epoch));
    std::vector<std::int64_t> drawn;
    drawn.reserve(images.size());
    std::size_t group = 0;
    for (auto& [key, all] : members) {
        // What does not divide evenly goes to the first groups.
        const std::size_t share =
            images.size() / members.size() + (group < images.size() % members.size() ? 1 : 0);
        for (std::size_t i = 0; i < share; ++i) {
            if (i % all.size() == 0)
                random.shuffle(std::span(all));
            drawn.push_back(all[i % all.size()]);
        }
        ++group;
    }
    return drawn;
}

} // namespace carpo::training

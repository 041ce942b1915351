// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/sex_groups.h"

#include "app/bridge/words.h"

#include <cmath>

namespace carpo::pages {

std::vector<SexGroup> sexGroups(const bridge::Judged& judged)
{
    using dataset::Sex;
    std::vector<SexGroup> groups{{Sex::Unknown, style::Role::Series, {}, {}},
                                 {Sex::Female, style::Role::Female, {}, {}},
                                 {Sex::Male, style::Role::Male, {}, {}}};
    for (std::size_t i = 0; i < judged.rows.size(); ++i) {
        const project::PredictionRow& row = judged.rows[i];
        if (!std::isfinite(row.months - row.truth))
            continue;
        for (SexGroup& group : groups) {
            if (group.sex == row.sex)
                group.rows.push_back(i);
        }
    }
    std::erase_if(groups, [](const SexGroup& group) { return group.rows.empty(); });
    for (SexGroup& group : groups)
        group.name = bridge::sexWords(group.sex);
    return groups;
}

} // namespace carpo::pages

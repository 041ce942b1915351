// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/target_column.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace carpo::jobs {

using dataset::Part;
using training::Target;

bool isLabelled(const dataset::Dataset& dataset, std::size_t row, Target target)
{
    return target == Target::Age ? !std::isnan(dataset.months[row])
                                 : !className(dataset, row, target).empty();
}

std::string_view className(const dataset::Dataset& dataset, std::size_t row, Target target)
{
    if (target == Target::Sex && dataset.sexes[row] != dataset::Sex::Unknown)
        return dataset::sexKey(dataset.sexes[row]);
    if (target == Target::Class && !dataset.classes.empty())
        return dataset.classes[row];
    return {};
}

std::vector<std::string>
classNames(const dataset::Dataset& dataset, const std::vector<Part>& parts, Target target)
{
    if (target == Target::Sex)
        return {std::string(dataset::sexKey(dataset::Sex::Female)),
                std::string(dataset::sexKey(dataset::Sex::Male))};
    std::set<std::string_view> names;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const std::string_view name = className(dataset, i, target);
        if (!name.empty() && (parts[i] == Part::Train || parts[i] == Part::Validation))
            names.insert(name);
    }
    return {names.begin(), names.end()};
}

std::vector<float>
targetColumn(const dataset::Dataset& dataset, Target target, std::span<const std::string> classes)
{
    if (target == Target::Age)
        return dataset.months;
    std::vector<float> column;
    column.reserve(dataset.size());
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const auto found = std::ranges::find(classes, className(dataset, i, target));
        column.push_back(found == classes.end() ? std::numeric_limits<float>::quiet_NaN()
                                                : static_cast<float>(found - classes.begin()));
    }
    return column;
}

void giveEachClassAnImage(const dataset::Dataset& dataset,
                          Target target,
                          bool keepPatients,
                          std::vector<Part>& parts)
{
    std::set<std::string_view> taught;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (parts[i] == Part::Train)
            taught.insert(className(dataset, i, target));
    }
    std::map<std::string_view, std::size_t> first;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const std::string_view name = className(dataset, i, target);
        const bool stays = keepPatients && !dataset.patients.empty() && !dataset.patients[i].empty();
        if (parts[i] == Part::None || name.empty() || taught.contains(name) || stays)
            continue;
        const auto [place, isNew] = first.try_emplace(name, i);
        if (!isNew && dataset.ids[i] < dataset.ids[place->second])
            place->second = i;
    }
    for (const auto& [name, row] : first)
        parts[row] = Part::Train;
}

} // namespace carpo::jobs

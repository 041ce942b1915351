// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/selection.h"

#include "engine/project/project.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

using Maps = std::vector<explore::AppearanceMapPtr>;

/// Those that the project keeps for the images as they are. Without a project there are none: whoever needs
/// it says so.
Maps keptMaps(const OpenedSet& set)
{
    Maps maps;
    if (!set.scan)
        return maps;
    const auto project = project::Project::open(set.projectFile);
    if (!project)
        return maps;
    auto kept = project->maps(explore::imagesRevision(*set.dataset, *set.scan));
    if (!kept)
        return maps;
    for (explore::AppearanceMap& each : *kept)
        maps.push_back(std::make_shared<const explore::AppearanceMap>(std::move(each)));
    return maps;
}

/// What was made of the set since it was opened.
struct Made
{
    Maps maps;
    explore::PredictionErrorsPtr errors;
};

std::shared_ptr<const explore::Columns> columnsOf(const OpenedSetPtr& set, const Made& made)
{
    std::shared_ptr<const explore::ScanTable> scan;
    if (set->scan)
        scan = {set, &*set->scan};
    Maps maps = keptMaps(*set);
    for (const explore::AppearanceMapPtr& each : made.maps) {
        const auto isSame = [&each](const explore::AppearanceMapPtr& other) {
            return explore::mapColumnKeys(*other) == explore::mapColumnKeys(*each);
        };
        if (std::ranges::none_of(maps, isSame))
            maps.push_back(each);
    }
    return std::make_shared<const explore::Columns>(
        set->dataset, std::move(scan), std::move(maps), made.errors);
}

bool hasMap(const explore::Columns& columns, const explore::AppearanceMap& map)
{
    return columns.find(explore::mapColumnKeys(map)[0]) != nullptr;
}

core::Result<ChosenRowsPtr> find(const OpenedSetPtr& set,
                                 std::shared_ptr<const explore::Columns> columns,
                                 const Made& made,
                                 explore::Rule rule)
{
    if (columns == nullptr)
        columns = columnsOf(set, made);
    auto mask = explore::rowsOf(*columns, rule);
    if (!mask)
        return tl::unexpected(mask.error());
    const std::size_t count = explore::countOf(*mask);
    return std::make_shared<const ChosenRows>(
        ChosenRows{set, std::move(columns), std::move(rule), std::move(*mask), count});
}

} // namespace

Selection::Selection(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_finding(pool)
{}

void Selection::setSet(const OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || m_set->dataset != set->dataset;
    m_set = set;
    m_maps.clear(); // of the images as they were
    if (isOther) {
        m_errors.reset();
        m_rule.clear();
        m_past.clear();
        m_future.clear();
        Q_EMIT ruleChanged();
    }
    findRows();
}

void Selection::addMap(const explore::AppearanceMapPtr& map)
{
    if (m_rows != nullptr && m_rows->set == m_set && hasMap(*m_rows->columns, *map))
        return;
    m_maps.push_back(map);
    findRows();
}

void Selection::setErrors(const explore::PredictionErrorsPtr& errors)
{
    if (std::exchange(m_errors, errors) != errors)
        findRows();
}

void Selection::setRule(explore::Rule rule)
{
    if (rule == m_rule) {
        endTrying();
        return;
    }
    m_past.push_back(std::exchange(m_rule, std::move(rule)));
    m_future.clear();
    Q_EMIT ruleChanged();
    findRows();
}

void Selection::choose(const explore::Condition& condition)
{
    setRule(ruleWith(condition));
}

void Selection::tryOut(const explore::Condition& condition)
{
    m_isTrying = true;
    findRows(ruleWith(condition));
}

void Selection::endTrying()
{
    if (m_isTrying)
        findRows();
}

explore::Rule Selection::ruleWith(const explore::Condition& condition) const
{
    explore::Rule rule = m_rule;
    const auto other = std::ranges::find_if(
        rule, [&](const explore::Condition& each) { return explore::isOnSameColumns(each, condition); });
    if (other == rule.end())
        rule.push_back(condition);
    else
        *other = condition;
    return rule;
}

void Selection::remove(std::size_t condition)
{
    explore::Rule rule = m_rule;
    rule.erase(rule.begin() + static_cast<std::ptrdiff_t>(condition));
    setRule(std::move(rule));
}

void Selection::undo()
{
    swapRule(m_past, m_future);
}

void Selection::redo()
{
    swapRule(m_future, m_past);
}

void Selection::swapRule(std::vector<explore::Rule>& from, std::vector<explore::Rule>& to)
{
    if (from.empty())
        return;
    to.push_back(std::exchange(m_rule, std::move(from.back())));
    from.pop_back();
    Q_EMIT ruleChanged();
    findRows();
}

void Selection::findRows()
{
    m_isTrying = false;
    findRows(m_rule);
}

void Selection::findRows(explore::Rule rule)
{
    if (m_set == nullptr)
        return;
    auto known = m_rows != nullptr && m_rows->set == m_set ? m_rows->columns : nullptr;
    for (const explore::AppearanceMapPtr& each : m_maps) {
        if (known != nullptr && !hasMap(*known, *each))
            known = nullptr;
    }
    if (known != nullptr && known->errors() != m_errors)
        known = nullptr;
    m_finding.start(
        [set = m_set, known, made = Made{m_maps, m_errors}, rule = std::move(rule)](
            const std::stop_token&, const core::ProgressFn&) { return find(set, known, made, rule); },
        [this](const core::Result<ChosenRowsPtr>& found) { onFound(found); });
}

void Selection::onFound(const core::Result<ChosenRowsPtr>& found)
{
    if (!found) {
        Q_EMIT failed(found.error());
        return;
    }
    m_rows = *found;
    Q_EMIT rowsChanged();
}

} // namespace carpo::bridge

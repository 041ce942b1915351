// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/selection.h"

#include "engine/project/project.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <string>
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

/// What there is beside the set itself.
struct Made
{
    Maps maps; // since it was opened
    Findings findings;
};

constexpr const char* kLeftOut = "left_out";

bool looksAtLeftOut(const explore::Condition& condition)
{
    return explore::looksAt(condition, kLeftOut);
}

/// The tag that the condition asks for; empty for none.
std::string tagOf(const explore::Condition& condition)
{
    const auto* const words = std::get_if<explore::WordRule>(&condition);
    const std::string prefix = explore::tagColumnKey({});
    return words != nullptr && words->column.starts_with(prefix) ? words->column.substr(prefix.size())
                                                                 : std::string();
}

bool lacksMark(const explore::Columns& columns, const explore::Condition& condition)
{
    const std::string tag = tagOf(condition);
    return (!tag.empty() && columns.find(explore::tagColumnKey(tag)) == nullptr)
           || (looksAtLeftOut(condition) && columns.find(kLeftOut) == nullptr);
}

// What the rule asks for is there also where no image has it any more.
void addDecisions(explore::ImageMarks& marks, const DecisionTablePtr& decisions, const explore::Rule& rule)
{
    if (decisions->excludedCount() > 0 || std::ranges::any_of(rule, looksAtLeftOut))
        marks.leftOut.assign(decisions->excluded.begin(), decisions->excluded.end());
    std::map<std::string, std::vector<std::uint8_t>> byTag;
    for (const explore::Condition& condition : rule) {
        if (const std::string tag = tagOf(condition); !tag.empty())
            byTag[tag].resize(decisions->tags.size(), 0);
    }
    for (std::size_t image = 0; image < decisions->tags.size(); ++image) {
        for (const std::string& tag : decisions->tags[image]) {
            std::vector<std::uint8_t>& has = byTag[tag];
            has.resize(decisions->tags.size(), 0);
            has[image] = 1;
        }
    }
    for (auto& [tag, has] : byTag)
        marks.tags.push_back({.key = explore::tagColumnKey(tag), .tag = tag, .has = std::move(has)});
}

void addSuspects(explore::ImageMarks& marks, const Suspects& suspects)
{
    const std::size_t images = suspects.set->dataset->size();
    marks.suspicions.assign(images, 0);
    for (const explore::Outlier& each : suspects.outliers)
        marks.suspicions[each.row] = static_cast<std::uint8_t>(1 + static_cast<int>(each.kind));
    marks.duplicates.assign(images, 0);
    for (const explore::DuplicateGroup& group : suspects.duplicates) {
        for (const std::size_t row : group.rows)
            marks.duplicates[row] = 1;
    }
}

explore::ImageMarksPtr marksOf(const Findings& findings, const explore::Rule& rule)
{
    auto marks = std::make_shared<explore::ImageMarks>();
    if (findings.decisions != nullptr)
        addDecisions(*marks, findings.decisions, rule);
    if (findings.suspects != nullptr)
        addSuspects(*marks, *findings.suspects);
    if (findings.parts != nullptr)
        std::ranges::transform(*findings.parts,
                               std::back_inserter(marks->plannedParts),
                               [](dataset::Part part) { return static_cast<std::uint8_t>(part); });
    return marks;
}

// With the labels that people corrected, for what is drawn and chosen is what will be trained on.
std::shared_ptr<const dataset::Dataset> labelled(const OpenedSet& set, const DecisionTablePtr& decisions)
{
    if (decisions == nullptr || decisions->correctedCount() == 0)
        return set.dataset;
    return std::make_shared<const dataset::Dataset>(project::corrected(*set.dataset, *decisions));
}

std::shared_ptr<const explore::Columns>
columnsOf(const OpenedSetPtr& set, const Made& made, const explore::Rule& rule)
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
    return std::make_shared<const explore::Columns>(labelled(*set, made.findings.decisions),
                                                    std::move(scan),
                                                    std::move(maps),
                                                    made.findings.errors,
                                                    marksOf(made.findings, rule));
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
        columns = columnsOf(set, made, rule);
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
    const bool isOther = m_set == nullptr || m_set->projectFile != set->projectFile;
    const bool areOtherRows = m_set == nullptr || !set->hasRowsOf(*m_set);
    m_set = set;
    m_maps.clear(); // of the images as they were
    if (areOtherRows) {
        m_findings.errors.reset();
        m_findings.decisions.reset();
        m_findings.parts.reset();
    }
    m_findings.suspects.reset(); // of the images as they were
    if (isOther) {
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
    if (std::exchange(m_findings.errors, errors) != errors)
        findRows();
}

void Selection::setDecisions(const DecisionTablePtr& decisions)
{
    if (std::exchange(m_findings.decisions, decisions) != decisions)
        findRows();
}

void Selection::setSuspects(const SuspectsPtr& suspects)
{
    if (suspects != nullptr && suspects->set != m_set)
        return;
    if (std::exchange(m_findings.suspects, suspects) != suspects)
        findRows();
}

void Selection::setPlannedParts(const PlannedPartsPtr& parts)
{
    const PlannedPartsPtr& before = m_findings.parts;
    // Planned anew with every decision, most of which move nobody.
    if (parts == before || (parts != nullptr && before != nullptr && *parts == *before))
        return;
    m_findings.parts = parts;
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
    if (known != nullptr
        && std::ranges::any_of(rule, [&](const explore::Condition& each) { return lacksMark(*known, each); }))
        known = nullptr;
    if (m_known != m_findings)
        known = nullptr;
    m_finding.start(
        [set = m_set, known, made = Made{m_maps, m_findings}, rule = std::move(rule)](
            const std::stop_token&, const core::ProgressFn&) { return find(set, known, made, rule); },
        [this, findings = m_findings](const core::Result<ChosenRowsPtr>& found) {
            if (found)
                m_known = findings;
            onFound(found);
        });
}

void Selection::onFound(const core::Result<ChosenRowsPtr>& found)
{
    if (!found) {
        Q_EMIT failed(found.error());
        // Those of a set that has changed since would be no rows at all: everything is shown, and the rule
        // stands to be changed.
        if ((m_rows == nullptr || m_rows->set != m_set) && !m_rule.empty())
            findRows(explore::Rule());
        return;
    }
    m_rows = *found;
    Q_EMIT rowsChanged();
}

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/decision_desk.h"

#include "engine/core/user_name.h"
#include "engine/project/project.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

template <typename T>
core::Result<void> withoutValue(const core::Result<T>& result)
{
    if (!result)
        return tl::unexpected(result.error());
    return {};
}

} // namespace

DecisionDesk::DecisionDesk(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_queue(pool)
{}

void DecisionDesk::setSet(const OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || !set->hasRowsOf(*m_set);
    m_set = set;
    if (!isOther)
        return;
    m_table.reset();
    add([](project::Project&, const dataset::Dataset&) -> core::Result<void> { return {}; });
}

void DecisionDesk::decide(std::vector<project::Decision> decisions)
{
    add([decisions = std::move(decisions)](project::Project& project, const dataset::Dataset& dataset) {
        return withoutValue(project.decide(dataset, decisions, core::userName()));
    });
}

void DecisionDesk::undo()
{
    add([](project::Project& project, const dataset::Dataset&) {
        return withoutValue(project.undoDecisions(core::userName()));
    });
}

void DecisionDesk::redo()
{
    add([](project::Project& project, const dataset::Dataset&) {
        return withoutValue(project.redoDecisions());
    });
}

bool DecisionDesk::hasTag(std::size_t image, const char* tag) const
{
    if (m_table == nullptr || image >= m_table->tags.size())
        return false;
    const auto& tags = m_table->tags[image];
    return std::ranges::find(tags, tag) != tags.end();
}

bool DecisionDesk::isExcluded(std::size_t image) const
{
    return m_table != nullptr && image < m_table->excluded.size() && m_table->excluded[image];
}

// The set is the one that was open when it was decided.
void DecisionDesk::add(Change change)
{
    if (m_set == nullptr)
        return;
    auto table = std::make_shared<project::DecisionTable>();
    const auto work =
        [set = m_set, change = std::move(change), table](project::Project& project) -> core::Result<void> {
        if (const auto changed = change(project, *set->dataset); !changed)
            return changed;
        return project.decisions(*set->dataset).map([&table](project::DecisionTable&& decided) {
            *table = std::move(decided);
        });
    };
    ++m_waiting;
    m_queue.add(m_set->projectFile, work, [this, set = m_set, table](const core::Result<void>& written) {
        --m_waiting;
        if (!written)
            Q_EMIT failed(written.error());
        else if (set->hasRowsOf(*m_set))
            m_table = table;
        Q_EMIT changed();
    });
}

} // namespace carpo::bridge

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

using Change = std::function<core::Result<void>(project::Project&, const dataset::Dataset&)>;

core::Result<DecisionTablePtr> take(const OpenedSet& set, const Change& change)
{
    auto project = project::Project::open(set.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto changed = change(*project, *set.dataset); !changed)
        return tl::unexpected(changed.error());
    auto table = project->decisions(*set.dataset);
    if (!table)
        return tl::unexpected(table.error());
    return std::make_shared<const project::DecisionTable>(std::move(*table));
}

} // namespace

DecisionDesk::DecisionDesk(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_pool(pool)
    , m_job(pool)
{}

DecisionDesk::~DecisionDesk()
{
    if (m_steps.empty())
        return;
    runOn(m_pool, [steps = std::move(m_steps)] {
        for (const Step& step : steps)
            static_cast<void>(take(*step.set, step.change)); // nobody is there to be told
    });
}

void DecisionDesk::setSet(const OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || m_set->dataset != set->dataset;
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

void DecisionDesk::add(Change change)
{
    if (m_set == nullptr)
        return;
    m_steps.push_back({m_set, std::move(change)});
    if (!m_job.isRunning())
        next();
}

void DecisionDesk::next()
{
    if (m_steps.empty())
        return;
    const Step step = std::move(m_steps.front());
    m_steps.pop_front();
    m_job.start(
        [step](const std::stop_token&, const core::ProgressFn&) { return take(*step.set, step.change); },
        [this, set = step.set](const core::Result<DecisionTablePtr>& table) {
            if (!table)
                Q_EMIT failed(table.error());
            else if (set->dataset == m_set->dataset)
                m_table = *table;
            Q_EMIT changed();
            next();
        });
}

} // namespace carpo::bridge

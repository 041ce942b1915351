// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/selection.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

std::shared_ptr<const explore::Columns> columnsOf(const OpenedSetPtr& set)
{
    std::shared_ptr<const explore::ScanTable> scan;
    if (set->scan)
        scan = {set, &*set->scan};
    return std::make_shared<const explore::Columns>(set->dataset, std::move(scan));
}

core::Result<ChosenRowsPtr>
find(const OpenedSetPtr& set, std::shared_ptr<const explore::Columns> columns, explore::Rule rule)
{
    if (columns == nullptr)
        columns = columnsOf(set);
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
    if (isOther) {
        m_rule.clear();
        m_past.clear();
        m_future.clear();
        Q_EMIT ruleChanged();
    }
    findRows();
}

void Selection::setRule(explore::Rule rule)
{
    if (rule == m_rule)
        return;
    m_past.push_back(std::exchange(m_rule, std::move(rule)));
    m_future.clear();
    Q_EMIT ruleChanged();
    findRows();
}

void Selection::choose(const explore::Condition& condition)
{
    explore::Rule rule = m_rule;
    const auto other = std::ranges::find_if(
        rule, [&](const explore::Condition& each) { return explore::isOnSameColumns(each, condition); });
    if (other == rule.end())
        rule.push_back(condition);
    else
        *other = condition;
    setRule(std::move(rule));
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
    if (m_set == nullptr)
        return;
    const auto known = m_rows != nullptr && m_rows->set == m_set ? m_rows->columns : nullptr;
    m_finding.start([set = m_set, known, rule = m_rule](
                        const std::stop_token&, const core::ProgressFn&) { return find(set, known, rule); },
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

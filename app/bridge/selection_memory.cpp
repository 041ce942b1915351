// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/selection_memory.h"

#include "engine/project/last_rule.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace carpo::bridge {
namespace {

struct HasColumns
{
    const explore::Columns& columns;

    bool operator()(const explore::RangeRule& rule) const { return columns.find(rule.column) != nullptr; }
    bool operator()(const explore::WordRule& rule) const { return columns.find(rule.column) != nullptr; }
    bool operator()(const explore::AreaRule& rule) const
    {
        return columns.find(rule.x) != nullptr && columns.find(rule.y) != nullptr;
    }
    bool operator()(const explore::ImagesRule& /*rule*/) const { return true; }
};

} // namespace

SelectionMemory::SelectionMemory(Selection& selection, QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_selection(selection)
    , m_queue(pool)
{
    connect(&m_selection, &Selection::ruleChanged, this, &SelectionMemory::onRuleChanged);
    connect(&m_selection, &Selection::rowsChanged, this, &SelectionMemory::restore);
}

void SelectionMemory::setSet(const OpenedSetPtr& set)
{
    m_set = set;
}

void SelectionMemory::onRuleChanged()
{
    if (m_set == nullptr)
        return;
    m_waiting.clear();
    // Without history nobody has chosen anything: another set has begun.
    const bool isBeginning = m_selection.rule().empty() && !m_selection.canUndo() && !m_selection.canRedo();
    if (isBeginning)
        read();
    else
        write();
}

void SelectionMemory::read()
{
    m_hasFailed = false;
    auto rule = std::make_shared<explore::Rule>();
    m_queue.add(
        m_set->projectFile,
        [rule](project::Project& project) {
            return project::lastRule(project).map([&rule](explore::Rule&& last) { *rule = std::move(last); });
        },
        [this, file = m_set->projectFile, rule](const core::Result<void>& done) {
            const bool isUntouched = !m_selection.canUndo() && !m_selection.canRedo();
            if (!done || file != m_set->projectFile || !isUntouched)
                return;
            m_waiting = std::move(*rule);
            restore();
        });
}

void SelectionMemory::restore()
{
    const ChosenRowsPtr& rows = m_selection.rows();
    if (m_waiting.empty() || rows == nullptr || rows->set->projectFile != m_set->projectFile)
        return;
    const HasColumns hasColumns{*rows->columns};
    if (std::ranges::all_of(m_waiting,
                            [&](const explore::Condition& each) { return std::visit(hasColumns, each); }))
        m_selection.setRule(std::exchange(m_waiting, {}));
}

void SelectionMemory::write()
{
    m_queue.add(
        m_set->projectFile,
        [rule = m_selection.rule()](project::Project& project) {
            return project::setLastRule(project, rule);
        },
        [this, file = m_set->projectFile](const core::Result<void>& written) { onWritten(file, written); });
}

void SelectionMemory::onWritten(const std::filesystem::path& file, const core::Result<void>& written)
{
    if (written || file != m_set->projectFile || std::exchange(m_hasFailed, true))
        return;
    Q_EMIT failed(written.error());
}

} // namespace carpo::bridge

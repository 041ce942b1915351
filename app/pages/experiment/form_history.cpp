// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/form_history.h"

#include <utility>

namespace carpo::pages {

void FormHistory::restart(State state)
{
    m_steps.clear();
    m_steps.push_back({std::move(state), {}});
    m_current = 0;
    m_isOpen = false;
}

void FormHistory::record(State state, const QString& key)
{
    if (m_steps.empty()) {
        restart(std::move(state));
        return;
    }
    if (m_steps[m_current].state == state)
        return;
    m_steps.resize(m_current + 1);
    if (m_isOpen && !key.isEmpty() && m_steps.back().key == key) {
        m_steps.back().state = std::move(state);
        return;
    }
    m_steps.push_back({std::move(state), key});
    if (m_steps.size() > kMostSteps)
        m_steps.erase(m_steps.begin());
    m_current = m_steps.size() - 1;
    m_isOpen = true;
}

const FormHistory::State& FormHistory::undo()
{
    m_isOpen = false;
    return m_steps.at(--m_current).state;
}

const FormHistory::State& FormHistory::redo()
{
    m_isOpen = false;
    return m_steps.at(++m_current).state;
}

QString FormHistory::undoKey() const
{
    return canUndo() ? m_steps[m_current].key : QString();
}

QString FormHistory::redoKey() const
{
    return canRedo() ? m_steps[m_current + 1].key : QString();
}

} // namespace carpo::pages

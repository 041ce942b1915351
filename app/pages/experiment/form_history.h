// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <QVariantMap>

#include <cstddef>
#include <vector>

namespace carpo::pages {

/// What the form of an experiment said, step by step. One after the other, changes of the same field are one
/// step until closeStep().
class FormHistory
{
public:
    struct State
    {
        training::Experiment base; ///< what the form was filled with
        QVariantMap values;
        QVariantMap reference;
        int preset = -1;

        bool operator==(const State&) const = default;
    };

    /// Forgets all steps.
    void restart(State state);
    /// `key`: the field that was changed; empty where many were at once. Forgets what was undone. Does
    /// nothing where the state is the same.
    void record(State state, const QString& key);
    /// The next change is a step of its own.
    void closeStep() { m_isOpen = false; }

    /// Only after the first record or restart.
    [[nodiscard]] State current() const { return m_steps.at(m_current).state; }
    [[nodiscard]] bool canUndo() const { return m_current > 0; }
    [[nodiscard]] bool canRedo() const { return m_current + 1 < m_steps.size(); }
    /// The state to go back to; only where it can.
    [[nodiscard]] const State& undo();
    [[nodiscard]] const State& redo();
    /// Which field the step changes that would be undone or done again; empty where many.
    [[nodiscard]] QString undoKey() const;
    [[nodiscard]] QString redoKey() const;

private:
    static constexpr std::size_t kMostSteps = 200;

    struct Step
    {
        State state;
        QString key; ///< what was changed to come here
    };

    std::vector<Step> m_steps; // the state at the beginning first
    std::size_t m_current = 0;
    bool m_isOpen = false;
};

} // namespace carpo::pages

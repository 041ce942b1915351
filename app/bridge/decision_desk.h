// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/opened_set.h"
#include "app/bridge/project_queue.h"
#include "engine/project/decisions.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace carpo::bridge {

/// Tags that the window itself gives.
inline constexpr const char* kSeenTag = "seen";
inline constexpr const char* kMarkedTag = "marked";

using DecisionTablePtr = std::shared_ptr<const project::DecisionTable>;

/// What people decide about images of the open set, written to its project one after the other off the
/// window's thread. Nothing here blocks, and no decision is dropped.
class DecisionDesk final : public QObject
{
    Q_OBJECT

public:
    /// The pool outlives this object.
    explicit DecisionDesk(QThreadPool& pool, QObject* parent = nullptr);

    void setSet(const OpenedSetPtr& set);

    /// One step: undone in one go.
    void decide(std::vector<project::Decision> decisions);
    void undo();
    void redo();

    /// As of the last decision that was written; null before the first set's are read.
    [[nodiscard]] const DecisionTablePtr& table() const { return m_table; }
    [[nodiscard]] bool hasTag(std::size_t image, const char* tag) const;
    [[nodiscard]] bool isExcluded(std::size_t image) const;
    /// Also while something is being written: it can be undone right after.
    [[nodiscard]] bool canUndo() const { return m_waiting > 0 || (m_table != nullptr && m_table->canUndo); }
    [[nodiscard]] bool canRedo() const { return m_waiting > 0 || (m_table != nullptr && m_table->canRedo); }

Q_SIGNALS:
    void changed();
    void failed(const carpo::core::Error& error);

private:
    using Change = std::function<core::Result<void>(project::Project&, const dataset::Dataset&)>;

    void add(Change change);

    OpenedSetPtr m_set;
    DecisionTablePtr m_table;
    int m_waiting = 0; // changes that are not written yet
    ProjectQueue m_queue;
};

} // namespace carpo::bridge

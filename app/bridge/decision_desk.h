// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/project/decisions.h"

#include <QObject>

#include <deque>
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
    /// The pool outlives this object and what was decided is written even if this object is not there any more.
    explicit DecisionDesk(QThreadPool& pool, QObject* parent = nullptr);
    ~DecisionDesk() override;

    void setSet(const OpenedSetPtr& set);

    /// One step: undone in one go.
    void decide(std::vector<project::Decision> decisions);
    void undo();
    void redo();

    /// As of the last decision that was written; null before the first set's are read.
    [[nodiscard]] const DecisionTablePtr& table() const { return m_table; }
    [[nodiscard]] bool hasTag(std::size_t image, const char* tag) const;
    [[nodiscard]] bool isExcluded(std::size_t image) const;

Q_SIGNALS:
    void changed();
    void failed(const carpo::core::Error& error);

private:
    using Change = std::function<core::Result<void>(project::Project&, const dataset::Dataset&)>;
    struct Step
    {
        OpenedSetPtr set; // the one that was open when it was decided
        Change change;
    };

    void add(Change change);
    void next();

    QThreadPool& m_pool;
    OpenedSetPtr m_set;
    DecisionTablePtr m_table;
    std::deque<Step> m_steps; // that wait for the one that is being written
    LatestJob<DecisionTablePtr> m_job;
};

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "app/bridge/suspect_search.h"
#include "engine/explore/columns.h"
#include "engine/explore/rule.h"

#include <QObject>

#include <cstddef>
#include <memory>
#include <vector>

namespace carpo::bridge {

/// The images that a rule leads to. Never changed once it is handed out, so that any thread may read it.
struct ChosenRows
{
    OpenedSetPtr set;
    std::shared_ptr<const explore::Columns> columns;
    explore::Rule rule;    ///< the one that was met
    explore::RowMask mask; ///< a place for each image of the set
    std::size_t count = 0;

    [[nodiscard]] bool isEverything() const { return rule.empty(); }
};

using ChosenRowsPtr = std::shared_ptr<const ChosenRows>;

/// The part of each image in a split that was planned, in the set's order.
using PlannedPartsPtr = std::shared_ptr<const std::vector<dataset::Part>>;

/// What was found out and decided about a set since it was opened; any may be null.
struct Findings
{
    explore::PredictionErrorsPtr errors;
    DecisionTablePtr decisions;
    SuspectsPtr suspects;
    PlannedPartsPtr parts;

    [[nodiscard]] bool operator==(const Findings&) const = default;
};

/// Which images of the open set are looked at: a rule with its history, and the rows it leads to, found off
/// the window's thread. Nothing here blocks.
class Selection final : public QObject
{
    Q_OBJECT

public:
    explicit Selection(QThreadPool& pool, QObject* parent = nullptr);

    /// Another project's set begins with everything and without history; the same one with more known of it,
    /// or with more images, keeps both.
    void setSet(const OpenedSetPtr& set);

    /// A map of the open set was made; the rule may look at it from now on. Those that the project keeps are
    /// known from the start.
    void addMap(const explore::AppearanceMapPtr& map);
    /// A run's errors on images of the open set, in place of another run's: columns to choose by.
    void setErrors(const explore::PredictionErrorsPtr& errors);

    /// What people decided about images of the open set: columns to choose by, and labels where they were
    /// corrected. Null: nothing yet.
    void setDecisions(const DecisionTablePtr& decisions);
    /// What stands out in the open set, and what is in it twice: columns to choose by. Null: not known. Of
    /// another set than the open one they are not taken.
    void setSuspects(const SuspectsPtr& suspects);
    /// The split that is planned for the open set: a column to choose by. Null: none is.
    void setPlannedParts(const PlannedPartsPtr& parts);

    [[nodiscard]] const explore::Rule& rule() const { return m_rule; }
    /// A step of the history, as those that follow; nothing happens where the rule stays the same.
    void setRule(explore::Rule rule);
    /// Takes the place of a condition on the same columns, or is added.
    void choose(const explore::Condition& condition);
    /// Shows what choose() would lead to, without a step of the history: for a hand that still moves.
    void tryOut(const explore::Condition& condition);
    /// Back to rule(), if something was tried.
    void endTrying();
    /// Places in rule().
    void remove(std::size_t condition);

    [[nodiscard]] bool canUndo() const { return !m_past.empty(); }
    [[nodiscard]] bool canRedo() const { return !m_future.empty(); }
    void undo();
    void redo();

    /// Of the newest rule that was met; null before the first set.
    [[nodiscard]] const ChosenRowsPtr& rows() const { return m_rows; }

Q_SIGNALS:
    void ruleChanged();
    void rowsChanged();
    /// The rule cannot be met; rows() are those of the one before.
    void failed(const carpo::core::Error& error);

private:
    void swapRule(std::vector<explore::Rule>& from, std::vector<explore::Rule>& to);
    [[nodiscard]] explore::Rule ruleWith(const explore::Condition& condition) const;
    void findRows();
    void findRows(explore::Rule rule);
    void onFound(const core::Result<ChosenRowsPtr>& found);

    OpenedSetPtr m_set;
    explore::Rule m_rule;
    bool m_isTrying = false; // another rule than this one
    std::vector<explore::Rule> m_past;
    std::vector<explore::Rule> m_future;
    std::vector<explore::AppearanceMapPtr> m_maps; // made since the set was opened
    Findings m_findings;                           // about the open set
    Findings m_known;                              // those that rows() are made with
    ChosenRowsPtr m_rows;
    LatestJob<ChosenRowsPtr> m_finding;
};

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/run_shelf.h"
#include "app/bridge/workspace.h"

#include <QList>
#include <QObject>

#include <cstdint>
#include <filesystem>

class QAction;
class QMenu;
class QWidget;

namespace carpo::pages {

/// What can be done with chosen runs, as actions for menus and buttons.
class RunActions final : public QObject
{
    Q_OBJECT

public:
    /// All outlive this object. The actions belong to `owner` too, for their shortcuts.
    RunActions(bridge::Workspace& workspace, bridge::RunShelf& shelf, QWidget& owner);

    void setChosen(const QList<qint64>& runs);
    [[nodiscard]] const QList<qint64>& chosen() const { return m_chosen; }
    void fill(QMenu& menu) const;
    void retranslate();

    [[nodiscard]] QAction* repeatAction() const { return m_repeat; }
    [[nodiscard]] QAction* continueAction() const { return m_continue; }
    [[nodiscard]] QAction* branchBestAction() const { return m_branchBest; }
    [[nodiscard]] QAction* branchLastAction() const { return m_branchLast; }
    [[nodiscard]] QAction* compareAction() const { return m_compare; }
    [[nodiscard]] QAction* binAction() const { return m_bin; }

Q_SIGNALS:
    /// To stand in the form; what it is, for people.
    void experimentWanted(const carpo::training::Experiment& experiment, const QString& words);
    void continueWanted(std::int64_t run);
    void runsCompared(const QList<qint64>& runs);
    void failed(const carpo::core::Error& error);

private:
    enum class Weights
    {
        Best,
        Last
    };

    QAction* create(const char* name, const char* icon, QWidget& owner);
    void connectActions();
    void refresh();
    void repeat();
    void branch(Weights weights);
    void bin();
    /// The one run that is chosen; null where there is none, or are several.
    [[nodiscard]] const bridge::RunSummary* only() const;

    bridge::Workspace& m_workspace;
    bridge::RunShelf& m_shelf;
    QList<qint64> m_chosen;
    QAction* m_repeat = nullptr;
    QAction* m_continue = nullptr;
    QAction* m_branchBest = nullptr;
    QAction* m_branchLast = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_bin = nullptr;
    bridge::LatestJob<std::filesystem::path> m_branching;
};

} // namespace carpo::pages

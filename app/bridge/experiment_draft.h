// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "app/bridge/project_queue.h"
#include "engine/training/experiment.h"

#include <QObject>
#include <QTimer>

#include <filesystem>

namespace carpo::bridge {

/// The experiment that is to be trained next: one for all pages that say something of it, and kept in the
/// project of the open set from its first change on. Nothing here blocks.
class ExperimentDraft final : public QObject
{
    Q_OBJECT

public:
    /// The pool outlives this object.
    explicit ExperimentDraft(QThreadPool& pool, QObject* parent = nullptr);
    ~ExperimentDraft() override;

    /// Another project's draft takes the place of this one; one that keeps none leaves it as it is.
    void setSet(const OpenedSetPtr& set);

    [[nodiscard]] const training::Experiment& experiment() const { return m_experiment; }
    void set(const training::Experiment& experiment);
    /// What stands there until somebody says something else: it is not stored, and gives way to the
    /// project's.
    void suggest(const training::Experiment& experiment);
    /// Whether the open project has one.
    [[nodiscard]] bool isKept() const { return m_isKept; }

Q_SIGNALS:
    void changed();
    void failed(const carpo::core::Error& error);

private:
    void load();
    void store();
    void onLoaded(const core::Result<std::string>& json);

    training::Experiment m_experiment;
    std::filesystem::path m_projectFile; // empty before the first set
    bool m_isKept = false;
    QTimer m_storing; // many changes of a moment are one
    LatestJob<std::string> m_loading;
    ProjectQueue m_queue;
};

} // namespace carpo::bridge

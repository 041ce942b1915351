// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/experiment_draft.h"

#include "engine/project/draft.h"
#include "engine/project/project.h"

#include <utility>

namespace carpo::bridge {
namespace {

constexpr int kMomentMs = 400;

} // namespace

ExperimentDraft::ExperimentDraft(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_loading(pool)
    , m_queue(pool)
{
    m_storing.setSingleShot(true);
    m_storing.setInterval(kMomentMs);
    connect(&m_storing, &QTimer::timeout, this, &ExperimentDraft::store);
}

ExperimentDraft::~ExperimentDraft()
{
    if (m_storing.isActive())
        store();
}

void ExperimentDraft::setSet(const OpenedSetPtr& set)
{
    if (set->projectFile == m_projectFile)
        return;
    if (m_storing.isActive()) {
        m_storing.stop();
        store();
    }
    m_projectFile = set->projectFile;
    m_isKept = false;
    load();
}

void ExperimentDraft::set(const training::Experiment& experiment)
{
    if (experiment == m_experiment)
        return;
    m_experiment = experiment;
    m_loading.cancel(); // what somebody says now counts more than what the project says of before
    if (!m_projectFile.empty()) {
        m_isKept = true;
        m_storing.start();
    }
    Q_EMIT changed();
}

void ExperimentDraft::suggest(const training::Experiment& experiment)
{
    if (m_isKept || experiment == m_experiment)
        return;
    m_experiment = experiment;
    Q_EMIT changed();
}

void ExperimentDraft::load()
{
    m_loading.start(
        [file = m_projectFile](const std::stop_token&, const core::ProgressFn&) -> core::Result<std::string> {
            return project::Project::open(file).and_then(
                [](const project::Project& project) { return project::draft(project); });
        },
        [this](const core::Result<std::string>& json) { onLoaded(json); });
}

void ExperimentDraft::onLoaded(const core::Result<std::string>& json)
{
    if (!json) {
        Q_EMIT failed(json.error());
        return;
    }
    if (json->empty())
        return;
    const auto experiment = training::Experiment::fromJson(*json, m_projectFile.string());
    if (!experiment) {
        Q_EMIT failed(experiment.error());
        return;
    }
    m_isKept = true;
    m_experiment = *experiment;
    Q_EMIT changed();
}

void ExperimentDraft::store()
{
    m_queue.add(
        m_projectFile,
        [json = m_experiment.toJson()](project::Project& project) {
            return project::setDraft(project, json);
        },
        [this](const core::Result<void>& stored) {
            if (!stored)
                Q_EMIT failed(stored.error());
        });
}

} // namespace carpo::bridge

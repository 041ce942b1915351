// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/evaluation_session.h"

#include "engine/jobs/environment.h"
#include "engine/jobs/evaluate_job.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

namespace carpo::bridge {
namespace {

core::Result<std::int64_t> evaluated(const OpenedSetPtr& set,
                                     const project::CacheOptions& cache,
                                     const jobs::PredictionChoice& choice,
                                     const std::filesystem::path& folder,
                                     const std::stop_token& stop,
                                     const core::ProgressFn& report)
{
    if (folder.empty())
        return jobs::evaluateRuns(set->projectFile, cache, choice, *set->dataset, true, stop, report);
    return jobs::evaluateFolder(set->projectFile, cache, choice, folder, stop, report);
}

} // namespace

EvaluationSession::EvaluationSession(Workspace& workspace, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_set(workspace.set())
    , m_loading(workspace.pool())
    , m_evaluating(workspace.searches())
{
    connect(&workspace.scan(), &ScanSession::setChanged, this, &EvaluationSession::onSetChanged);
}

void EvaluationSession::setRun(const RunDetailsPtr& run)
{
    const bool isSame = run != nullptr && m_run != nullptr && run->run.number == m_run->run.number;
    m_run = run;
    if (!isSame) {
        m_chosen = run == nullptr ? 0 : std::exchange(m_arrived[run->run.number], 0);
        m_loaded = {};
        m_loading.cancel();
        Q_EMIT judgedChanged();
    }
    if (run != nullptr)
        load();
}

void EvaluationSession::choose(std::int64_t evaluation)
{
    if (m_run == nullptr || evaluation == m_chosen)
        return;
    m_chosen = evaluation;
    load();
}

void EvaluationSession::evaluate(const EvaluationRequest& request)
{
    const OpenedSetPtr& set = m_workspace.set();
    if (m_run == nullptr || set == nullptr || isEvaluating())
        return;
    jobs::PredictionChoice choice{.runs = {m_run->run.number}, .part = request.part, .views = request.views};
    choice.runs.insert(choice.runs.end(), request.partners.begin(), request.partners.end());
    m_asked = m_run->run.number;
    m_evaluating.start(
        [set, cache = m_workspace.cacheOptions(), choice, folder = request.folder](
            const std::stop_token& stop, const core::ProgressFn& report) {
            return evaluated(set, cache, choice, folder, stop, report);
        },
        [this](const core::Result<std::int64_t>& number) { onEvaluated(number); },
        [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
    Q_EMIT evaluatingChanged();
}

void EvaluationSession::cancel()
{
    if (!isEvaluating())
        return;
    m_evaluating.cancel();
    Q_EMIT evaluatingChanged();
}

void EvaluationSession::onEvaluated(const core::Result<std::int64_t>& number)
{
    Q_EMIT evaluatingChanged();
    if (!number) {
        Q_EMIT failed(number.error());
        return;
    }
    if (m_run != nullptr && m_run->run.number == m_asked)
        m_chosen = *number;
    else
        m_arrived[m_asked] = *number;
    // Another run's images may have been looked at once more.
    if (m_run != nullptr)
        load();
}

void EvaluationSession::onSetChanged()
{
    const OpenedSetPtr before = std::exchange(m_set, m_workspace.set());
    if (before == nullptr || m_set == nullptr || before->projectFile != m_set->projectFile) {
        cancel();
        m_arrived.clear();
        setRun(nullptr);
    } else if (m_run != nullptr && before->dataset != m_set->dataset)
        load();
}

void EvaluationSession::load()
{
    const OpenedSetPtr& set = m_workspace.set();
    if (set == nullptr)
        return;
    m_loading.start([set, run = m_run, wanted = m_chosen, before = m_loaded.judged](
                        const std::stop_token& stop,
                        const core::ProgressFn&) { return loadJudged(set, run, wanted, before, stop); },
                    [this](core::Result<JudgedRun>& loaded) { onLoaded(loaded); });
}

void EvaluationSession::onLoaded(core::Result<JudgedRun>& loaded)
{
    if (!loaded) {
        Q_EMIT failed(loaded.error());
        return;
    }
    m_loaded = std::move(*loaded);
    const JudgedPtr& judged = m_loaded.judged;
    m_chosen = judged != nullptr && judged->evaluation ? judged->evaluation->number : 0;
    if (m_loaded.errors != nullptr)
        m_workspace.errors().set(m_workspace.set()->dataset, m_loaded.errors);
    Q_EMIT judgedChanged();
}

std::size_t EvaluationSession::looksAt(dataset::Part part) const
{
    const std::string_view key = dataset::partKey(part);
    return static_cast<std::size_t>(
        std::ranges::count_if(m_loaded.all, [key](const project::Evaluation& each) {
            return each.folder.empty() && each.part == key;
        }));
}

std::int64_t EvaluationSession::imagesIn(dataset::Part part) const
{
    return m_run == nullptr ? 0 : jobs::imagesIn(m_run->run.environmentJson, part);
}

} // namespace carpo::bridge

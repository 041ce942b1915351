// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/rate_search.h"

#include "engine/jobs/rate_job.h"

#include <atomic>
#include <memory>

namespace carpo::bridge {

RateSearch::RateSearch(QObject* parent)
    : QObject(parent)
    , m_job(m_pool)
{
    m_pool.setMaxThreadCount(1);
}

void RateSearch::start(const OpenedSetPtr& set,
                       const project::CacheOptions& cache,
                       const training::Experiment& experiment,
                       const training::RateSearchOptions& options)
{
    m_found.reset();
    const auto isPreparing = std::make_shared<std::atomic<bool>>(true);
    const auto work = [set, cache, experiment, options, isPreparing](const std::stop_token& stop,
                                                                     const core::ProgressFn& report) {
        const auto searching = [&](const core::Progress& progress) {
            *isPreparing = false;
            report(progress);
        };
        return jobs::findRate(
            {set->projectFile, cache, *set->dataset, experiment}, options, stop, report, searching);
    };
    m_job.start(
        work,
        [this](core::Result<training::RateSearch>& found) {
            if (found)
                m_found = std::move(*found);
            Q_EMIT changed();
            if (!found)
                Q_EMIT failed(found.error());
        },
        [this, isPreparing](const core::Progress& progress) { Q_EMIT progressed(*isPreparing, progress); });
    Q_EMIT changed();
}

void RateSearch::cancel()
{
    m_job.cancel();
    Q_EMIT changed();
}

void RateSearch::forget()
{
    m_found.reset();
    cancel();
}

} // namespace carpo::bridge

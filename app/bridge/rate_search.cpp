// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/rate_search.h"

#include "engine/jobs/rate_job.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>
#include <mutex>
#include <utility>

namespace carpo::bridge {
namespace {

/// Points on their way from the job's thread to the window's.
class PointsUnderWay
{
public:
    void add(const training::RatePoint& point)
    {
        const std::lock_guard lock(m_mutex);
        m_points.push_back(point);
    }

    [[nodiscard]] std::vector<training::RatePoint> take()
    {
        const std::lock_guard lock(m_mutex);
        return std::exchange(m_points, {});
    }

private:
    std::mutex m_mutex;
    std::vector<training::RatePoint> m_points;
};

} // namespace

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
    m_soFar.clear();
    const auto isPreparing = std::make_shared<std::atomic<bool>>(true);
    const auto points = std::make_shared<PointsUnderWay>();
    const auto work = [set, cache, experiment, options, isPreparing, points](const std::stop_token& stop,
                                                                             const core::ProgressFn& report) {
        const auto searching = [&](const core::Progress& progress) {
            *isPreparing = false;
            report(progress);
        };
        return jobs::findRate({set->projectFile, cache, *set->dataset, experiment},
                              options,
                              stop,
                              report,
                              searching,
                              [&points](const training::RatePoint& point) { points->add(point); });
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
        [this, isPreparing, points](const core::Progress& progress) {
            std::ranges::copy(points->take(), std::back_inserter(m_soFar));
            Q_EMIT progressed(*isPreparing, progress);
        });
    Q_EMIT changed();
}

void RateSearch::cancel()
{
    m_job.cancel();
    m_soFar.clear();
    Q_EMIT changed();
}

void RateSearch::forget()
{
    m_found.reset();
    cancel();
}

} // namespace carpo::bridge

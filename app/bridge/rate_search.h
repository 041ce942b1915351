// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/project/pixel_cache.h"
#include "engine/training/experiment.h"
#include "engine/training/rate_finder.h"

#include <QObject>
#include <QThreadPool>

#include <optional>
#include <vector>

namespace carpo::bridge {

/// Looks for a learning rate to begin with, on a thread of its own. Nothing here blocks but the destructor,
/// which waits for the batch under way.
class RateSearch final : public QObject
{
    Q_OBJECT

public:
    explicit RateSearch(QObject* parent = nullptr);

    /// The search before it is dropped.
    void start(const OpenedSetPtr& set,
               const project::CacheOptions& cache,
               const training::Experiment& experiment,
               const training::RateSearchOptions& options);
    void cancel();
    /// What was found is of something else now.
    void forget();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Of the search under way, as far as it has been told of; progressed() says that there are more.
    [[nodiscard]] const std::vector<training::RatePoint>& soFar() const { return m_soFar; }
    /// Of the latest search that came to its end.
    [[nodiscard]] const std::optional<training::RateSearch>& found() const { return m_found; }

Q_SIGNALS:
    /// Started, found, cancelled, failed or forgotten.
    void changed();
    /// `isPreparing`: images are being decoded into the cache; then batches are counted.
    void progressed(bool isPreparing, const carpo::core::Progress& progress);
    void failed(const carpo::core::Error& error);

private:
    std::vector<training::RatePoint> m_soFar;
    std::optional<training::RateSearch> m_found;
    QThreadPool m_pool; // outlives the job
    LatestJob<training::RateSearch> m_job;
};

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/jobs/label_suspects.h"
#include "engine/project/pixel_cache.h"

#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace carpo::bridge {

/// The labels of a set that networks which did not see the image do not believe. Never changed once it is
/// handed out.
struct SuspectLabels
{
    OpenedSetPtr set;
    std::vector<jobs::LabelSuspect> labels; ///< those worth a look, the most suspect first
    /// Beside labels: images of the whole set that look like it and whose label is not suspect.
    std::vector<std::vector<std::size_t>> lookAlikes;
};

using SuspectLabelsPtr = std::shared_ptr<const SuspectLabels>;

/// Trains small networks in the background to ask them about each label (jobs/label_suspects.h): minutes for
/// thousands of images. What is trained is kept in the project, so that cancelling loses little and a second
/// search answers at once. Nothing here blocks, but that its end waits for a batch.
class LabelSearch final : public QObject
{
    Q_OBJECT

public:
    explicit LabelSearch(QObject* parent = nullptr);

    /// What was found in another set is forgotten; what an earlier search left in this one's project comes
    /// back by itself once the set is measured.
    void setSet(const OpenedSetPtr& set);
    /// Does nothing while it is running and before the set is measured.
    void start(const project::CacheOptions& cache);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// Null until they are found.
    [[nodiscard]] const SuspectLabelsPtr& found() const { return m_found; }

Q_SIGNALS:
    /// Started, found, cancelled or forgotten.
    void changed();
    void progressed(const carpo::core::Progress& progress);
    void failed(const carpo::core::Error& error);

private:
    void showStored();
    void onDone(const core::Result<SuspectLabelsPtr>& done);

    OpenedSetPtr m_set;
    SuspectLabelsPtr m_found;
    QThreadPool m_pool; // of its own: short work need not wait for it
    LatestJob<SuspectLabelsPtr> m_job;
    LatestJob<SuspectLabelsPtr> m_lookUp;
    bool m_isLookedUp = false;
};

} // namespace carpo::bridge

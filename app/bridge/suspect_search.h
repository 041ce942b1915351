// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/explore/duplicates.h"
#include "engine/explore/histogram.h"
#include "engine/explore/outliers.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace carpo::bridge {

/// What is suspect in a set. Never changed once it is handed out.
struct Suspects
{
    OpenedSetPtr set;
    std::vector<explore::Outlier>
        outliers; ///< those worth a look (a score of 1 and more), the most suspect first
    std::vector<explore::DuplicateGroup> duplicates;
    /// Beside outliers: images that look like it and do not stand out, the most alike first.
    std::vector<std::vector<std::size_t>> normal;
    /// Of the whole set, by the key of each measure that a reason names.
    std::map<std::string, explore::Histogram, std::less<>> histograms;
};

using SuspectsPtr = std::shared_ptr<const Suspects>;

/// Looks for outliers and duplicates in a measured set, off the window's thread. Nothing here blocks.
class SuspectSearch final : public QObject
{
    Q_OBJECT

public:
    explicit SuspectSearch(QThreadPool& pool, QObject* parent = nullptr);

    /// What was found in another set is forgotten.
    void setSet(const OpenedSetPtr& set);
    /// Does nothing while it is running, before the set is measured, and where all is found already.
    void start();
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    /// The first half is done, images: now pairs that may be the same are compared, and progress counts
    /// those.
    [[nodiscard]] bool isComparing() const { return m_comparing != nullptr && *m_comparing; }
    /// Null until they are found.
    [[nodiscard]] const SuspectsPtr& found() const { return m_found; }

Q_SIGNALS:
    /// Started, found, cancelled or forgotten.
    void changed();
    void progressed(const carpo::core::Progress& progress);
    void failed(const carpo::core::Error& error);

private:
    void onDone(const core::Result<SuspectsPtr>& done);

    OpenedSetPtr m_set;
    SuspectsPtr m_found;
    std::shared_ptr<std::atomic_bool> m_comparing; // the present job's
    LatestJob<SuspectsPtr> m_job;
};

} // namespace carpo::bridge

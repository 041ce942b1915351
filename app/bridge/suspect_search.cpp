// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/suspect_search.h"

#include "engine/project/project.h"

#include <utility>

namespace carpo::bridge {
namespace {

core::Result<SuspectsPtr>
search(const OpenedSetPtr& set, const std::stop_token& stop, const core::ProgressFn& report)
{
    const auto project = project::Project::open(set->projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto thumbnails = project->loadThumbnails(*set->dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    auto outliers = explore::findOutliers(*set->scan, *thumbnails, stop, report);
    if (!outliers)
        return tl::unexpected(outliers.error());
    std::erase_if(*outliers, [](const explore::Outlier& each) { return each.score < explore::kWorthALook; });
    auto duplicates =
        explore::findDuplicates(*set->dataset, *set->scan, *thumbnails, set->dataset->parts, stop, report);
    if (!duplicates)
        return tl::unexpected(duplicates.error());
    return std::make_shared<const Suspects>(Suspects{set, std::move(*outliers), std::move(*duplicates)});
}

} // namespace

SuspectSearch::SuspectSearch(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_job(pool)
{}

void SuspectSearch::setSet(const OpenedSetPtr& set)
{
    m_job.cancel();
    m_set = set;
    m_found.reset();
    Q_EMIT changed();
}

void SuspectSearch::start()
{
    if (m_set == nullptr || !m_set->scan || m_found != nullptr || isRunning())
        return;
    m_job.start([set = m_set](const std::stop_token& stop,
                              const core::ProgressFn& report) { return search(set, stop, report); },
                [this](const core::Result<SuspectsPtr>& done) { onDone(done); },
                [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
    Q_EMIT changed();
}

void SuspectSearch::cancel()
{
    m_job.cancel();
    Q_EMIT changed();
}

void SuspectSearch::onDone(const core::Result<SuspectsPtr>& done)
{
    if (done)
        m_found = *done;
    else
        Q_EMIT failed(done.error());
    Q_EMIT changed();
}

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/suspect_search.h"

#include "app/bridge/look_alikes.h"
#include "engine/explore/measures.h"
#include "engine/project/project.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {
namespace {

constexpr std::size_t kLookAlikes = 8;
constexpr std::size_t kMostBins = 32;

core::Result<void>
addNormal(Suspects& suspects, std::span<const explore::Thumbnail> thumbnails, const std::stop_token& stop)
{
    const std::vector<bool>& decoded = suspects.set->scan->decoded;
    explore::RowMask normal(decoded.size());
    std::ranges::copy(decoded, normal.begin());
    std::vector<std::size_t> images;
    for (const explore::Outlier& outlier : suspects.outliers) {
        images.push_back(outlier.row);
        normal[outlier.row] = 0;
    }
    return lookAlikes(thumbnails, images, normal, kLookAlikes, stop).map([&](auto&& found) {
        suspects.normal = std::forward<decltype(found)>(found);
    });
}

void addHistograms(Suspects& suspects)
{
    const explore::ScanTable& scan = *suspects.set->scan;
    for (const explore::Outlier& outlier : suspects.outliers) {
        for (const explore::OutlierReason& reason : outlier.reasons) {
            const std::size_t place = explore::measureIndex(reason.evidence->measure);
            if (place >= scan.measures.size() || suspects.histograms.contains(reason.evidence->measure))
                continue;
            const auto& column = scan.measures[place];
            const explore::ColumnSummary summary = explore::summaryOf(column, {});
            const explore::Bins bins = explore::roundBins(summary.minimum, summary.maximum, kMostBins);
            suspects.histograms.emplace(reason.evidence->measure, explore::histogramOf(column, {}, bins));
        }
    }
}

core::Result<SuspectsPtr> search(const OpenedSetPtr& set,
                                 std::atomic_bool& comparing,
                                 const std::stop_token& stop,
                                 const core::ProgressFn& report)
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
    comparing = true;
    auto duplicates =
        explore::findDuplicates(*set->dataset, *set->scan, *thumbnails, set->dataset->parts, stop, report);
    if (!duplicates)
        return tl::unexpected(duplicates.error());
    Suspects found{set, std::move(*outliers), std::move(*duplicates), {}, {}};
    if (const auto added = addNormal(found, *thumbnails, stop); !added)
        return tl::unexpected(added.error());
    addHistograms(found);
    return std::make_shared<const Suspects>(std::move(found));
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
    m_comparing = std::make_shared<std::atomic_bool>(false);
    m_job.start(
        [set = m_set, comparing = m_comparing](const std::stop_token& stop, const core::ProgressFn& report) {
            return search(set, *comparing, stop, report);
        },
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/label_search.h"

#include "app/bridge/look_alikes.h"
#include "engine/project/project.h"

#include <cmath>
#include <utility>

namespace carpo::bridge {
namespace {

// Spreads (jobs::LabelSuspect::score): below about three a label is as good as any.
constexpr double kWorthALook = 3.0;
constexpr std::size_t kLookAlikes = 8;

jobs::SuspectJob jobOf(const OpenedSetPtr& set, const project::CacheOptions& cache)
{
    return {.projectFile = set->projectFile,
            .folds = {.cache = cache, .dataset = *set->dataset, .experiment = jobs::suspectExperiment()}};
}

/// Those worth a look, with their look-alikes.
core::Result<SuspectLabelsPtr>
described(const OpenedSetPtr& set, std::vector<jobs::LabelSuspect> suspects, const std::stop_token& stop)
{
    const auto project = project::Project::open(set->projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto thumbnails = project->loadThumbnails(*set->dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    std::erase_if(suspects, [](const jobs::LabelSuspect& each) { return each.score < kWorthALook; });
    explore::RowMask believed(set->dataset->size());
    for (std::size_t i = 0; i < believed.size(); ++i)
        believed[i] = set->scan->decoded[i] && std::isfinite(set->dataset->months[i]) ? 1 : 0;
    std::vector<std::size_t> images;
    for (const jobs::LabelSuspect& suspect : suspects) {
        images.push_back(suspect.image);
        believed[suspect.image] = 0;
    }
    auto alike = lookAlikes(*thumbnails, images, believed, kLookAlikes, stop);
    if (!alike)
        return tl::unexpected(alike.error());
    return std::make_shared<const SuspectLabels>(SuspectLabels{set, std::move(suspects), std::move(*alike)});
}

core::Result<SuspectLabelsPtr> search(const OpenedSetPtr& set,
                                      const project::CacheOptions& cache,
                                      const std::stop_token& stop,
                                      const core::ProgressFn& report)
{
    auto suspects = jobs::labelSuspects(jobOf(set, cache), stop, report);
    if (!suspects)
        return tl::unexpected(suspects.error());
    return described(set, std::move(*suspects), stop);
}

/// What an earlier search left in the project; null where there is nothing.
core::Result<SuspectLabelsPtr> lookUp(const OpenedSetPtr& set, const std::stop_token& stop)
{
    auto suspects = jobs::storedLabelSuspects(jobOf(set, {}), stop);
    if (!suspects)
        return tl::unexpected(suspects.error());
    return *suspects ? described(set, std::move(**suspects), stop) : SuspectLabelsPtr();
}

} // namespace

LabelSearch::LabelSearch(QObject* parent)
    : QObject(parent)
    , m_job(m_pool)
    , m_lookUp(m_pool)
{
    m_pool.setMaxThreadCount(1);
}

void LabelSearch::setSet(const OpenedSetPtr& set)
{
    const bool isOther = m_set == nullptr || !set->hasRowsOf(*m_set);
    m_set = set;
    if (isOther) {
        m_job.cancel();
        m_lookUp.cancel();
        m_found.reset();
        m_isLookedUp = false;
        Q_EMIT changed();
    }
    if (set->scan && !m_isLookedUp)
        showStored();
}

// An answer that has become old, or none at all, is as good as no search yet.
void LabelSearch::showStored()
{
    m_isLookedUp = true;
    m_lookUp.start(
        [set = m_set](const std::stop_token& stop, const core::ProgressFn&) { return lookUp(set, stop); },
        [this](const core::Result<SuspectLabelsPtr>& stored) {
            if (!stored || *stored == nullptr || isRunning() || m_found != nullptr)
                return;
            m_found = *stored;
            Q_EMIT changed();
        });
}

void LabelSearch::start(const project::CacheOptions& cache)
{
    if (m_set == nullptr || !m_set->scan || isRunning())
        return;
    m_job.start(
        [set = m_set, cache](const std::stop_token& stop, const core::ProgressFn& report) {
            return search(set, cache, stop, report);
        },
        [this](const core::Result<SuspectLabelsPtr>& done) { onDone(done); },
        [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
    Q_EMIT changed();
}

void LabelSearch::cancel()
{
    m_job.cancel();
    Q_EMIT changed();
}

void LabelSearch::onDone(const core::Result<SuspectLabelsPtr>& done)
{
    if (done)
        m_found = *done;
    else
        Q_EMIT failed(done.error());
    Q_EMIT changed();
}

} // namespace carpo::bridge

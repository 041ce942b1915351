// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/map_search.h"

#include "engine/project/project.h"

#include <utility>

namespace carpo::bridge {

MapSearch::MapSearch(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_job(pool)
{}

void MapSearch::setSet(const OpenedSetPtr& set)
{
    m_job.cancel();
    m_set = set;
    m_map.reset();
    Q_EMIT changed();
}

void MapSearch::start(explore::MapKind kind, std::uint64_t seed)
{
    if (!isMeasured() || ((m_map != nullptr || isRunning()) && kind == m_kind && seed == m_seed))
        return;
    m_kind = kind;
    m_seed = seed;
    m_map.reset();
    m_job.start(
        [set = m_set, kind, seed](const std::stop_token& stop, const core::ProgressFn& report) {
            return make(set, kind, seed, stop, report);
        },
        [this](const core::Result<Made>& made) { onDone(made); },
        [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
    Q_EMIT changed();
}

void MapSearch::cancel()
{
    m_job.cancel();
    Q_EMIT changed();
}

core::Result<MapSearch::Made> MapSearch::make(const OpenedSetPtr& set,
                                              explore::MapKind kind,
                                              std::uint64_t seed,
                                              const std::stop_token& stop,
                                              const core::ProgressFn& report)
{
    auto project = project::Project::open(set->projectFile);
    if (!project)
        return tl::unexpected(project.error());
    auto known = project->maps(explore::imagesRevision(*set->dataset, *set->scan));
    if (!known)
        return tl::unexpected(known.error());
    for (explore::AppearanceMap& each : *known) {
        const bool isWanted = each.kind == kind && (kind == explore::MapKind::Pca || each.seed == seed);
        if (isWanted && each.x.size() == set->dataset->size())
            return Made{std::make_shared<const explore::AppearanceMap>(std::move(each)), {}};
    }
    const auto thumbnails = project->loadThumbnails(*set->dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    auto map = explore::makeAppearanceMap(*set->dataset, *set->scan, *thumbnails, kind, seed, stop, report);
    if (!map)
        return tl::unexpected(map.error());
    core::Result<void> kept = project->storeMap(*map);
    return Made{std::make_shared<const explore::AppearanceMap>(std::move(*map)), std::move(kept)};
}

void MapSearch::onDone(const core::Result<Made>& made)
{
    if (made)
        m_map = made->map;
    Q_EMIT changed();
    if (!made)
        Q_EMIT failed(made.error());
    else if (!made->kept)
        Q_EMIT failed(made->kept.error());
}

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/explore/appearance_map.h"

#include <QObject>

#include <cstdint>

namespace carpo::bridge {

/// Makes the map of appearance of a measured set, off the window's thread, or takes the one that its project
/// keeps. Nothing here blocks.
class MapSearch final : public QObject
{
    Q_OBJECT

public:
    explicit MapSearch(QThreadPool& pool, QObject* parent = nullptr);

    /// What was made of another set is forgotten.
    void setSet(const OpenedSetPtr& set);
    /// Does nothing before the set is measured, and where that map is there or being made.
    void start(explore::MapKind kind, std::uint64_t seed);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] bool isMeasured() const { return m_set != nullptr && m_set->scan.has_value(); }
    /// The latest that was asked for; null until it is made.
    [[nodiscard]] const explore::AppearanceMapPtr& map() const { return m_map; }

Q_SIGNALS:
    /// Started, made, cancelled or forgotten.
    void changed();
    void progressed(const carpo::core::Progress& progress);
    /// It could not be made, or not be kept.
    void failed(const carpo::core::Error& error);

private:
    struct Made
    {
        explore::AppearanceMapPtr map;
        core::Result<void> kept;
    };
    static core::Result<Made> make(const OpenedSetPtr& set,
                                   explore::MapKind kind,
                                   std::uint64_t seed,
                                   const std::stop_token& stop,
                                   const core::ProgressFn& report);
    void onDone(const core::Result<Made>& made);

    OpenedSetPtr m_set;
    explore::MapKind m_kind = explore::MapKind::Umap; // asked for last
    std::uint64_t m_seed = 0;
    explore::AppearanceMapPtr m_map;
    LatestJob<Made> m_job;
};

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/phantom/cohort.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <variant>

namespace carpo::bridge {

/// Makes the demonstration cohort where it is missing, off the window's thread. Its tables come first and its
/// images one by one, so that the first of them can be explored and trained on meanwhile.
class CohortSession final : public QObject
{
    Q_OBJECT

public:
    /// From so many images on the unfinished cohort is worth opening.
    static constexpr std::int64_t kUsableImages = 400;

    /// Makes `options` in `folder`. The pool must have a thread to spare for minutes.
    CohortSession(QThreadPool& pool,
                  std::filesystem::path folder,
                  const phantom::CohortOptions& options,
                  QObject* parent = nullptr);

    /// Goes on where an earlier start was cut off. Must not block.
    void start();
    /// What was made stays.
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return m_folder; }
    [[nodiscard]] std::int64_t count() const { return m_options.count; }

Q_SIGNALS:
    void progressed(const carpo::core::Progress& progress);
    /// Once after a start: the folder can be opened.
    void usable();
    void finished();
    void cancelled();
    void failed(const carpo::core::Error& error);

private:
    void onProgress(const core::Progress& progress);
    void onDone(const core::Result<std::monostate>& done);
    void announceUsable();

    std::filesystem::path m_folder;
    phantom::CohortOptions m_options;
    bool m_isUsable = false;
    LatestJob<std::monostate> m_job;
};

} // namespace carpo::bridge

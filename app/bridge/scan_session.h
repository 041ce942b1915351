// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/core/error.h"
#include "engine/core/progress.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>

namespace carpo::bridge {

/// Opens a data set or a project and measures its images, in two steps off the window's thread: the labels
/// are there in a blink, the measures as the images are read. Nothing here blocks.
class ScanSession final : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Empty,    ///< nothing was opened yet
        Opening,  ///< the folder and its table are being read
        Scanning, ///< the labels are there, images are being measured
        Ready,
        Cancelled, ///< the labels are there, not all images are measured
        Failed,    ///< see error()
    };
    Q_ENUM(State)

    explicit ScanSession(QThreadPool& pool, QObject* parent = nullptr);

    /// `place`: a data set's folder or a project file.
    void open(const std::filesystem::path& place);

    /// Stops scanning; what was measured stays in the project, and scanAgain() goes on.
    void cancel();
    void scanAgain();

    [[nodiscard]] State state() const { return m_state; }
    /// What is open, also while another is being opened or after that failed; null before the first.
    [[nodiscard]] const OpenedSetPtr& set() const { return m_set; }
    [[nodiscard]] const core::Error& error() const { return m_error; }
    /// What was asked for last.
    [[nodiscard]] const std::filesystem::path& place() const { return m_place; }

Q_SIGNALS:
    void stateChanged();
    /// set() is another one: newly opened, or with its measures.
    void setChanged();
    void progressed(const carpo::core::Progress& progress);

private:
    void setState(State state);
    void startScan();
    void onOpened(core::Result<OpenedSetPtr>& opened);
    void onScanned(core::Result<OpenedSetPtr>& scanned);
    void fail(const core::Error& error);

    State m_state = State::Empty;
    OpenedSetPtr m_set;
    core::Error m_error;
    std::filesystem::path m_place;
    LatestJob<OpenedSetPtr> m_job;
};

} // namespace carpo::bridge

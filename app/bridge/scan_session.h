// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/dataset/table_preview.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <memory>

namespace carpo::bridge {

/// What has to be known before a table is read: which of its columns is what.
struct TableQuestion
{
    std::filesystem::path place; ///< for dataset::previewTable
    std::filesystem::path projectFile;
    dataset::TablePreview guess;
};

using TableQuestionPtr = std::shared_ptr<const TableQuestion>;

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
        Asking,   ///< how the table is to be read, see question(); answer() or cancel()
        Scanning, ///< the labels are there, images are being measured
        Ready,
        Cancelled, ///< the labels are there, not all images are measured
        Failed,    ///< see error()
    };
    Q_ENUM(State)

    explicit ScanSession(QThreadPool& pool, QObject* parent = nullptr);

    /// `place`: a data set's folder, a table in it, or a project file. A table of a layout that is not known
    /// well is asked about first, unless the project remembers how it is read.
    void open(const std::filesystem::path& place);
    /// Reads the table so; the project remembers it. Does nothing unless Asking.
    void answer(const dataset::ColumnMapping& mapping);
    /// Asks about the table of the place that was asked for last, whatever came of it.
    void askForColumns();

    /// Stops scanning; what was measured stays in the project, and scanAgain() goes on.
    void cancel();
    void scanAgain();

    [[nodiscard]] State state() const { return m_state; }
    /// What is open, also while another is being opened or after that failed; null before the first.
    [[nodiscard]] const OpenedSetPtr& set() const { return m_set; }
    [[nodiscard]] const core::Error& error() const { return m_error; }
    /// While Asking; null else.
    [[nodiscard]] const TableQuestionPtr& question() const { return m_question; }
    /// What was asked for last.
    [[nodiscard]] const std::filesystem::path& place() const { return m_place; }

Q_SIGNALS:
    void stateChanged();
    /// set() is another one: newly opened, or with its measures.
    void setChanged();
    void progressed(const carpo::core::Progress& progress);

private:
    /// One of the two.
    struct Opened
    {
        OpenedSetPtr set;
        TableQuestionPtr question;
    };
    static Opened opened(OpenedSetPtr set);
    static Opened asked(TableQuestionPtr question);

    void setState(State state);
    void startScan();
    void startOpening(std::function<core::Result<Opened>(const std::stop_token&)> work);
    void onOpened(core::Result<Opened>& opened);
    void onScanned(core::Result<OpenedSetPtr>& scanned);
    void fail(const core::Error& error);

    State m_state = State::Empty;
    OpenedSetPtr m_set;
    core::Error m_error;
    std::filesystem::path m_place;
    TableQuestionPtr m_question;
    LatestJob<Opened> m_opening;
    LatestJob<OpenedSetPtr> m_scanning;
};

} // namespace carpo::bridge

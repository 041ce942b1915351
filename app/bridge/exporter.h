// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/latest_job.h"
#include "app/bridge/selection.h"

#include <QObject>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace carpo::bridge {

/// Which images and columns go into a table.
struct TableParts
{
    ChosenRowsPtr rows;              ///< never null
    DecisionTablePtr decisions;      ///< may be null
    std::vector<std::size_t> images; ///< of the data set, in their order
    std::vector<std::string> keys;   ///< as report::TableCsv has them
};

/// Writes files about the open set, one at a time and off the window's thread, with the engine's own report
/// code. Nothing here blocks.
class Exporter final : public QObject
{
    Q_OBJECT

public:
    /// The pool outlives the jobs.
    explicit Exporter(QThreadPool& pool, QObject* parent = nullptr);

    // Each does nothing while another runs.
    /// The HTML page about a set that is measured.
    void writeReport(const OpenedSetPtr& set, const std::filesystem::path& file);
    void writeTable(TableParts parts, const std::filesystem::path& file);
    void writeDecisions(const OpenedSetPtr& set, const std::filesystem::path& file);
    /// Outliers and duplicates of a set that is measured, looked for here.
    void writeSuspects(const OpenedSetPtr& set, const std::filesystem::path& file);
    void cancel();

    [[nodiscard]] bool isRunning() const { return m_job.isRunning(); }

Q_SIGNALS:
    void changed(); ///< started, written, failed or cancelled
    void progressed(const carpo::core::Progress& progress);
    void written(const QString& file);
    void failed(const carpo::core::Error& error);

private:
    struct Nothing
    {};
    using Work = std::function<core::Result<void>(const std::stop_token&, const core::ProgressFn&)>;

    void start(Work work, const std::filesystem::path& file);

    LatestJob<Nothing> m_job;
};

} // namespace carpo::bridge

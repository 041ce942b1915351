// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/project_queue.h"
#include "app/bridge/run_details.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace carpo::bridge {

/// The runs of the open project, with what people say of them and their bin. Nothing here blocks.
class RunShelf final : public QObject
{
    Q_OBJECT

public:
    /// How long emptyBin() can be undone.
    static constexpr std::chrono::milliseconds kMomentToUndo{10'000};

    /// The pool outlives this object.
    explicit RunShelf(QThreadPool& pool,
                      QObject* parent = nullptr,
                      std::chrono::milliseconds momentToUndo = kMomentToUndo);
    ~RunShelf() override;

    /// Reads the runs of a project.
    void load(const std::filesystem::path& projectFile);
    void reload();

    /// The latest first, those in the bin too.
    [[nodiscard]] const std::vector<RunSummary>& runs() const { return m_runs; }
    /// Null where there is none of that number.
    [[nodiscard]] const RunSummary* find(std::int64_t number) const;
    /// Those that are in the bin.
    [[nodiscard]] QList<qint64> binned() const;

    void setNotes(std::int64_t run, const QString& notes);
    /// With commas between.
    void setTags(std::int64_t run, const QString& tags);
    /// Into the bin, or out of it.
    void setBinned(const QList<qint64>& runs, bool binned);
    /// Deletes what is in the bin for good, with its weights: some seconds from now, so that it can be
    /// undone, and not at all where this object goes before. A run that somebody trains stays.
    void emptyBin();
    /// As long as nothing of it is deleted.
    void keepBin();
    [[nodiscard]] bool isEmptying() const { return m_emptying.isActive(); }

Q_SIGNALS:
    void changed();
    void binnedChanged(const QList<qint64>& runs, bool binned);
    /// The bin will be emptied, unless keepBin() is called; so many runs.
    void emptying(int runs);
    void failed(const carpo::core::Error& error);

private:
    void write(ProjectQueue::Work work, std::function<void()> then = {});
    void deleteForGood();

    std::filesystem::path m_file; // empty before the first
    std::vector<RunSummary> m_runs;
    QList<qint64> m_condemned;
    QTimer m_emptying;
    LatestJob<std::vector<RunSummary>> m_loading;
    ProjectQueue m_writing;
};

} // namespace carpo::bridge

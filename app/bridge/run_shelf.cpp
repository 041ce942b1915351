// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_shelf.h"

#include "engine/jobs/run_bin.h"
#include "engine/project/run_shelf.h"

#include <algorithm>
#include <utility>

namespace carpo::bridge {

RunShelf::RunShelf(QThreadPool& pool, QObject* parent, std::chrono::milliseconds momentToUndo)
    : QObject(parent)
    , m_loading(pool)
    , m_writing(pool)
{
    m_emptying.setSingleShot(true);
    m_emptying.setInterval(momentToUndo);
    connect(&m_emptying, &QTimer::timeout, this, &RunShelf::deleteForGood);
}

RunShelf::~RunShelf() = default;

void RunShelf::load(const std::filesystem::path& projectFile)
{
    if (m_file != projectFile)
        m_emptying.stop();
    m_file = projectFile;
    reload();
}

void RunShelf::reload()
{
    if (m_file.empty())
        return;
    m_loading.start(
        [file = m_file](const std::stop_token&, const core::ProgressFn&) { return loadRuns(file); },
        [this](core::Result<std::vector<RunSummary>>& runs) {
            if (!runs) {
                Q_EMIT failed(runs.error());
                return;
            }
            m_runs = std::move(*runs);
            Q_EMIT changed();
        });
}

const RunSummary* RunShelf::find(std::int64_t number) const
{
    const auto found =
        std::ranges::find(m_runs, number, [](const RunSummary& summary) { return summary.run.number; });
    return found == m_runs.end() ? nullptr : &*found;
}

QList<qint64> RunShelf::binned() const
{
    QList<qint64> numbers;
    for (const RunSummary& summary : m_runs) {
        if (!summary.run.binnedAt.empty())
            numbers << summary.run.number;
    }
    return numbers;
}

void RunShelf::setNotes(std::int64_t run, const QString& notes)
{
    write([run, text = notes.toStdString()](const project::Project& project) {
        return project::setRunNotes(project, run, text);
    });
}

void RunShelf::setTags(std::int64_t run, const QString& tags)
{
    write([run, text = tags.toStdString()](const project::Project& project) {
        return project::setRunTags(project, run, project::tagsIn(text));
    });
}

void RunShelf::setBinned(const QList<qint64>& runs, bool binned)
{
    const std::vector<std::int64_t> numbers(runs.begin(), runs.end());
    write([numbers,
           binned](const project::Project& project) { return project::setBinned(project, numbers, binned); },
          [this, runs, binned] { Q_EMIT binnedChanged(runs, binned); });
}

void RunShelf::emptyBin()
{
    m_condemned = binned();
    if (m_condemned.isEmpty())
        return;
    m_emptying.start();
    Q_EMIT emptying(static_cast<int>(m_condemned.size()));
}

void RunShelf::keepBin()
{
    m_emptying.stop();
    Q_EMIT changed();
}

void RunShelf::deleteForGood()
{
    const std::vector<std::int64_t> numbers(m_condemned.begin(), m_condemned.end());
    write([numbers](const project::Project& project) {
        return jobs::deleteRuns(project, numbers).map([](std::size_t) {});
    });
}

void RunShelf::write(ProjectQueue::Work work, std::function<void()> then)
{
    if (m_file.empty())
        return;
    m_writing.add(m_file, std::move(work), [this, then = std::move(then)](const core::Result<void>& written) {
        if (!written)
            Q_EMIT failed(written.error());
        else if (then)
            then();
        reload();
    });
}

} // namespace carpo::bridge

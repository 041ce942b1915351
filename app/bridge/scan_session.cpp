// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/scan_session.h"

#include "engine/jobs/locations.h"
#include "engine/project/open_dataset.h"
#include "engine/project/project.h"

#include <utility>

namespace carpo::bridge {
namespace {

namespace fs = std::filesystem;

core::Result<OpenedSetPtr> openFolder(const fs::path& folder, const fs::path& projectFile)
{
    auto dataset = project::openDataset(folder, projectFile);
    if (!dataset)
        return tl::unexpected(dataset.error());
    auto project = project::Project::openOrCreate(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto remembered = project->setDataset(*dataset); !remembered)
        return tl::unexpected(remembered.error());
    auto set = std::make_shared<OpenedSet>();
    set->dataset = std::make_shared<const dataset::Dataset>(std::move(*dataset));
    set->projectFile = projectFile;
    return set;
}

core::Result<OpenedSetPtr> openPlace(const fs::path& place)
{
    std::error_code ignored;
    if (place.extension() != ".carpo" || fs::is_directory(place, ignored))
        return openFolder(place, jobs::projectFileFor(place));
    const auto project = project::Project::open(place);
    if (!project)
        return tl::unexpected(project.error());
    const auto folder = project->datasetFolder();
    if (!folder)
        return tl::unexpected(folder.error());
    if (folder->empty())
        return core::failure(core::ErrorCode::FolderNotFound, place.string());
    return openFolder(*folder, place);
}

core::Result<OpenedSetPtr>
scanSet(const OpenedSetPtr& set, const std::stop_token& stop, const core::ProgressFn& report)
{
    auto project = project::Project::openOrCreate(set->projectFile);
    if (!project)
        return tl::unexpected(project.error());
    auto table = explore::scan(*set->dataset, *project, stop, report);
    if (!table)
        return tl::unexpected(table.error());
    auto measured = std::make_shared<OpenedSet>(*set);
    measured->scan = std::move(*table);
    return measured;
}

} // namespace

ScanSession::ScanSession(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_job(pool)
{}

void ScanSession::open(const fs::path& place)
{
    m_place = place;
    setState(State::Opening);
    m_job.start([place](const std::stop_token&, const core::ProgressFn&) { return openPlace(place); },
                [this](core::Result<OpenedSetPtr>& opened) { onOpened(opened); });
}

void ScanSession::cancel()
{
    if (m_state != State::Opening && m_state != State::Scanning)
        return;
    m_job.cancel();
    setState(m_set == nullptr ? State::Empty : m_set->scan ? State::Ready : State::Cancelled);
}

void ScanSession::scanAgain()
{
    if (m_set != nullptr && m_state != State::Opening && m_state != State::Scanning)
        startScan();
}

void ScanSession::startScan()
{
    setState(State::Scanning);
    m_job.start([set = m_set](const std::stop_token& stop,
                              const core::ProgressFn& report) { return scanSet(set, stop, report); },
                [this](core::Result<OpenedSetPtr>& scanned) { onScanned(scanned); },
                [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
}

void ScanSession::onOpened(core::Result<OpenedSetPtr>& opened)
{
    if (!opened) {
        fail(opened.error());
        return;
    }
    m_set = std::move(*opened);
    Q_EMIT setChanged();
    startScan();
}

void ScanSession::onScanned(core::Result<OpenedSetPtr>& scanned)
{
    if (!scanned) {
        fail(scanned.error());
        return;
    }
    m_set = std::move(*scanned);
    setState(State::Ready);
    Q_EMIT setChanged();
}

void ScanSession::fail(const core::Error& error)
{
    m_error = error;
    setState(State::Failed);
}

void ScanSession::setState(State state)
{
    if (std::exchange(m_state, state) != state || state == State::Failed)
        Q_EMIT stateChanged();
}

} // namespace carpo::bridge

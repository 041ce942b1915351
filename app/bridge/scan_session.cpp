// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/scan_session.h"

#include "engine/jobs/locations.h"
#include "engine/project/open_dataset.h"
#include "engine/project/project.h"

#include <utility>

namespace carpo::bridge {
namespace {

namespace fs = std::filesystem;

struct Folder
{
    fs::path place;
    fs::path projectFile;
};

core::Result<Folder> folderOf(const fs::path& place)
{
    std::error_code ignored;
    if (place.extension() != ".carpo" || fs::is_directory(place, ignored))
        return Folder{.place = place, .projectFile = jobs::projectFileFor(place)};
    const auto project = project::Project::open(place);
    if (!project)
        return tl::unexpected(project.error());
    const auto folder = project->datasetFolder();
    if (!folder)
        return tl::unexpected(folder.error());
    if (folder->empty())
        return core::failure(core::ErrorCode::FolderNotFound, place.string());
    return Folder{.place = *folder, .projectFile = place};
}

/// `before`: what was open until now, may be null; the same project goes on with its lock.
core::Result<OpenedSetPtr>
keep(dataset::Dataset dataset, const fs::path& projectFile, const OpenedSetPtr& before)
{
    auto project = project::Project::openOrCreate(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto remembered = project->setDataset(dataset); !remembered)
        return tl::unexpected(remembered.error());
    auto set = std::make_shared<OpenedSet>();
    set->dataset = std::make_shared<const dataset::Dataset>(std::move(dataset));
    set->projectFile = projectFile;
    const bool isSame = before != nullptr && before->projectFile == projectFile;
    set->lock = isSame && before->lock != nullptr ? before->lock : ProjectLock::take(projectFile);
    return set;
}

/// `above`: where the table lies, if not in the place itself.
core::Result<TableQuestionPtr>
questionAbout(const Folder& folder, const fs::path& above, const std::stop_token& stop)
{
    fs::path place = folder.place;
    core::Result<dataset::TablePreview> guess = dataset::previewTable(place, {}, stop);
    if (!guess && guess.error().code == core::ErrorCode::NoLabelTable && !above.empty()) {
        place = above;
        guess = dataset::previewTable(place, {}, stop);
    }
    if (!guess)
        return tl::unexpected(guess.error());
    return std::make_shared<const TableQuestion>(
        TableQuestion{.place = place, .projectFile = folder.projectFile, .guess = std::move(*guess)});
}

/// Whether the reader guessed what somebody should look at before it is used.
bool isGuess(const core::Result<dataset::Dataset>& dataset)
{
    return dataset ? dataset->layout == "table" && !dataset->mapping
                   : dataset.error().code == core::ErrorCode::UnitUnstated;
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
    if (!table->facts.empty()) {
        measured->asRead = set->asRead != nullptr ? set->asRead : set->dataset;
        measured->dataset =
            std::make_shared<const dataset::Dataset>(explore::withFacts(*measured->asRead, *table));
    }
    measured->scan = std::move(*table);
    return measured;
}

} // namespace

ScanSession::Opened ScanSession::opened(OpenedSetPtr set)
{
    return {.set = std::move(set), .question = nullptr};
}

ScanSession::Opened ScanSession::asked(TableQuestionPtr question)
{
    return {.set = nullptr, .question = std::move(question)};
}

ScanSession::ScanSession(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_opening(pool)
    , m_scanning(pool)
{}

void ScanSession::open(const fs::path& place)
{
    m_place = place;
    startOpening([place, before = m_set](const std::stop_token& stop) -> core::Result<Opened> {
        const core::Result<Folder> folder = folderOf(place);
        if (!folder)
            return tl::unexpected(folder.error());
        core::Result<dataset::Dataset> dataset =
            project::openDataset(folder->place, folder->projectFile, stop);
        if (isGuess(dataset))
            return questionAbout(*folder, dataset ? dataset->root : fs::path(dataset.error().place), stop)
                .map(asked);
        if (!dataset)
            return tl::unexpected(dataset.error());
        return keep(std::move(*dataset), folder->projectFile, before).map(opened);
    });
}

void ScanSession::answer(const dataset::ColumnMapping& mapping)
{
    if (m_state != State::Asking)
        return;
    startOpening([question = m_question, mapping, before = m_set](
                     const std::stop_token& stop) -> core::Result<Opened> {
        core::Result<dataset::Dataset> dataset = dataset::openDataset(question->place, mapping, stop);
        if (!dataset)
            return tl::unexpected(dataset.error());
        return keep(std::move(*dataset), question->projectFile, before).map(opened);
    });
}

void ScanSession::askForColumns()
{
    startOpening([place = m_place](const std::stop_token& stop) -> core::Result<Opened> {
        const core::Result<Folder> folder = folderOf(place);
        if (!folder)
            return tl::unexpected(folder.error());
        return questionAbout(*folder, {}, stop).map(asked);
    });
}

void ScanSession::startOpening(std::function<core::Result<Opened>(const std::stop_token&)> work)
{
    m_scanning.cancel();
    m_question.reset();
    setState(State::Opening);
    m_opening.start(
        [work = std::move(work)](const std::stop_token& stop, const core::ProgressFn&) { return work(stop); },
        [this](core::Result<Opened>& opened) { onOpened(opened); });
}

void ScanSession::cancel()
{
    if (m_state != State::Opening && m_state != State::Asking && m_state != State::Scanning)
        return;
    m_opening.cancel();
    m_scanning.cancel();
    m_question.reset();
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
    m_scanning.start([set = m_set](const std::stop_token& stop,
                                   const core::ProgressFn& report) { return scanSet(set, stop, report); },
                     [this](core::Result<OpenedSetPtr>& scanned) { onScanned(scanned); },
                     [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
}

void ScanSession::onOpened(core::Result<Opened>& opened)
{
    if (!opened) {
        fail(opened.error());
        return;
    }
    if (opened->question != nullptr) {
        m_question = std::move(opened->question);
        setState(State::Asking);
        return;
    }
    m_set = std::move(opened->set);
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

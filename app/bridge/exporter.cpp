// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/exporter.h"

#include "app/bridge/words.h"
#include "engine/explore/duplicates.h"
#include "engine/explore/outliers.h"
#include "engine/project/project.h"
#include "engine/report/report.h"
#include "engine/report/suspects_csv.h"
#include "engine/report/table_csv.h"

#include <utility>

namespace carpo::bridge {
namespace {

core::Result<void> searchAndWrite(const OpenedSet& set,
                                  const std::filesystem::path& file,
                                  const std::stop_token& stop,
                                  const core::ProgressFn& report)
{
    const auto project = project::Project::open(set.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto thumbnails = project->loadThumbnails(*set.dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    auto outliers = explore::findOutliers(*set.scan, *thumbnails, stop, report);
    if (!outliers)
        return tl::unexpected(outliers.error());
    std::erase_if(*outliers, [](const explore::Outlier& each) { return each.score < explore::kWorthALook; });
    const auto duplicates =
        explore::findDuplicates(*set.dataset, *set.scan, *thumbnails, set.dataset->parts, stop, report);
    if (!duplicates)
        return tl::unexpected(duplicates.error());
    return report::writeSuspectsCsv(file, *set.dataset, *outliers, *duplicates);
}

} // namespace

Exporter::Exporter(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_job(pool)
{}

void Exporter::writeReport(const OpenedSetPtr& set, const std::filesystem::path& file)
{
    start(
        [set, file](const std::stop_token&, const core::ProgressFn&) {
            return report::writeReport(file, {.dataset = set->dataset.get(), .scan = &*set->scan});
        },
        file);
}

void Exporter::writeTable(TableParts parts, const std::filesystem::path& file)
{
    start(
        [parts = std::move(parts), file](const std::stop_token& stop, const core::ProgressFn& report) {
            const report::TableCsv table(
                *parts.rows->set->dataset, *parts.rows->columns, parts.decisions.get(), parts.keys);
            return report::writeTableCsv(file, table, parts.images, stop, report);
        },
        file);
}

void Exporter::writeDecisions(const OpenedSetPtr& set, const std::filesystem::path& file)
{
    start(
        [set, file](const std::stop_token&, const core::ProgressFn&) -> core::Result<void> {
            const auto project = project::Project::open(set->projectFile);
            if (!project)
                return tl::unexpected(project.error());
            return project::exportDecisions(*project, file);
        },
        file);
}

void Exporter::writeSuspects(const OpenedSetPtr& set, const std::filesystem::path& file)
{
    start([set, file](const std::stop_token& stop,
                      const core::ProgressFn& report) { return searchAndWrite(*set, file, stop, report); },
          file);
}

void Exporter::cancel()
{
    m_job.cancel();
    Q_EMIT changed();
}

void Exporter::start(Work work, const std::filesystem::path& file)
{
    if (isRunning())
        return;
    m_job.start([work = std::move(work)](const std::stop_token& stop, const core::ProgressFn& report)
                    -> core::Result<Nothing> { return work(stop, report).map([] { return Nothing(); }); },
                [this, file](const core::Result<Nothing>& done) {
                    Q_EMIT changed();
                    if (done)
                        Q_EMIT written(toQString(file));
                    else
                        Q_EMIT failed(done.error());
                },
                [this](const core::Progress& progress) { Q_EMIT progressed(progress); });
    Q_EMIT changed();
}

} // namespace carpo::bridge

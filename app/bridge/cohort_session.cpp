// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/cohort_session.h"

#include <utility>

namespace carpo::bridge {

CohortSession::CohortSession(QThreadPool& pool,
                             std::filesystem::path folder,
                             const phantom::CohortOptions& options,
                             QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_options(options)
    , m_job(pool)
{}

void CohortSession::start()
{
    if (m_job.isRunning())
        return;
    m_isUsable = false;
    m_job.start(
        [folder = m_folder, options = m_options](
            const std::stop_token& stop, const core::ProgressFn& report) -> core::Result<std::monostate> {
            const auto written = phantom::writeCohort(folder, options, stop, report);
            if (!written)
                return tl::unexpected(written.error());
            return std::monostate();
        },
        [this](const core::Result<std::monostate>& done) { onDone(done); },
        [this](const core::Progress& progress) { onProgress(progress); });
}

void CohortSession::cancel()
{
    if (!m_job.isRunning())
        return;
    m_job.cancel();
    Q_EMIT cancelled();
}

void CohortSession::onProgress(const core::Progress& progress)
{
    Q_EMIT progressed(progress);
    if (progress.done >= kUsableImages)
        announceUsable();
}

void CohortSession::onDone(const core::Result<std::monostate>& done)
{
    if (!done) {
        Q_EMIT failed(done.error());
        return;
    }
    Q_EMIT finished(); // first: whoever opens it now opens all of it
    announceUsable();
}

void CohortSession::announceUsable()
{
    if (!std::exchange(m_isUsable, true))
        Q_EMIT usable();
}

} // namespace carpo::bridge

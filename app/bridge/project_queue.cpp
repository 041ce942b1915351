// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/project_queue.h"

#include "app/bridge/run_on.h"

#include <exception>
#include <utility>

namespace carpo::bridge {

ProjectQueue::ProjectQueue(QThreadPool& pool)
    : m_pool(pool)
    , m_job(pool)
{}

ProjectQueue::~ProjectQueue()
{
    if (m_waiting.empty())
        return;
    runOn(m_pool, [waiting = std::move(m_waiting)] {
        for (const Entry& entry : waiting)
            static_cast<void>(perform(entry)); // nobody is there to be told
    });
}

core::Result<void> ProjectQueue::perform(const Entry& entry)
try {
    auto project = project::Project::open(entry.file);
    if (!project)
        return tl::unexpected(project.error());
    return entry.work(*project);
} catch (const std::exception& unexpected) {
    return core::failure(core::ErrorCode::Internal, {}, {{"detail", unexpected.what()}});
}

void ProjectQueue::add(std::filesystem::path projectFile, Work work, Done done)
{
    m_waiting.push_back({std::move(projectFile), std::move(work), std::move(done)});
    if (!m_job.isRunning())
        next();
}

void ProjectQueue::next()
{
    if (m_waiting.empty())
        return;
    const Entry entry = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_job.start(
        [entry](const std::stop_token&, const core::ProgressFn&) -> core::Result<Nothing> {
            return perform(entry).map([] { return Nothing(); });
        },
        [this, done = entry.done](const core::Result<Nothing>& result) {
            done(result ? core::Result<void>() : tl::unexpected(result.error()));
            next();
        });
}

} // namespace carpo::bridge

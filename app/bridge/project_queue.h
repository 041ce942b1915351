// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "engine/project/project.h"

#include <deque>
#include <filesystem>
#include <functional>

namespace carpo::bridge {

/// What is to be written to project files: one thing after the other, off the window's thread, and none is
/// dropped, even when this object goes. Nothing here blocks.
class ProjectQueue
{
public:
    /// Runs on the pool; owns or shares what it uses.
    using Work = std::function<core::Result<void>(project::Project&)>;
    /// Runs on the window's thread, while this object is there.
    using Done = std::function<void(const core::Result<void>&)>;

    /// The pool outlives this object.
    explicit ProjectQueue(QThreadPool& pool);
    ~ProjectQueue();
    ProjectQueue(const ProjectQueue&) = delete;
    ProjectQueue& operator=(const ProjectQueue&) = delete;
    ProjectQueue(ProjectQueue&&) = delete;
    ProjectQueue& operator=(ProjectQueue&&) = delete;

    void add(std::filesystem::path projectFile, Work work, Done done);

private:
    struct Entry
    {
        std::filesystem::path file;
        Work work;
        Done done;
    };
    struct Nothing
    {};

    static core::Result<void> perform(const Entry& entry);
    void next();

    QThreadPool& m_pool;
    std::deque<Entry> m_waiting; // for the one that is being written
    LatestJob<Nothing> m_job;
};

} // namespace carpo::bridge

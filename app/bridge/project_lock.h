// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <filesystem>
#include <memory>

namespace carpo::bridge {

/// Tells other windows that a project is open here, by a file beside it (`<name>.carpo.lock`), for as long as
/// it lives. Two windows may work on one project: SQLite keeps them apart, and nothing is lost. But neither
/// sees what is decided in the other, so that people should know.
class ProjectLock
{
public:
    /// Never null; where the file cannot be written nobody is told. Blocks.
    [[nodiscard]] static std::shared_ptr<const ProjectLock> take(const std::filesystem::path& projectFile);

    ~ProjectLock();
    ProjectLock(const ProjectLock&) = delete;
    ProjectLock& operator=(const ProjectLock&) = delete;
    ProjectLock(ProjectLock&&) = delete;
    ProjectLock& operator=(ProjectLock&&) = delete;

    /// Another process has it open.
    [[nodiscard]] bool isOpenElsewhere() const { return m_isOpenElsewhere; }

private:
    explicit ProjectLock(const std::filesystem::path& projectFile);

    struct Private;
    std::unique_ptr<Private> m_d;
    bool m_isOpenElsewhere = false;
};

} // namespace carpo::bridge

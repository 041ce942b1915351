// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/run_lock.h"

#include "engine/project/file_ops.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <utility>

namespace carpo::jobs {

core::Result<RunLock> RunLock::acquire(const std::filesystem::path& folder)
{
    const std::filesystem::path file = folder / "lock";
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return tl::unexpected(project::systemError(errno, file));
    if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        ::close(descriptor);
        if (reason == EWOULDBLOCK)
            return core::failure(core::ErrorCode::ProjectBusy, folder.string());
        return tl::unexpected(project::systemError(reason, file));
    }
    return RunLock(descriptor);
}

RunLock::RunLock(int descriptor)
    : m_descriptor(descriptor)
{}

RunLock::RunLock(RunLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{}

RunLock& RunLock::operator=(RunLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

RunLock::~RunLock()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

} // namespace carpo::jobs

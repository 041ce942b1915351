// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>

namespace carpo::jobs {

/// Keeps two processes (or two objects of one) from training the same run. The kernel takes the lock back
/// when the process ends, however it ends.
class RunLock
{
public:
    /// `folder` must exist. Fails with ProjectBusy, and with WriteFailed or PermissionDenied where no lock
    /// file can be made. Does not wait.
    [[nodiscard]] static core::Result<RunLock> acquire(const std::filesystem::path& folder);

    RunLock(RunLock&& other) noexcept;
    RunLock& operator=(RunLock&& other) noexcept;
    RunLock(const RunLock&) = delete;
    RunLock& operator=(const RunLock&) = delete;
    ~RunLock();

private:
    explicit RunLock(int descriptor);
    int m_descriptor = -1;
};

} // namespace carpo::jobs

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QThreadPool;

namespace carpo::bridge {

/// Runs `work` on a thread of the pool. It is handed over under a lock of the standard library: a thread
/// sanitizer does not see those inside Qt and would call every job a data race. Must not block.
void runOn(QThreadPool& pool, std::function<void()> work);

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

class QThreadPool;

namespace carpo::bridge {

/// Lets the window's thread go first from now on: lowers the calling thread's priority, which the threads
/// that it starts inherit (Linux: setpriority(2) is per thread; elsewhere nothing happens). Must not block.
void giveWay();

/// Runs `work` on a thread of the pool that has given way. It is handed over under a lock of the standard
/// library: a thread sanitizer does not see those inside Qt and would call every job a data race. Must not
/// block.
void runOn(QThreadPool& pool, std::function<void()> work);

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stop_signals.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

namespace carpo::cli {
namespace {

constexpr int kByASignal = 130;

// A handler may do next to nothing, so it writes to a pipe that a thread reads. Blocking the signals and
// waiting for them would not do: OpenBLAS starts threads before main, and those would take them.
std::atomic<int> pipeEnd = -1;

extern "C" void onSignal(int)
{
    const int reason = errno;
    const char byte = 0;
    (void)!::write(pipeEnd, &byte, 1);
    errno = reason;
}

void handle(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(SIGINT, &action, nullptr);
    ::sigaction(SIGTERM, &action, nullptr);
}

} // namespace

StopSignals::StopSignals()
{
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC) != 0)
        return;
    m_readEnd = ends[0];
    pipeEnd = ends[1];
    m_thread = std::thread([this] { listen(); });
    handle(onSignal);
}

StopSignals::~StopSignals()
{
    if (m_readEnd < 0)
        return;
    handle(SIG_DFL);
    ::close(pipeEnd.exchange(-1));
    m_thread.join();
    ::close(m_readEnd);
}

void StopSignals::listen()
{
    char byte = 0;
    for (;;) {
        const ssize_t count = ::read(m_readEnd, &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return;
        if (!m_stop.request_stop())
            std::_Exit(kByASignal);
    }
}

} // namespace carpo::cli

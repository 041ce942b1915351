// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>
#include <thread>

namespace carpo::cli {

/// Turns SIGINT and SIGTERM into a stop token while it lives; a second signal ends the process at once with
/// status 130. At most one object at a time.
class StopSignals
{
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    StopSignals(StopSignals&&) = delete;
    StopSignals& operator=(StopSignals&&) = delete;

    [[nodiscard]] std::stop_token token() const { return m_stop.get_token(); }

private:
    void listen();

    std::stop_source m_stop;
    int m_readEnd = -1;
    std::thread m_thread;
};

} // namespace carpo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QObject>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <thread>
#include <vector>

namespace carpo::bench {

/// Knocks for as long as it lives and prints what it found.
class Heartbeat
{
public:
    explicit Heartbeat(const char* what)
        : m_what(what)
        , m_thread([this](const std::stop_token& stop) { knock(stop); })
    {}

    ~Heartbeat()
    {
        m_thread.request_stop();
        m_thread.join();
        QCoreApplication::processEvents();
        std::ranges::sort(m_milliseconds);
        std::printf("%-28s n %6zu   p50 %6.2f ms   p99 %6.2f ms   max %6.2f ms\n",
                    m_what,
                    m_milliseconds.size(),
                    at(0.5),
                    at(0.99),
                    at(1.0));
        std::fflush(stdout);
    }

    Heartbeat(const Heartbeat&) = delete;
    Heartbeat& operator=(const Heartbeat&) = delete;
    Heartbeat(Heartbeat&&) = delete;
    Heartbeat& operator=(Heartbeat&&) = delete;

private:
    void knock(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            const auto knocked = std::chrono::steady_clock::now();
            QMetaObject::invokeMethod(
                &m_door,
                [this, knocked] {
                    const std::chrono::duration<double, std::milli> waited =
                        std::chrono::steady_clock::now() - knocked;
                    m_milliseconds.push_back(waited.count());
                },
                Qt::QueuedConnection);
            std::this_thread::sleep_until(knocked + std::chrono::milliseconds(5));
        }
    }

    [[nodiscard]] double at(double share) const
    {
        if (m_milliseconds.empty())
            return 0;
        return m_milliseconds[static_cast<std::size_t>(share
                                                       * static_cast<double>(m_milliseconds.size() - 1))];
    }

    const char* m_what;
    QObject m_door;
    std::vector<double> m_milliseconds; // the window's thread only
    std::jthread m_thread;
};

} // namespace carpo::bench

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/job_ticket.h"
#include "app/bridge/run_on.h"
#include "engine/core/error.h"

#include <QObject>
#include <QThreadPool>

#include <exception>
#include <functional>
#include <memory>
#include <utility>

namespace carpo::bridge {

/// Work on a pool of which only the newest counts: starting another, cancelling, or destroying this object
/// stops the one before and drops what it still delivers. Used on the window's thread; nothing here blocks.
template <typename T>
class LatestJob
{
public:
    using Job = std::function<core::Result<T>(std::stop_token, const core::ProgressFn&)>;
    using Done = std::function<void(core::Result<T>&)>;
    using OnProgress = std::function<void(const core::Progress&)>;

    /// The pool must outlive the jobs, not this object.
    explicit LatestJob(QThreadPool& pool)
        : m_pool(&pool)
    {}
    ~LatestJob() { cancel(); }
    LatestJob(const LatestJob&) = delete;
    LatestJob& operator=(const LatestJob&) = delete;
    LatestJob(LatestJob&&) = delete;
    LatestJob& operator=(LatestJob&&) = delete;

    /// `job` runs on the pool and must own or share what it uses; `done` and `onProgress` run on this thread.
    /// What `job` throws arrives as an Internal error.
    void start(Job job, Done done, OnProgress onProgress = {})
    {
        cancel();
        auto ticket = std::make_shared<JobTicket>(&m_relay, std::move(onProgress));
        m_ticket = ticket;
        runOn(*m_pool, [this, ticket, job = std::move(job), done = std::move(done)] {
            const auto report = [&ticket](const core::Progress& progress) {
                ticket->report(progress, ticket);
            };
            auto result = std::make_shared<core::Result<T>>(guarded(job, ticket->stopToken(), report));
            const auto deliver = [this, result, done] {
                m_ticket.reset();
                done(*result);
            };
            ticket->post(deliver, ticket);
        });
    }

    void cancel()
    {
        if (m_ticket)
            std::exchange(m_ticket, nullptr)->revoke();
    }

    [[nodiscard]] bool isRunning() const { return m_ticket != nullptr; }

private:
    static core::Result<T>
    guarded(const Job& job, const std::stop_token& stop, const core::ProgressFn& report)
    {
        try {
            return job(stop, report);
        } catch (const std::exception& unexpected) {
            return core::failure(core::ErrorCode::Internal, "LatestJob", {{"detail", unexpected.what()}});
        }
    }

    QThreadPool* m_pool;
    QObject m_relay; // on the window's thread; events to it go with it
    std::shared_ptr<JobTicket> m_ticket;
};

} // namespace carpo::bridge

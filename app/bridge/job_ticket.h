// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/progress.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>

class QObject;

namespace carpo::bridge {

/// One job's way back to the window's thread, shared by the job and whoever started it. Once revoked, nothing
/// of the job is delivered any more, whenever it ends.
class JobTicket
{
public:
    /// `target` lives on the window's thread and outlives this ticket or its revocation.
    JobTicket(QObject* target, std::function<void(const core::Progress&)> onProgress);

    // On the window's thread.
    /// Asks the job to stop and takes back what it has not delivered yet. Must not block.
    void revoke();

    // On the job's thread.
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    /// Runs `deliver` on the window's thread, unless the ticket is revoked by then. Must not block.
    void post(std::function<void()> deliver, const std::shared_ptr<JobTicket>& self);
    /// Like post for the progress; only the newest of what has not been delivered counts.
    void report(const core::Progress& progress, const std::shared_ptr<JobTicket>& self);

private:
    void deliverProgress();

    std::stop_source m_stop;
    std::function<void(const core::Progress&)> m_onProgress; // window's thread only
    std::mutex m_mutex; // protects the rest; held for a few instructions only
    QObject* m_target;
    std::optional<core::Progress> m_progress;
};

} // namespace carpo::bridge

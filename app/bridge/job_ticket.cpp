// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/job_ticket.h"

#include <QMetaObject>
#include <QObject>

#include <utility>

namespace carpo::bridge {

JobTicket::JobTicket(QObject* target, std::function<void(const core::Progress&)> onProgress)
    : m_onProgress(std::move(onProgress))
    , m_target(target)
{}

void JobTicket::revoke()
{
    m_stop.request_stop();
    const std::scoped_lock lock(m_mutex);
    m_target = nullptr;
}

void JobTicket::post(std::function<void()> deliver, const std::shared_ptr<JobTicket>& self)
{
    const std::scoped_lock lock(m_mutex);
    if (m_target == nullptr)
        return;
    const auto onWindowThread = [self, deliver = std::move(deliver)] {
        // Only the window's thread revokes, so that this cannot change while `deliver` runs.
        if (!self->m_stop.stop_requested())
            deliver();
    };
    QMetaObject::invokeMethod(m_target, onWindowThread, Qt::QueuedConnection);
}

void JobTicket::report(const core::Progress& progress, const std::shared_ptr<JobTicket>& self)
{
    {
        const std::scoped_lock lock(m_mutex);
        const bool underWay = m_progress.has_value();
        m_progress = progress;
        if (underWay)
            return;
    }
    post([self] { self->deliverProgress(); }, self);
}

void JobTicket::deliverProgress()
{
    std::optional<core::Progress> newest;
    {
        const std::scoped_lock lock(m_mutex);
        newest.swap(m_progress);
    }
    if (newest && m_onProgress)
        m_onProgress(*newest);
}

} // namespace carpo::bridge

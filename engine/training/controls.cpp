// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/controls.h"

#include <utility>

namespace carpo::training {

void TrainingControls::pause()
{
    const std::scoped_lock lock(m_mutex);
    m_paused = true;
    m_until.reset();
}

void TrainingControls::resume()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
        m_until.reset();
    }
    m_changed.notify_all();
}

void TrainingControls::resume(Until until)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
        m_until = until;
    }
    m_changed.notify_all();
}

void TrainingControls::change(const std::string& key, const Value& value)
{
    const std::scoped_lock lock(m_mutex);
    m_changes[key] = value;
}

void TrainingControls::look(const std::optional<int>& validationImage)
{
    {
        const std::scoped_lock lock(m_mutex);
        m_looksAnew = validationImage.has_value();
        m_lookedAt = validationImage;
    }
    m_changed.notify_all();
}

TrainingControls::Changes TrainingControls::takeChanges()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_changes, {});
}

bool TrainingControls::isPaused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_paused;
}

std::optional<int> TrainingControls::lookedAt() const
{
    const std::scoped_lock lock(m_mutex);
    return m_lookedAt;
}

void TrainingControls::reached(Until end)
{
    const std::scoped_lock lock(m_mutex);
    if (m_until != end)
        return;
    m_paused = true;
    m_until.reset();
}

void TrainingControls::waitWhilePaused(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_paused || m_looksAnew; });
    m_looksAnew = false;
}

} // namespace carpo::training

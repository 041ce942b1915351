// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/controls.h"

#include <utility>

namespace carpo::training {

void TrainingControls::pause()
{
    const std::scoped_lock lock(m_mutex);
    m_paused = true;
}

void TrainingControls::resume()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_paused = false;
    }
    m_changed.notify_all();
}

void TrainingControls::setLearningRate(double rate)
{
    const std::scoped_lock lock(m_mutex);
    m_learningRate = rate;
}

std::optional<double> TrainingControls::takeLearningRate()
{
    const std::scoped_lock lock(m_mutex);
    return std::exchange(m_learningRate, std::nullopt);
}

bool TrainingControls::isPaused() const
{
    const std::scoped_lock lock(m_mutex);
    return m_paused;
}

void TrainingControls::waitWhilePaused(const std::stop_token& stop)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, stop, [this] { return !m_paused; });
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/random.h"
#include "engine/training/telemetry.h"
#include "engine/training/training_set.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace carpo::bench {

/// Images of noise with random ages and sexes, which are as much work as radiographs; two more to validate.
class NoiseSet
{
public:
    NoiseSet(int side, std::int64_t images)
    {
        core::RandomStream random(1, "bench");
        m_pixels.resize(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)
                        * static_cast<std::size_t>(images + 2));
        for (std::uint8_t& pixel : m_pixels)
            pixel = static_cast<std::uint8_t>(random.next());
        for (std::int64_t i = 0; i < images + 2; ++i) {
            m_set.targets.push_back(static_cast<float>(random.uniform(1, 228)));
            m_set.male.push_back(random.chance(0.5) ? 1.0F : 0.0F);
            (i < images ? m_set.train : m_set.validation).push_back(i);
        }
        m_set.pixels = m_pixels;
        m_set.side = side;
    }
    NoiseSet(const NoiseSet&) = delete;
    NoiseSet& operator=(const NoiseSet&) = delete;

    [[nodiscard]] const training::TrainingSet& set() const { return m_set; }

private:
    std::vector<std::uint8_t> m_pixels;
    training::TrainingSet m_set;
};

/// The time from the end of the last warm-up step to the last step's: starting up and validation stay out.
class StepTimes : public training::TrainingObserver
{
public:
    explicit StepTimes(std::int64_t warmUp = 1)
        : m_warmUp(warmUp)
    {}
    void onStarted(const std::string&, double) override {}
    void onBatch(const training::BatchReport& report) override
    {
        m_last = Clock::now();
        if (report.step == m_warmUp)
            m_first = m_last;
    }
    void onEpoch(const training::EpochReport&, const training::Predicted&) override {}
    void onPaused(bool) override {}
    [[nodiscard]] double seconds() const { return std::chrono::duration<double>(m_last - m_first).count(); }

private:
    using Clock = std::chrono::steady_clock;
    std::int64_t m_warmUp;
    Clock::time_point m_first;
    Clock::time_point m_last;
};

/// The value of what succeeded; otherwise says why and ends the program.
template <typename T>
T valueOrExit(core::Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", core::inEnglish(result.error()).c_str());
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace carpo::bench

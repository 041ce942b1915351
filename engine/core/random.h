// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>

namespace carpo::core {

/// A reproducible stream of random numbers: the same on every machine and compiler, its whole state one
/// number, so that it can be stored and continued. SplitMix64 (Steele, Lea, Flood: "Fast splittable
/// pseudorandom number generators", OOPSLA 2014). Not for cryptography.
class RandomStream
{
public:
    RandomStream() = default;

    /// An independent stream for each pair of seed and purpose ("split", "augmentation", ...).
    RandomStream(std::uint64_t seed, std::string_view purpose);

    /// An independent stream for item `index` of the same purpose, so that items can be made in any order.
    RandomStream(std::uint64_t seed, std::string_view purpose, std::uint64_t index);

    [[nodiscard]] std::uint64_t next();

    /// In [0, 1), 53 bits.
    [[nodiscard]] double uniform();

    /// In [low, high).
    [[nodiscard]] double uniform(double low, double high);

    /// In [0, count), without bias. `count` > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t count);

    /// Standard normal times `sd` plus `mean` (Box-Muller, the cosine branch only: no hidden state).
    [[nodiscard]] double normal(double mean = 0, double sd = 1);

    /// True with that probability.
    [[nodiscard]] bool chance(double probability);

    /// Fisher-Yates.
    template <typename T>
    void shuffle(std::span<T> items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

    [[nodiscard]] std::uint64_t state() const { return m_state; }
    void setState(std::uint64_t state) { m_state = state; }

private:
    std::uint64_t m_state = 0;
};

} // namespace carpo::core

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"

#include <cmath>
#include <numbers>

namespace carpo::core {
namespace {

constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15ULL;

std::uint64_t mix(std::uint64_t z)
{
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31U);
}

// FNV-1a: names a purpose by a number that stays the same for ever.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 0xCBF29CE484222325ULL;
    for (const char letter : text) {
        hash ^= static_cast<unsigned char>(letter);
        hash *= 0x100000001B3ULL;
    }
    return hash;
}

} // namespace

RandomStream::RandomStream(std::uint64_t seed, std::string_view purpose)
    : RandomStream(seed, purpose, 0)
{}

RandomStream::RandomStream(std::uint64_t seed, std::string_view purpose, std::uint64_t index)
    : m_state(mix(mix(mix(seed + kGolden) ^ hashOf(purpose)) + kGolden * (index + 1)))
{}

std::uint64_t RandomStream::next()
{
    m_state += kGolden;
    return mix(m_state);
}

double RandomStream::uniform()
{
    constexpr double kTwoToMinus53 = 0x1.0p-53;
    return static_cast<double>(next() >> 11U) * kTwoToMinus53;
}

double RandomStream::uniform(double low, double high)
{
    return low + (high - low) * uniform();
}

std::uint64_t RandomStream::below(std::uint64_t count)
{
    // Rejects the incomplete last block, so that every value is equally likely.
    const std::uint64_t limit = UINT64_MAX - UINT64_MAX % count;
    std::uint64_t value = next();
    while (value >= limit)
        value = next();
    return value % count;
}

double RandomStream::normal(double mean, double sd)
{
    const double radius = std::sqrt(-2.0 * std::log(1.0 - uniform()));
    return mean + sd * radius * std::cos(2.0 * std::numbers::pi * uniform());
}

bool RandomStream::chance(double probability)
{
    return uniform() < probability;
}

} // namespace carpo::core

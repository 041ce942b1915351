// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/stable_hash.h"

#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <xxhash.h>

namespace carpo::jobs {

// XXH3_state_t wants an alignment of 64, which XXH3_createState gives.
struct StableHash::State
{
    XXH3_state_t* xxh = XXH3_createState();
};

void StableHash::Deleter::operator()(State* state) const
{
    XXH3_freeState(state->xxh);
    delete state;
}

StableHash::StableHash()
    : m_state(new State)
{
    XXH3_128bits_reset(m_state->xxh);
}

StableHash& StableHash::add(std::string_view text)
{
    add(static_cast<std::int64_t>(text.size()));
    XXH3_128bits_update(m_state->xxh, text.data(), text.size());
    return *this;
}

StableHash& StableHash::add(std::int64_t number)
{
    unsigned char bytes[sizeof number];
    for (std::size_t i = 0; i < sizeof number; ++i)
        bytes[i] = static_cast<unsigned char>(static_cast<std::uint64_t>(number) >> (8 * i));
    XXH3_128bits_update(m_state->xxh, bytes, sizeof bytes);
    return *this;
}

StableHash& StableHash::add(float number)
{
    if (std::isnan(number))
        number = std::numeric_limits<float>::quiet_NaN();
    return add(static_cast<std::int64_t>(std::bit_cast<std::uint32_t>(number)));
}

std::string StableHash::hex() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state->xxh));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : canonical.digest) {
        text += kDigits[byte >> 4U];
        text += kDigits[byte & 15U];
    }
    return text;
}

} // namespace carpo::jobs

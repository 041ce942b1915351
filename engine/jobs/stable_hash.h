// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace carpo::jobs {

/// XXH3-128 over a sequence of values, the same on every machine: texts are preceded by their length, so
/// that no two sequences run together.
class StableHash
{
public:
    StableHash();

    StableHash& add(std::string_view text);
    StableHash& add(std::int64_t number);
    /// By its bits; all NaN are one.
    StableHash& add(float number);

    /// 32 hexadecimal digits.
    [[nodiscard]] std::string hex() const;

private:
    struct State;
    struct Deleter
    {
        void operator()(State* state) const;
    };
    std::unique_ptr<State, Deleter> m_state;
};

} // namespace carpo::jobs

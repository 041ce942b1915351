// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace carpo::explore {

/// Which rows are chosen: one byte a row, 1 for chosen. Bytes, not bits: cores write their parts side by
/// side.
using RowMask = std::vector<std::uint8_t>;

/// What a row must meet: its value lies in [minimum, maximum].
struct RangeCondition
{
    std::span<const float> column;
    float minimum = -std::numeric_limits<float>::infinity();
    float maximum = std::numeric_limits<float>::infinity();
    bool orUnknown = false; ///< NaN passes too
};

/// What a row must meet: its code is one of those allowed (sex, split, tag).
struct CodeCondition
{
    std::span<const std::uint8_t> column;
    std::uint64_t allowed = ~std::uint64_t{0}; ///< bit c: code c passes; codes from 64 on never do
};

/// The rows that meet all conditions. Every column has `rows` places. On all cores: 1,000,000 rows and three
/// conditions take some milliseconds.
[[nodiscard]] RowMask filterRows(std::size_t rows,
                                 std::span<const RangeCondition> ranges,
                                 std::span<const CodeCondition> codes = {});

[[nodiscard]] std::size_t countOf(const RowMask& mask);

/// The others.
[[nodiscard]] RowMask inverted(const RowMask& mask);

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/filter.h"

#include "engine/explore/row_chunks.h"

#include <algorithm>
#include <cmath>

namespace carpo::explore {
namespace {

void apply(const RangeCondition& condition, std::span<std::uint8_t> chosen, std::size_t first)
{
    const std::span<const float> values = condition.column.subspan(first, chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        // Not branched: which way a row goes cannot be foreseen.
        const bool inside = (values[i] >= condition.minimum) & (values[i] <= condition.maximum);
        const bool unknown = condition.orUnknown & std::isnan(values[i]);
        chosen[i] &= static_cast<std::uint8_t>(inside | unknown);
    }
}

void apply(const CodeCondition& condition, std::span<std::uint8_t> chosen, std::size_t first)
{
    const std::span<const std::uint8_t> codes = condition.column.subspan(first, chosen.size());
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        const bool known = codes[i] < 64;
        chosen[i] &= static_cast<std::uint8_t>(known & ((condition.allowed >> (codes[i] & 63U)) & 1U));
    }
}

} // namespace

RowMask
filterRows(std::size_t rows, std::span<const RangeCondition> ranges, std::span<const CodeCondition> codes)
{
    RowMask mask(rows, 1);
    forChunks(rows, [&](std::size_t, std::size_t first, std::size_t last) {
        const std::span<std::uint8_t> chosen(mask.data() + first, last - first);
        for (const RangeCondition& condition : ranges)
            apply(condition, chosen, first);
        for (const CodeCondition& condition : codes)
            apply(condition, chosen, first);
    });
    return mask;
}

std::size_t countOf(const RowMask& mask)
{
    return static_cast<std::size_t>(std::ranges::count(mask, std::uint8_t{1}));
}

RowMask inverted(const RowMask& mask)
{
    RowMask others(mask.size());
    std::ranges::transform(mask, others.begin(), [](std::uint8_t chosen) {
        return static_cast<std::uint8_t>(chosen == 0 ? 1 : 0);
    });
    return others;
}

} // namespace carpo::explore

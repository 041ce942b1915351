// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carpo::project {

/// Finds the rows of a data set by their id and the path relative to its root; of rows that have both in
/// common, the first. Eight to sixteen bytes a row, and no string of its own: a million are looked up in half
/// a second, where a std::unordered_map of strings takes two. The data set must outlive it.
class RowFinder
{
public:
    explicit RowFinder(const dataset::Dataset& dataset);

    [[nodiscard]] std::optional<std::size_t> rowOf(std::string_view id, std::string_view path) const;

private:
    struct Slot
    {
        std::uint32_t next = 0; // row + 1; 0: nothing here
        std::uint32_t tag = 0;  // of the hash: rows of another are not looked at
    };

    [[nodiscard]] std::string_view pathOf(std::size_t row) const;
    /// Where the row is, or the empty slot where it would be.
    [[nodiscard]] std::size_t slotOf(std::string_view id, std::string_view path, std::uint64_t hash) const;

    const dataset::Dataset& m_dataset;
    std::vector<Slot> m_slots;                                // a power of two, at most half of them taken
    std::unordered_map<std::size_t, std::string> m_elsewhere; // paths of files outside of the root
};

} // namespace carpo::project

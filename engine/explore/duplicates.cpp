// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/duplicates.h"

#include "engine/explore/duplicate_candidates.h"
#include "engine/explore/duplicate_check.h"
#include "engine/explore/measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace carpo::explore {
namespace {

/// Sets of rows that grow together.
class Groups
{
public:
    explicit Groups(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }

    void join(std::size_t a, std::size_t b)
    {
        m_parent[std::max(root(a), root(b))] = std::min(root(a), root(b));
    }

    /// Those of more than one row, by their first.
    [[nodiscard]] std::vector<std::vector<std::size_t>> ofSeveral()
    {
        std::map<std::size_t, std::vector<std::size_t>> all;
        for (std::size_t row = 0; row < m_parent.size(); ++row)
            all[root(row)].push_back(row);
        std::vector<std::vector<std::size_t>> several;
        for (auto& [first, rows] : all) {
            if (rows.size() > 1)
                several.push_back(std::move(rows));
        }
        return several;
    }

private:
    std::size_t root(std::size_t row)
    {
        while (m_parent[row] != row)
            row = m_parent[row] = m_parent[m_parent[row]];
        return row;
    }

    std::vector<std::size_t> m_parent;
};

/// Decoded images that show more than a single gray.
std::vector<std::size_t> rowsWithPicture(const ScanTable& table)
{
    const std::vector<float>& contrast = table.measures.at(measureIndex("contrast"));
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.decoded.size(); ++row) {
        if (table.decoded[row] && contrast[row] > 0)
            rows.push_back(row);
    }
    return rows;
}

/// Rows of the same pixels, each set in ascending order.
std::vector<std::vector<std::size_t>> samePixels(const ScanTable& table, std::span<const std::size_t> rows)
{
    std::map<PixelHash, std::vector<std::size_t>> rowsOfHash;
    for (const std::size_t row : rows)
        rowsOfHash[table.pixelHashes[row]].push_back(row);
    std::vector<std::vector<std::size_t>> sets;
    for (auto& [hash, same] : rowsOfHash)
        sets.push_back(std::move(same));
    std::ranges::sort(sets);
    return sets;
}

DuplicateGroup described(std::vector<std::size_t> rows,
                         bool exact,
                         const dataset::Dataset& dataset,
                         std::span<const dataset::Part> parts)
{
    constexpr float kSameAge = 0.5; // months
    DuplicateGroup group{.rows = std::move(rows), .exact = exact};
    std::set<dataset::Sex> sexes;
    std::set<dataset::Part> partsOfGroup;
    std::set<float> ages;
    for (const std::size_t row : group.rows) {
        if (dataset.sexes[row] != dataset::Sex::Unknown)
            sexes.insert(dataset.sexes[row]);
        if (!std::isnan(dataset.months[row]))
            ages.insert(dataset.months[row]);
        if (!parts.empty() && parts[row] != dataset::Part::None)
            partsOfGroup.insert(parts[row]);
    }
    group.acrossSplits = partsOfGroup.size() > 1;
    group.labelsDiffer = sexes.size() > 1 || (!ages.empty() && *ages.rbegin() - *ages.begin() >= kSameAge);
    return group;
}

} // namespace

core::Result<std::vector<DuplicateGroup>> findDuplicates(const dataset::Dataset& dataset,
                                                         const ScanTable& table,
                                                         std::span<const Thumbnail> thumbnails,
                                                         std::span<const dataset::Part> parts,
                                                         const std::stop_token& stop,
                                                         const core::ProgressFn& report)
{
    const std::vector<std::vector<std::size_t>> sets = samePixels(table, rowsWithPicture(table));
    // Of each set of the same pixels the first stands for all.
    std::vector<std::size_t> rows;
    std::vector<Thumbnail> shown;
    Groups groups(dataset.size());
    std::vector<DuplicateGroup> found;
    for (const std::vector<std::size_t>& set : sets) {
        rows.push_back(set.front());
        shown.push_back(thumbnails[set.front()]);
        for (const std::size_t row : set)
            groups.join(set.front(), row);
        if (set.size() > 1)
            found.push_back(described(set, true, dataset, parts));
    }
    const auto candidates = duplicateCandidates(table, rows, shown, stop);
    if (!candidates)
        return tl::unexpected(candidates.error());
    const auto pairs = pairsThatShowTheSame(*candidates, dataset, stop, report);
    if (!pairs)
        return tl::unexpected(pairs.error());
    for (const CandidatePair& pair : *pairs)
        groups.join(pair.first, pair.second);
    for (std::vector<std::size_t>& group : groups.ofSeveral()) {
        const auto& hashes = table.pixelHashes;
        const bool exact =
            std::ranges::all_of(group, [&](std::size_t row) { return hashes[row] == hashes[group.front()]; });
        if (!exact)
            found.push_back(described(std::move(group), false, dataset, parts));
    }
    return found;
}

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/row_finder.h"

#include "engine/project/file_ops.h"

#include <bit>
#include <xxhash.h>

namespace carpo::project {
namespace {

std::uint64_t hashOf(std::string_view id, std::string_view path)
{
    return XXH3_64bits_withSeed(path.data(), path.size(), XXH3_64bits(id.data(), id.size()));
}

std::uint32_t tagOf(std::uint64_t hash)
{
    return static_cast<std::uint32_t>(hash >> 32U);
}

} // namespace

RowFinder::RowFinder(const dataset::Dataset& dataset)
    : m_dataset(dataset)
    , m_slots(std::bit_ceil(2 * dataset.size() + 1))
{
    for (std::size_t row = 0; row < dataset.size(); ++row) {
        if (!pathBelow(dataset.files[row], dataset.root))
            m_elsewhere.emplace(row, relativePath(dataset.files[row], dataset.root));
        const std::string_view path = pathOf(row);
        const std::uint64_t hash = hashOf(dataset.ids[row], path);
        Slot& slot = m_slots[slotOf(dataset.ids[row], path, hash)];
        if (slot.next == 0)
            slot = {.next = static_cast<std::uint32_t>(row + 1), .tag = tagOf(hash)};
    }
}

std::optional<std::size_t> RowFinder::rowOf(std::string_view id, std::string_view path) const
{
    const Slot& slot = m_slots[slotOf(id, path, hashOf(id, path))];
    return slot.next == 0 ? std::nullopt : std::optional<std::size_t>(slot.next - 1);
}

std::string_view RowFinder::pathOf(std::size_t row) const
{
    const auto path = pathBelow(m_dataset.files[row], m_dataset.root);
    return path ? *path : std::string_view(m_elsewhere.at(row));
}

std::size_t RowFinder::slotOf(std::string_view id, std::string_view path, std::uint64_t hash) const
{
    const std::size_t last = m_slots.size() - 1;
    std::size_t at = hash & last;
    for (; m_slots[at].next != 0; at = (at + 1) & last) {
        const std::size_t row = m_slots[at].next - 1;
        if (m_slots[at].tag == tagOf(hash) && m_dataset.ids[row] == id && pathOf(row) == path)
            break;
    }
    return at;
}

} // namespace carpo::project

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/table_file.h"

#include "engine/dataset/csv_rows.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/text_file.h"
#include "engine/dataset/xlsx_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace carpo::dataset {
namespace {

// No preamble is longer.
constexpr std::size_t kHeadRows = 50;

/// How many cells most rows have; of equals, the first rows' number.
std::size_t usualWidth(const std::deque<TableRow>& rows)
{
    std::map<std::size_t, std::size_t> rowsByWidth;
    for (const TableRow& row : rows)
        ++rowsByWidth[row.cells.size()];
    std::size_t width = 0;
    std::size_t most = 0;
    for (const TableRow& row : rows) {
        if (const std::size_t count = rowsByWidth[row.cells.size()]; count > most) {
            most = count;
            width = row.cells.size();
        }
    }
    return width;
}

bool looksLikeHeader(const TableRow& row)
{
    const auto filled =
        std::ranges::count_if(row.cells, [](const std::string& cell) { return !cell.empty(); });
    return !row.damage && 2 * static_cast<std::size_t>(filled) >= row.cells.size()
           && std::ranges::none_of(row.cells,
                                   [](const std::string& cell) { return parseNumber(cell).has_value(); });
}

std::deque<TableRow>::iterator headerOf(std::deque<TableRow>& rows, bool shorterRows)
{
    const std::size_t width = usualWidth(rows);
    const auto found = std::ranges::find_if(rows, [width, shorterRows](const TableRow& row) {
        const bool wide = shorterRows ? row.cells.size() >= width : row.cells.size() == width;
        return wide && looksLikeHeader(row);
    });
    return found == rows.end() ? rows.begin() : found;
}

} // namespace

core::Result<TableFile>
TableFile::open(const std::filesystem::path& file, const std::string& sheet, const std::stop_token& stop)
{
    TableFile table;
    table.m_file = file;
    if (isZip(file)) {
        core::Result<Workbook> workbook = openWorkbook(file, sheet);
        if (!workbook)
            return tl::unexpected(workbook.error());
        table.m_rows = std::move(workbook->rows);
        table.m_sheets = std::move(workbook->sheets);
    } else {
        core::Result<TextFile> text = TextFile::open(file, stop);
        if (!text)
            return tl::unexpected(text.error());
        const auto shared = std::make_shared<TextFile>(std::move(*text));
        table.m_rows = csvRows({.next = [shared](std::string& piece) { return shared->next(piece); },
                                .rewind = [shared] { return shared->rewind(); }});
    }
    if (const auto read = table.readHead(); !read)
        return tl::unexpected(read.error());
    return table;
}

core::Result<void> TableFile::readHead()
{
    m_head.clear();
    TableRow row;
    while (m_head.size() < kHeadRows) {
        const core::Result<bool> more = m_rows->next(row);
        if (!more && more.error().place.empty())
            return core::failure(more.error().code, m_file.string());
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        m_head.push_back(std::move(row));
    }
    if (m_head.empty())
        return core::failure(core::ErrorCode::TableEmpty, m_file.string());
    const auto header = headerOf(m_head, m_rows->leavesOutEmptyCells());
    m_header = std::move(*header);
    m_head.erase(m_head.begin(), header + 1);
    if (m_head.empty())
        return core::failure(core::ErrorCode::TableEmpty, m_file.string());
    m_rows->setWidth(m_header.cells.size());
    return {};
}

core::Result<bool> TableFile::next(TableRow& row)
{
    if (!m_head.empty()) {
        row = std::move(m_head.front());
        m_head.pop_front();
    } else {
        const core::Result<bool> more = m_rows->next(row);
        if (!more && more.error().place.empty())
            return core::failure(more.error().code, m_file.string());
        if (!more || !*more)
            return more;
    }
    const std::size_t width = m_header.cells.size();
    if (m_rows->leavesOutEmptyCells() && row.cells.size() < width)
        row.cells.resize(width);
    // A separator at the end of each line makes one more cell, with nothing in it.
    while (row.cells.size() > width && row.cells.back().empty())
        row.cells.pop_back();
    return true;
}

core::Result<void> TableFile::forEach(const std::function<void(const TableRow&)>& take,
                                      const std::stop_token& stop)
{
    TableRow row;
    for (;;) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled, m_file.string());
        const core::Result<bool> more = next(row);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            return {};
        take(row);
    }
}

core::Result<void> TableFile::rewind()
{
    if (const auto rewound = m_rows->rewind(); !rewound)
        return rewound;
    return readHead();
}

std::vector<std::string> columnNames(const TableRow& header)
{
    std::vector<std::string> names;
    std::set<std::string> seen;
    for (const std::string& cell : header.cells) {
        const bool usable = !cell.empty() && !cell.starts_with('#') && seen.insert(cell).second;
        names.push_back(usable ? cell : '#' + std::to_string(names.size() + 1));
    }
    return names;
}

} // namespace carpo::dataset

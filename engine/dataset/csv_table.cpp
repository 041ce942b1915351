// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_table.h"

#include "engine/dataset/text_encoding.h"
#include "engine/imaging/file_bytes.h"

#include <algorithm>
#include <array>
#include <csv.h>
#include <new>
#include <utility>

namespace carpo::dataset {
namespace {

constexpr std::int64_t kMaxTableBytes = 256'000'000;

/// libcsv tells cells and ends of rows but no lines: it is fed line by line.
class RowCollector
{
public:
    explicit RowCollector(char separator)
    {
        if (csv_init(&m_parser, 0) != 0)
            throw std::bad_alloc();
        csv_set_delim(&m_parser, static_cast<unsigned char>(separator));
    }
    ~RowCollector() { csv_free(&m_parser); }
    RowCollector(const RowCollector&) = delete;
    RowCollector& operator=(const RowCollector&) = delete;
    RowCollector(RowCollector&&) = delete;
    RowCollector& operator=(RowCollector&&) = delete;

    void feed(std::string_view line)
    {
        ++m_line;
        if (!m_open)
            m_row.line = m_line;
        // A quoted cell may go on over the end of the line.
        m_open = true;
        if (csv_parse(&m_parser, line.data(), line.size(), &onCell, &onRow, this) != line.size())
            throw std::bad_alloc();
        if (line.find_first_not_of(" \t\r\n\f") == std::string_view::npos && m_row.fields.empty()
            && !quoted())
            m_open = false;
    }

    [[nodiscard]] std::vector<CsvRow> take()
    {
        if (csv_fini(&m_parser, &onCell, &onRow, this) != 0)
            throw std::bad_alloc();
        return std::move(m_rows);
    }

private:
    static void onCell(void* text, std::size_t length, void* self)
    {
        auto& row = static_cast<RowCollector*>(self)->m_row;
        row.fields.emplace_back(static_cast<const char*>(text), length);
    }

    static void onRow(int /*terminator*/, void* self) { static_cast<RowCollector*>(self)->endRow(); }

    void endRow()
    {
        const auto blank = [](const std::string& cell) { return cell.empty(); };
        if (!std::ranges::all_of(m_row.fields, blank))
            m_rows.push_back(std::move(m_row));
        m_row = {};
        m_open = false;
    }

    [[nodiscard]] bool quoted() const { return m_parser.quoted != 0; }

    csv_parser m_parser = {};
    std::vector<CsvRow> m_rows;
    CsvRow m_row;
    std::size_t m_line = 0;
    bool m_open = false;
};

/// Up to and with the next line end of any kind.
std::string_view takeLine(std::string_view& rest)
{
    auto end = rest.find_first_of("\r\n");
    if (end == std::string_view::npos)
        return std::exchange(rest, {});
    if (rest.substr(end).starts_with("\r\n"))
        ++end;
    const auto line = rest.substr(0, end + 1);
    rest.remove_prefix(end + 1);
    return line;
}

char separatorOf(std::string_view text)
{
    const auto start = std::min(text.find_first_not_of("\r\n"), text.size());
    std::string_view rest = text.substr(start);
    const std::string_view header = takeLine(rest);
    constexpr std::array kSeparators = {',', ';', '\t'};
    return *std::ranges::max_element(
        kSeparators, {}, [header](char separator) { return std::ranges::count(header, separator); });
}

} // namespace

std::vector<CsvRow> parseCsv(std::string_view utf8)
{
    RowCollector collector(separatorOf(utf8));
    while (!utf8.empty())
        collector.feed(takeLine(utf8));
    return collector.take();
}

core::Result<CsvTable> readCsv(const std::filesystem::path& file)
{
    const auto bytes = imaging::readFile(file, kMaxTableBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    const auto text = textOf(*bytes);
    if (!text)
        return core::failure(core::ErrorCode::TableBinary, file.string());
    std::vector<CsvRow> rows = parseCsv(*text);
    if (rows.size() < 2)
        return core::failure(core::ErrorCode::TableEmpty, file.string());
    CsvTable table{.file = file, .header = std::move(rows.front()), .rows = {}};
    table.rows.assign(std::make_move_iterator(rows.begin() + 1), std::make_move_iterator(rows.end()));
    return table;
}

} // namespace carpo::dataset

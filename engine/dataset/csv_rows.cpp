// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_rows.h"

#include "engine/dataset/parse.h"

#include <algorithm>
#include <array>
#include <csv.h>
#include <deque>
#include <map>
#include <new>
#include <utility>

namespace carpo::dataset {
namespace {

// Enough lines to tell the separator, more than any preamble has.
constexpr std::size_t kSampleLines = 64;
// A line of prose in a quoted cell is far below, a table that is one line because it is none far above.
constexpr std::size_t kMaxLineBytes = 8'000'000;
// A quoted cell of more lines, or more bytes, is a stray quotation mark.
constexpr std::size_t kMaxQuotedLines = 500;
constexpr std::size_t kMaxQuotedBytes = 1'000'000;

/// Where the line at the text's start ends, its end included; npos where that is not to be seen yet.
std::size_t lineEnd(std::string_view text, bool isLast)
{
    const auto end = text.find_first_of("\r\n");
    if (end == std::string_view::npos)
        return isLast && !text.empty() ? text.size() : std::string_view::npos;
    if (text[end] == '\n')
        return end + 1;
    if (end + 1 == text.size())
        return isLast ? end + 1 : std::string_view::npos;
    return text[end + 1] == '\n' ? end + 2 : end + 1;
}

std::size_t separatorsIn(std::string_view line, char separator)
{
    bool quoted = false;
    std::size_t count = 0;
    for (const char letter : line) {
        if (letter == '"')
            quoted = !quoted;
        count += !quoted && letter == separator ? 1U : 0U;
    }
    return count;
}

/// The separator that the most lines have the same number of; of equals the one they have more of.
char separatorOf(std::string_view text)
{
    constexpr std::array kSeparators = {',', ';', '\t'};
    std::array<std::map<std::size_t, std::size_t>, kSeparators.size()> linesByCount;
    for (std::size_t line = 0; line < kSampleLines && !text.empty(); ++line) {
        const std::size_t end = lineEnd(text, true);
        for (std::size_t s = 0; s < kSeparators.size(); ++s) {
            if (const std::size_t count = separatorsIn(text.substr(0, end), kSeparators[s]); count > 0)
                ++linesByCount[s][count];
        }
        text.remove_prefix(end);
    }
    std::pair<std::size_t, std::size_t> best{0, 0};
    char separator = kSeparators.front();
    for (std::size_t s = 0; s < kSeparators.size(); ++s) {
        for (const auto& [count, lines] : linesByCount[s]) {
            if (std::pair(lines, count) > best) {
                best = {lines, count};
                separator = kSeparators[s];
            }
        }
    }
    return separator;
}

bool holdsControlCharacters(const TableRow& row)
{
    return std::ranges::any_of(
        row.cells, [](const std::string& cell) { return std::ranges::any_of(cell, &isControlCharacter); });
}

struct Line
{
    std::size_t number = 0;
    std::string text;
};

/// libcsv tells cells and ends of rows but no lines, and takes a stray quotation mark for a cell that never
/// ends: it is fed line by line, and lines that such a cell has swallowed are fed again.
class CsvRows final : public RowSource
{
public:
    explicit CsvRows(TextSource source)
        : m_source(std::move(source))
    {
        startParser();
    }
    ~CsvRows() override { csv_free(&m_parser); }
    CsvRows(const CsvRows&) = delete;
    CsvRows& operator=(const CsvRows&) = delete;
    CsvRows(CsvRows&&) = delete;
    CsvRows& operator=(CsvRows&&) = delete;

    core::Result<bool> next(TableRow& row) override
    {
        if (m_separator == '\0') {
            if (const auto sampled = readSample(); !sampled)
                return tl::unexpected(sampled.error());
        }
        while (m_ready.empty()) {
            Line line;
            const core::Result<bool> more = takeLine(line);
            if (!more)
                return more;
            if (*more)
                feed(std::move(line));
            else if (m_pending.empty())
                return false;
            else
                setQuoteAside();
        }
        row = std::move(m_ready.front());
        m_ready.pop_front();
        return true;
    }

    core::Result<void> rewind() override
    {
        m_text.clear();
        m_start = 0;
        m_line = 0;
        m_atEnd = false;
        m_again.clear();
        m_pending.clear();
        m_ready.clear();
        m_ended.reset();
        m_width = 0; // as the first time: whoever finds the header says it again
        restartParser();
        return m_source.rewind();
    }

    void setWidth(std::size_t width) override { m_width = width; }
    [[nodiscard]] bool leavesOutEmptyCells() const override { return false; }

private:
    void startParser()
    {
        if (csv_init(&m_parser, 0) != 0)
            throw std::bad_alloc();
        if (m_separator != '\0')
            csv_set_delim(&m_parser, static_cast<unsigned char>(m_separator));
        m_row = {};
    }

    void restartParser()
    {
        csv_free(&m_parser);
        startParser();
    }

    core::Result<bool> readMore()
    {
        std::string piece;
        const core::Result<bool> more = m_source.next(piece);
        if (!more)
            return more;
        m_atEnd = !*more;
        m_text.erase(0, std::exchange(m_start, 0));
        m_text += piece;
        return more;
    }

    core::Result<void> readSample()
    {
        constexpr std::size_t kSampleBytes = 64 * 1024;
        while (!m_atEnd && m_text.size() < kSampleBytes) {
            if (const auto more = readMore(); !more)
                return tl::unexpected(more.error());
        }
        m_separator = separatorOf(m_text);
        csv_set_delim(&m_parser, static_cast<unsigned char>(m_separator));
        return {};
    }

    core::Result<bool> takeLine(Line& line)
    {
        if (!m_again.empty()) {
            line = std::move(m_again.front());
            m_again.pop_front();
            return true;
        }
        std::size_t end = lineEnd(std::string_view(m_text).substr(m_start), m_atEnd);
        while (end == std::string::npos) {
            if (m_atEnd)
                return false;
            if (m_text.size() - m_start > kMaxLineBytes)
                return core::failure(core::ErrorCode::TableBinary);
            if (const auto more = readMore(); !more)
                return more;
            end = lineEnd(std::string_view(m_text).substr(m_start), m_atEnd);
        }
        line = {++m_line, m_text.substr(m_start, end)};
        m_start += end;
        // So that libcsv ends the last row, and tells whether a quotation mark is still open.
        if (!line.text.ends_with('\n') && !line.text.ends_with('\r'))
            line.text += '\n';
        return true;
    }

    void feed(Line line)
    {
        if (m_pending.empty())
            m_row.line = line.number;
        if (csv_parse(&m_parser, line.text.data(), line.text.size(), &onCell, &onRow, this)
            != line.text.size())
            throw std::bad_alloc();
        if (m_parser.quoted != 0) {
            m_pendingBytes = (m_pending.empty() ? 0 : m_pendingBytes) + line.text.size();
            m_pending.push_back(std::move(line));
            if (m_pending.size() > kMaxQuotedLines || m_pendingBytes > kMaxQuotedBytes)
                setQuoteAside();
        } else if (!m_pending.empty()) {
            m_pending.push_back(std::move(line));
            if (m_ended && m_width != 0 && m_ended->cells.size() != m_width)
                setQuoteAside();
        }
        if (m_parser.quoted == 0 && m_ended) {
            m_pending.clear();
            finish(*std::exchange(m_ended, std::nullopt));
        }
    }

    /// The line where the open quotation mark stands is damaged; those after it are read anew.
    void setQuoteAside()
    {
        m_ready.push_back({m_pending.front().number, {}, core::ErrorCode::TableQuoteOpen});
        m_pending.pop_front();
        m_again.insert(m_again.begin(),
                       std::make_move_iterator(m_pending.begin()),
                       std::make_move_iterator(m_pending.end()));
        m_pending.clear();
        m_ended.reset();
        restartParser();
    }

    void finish(TableRow row)
    {
        const auto blank = [](const std::string& cell) { return cell.empty(); };
        if (std::ranges::all_of(row.cells, blank))
            return;
        if (holdsControlCharacters(row))
            row.damage = core::ErrorCode::TableRowBinary;
        m_ready.push_back(std::move(row));
    }

    static void onCell(void* text, std::size_t length, void* self)
    {
        auto& row = static_cast<CsvRows*>(self)->m_row;
        row.cells.emplace_back(static_cast<const char*>(text), length);
    }

    static void onRow(int /*terminator*/, void* self)
    {
        auto& rows = *static_cast<CsvRows*>(self);
        rows.m_ended = std::exchange(rows.m_row, {});
    }

    TextSource m_source;
    std::string m_text; // what was read and not yet cut into lines, from m_start on
    std::size_t m_start = 0;
    std::size_t m_line = 0;
    bool m_atEnd = false;
    char m_separator = '\0';
    std::size_t m_width = 0; // 0: not known
    csv_parser m_parser = {};
    TableRow m_row; // what libcsv has told so far
    std::optional<TableRow> m_ended;
    std::deque<Line> m_pending; // the lines of a row whose quotation mark is still open
    std::size_t m_pendingBytes = 0;
    std::deque<Line> m_again; // lines to be read anew
    std::deque<TableRow> m_ready;
};

} // namespace

std::unique_ptr<RowSource> csvRows(TextSource source)
{
    return std::make_unique<CsvRows>(std::move(source));
}

std::vector<TableRow> parseCsv(std::string_view utf8)
{
    bool told = false;
    const auto rows = csvRows({.next = [&](std::string& piece) -> core::Result<bool> {
                                   piece = told ? std::string_view() : utf8;
                                   return !std::exchange(told, true);
                               },
                               .rewind = [&]() -> core::Result<void> {
                                   told = false;
                                   return {};
                               }});
    std::vector<TableRow> all;
    TableRow row;
    for (auto more = rows->next(row); more && *more; more = rows->next(row))
        all.push_back(std::move(row));
    return all;
}

} // namespace carpo::dataset

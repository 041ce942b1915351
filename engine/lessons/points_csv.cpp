// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/points_csv.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fstream>
#include <optional>
#include <system_error>

namespace carpo::lessons {
namespace {

using core::ErrorCode;
using OwnPoints = std::vector<std::array<double, 3>>;

constexpr std::size_t kColumns = 3;
constexpr std::size_t kLongestLine = 200; // three numbers with room around them
constexpr double kLargest = 1e12;         // beyond it squares and sums are no numbers any more

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlank = " \t\r\"";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Of a line; an empty one has none.
std::vector<std::string> cellsOf(std::string_view line)
{
    const bool isOfSemicolons = line.find(';') != std::string_view::npos;
    const bool isOfTabs = !isOfSemicolons && line.find('\t') != std::string_view::npos;
    const char separator = isOfSemicolons ? ';' : isOfTabs ? '\t' : ',';
    std::vector<std::string> cells;
    if (trimmed(line).empty())
        return cells;
    for (std::size_t begin = 0; begin <= line.size();) {
        const std::size_t end = std::min(line.find(separator, begin), line.size());
        cells.emplace_back(trimmed(line.substr(begin, end - begin)));
        if (separator != ',')
            std::ranges::replace(cells.back(), ',', '.');
        begin = end + 1;
    }
    return cells;
}

std::optional<double> numberOf(std::string_view text)
{
    double number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end || !(std::abs(number) <= kLargest))
        return std::nullopt;
    return number;
}

bool isHeading(const std::vector<std::string>& cells)
{
    return std::ranges::none_of(cells, [](const std::string& cell) { return numberOf(cell).has_value(); });
}

std::string shortened(std::string_view text)
{
    constexpr std::size_t kShown = 40;
    if (text.size() <= kShown)
        return std::string(text);
    std::size_t end = kShown;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end; // not within a character
    return std::string(text.substr(0, end)) + "…";
}

tl::unexpected<core::Error> malformed(const std::string& place, std::size_t columns)
{
    return core::failure(ErrorCode::TableRowMalformed,
                         place,
                         {{"found", std::to_string(columns)}, {"expected", std::to_string(kColumns)}});
}

core::Result<std::array<double, 3>> pointOf(const std::vector<std::string>& cells, const std::string& place)
{
    if (cells.size() != kColumns)
        return malformed(place, cells.size());
    std::array<double, 3> point{};
    for (std::size_t i = 0; i < kColumns; ++i) {
        const auto number = numberOf(cells[i]);
        if (!number)
            return core::failure(ErrorCode::ValueUnreadable, place, {{"found", shortened(cells[i])}});
        point.at(i) = *number;
    }
    return point;
}

} // namespace

core::Result<OwnPoints> pointsFromCsv(std::string_view text, const std::string& place)
{
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (text.starts_with(kMark))
        text.remove_prefix(kMark.size());
    OwnPoints points;
    std::size_t lineNumber = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::string here = place + ":" + std::to_string(++lineNumber);
        if (line.size() > kLongestLine)
            return core::failure(ErrorCode::ValueUnreadable, here, {{"found", shortened(line)}});
        const auto cells = cellsOf(line);
        if (cells.empty() || (lineNumber == 1 && cells.size() == kColumns && isHeading(cells)))
            continue;
        if (points.size() == kMostPoints)
            return core::failure(ErrorCode::ExperimentOutOfRange,
                                 here,
                                 {{"key", CARPO_TR("Error", "the number of points")},
                                  {"min", "1"},
                                  {"max", std::to_string(kMostPoints)},
                                  {"found", CARPO_TR("Error", "more")}});
        auto point = pointOf(cells, here);
        if (!point)
            return tl::unexpected(point.error());
        points.push_back(*point);
    }
    if (points.empty())
        return malformed(place, 0);
    return points;
}

core::Result<OwnPoints> loadPoints(const std::filesystem::path& file)
{
    std::error_code error;
    const auto status = std::filesystem::status(file, error);
    if (!std::filesystem::exists(status))
        return core::failure(ErrorCode::FileNotFound, file.string());
    // A pipe would be waited for.
    if (!std::filesystem::is_regular_file(status))
        return core::failure(ErrorCode::ReadFailed, file.string(), {{"detail", "not a file"}});
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return core::failure(ErrorCode::PermissionDenied, file.string());
    // One line more than there may be is enough to say that there are too many.
    std::string text((kMostPoints + 2) * (kLongestLine + 1), '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad())
        return core::failure(ErrorCode::ReadFailed, file.string(), {{"detail", "I/O"}});
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return pointsFromCsv(text, file.string());
}

} // namespace carpo::lessons

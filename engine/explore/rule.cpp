// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/rule.h"

#include "engine/explore/row_chunks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace carpo::explore {
namespace {

using Json = nlohmann::json;

std::vector<std::string> columnsOf(const Condition& condition)
{
    struct
    {
        std::vector<std::string> operator()(const RangeRule& rule) const { return {rule.column}; }
        std::vector<std::string> operator()(const WordRule& rule) const { return {rule.column}; }
        std::vector<std::string> operator()(const AreaRule& rule) const { return {rule.x, rule.y}; }
        std::vector<std::string> operator()(const ImagesRule&) const { return {}; }
    } const names;
    return std::visit(names, condition);
}

core::Result<const Column*> findColumn(const Columns& columns, const std::string& key, bool isNumber)
{
    const Column* const column = columns.find(key);
    if (column == nullptr || column->isNumber() != isNumber)
        return core::failure(core::ErrorCode::FilterColumnMissing, key, {{"column", key}});
    return column;
}

RangeCondition rangeOf(const RangeRule& rule, std::span<const float> numbers)
{
    auto maximum = static_cast<float>(rule.maximum);
    if (rule.isBelowMaximum)
        maximum = std::nextafter(maximum, -std::numeric_limits<float>::infinity());
    return {.column = numbers, .minimum = static_cast<float>(rule.minimum), .maximum = maximum};
}

std::uint64_t allowedBits(const Column& column, const std::vector<std::string>& words)
{
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < column.words.size(); ++i) {
        if (std::ranges::find(words, column.words[i]) != words.end())
            bits |= std::uint64_t{1} << i;
    }
    return bits;
}

// Shimrat, Communications of the ACM 1962;5:434, with the half-open edges of W. R. Franklin's pnpoly.
bool isWithin(std::span<const std::pair<double, double>> corners, double x, double y)
{
    bool isInside = false;
    for (std::size_t i = 0, j = corners.size() - 1; i < corners.size(); j = i++) {
        const auto& [xi, yi] = corners[i];
        const auto& [xj, yj] = corners[j];
        if ((yi > y) != (yj > y) && x < (xj - xi) * (y - yi) / (yj - yi) + xi)
            isInside = !isInside;
    }
    return isInside;
}

void narrow(RowMask& mask, const AreaRule& area, const Column& x, const Column& y)
{
    forChunks(mask.size(), [&](std::size_t, std::size_t first, std::size_t last) {
        for (std::size_t row = first; row < last; ++row) {
            if (mask[row] == 0)
                continue;
            const auto across = static_cast<double>(x.numbers[row]);
            const auto up = static_cast<double>(y.numbers[row]);
            const bool isInside =
                std::isfinite(across) && std::isfinite(up) && isWithin(area.corners, across, up);
            mask[row] = isInside ? 1 : 0;
        }
    });
}

void narrow(RowMask& mask, const ImagesRule& images, std::span<const std::string> ids)
{
    const std::unordered_set<std::string_view> wanted(images.ids.begin(), images.ids.end());
    for (std::size_t row = 0; row < mask.size(); ++row)
        mask[row] = mask[row] != 0 && wanted.contains(ids[row]) ? 1 : 0;
}

// Ends that JSON has no number for are left out.
Json toJson(const Condition& condition)
{
    struct
    {
        Json operator()(const RangeRule& rule) const
        {
            Json json = {{"column", rule.column}};
            if (std::isfinite(rule.minimum))
                json["minimum"] = rule.minimum;
            if (std::isfinite(rule.maximum))
                json[rule.isBelowMaximum ? "below" : "maximum"] = rule.maximum;
            return json;
        }
        Json operator()(const WordRule& rule) const
        {
            return {{"column", rule.column}, {"words", rule.words}};
        }
        Json operator()(const AreaRule& rule) const
        {
            return {{"x", rule.x}, {"y", rule.y}, {"corners", rule.corners}};
        }
        Json operator()(const ImagesRule& rule) const { return {{"images", rule.ids}}; }
    } const write;
    return std::visit(write, condition);
}

Condition fromJson(const Json& json)
{
    if (json.contains("images"))
        return ImagesRule{.ids = json.at("images")};
    if (json.contains("corners"))
        return AreaRule{.x = json.at("x"), .y = json.at("y"), .corners = json.at("corners")};
    if (json.contains("words"))
        return WordRule{.column = json.at("column"), .words = json.at("words")};
    RangeRule rule{.column = json.at("column")};
    rule.minimum = json.value("minimum", rule.minimum);
    rule.isBelowMaximum = json.contains("below");
    rule.maximum = json.value(rule.isBelowMaximum ? "below" : "maximum", rule.maximum);
    return rule;
}

} // namespace

bool isOnSameColumns(const Condition& one, const Condition& other)
{
    return columnsOf(one) == columnsOf(other);
}

bool looksAt(const Condition& condition, std::string_view column)
{
    const std::vector<std::string> names = columnsOf(condition);
    return std::ranges::find(names, column) != names.end();
}

core::Result<RowMask> rowsOf(const Columns& columns, const Rule& rule)
{
    std::vector<RangeCondition> ranges;
    std::vector<CodeCondition> codes;
    std::vector<std::pair<const AreaRule*, std::array<const Column*, 2>>> areas;
    for (const Condition& condition : rule) {
        std::vector<const Column*> found;
        const auto* const words = std::get_if<WordRule>(&condition);
        for (const std::string& key : columnsOf(condition)) {
            const auto column = findColumn(columns, key, words == nullptr);
            if (!column)
                return tl::unexpected(column.error());
            found.push_back(*column);
        }
        if (words != nullptr)
            codes.push_back({.column = found[0]->codes, .allowed = allowedBits(*found[0], words->words)});
        else if (const auto* const range = std::get_if<RangeRule>(&condition))
            ranges.push_back(rangeOf(*range, found[0]->numbers));
        else if (const auto* const area = std::get_if<AreaRule>(&condition))
            areas.push_back({area, {found[0], found[1]}});
    }
    RowMask mask = filterRows(columns.rows(), ranges, codes);
    for (const auto& [area, axes] : areas)
        narrow(mask, *area, *axes[0], *axes[1]);
    for (const Condition& condition : rule) {
        if (const auto* const images = std::get_if<ImagesRule>(&condition))
            narrow(mask, *images, columns.ids());
    }
    return mask;
}

std::string ruleText(const Rule& rule)
{
    Json list = Json::array();
    for (const Condition& condition : rule)
        list.push_back(toJson(condition));
    return list.dump();
}

core::Result<Rule> parseRule(const std::string& text, const std::string& place)
{
    try {
        Rule rule;
        const Json list = Json::parse(text);
        for (const Json& each : list)
            rule.push_back(fromJson(each));
        return rule;
    } catch (const Json::exception& unreadable) {
        return core::failure(core::ErrorCode::FilterUnreadable, place, {{"detail", unreadable.what()}});
    }
}

} // namespace carpo::explore

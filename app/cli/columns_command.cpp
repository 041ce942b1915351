// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "engine/dataset/csv_cell.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

struct ColumnsArguments
{
    DatasetArguments dataset;
    std::string project;
};

std::string numberCell(float number, int decimals)
{
    return std::isfinite(number) ? fixed(static_cast<double>(number), decimals) : std::string();
}

/// Of an optional column.
template <typename Value>
Value valueIn(const std::vector<Value>& column, std::size_t row, Value otherwise)
{
    return column.empty() ? otherwise : column[row];
}

core::Result<void> printColumns(const ColumnsArguments& arguments, Console& console, std::stop_token stop)
{
    constexpr int kMonthDecimals = 2;
    constexpr int kSpacingDecimals = 5;
    const core::Result<OpenedSet> set =
        openAndScan(arguments.dataset, arguments.project, console, std::move(stop));
    if (!set)
        return tl::unexpected(set.error());
    const dataset::Dataset& data = set->dataset;
    // What is no age is not called one.
    const bool isAge = data.targetUnit != dataset::Unit::None;
    console.print(std::string("id,path,sex,") + (isAge ? "age_months" : "target")
                  + ",chronological_age_months,row_spacing_mm,column_spacing_mm,laterality,body_part");
    for (std::size_t row = 0; row < data.size(); ++row) {
        const auto spacing = valueIn(data.spacings, row, dataset::PixelSpacing());
        console.print(dataset::csvCell(data.ids[row]) + ',' + dataset::csvCell(data.files[row].string()) + ','
                      + std::string(dataset::sexKey(data.sexes[row])) + ','
                      + numberCell(data.months[row], kMonthDecimals) + ','
                      + numberCell(valueIn(data.chronologicalMonths, row, std::nanf("")), kMonthDecimals)
                      + ',' + numberCell(spacing.row, kSpacingDecimals) + ','
                      + numberCell(spacing.column, kSpacingDecimals) + ','
                      + std::string(dataset::lateralityKey(
                          valueIn(data.lateralities, row, dataset::Laterality::Unknown)))
                      + ',' + dataset::csvCell(valueIn(data.bodyParts, row, std::string())));
    }
    return {};
}

} // namespace

Action declareColumns(CLI::App& command)
{
    auto arguments = std::make_shared<ColumnsArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    return [arguments](Console& console, std::stop_token stop) {
        return printColumns(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/table_csv.h"

#include "engine/core/progress_meter.h"
#include "engine/dataset/csv_cell.h"
#include "engine/explore/measures.h"
#include "engine/imaging/file_bytes.h"

#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace carpo::report {
namespace {

constexpr std::string_view kDecision = "decision";

std::string numberText(const explore::Column& column, std::size_t image)
{
    const float value = column.numbers[image];
    const std::size_t measure = explore::measureIndex(column.key);
    if (measure < explore::measures().size())
        return explore::measureText(explore::measures()[measure], value);
    if (!std::isfinite(value))
        return {};
    std::array<char, 32> digits = {};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), value);
    return {digits.data(), written.ptr};
}

} // namespace

TableCsv::TableCsv(const dataset::Dataset& dataset,
                   const explore::Columns& columns,
                   const project::DecisionTable* decisions,
                   std::vector<std::string> keys)
    : m_dataset(dataset)
    , m_decisions(decisions)
    , m_keys(std::move(keys))
{
    for (const std::string& key : m_keys)
        m_columns.push_back(columns.find(key));
}

std::string TableCsv::header() const
{
    std::string text = "id,path";
    for (const std::string& key : m_keys)
        text += ',' + dataset::csvCell(key);
    return text;
}

std::string TableCsv::line(std::size_t image) const
{
    std::string text =
        dataset::csvCell(m_dataset.ids[image]) + ',' + dataset::csvCell(m_dataset.files[image].string());
    for (std::size_t column = 0; column < m_keys.size(); ++column)
        text += ',' + dataset::csvCell(cell(column, image));
    return text;
}

std::string TableCsv::cell(std::size_t column, std::size_t image) const
{
    if (m_keys[column] == kDecision && m_decisions != nullptr)
        return decisionText(*m_decisions, image);
    const explore::Column* const known = m_columns[column];
    if (known == nullptr)
        return {};
    return known->isNumber() ? numberText(*known, image) : known->words[known->codes[image]];
}

std::string decisionText(const project::DecisionTable& decisions, std::size_t image)
{
    std::string text;
    const auto add = [&text](std::string_view word) { text.append(text.empty() ? "" : ";").append(word); };
    if (image >= decisions.excluded.size())
        return text;
    if (decisions.excluded[image])
        add("excluded");
    if (decisions.sexes[image] != dataset::Sex::Unknown || std::isfinite(decisions.months[image]))
        add("corrected");
    for (const std::string& tag : decisions.tags[image])
        add(tag);
    return text;
}

core::Result<void> writeTableCsv(const std::filesystem::path& file,
                                 const TableCsv& table,
                                 std::span<const std::size_t> images,
                                 const std::stop_token& stop,
                                 const core::ProgressFn& report)
{
    core::ProgressMeter meter(static_cast<std::int64_t>(images.size()), report);
    std::string text = table.header() + '\n';
    for (const std::size_t image : images) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        text += table.line(image) + '\n';
        meter.advance();
    }
    meter.finish();
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

} // namespace carpo::report

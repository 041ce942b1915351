// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/row_reader.h"

#include "engine/core/joined.h"
#include "engine/dataset/column_words.h"
#include "engine/dataset/parse.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

namespace carpo::dataset {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr double kMonthsPerYear = 12;
// Nobody has become older: 122 years and 164 days.
constexpr double kMaximumChronologicalMonths = 1476;

/// By its name, whatever the capitals and blanks, or by its number: "#3".
std::optional<std::size_t> columnNamed(const TableRow& header, const std::string& name)
{
    const auto exact = std::ranges::find(header.cells, name);
    if (exact != header.cells.end())
        return static_cast<std::size_t>(exact - header.cells.begin());
    std::size_t number = 0;
    const char* const end = name.data() + name.size();
    if (name.starts_with('#') && std::from_chars(name.data() + 1, end, number).ptr == end && number > 0
        && number <= header.cells.size())
        return number - 1;
    const auto loose = std::ranges::find(header.cells, plainWords(name), &plainWords);
    if (loose == header.cells.end() || plainWords(name).empty())
        return std::nullopt;
    return static_cast<std::size_t>(loose - header.cells.begin());
}

bool isSame(std::string_view cell, const std::string& word)
{
    return !word.empty() && lowered(trimmed(cell)) == lowered(trimmed(word));
}

/// Where some images have it: an optional column that no row ever filled is as good as none.
template <typename T, typename IsKnown>
void emptyUnlessKnown(std::vector<T>& column, IsKnown isKnown)
{
    if (std::ranges::none_of(column, isKnown))
        column.clear();
}

/// A cell may be as long as a file; a problem is a sentence.
std::string shortened(std::string text)
{
    constexpr std::size_t kMaxBytes = 120;
    if (text.size() <= kMaxBytes)
        return text;
    std::size_t end = kMaxBytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end; // within a letter
    return text.substr(0, end) + "…";
}

} // namespace

/// Where in a row what stands.
struct RowReader::Columns
{
    const TableFile& table;
    const ColumnMapping& mapping;
    const ImageIndex& images;
    std::optional<Part> part;
    std::size_t width;
    std::size_t file = 0;
    std::optional<std::size_t> sex = {};
    std::optional<std::size_t> target = {};
    std::optional<std::size_t> chronological = {};
    std::optional<std::size_t> split = {};
    std::optional<std::size_t> patient = {};
    std::optional<std::size_t> classes = {};
    TruthMeans truth = TruthMeans::Nothing;

    core::Result<void> find()
    {
        std::optional<std::size_t> found;
        const std::vector<std::pair<const std::string*, std::optional<std::size_t>*>> wanted = {
            {&mapping.file, &found},
            {&mapping.sex, &sex},
            {&mapping.target, &target},
            {&mapping.chronologicalAge, &chronological},
            {&mapping.split, &split},
            {&mapping.patient, &patient},
            {&mapping.classes, &classes}};
        for (const auto& [name, column] : wanted) {
            if (name->empty())
                continue;
            *column = columnNamed(table.header(), *name);
            if (!*column)
                return core::failure(core::ErrorCode::TableColumnMissing,
                                     table.file().string(),
                                     {{"column", *name}, {"found", core::joined(columnNames(table.header()))}});
        }
        file = found.value_or(0);
        if (sex)
            truth = truthMeans(table.header().cells[*sex]);
        return {};
    }
};

RowReader::RowReader(std::stop_token stop)
    : m_stop(std::move(stop))
{}

core::Result<void> RowReader::add(TableFile& table,
                                  const ColumnMapping& mapping,
                                  const ImageIndex& images,
                                  std::optional<Part> part)
{
    Columns columns{.table = table,
                    .mapping = mapping,
                    .images = images,
                    .part = part,
                    .width = table.header().cells.size()};
    if (const auto found = columns.find(); !found)
        return found;
    const auto unstated = [&table](const std::string& column) {
        return core::Error{core::ErrorCode::UnitUnstated, table.file().string(), {{"column", column}}};
    };
    if (columns.target && mapping.targetUnit == Unit::Unstated)
        return tl::unexpected(unstated(mapping.target));
    // The set is of use without it.
    if (columns.chronological && mapping.chronologicalUnit == Unit::Unstated) {
        addProblem(unstated(mapping.chronologicalAge));
        columns.chronological.reset();
    }
    m_dataset.targetUnit = mapping.targetUnit == Unit::None ? Unit::None : Unit::Months;
    if (const auto rewound = table.rewind(); !rewound)
        return rewound;
    return table.forEach([&](const TableRow& row) { addRow(row, columns); }, m_stop);
}

void RowReader::addRow(const TableRow& row, const Columns& columns)
{
    if (row.damage)
        return problem(*row.damage, row, columns, {});
    if (row.cells.size() != columns.width)
        return malformed(row, columns, row.cells.size());
    const std::optional<std::size_t> image = imageOf(row, columns);
    if (!image)
        return;
    const auto textOf = [&row](const std::optional<std::size_t>& column) {
        return column ? row.cells[*column] : std::string();
    };
    m_dataset.ids.push_back(columns.images.idOf(*image));
    m_dataset.files.push_back(columns.images.file(*image));
    m_dataset.sexes.push_back(columns.sex ? sexOf(row, columns) : Sex::Unknown);
    m_dataset.months.push_back(
        columns.target ? ageOf(row, columns, *columns.target, columns.mapping.targetUnit) : kNaN);
    m_dataset.chronologicalMonths.push_back(
        columns.chronological ? ageOf(row, columns, *columns.chronological, columns.mapping.chronologicalUnit)
                              : kNaN);
    m_dataset.parts.push_back(columns.split ? partOf(row, columns) : columns.part.value_or(Part::None));
    m_dataset.patients.push_back(textOf(columns.patient));
    m_dataset.classes.push_back(textOf(columns.classes));
}

std::optional<std::size_t> RowReader::imageOf(const TableRow& row, const Columns& columns)
{
    const std::string& cell = row.cells[columns.file];
    const std::string name(withoutDecimals(imageStem(trimmed(cell))));
    if (name.empty()) {
        problem(core::ErrorCode::ImageMissing, row, columns, {{"file", "“”"}, {"id", ""}});
        return std::nullopt;
    }
    const ImageLookup found = columns.images.find(cell);
    switch (found.answer) {
    case ImageLookup::Answer::Missing:
        problem(core::ErrorCode::ImageMissing,
                row,
                columns,
                {{"file", isImageName(cell) ? cell : name + ".png"}, {"id", name}});
        return std::nullopt;
    case ImageLookup::Answer::Outside:
        problem(core::ErrorCode::PathOutside, row, columns, {{"file", cell}});
        return std::nullopt;
    case ImageLookup::Answer::NotAFile:
        problem(core::ErrorCode::NotAFile, row, columns, {{"file", cell}});
        return std::nullopt;
    case ImageLookup::Answer::Found:
        break;
    }
    const std::string id = columns.images.idOf(found.image);
    if (!m_taken.insert(columns.images.path(found.image)).second || !m_ids.insert(id).second) {
        problem(core::ErrorCode::DuplicateId, row, columns, {{"id", id}});
        return std::nullopt;
    }
    if (found.isShared)
        problem(core::ErrorCode::ImageAmbiguous,
                row,
                columns,
                {{"id", name}, {"file", columns.images.path(found.image)}});
    return found.image;
}

Sex RowReader::sexOf(const TableRow& row, const Columns& columns)
{
    const std::string& text = row.cells[*columns.sex];
    if (isSame(text, columns.mapping.femaleValue))
        return Sex::Female;
    if (isSame(text, columns.mapping.maleValue))
        return Sex::Male;
    Sex sex = parseSex(text, columns.truth != TruthMeans::Nothing);
    // The words of a sex say what they mean in either column.
    if (columns.truth == TruthMeans::Female && parseSex(text, false) == Sex::Unknown && sex != Sex::Unknown)
        sex = sex == Sex::Male ? Sex::Female : Sex::Male;
    if (sex == Sex::Unknown)
        problem(core::ErrorCode::SexUnreadable, row, columns, {{"found", text}});
    return sex;
}

float RowReader::ageOf(const TableRow& row, const Columns& columns, std::size_t column, Unit unit)
{
    const std::string& text = row.cells[column];
    const std::optional<double> number = parseNumber(text);
    if (unit == Unit::None) {
        if (!number)
            problem(core::ErrorCode::ValueUnreadable, row, columns, {{"found", text}});
        return number ? static_cast<float>(*number) : kNaN;
    }
    if (!number) {
        problem(core::ErrorCode::AgeUnreadable, row, columns, {{"found", text}});
        return kNaN;
    }
    const double months = unit == Unit::Years ? *number * kMonthsPerYear : *number;
    const bool isTarget = column == columns.target;
    const double maximum = isTarget ? kMaximumMonths : kMaximumChronologicalMonths;
    if (months < kMinimumMonths || months > maximum) {
        problem(core::ErrorCode::AgeOutOfRange,
                row,
                columns,
                {{"found", unit == Unit::Years ? std::to_string(std::lround(months)) : text},
                 {"min", std::to_string(std::lround(kMinimumMonths))},
                 {"max", std::to_string(std::lround(maximum))},
                 // Whose label it is, for those who rank wrong ones.
                 {"id", isTarget ? m_dataset.ids.back() : std::string()}});
        return kNaN;
    }
    return static_cast<float>(months);
}

Part RowReader::partOf(const TableRow& row, const Columns& columns)
{
    const std::string& text = row.cells[*columns.split];
    const std::optional<Part> part = parsePart(text);
    if (!part)
        problem(core::ErrorCode::PartUnreadable, row, columns, {{"found", text}});
    return part.value_or(Part::None);
}

void RowReader::problem(core::ErrorCode code,
                        const TableRow& row,
                        const Columns& columns,
                        std::vector<std::pair<std::string, std::string>> values)
{
    for (auto& [name, text] : values)
        text = shortened(std::move(text));
    m_problems.add({code, columns.table.file().string() + ':' + std::to_string(row.line), std::move(values)});
}

void RowReader::malformed(const TableRow& row, const Columns& columns, std::size_t found)
{
    problem(core::ErrorCode::TableRowMalformed,
            row,
            columns,
            {{"found", std::to_string(found)}, {"expected", std::to_string(columns.width)}});
}

Dataset RowReader::take(const std::filesystem::path& root, const std::vector<const ImageIndex*>& images)
{
    std::set<std::string> told;
    for (const ImageIndex* index : images) {
        for (std::size_t image = 0; image < index->size(); ++image) {
            if (!m_taken.contains(index->path(image)) && told.insert(index->path(image)).second)
                addProblem({core::ErrorCode::LabelMissing, index->file(image).string(), {}});
        }
        for (const std::string& path : index->notFiles()) {
            if (told.insert(path).second)
                addProblem({core::ErrorCode::NotAFile, (root / path).string(), {{"file", path}}});
        }
    }
    std::set<Part> parts(m_dataset.parts.begin(), m_dataset.parts.end());
    parts.erase(Part::None);
    // A single part splits nothing.
    if (parts.size() < 2)
        m_dataset.parts.clear();
    const auto isText = [](const std::string& text) { return !text.empty(); };
    emptyUnlessKnown(m_dataset.patients, isText);
    emptyUnlessKnown(m_dataset.classes, isText);
    emptyUnlessKnown(m_dataset.chronologicalMonths, [](float months) { return !std::isnan(months); });
    m_dataset.problems = m_problems.take(root.string());
    m_taken.clear();
    m_ids.clear();
    return std::exchange(m_dataset, {});
}

} // namespace carpo::dataset

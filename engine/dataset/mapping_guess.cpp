// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/mapping_guess.h"

#include "engine/dataset/column_words.h"
#include "engine/dataset/dataset.h"
#include "engine/dataset/parse.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace carpo::dataset {
namespace {

constexpr std::size_t kSampleRows = 20'000;
// A column that is called what it is may have many bad cells; one known by its cells alone has few.
constexpr double kHalf = 0.5;
constexpr double kMost = 0.9;
// No bone age is that many years: the growth plates have closed before.
constexpr double kNoYears = 25;

/// What the cells of a column are, as counts.
struct Column
{
    std::string name;
    HeaderWords words;
    TruthMeans truth = TruthMeans::Nothing;
    std::size_t filled = 0;
    std::unordered_set<std::size_t> images =
        {}; ///< that it names, each once: a month names one again and again
    std::size_t numbers = 0;
    std::size_t sexes = 0;
    std::size_t parts = 0;
    double largest = 0;

    [[nodiscard]] bool are(std::size_t count, double fraction) const
    {
        return filled > 0 && static_cast<double>(count) >= fraction * static_cast<double>(filled);
    }
};

void addCell(Column& column, const std::string& cell, const ImageIndex& images)
{
    if (cell.empty())
        return;
    ++column.filled;
    if (const ImageLookup found = images.find(cell); found.answer == ImageLookup::Answer::Found)
        column.images.insert(found.image);
    column.sexes += parseSex(cell, column.truth != TruthMeans::Nothing) != Sex::Unknown ? 1U : 0U;
    column.parts += parsePart(cell) ? 1U : 0U;
    if (const auto number = parseNumber(cell)) {
        ++column.numbers;
        column.largest = std::max(column.largest, *number);
    }
}

/// The column of that role with the best rank for which `fits` holds; null where there is none.
template <typename Fits>
const Column* bestOf(const std::vector<Column>& columns, ColumnRole role, const Column* except, Fits fits)
{
    const Column* best = nullptr;
    for (const Column& column : columns) {
        if (column.words.role == role && &column != except && fits(column)
            && (best == nullptr || column.words.rank < best->words.rank))
            best = &column;
    }
    return best;
}

const Column* fileColumn(const std::vector<Column>& columns)
{
    const Column* best = nullptr;
    const auto isBetter = [](const Column& column, const Column& than) {
        const bool named = column.words.role == ColumnRole::File;
        const bool thanNamed = than.words.role == ColumnRole::File;
        if (column.images.size() != than.images.size())
            return column.images.size() > than.images.size();
        return named && (!thanNamed || column.words.rank < than.words.rank);
    };
    for (const Column& column : columns) {
        const bool fits = !column.images.empty() || column.words.role == ColumnRole::File;
        if (fits && (best == nullptr || isBetter(column, *best)))
            best = &column;
    }
    return best;
}

Unit ageUnit(const Column& column, bool isBoneAge)
{
    if (column.words.unit != Unit::Unstated)
        return column.words.unit;
    return isBoneAge && column.largest > kNoYears ? Unit::Months : Unit::Unstated;
}

void guessTarget(const std::vector<Column>& columns, const Column* file, ColumnMapping& mapping)
{
    const auto isNumeric = [](const Column& column) { return column.are(column.numbers, kHalf); };
    const Column* const boneAge = bestOf(columns, ColumnRole::BoneAge, file, isNumeric);
    const Column* const target = bestOf(columns, ColumnRole::Target, file, isNumeric);
    const Column* const age = bestOf(columns, ColumnRole::Age, file, isNumeric);
    const Column* const unitAlone = bestOf(columns, ColumnRole::AgeUnit, file, isNumeric);
    const Column* chronological = bestOf(columns, ColumnRole::ChronologicalAge, file, isNumeric);
    const Column* const chosen = boneAge != nullptr  ? boneAge
                                 : target != nullptr ? target
                                 : age != nullptr    ? age
                                                     : unitAlone;
    if (chosen != nullptr) {
        mapping.target = chosen->name;
        mapping.targetUnit = ageUnit(*chosen, chosen == boneAge);
    } else if (const Column* const unusable =
                   bestOf(columns, ColumnRole::BoneAge, file, [](const Column& column) {
                       return column.filled > 0;
                   })) {
        mapping.target = unusable->name; // each of its cells is a problem, rather than nothing said of it
        mapping.targetUnit = unusable->words.unit == Unit::Years ? Unit::Years : Unit::Months;
    }
    // Beside a bone age, what only says "age" is the child's.
    if (chronological == nullptr && chosen != age)
        chronological = age;
    if (chronological != nullptr) {
        mapping.chronologicalAge = chronological->name;
        mapping.chronologicalUnit = ageUnit(*chronological, false);
    }
}

void guessOthers(const std::vector<Column>& columns, const Column* file, ColumnMapping& mapping)
{
    const auto nameOf = [](const Column* column) { return column == nullptr ? std::string() : column->name; };
    const auto any = [](const Column& column) { return column.filled > 0; };
    const auto isWord = [](const Column& column) {
        return column.filled > 0 && !column.are(column.numbers, kHalf);
    };
    mapping.sex = nameOf(bestOf(columns, ColumnRole::Sex, file, any));
    if (mapping.sex.empty()) {
        const auto isSex = [file](const Column& column) {
            return &column != file && column.are(column.sexes, kMost)
                   && column.words.role == ColumnRole::Other;
        };
        const auto found = std::ranges::find_if(columns, isSex);
        mapping.sex = found == columns.end() ? std::string() : found->name;
    }
    mapping.split = nameOf(bestOf(columns, ColumnRole::Split, file, [](const Column& column) {
        return column.are(column.parts, kHalf);
    }));
    mapping.patient = nameOf(bestOf(columns, ColumnRole::Patient, file, any));
    mapping.classes = nameOf(bestOf(columns, ColumnRole::Class, file, any));
    if (mapping.classes.empty())
        mapping.classes = nameOf(bestOf(columns, ColumnRole::Target, file, isWord));
}

/// Folders of masks and thumbnails have the images' names too.
bool isSecondary(std::string_view path)
{
    constexpr std::array<std::string_view, 5> kWords = {"mask", "seg", "thumb", "mascara", "overlay"};
    const std::string plain = plainWords(path);
    return std::ranges::any_of(
        kWords, [&plain](std::string_view word) { return plain.find(word) != std::string::npos; });
}

/// The folder that holds an image of every row that has one anywhere; empty where it takes several.
std::string imageFolder(const std::vector<std::string>& cells, const FolderTree& tree)
{
    std::unordered_map<std::string, std::vector<std::size_t>> foldersOfName;
    for (std::size_t folder = 0; folder < tree.folders.size(); ++folder) {
        for (const std::string& name : tree.folders[folder].images)
            foldersOfName[composed(imageStem(name))].push_back(folder);
    }
    std::size_t matched = 0;
    std::map<std::size_t, std::size_t> rowsOfFolder;
    for (const std::string& cell : cells) {
        std::string text = cell;
        std::ranges::replace(text, '\\', '/');
        const auto name = std::string_view(text).substr(text.rfind('/') + 1);
        const auto found = foldersOfName.find(composed(withoutDecimals(imageStem(name))));
        if (found == foldersOfName.end())
            continue;
        ++matched;
        for (const std::size_t folder : found->second)
            ++rowsOfFolder[folder];
    }
    std::optional<std::string> best;
    for (const auto& [folder, rows] : rowsOfFolder) {
        const std::string path = relativeTo(tree.root().folder, tree.folders[folder].folder);
        if (rows == matched && (!best || (isSecondary(*best) && !isSecondary(path))))
            best = path;
    }
    return best.value_or(std::string());
}

} // namespace

bool MappingGuess::hasLabels() const
{
    return !mapping.file.empty()
           && !(mapping.sex.empty() && mapping.target.empty() && mapping.chronologicalAge.empty()
                && mapping.split.empty() && mapping.patient.empty() && mapping.classes.empty());
}

core::Result<MappingGuess> guessMapping(TableFile& table, const FolderTree& tree)
{
    const ImageIndex images(tree, allFolders(tree), table.file().parent_path());
    std::vector<Column> columns;
    for (const std::string& name : columnNames(table.header())) {
        columns.emplace_back().name = name;
        if (!name.starts_with('#')) {
            columns.back().words = headerWords(name);
            columns.back().truth = truthMeans(name);
        }
    }
    MappingGuess guess;
    std::vector<TableRow> sample;
    TableRow row;
    while (guess.rows < kSampleRows) {
        const core::Result<bool> more = table.next(row);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
        ++guess.rows;
        if (row.damage || row.cells.size() != columns.size())
            continue;
        for (std::size_t i = 0; i < columns.size(); ++i)
            addCell(columns[i], row.cells[i], images);
        sample.push_back(row);
    }
    guess.mapping.table = relativeTo(tree.root().folder, table.file());
    const Column* const file = fileColumn(columns);
    if (file == nullptr)
        return guess;
    guess.mapping.file = file->name;
    guess.matched = file->images.size();
    std::vector<std::string> names;
    for (const TableRow& each : sample)
        names.push_back(each.cells[static_cast<std::size_t>(file - columns.data())]);
    guess.mapping.images = imageFolder(names, tree);
    guessTarget(columns, file, guess.mapping);
    guessOthers(columns, file, guess.mapping);
    return guess;
}

std::vector<std::size_t> allFolders(const FolderTree& tree)
{
    std::vector<std::size_t> folders(tree.folders.size());
    for (std::size_t folder = 0; folder < folders.size(); ++folder)
        folders[folder] = folder;
    return folders;
}

} // namespace carpo::dataset

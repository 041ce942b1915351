// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/joined.h"
#include "engine/dataset/mapping_guess.h"
#include "engine/dataset/reader.h"
#include "engine/dataset/row_reader.h"
#include "engine/dataset/table_file.h"
#include "engine/dataset/table_preview.h"

#include <algorithm>
#include <utility>

namespace carpo::dataset {
namespace {

namespace fs = std::filesystem;

/// More tables than a data set has: others are passed over rather than all read.
constexpr std::size_t kMaxTables = 50;

struct Candidate
{
    TableFile table;
    MappingGuess guess;
};

core::Result<Candidate>
candidateOf(const fs::path& file, const FolderTree& tree, const std::string& sheet = {})
{
    core::Result<TableFile> table = TableFile::open(file, sheet, tree.stop);
    if (!table)
        return tl::unexpected(table.error());
    core::Result<MappingGuess> guess = guessMapping(*table, tree);
    if (!guess)
        return tl::unexpected(guess.error());
    return Candidate{std::move(*table), std::move(*guess)};
}

/// A table that names no image is still one whose images are missing, where it says what it is about.
bool isLabelTable(const MappingGuess& guess)
{
    const bool saysWhat = !guess.mapping.target.empty() && !guess.mapping.sex.empty();
    return guess.hasLabels() && (guess.matched > 0 || saysWhat);
}

/// The table that names most images; what is wrong with the first where none can be read.
core::Result<Candidate> bestCandidate(const FolderTree& tree, const std::optional<fs::path>& chosen)
{
    std::vector<fs::path> files = chosen ? std::vector{*chosen} : tablesOf(tree);
    files.resize(std::min(files.size(), kMaxTables));
    std::optional<Candidate> best;
    std::optional<core::Error> firstError;
    for (const fs::path& file : files) {
        core::Result<Candidate> candidate = candidateOf(file, tree);
        if (!candidate)
            firstError = firstError.value_or(candidate.error());
        else if (chosen || isLabelTable(candidate->guess)) {
            if (!best || candidate->guess.matched > best->guess.matched)
                best = std::move(*candidate);
        }
    }
    if (best)
        return std::move(*best);
    return tl::unexpected(firstError.value_or(core::Error{core::ErrorCode::NoLabelTable, {}, {}}));
}

/// The folders at and below the one that the mapping names.
core::Result<std::vector<std::size_t>> imageFolders(const FolderTree& tree, const ColumnMapping& mapping)
{
    const fs::path wanted = (tree.root().folder / mapping.images / "").lexically_normal().parent_path();
    std::vector<std::size_t> folders;
    if (std::ranges::find(tree.folders, wanted, &FolderListing::folder) == tree.folders.end())
        return core::failure(core::ErrorCode::FolderNotFound, wanted.string());
    for (const std::size_t folder : allFolders(tree)) {
        const fs::path& path = tree.folders[folder].folder;
        if (std::mismatch(wanted.begin(), wanted.end(), path.begin(), path.end()).first == wanted.end())
            folders.push_back(folder);
    }
    return folders;
}

core::Result<Dataset> readWith(TableFile& table, const ColumnMapping& mapping, const FolderTree& tree)
{
    const auto folders = imageFolders(tree, mapping);
    if (!folders)
        return tl::unexpected(folders.error());
    const ImageIndex images(tree, *folders, table.file().parent_path());
    RowReader reader(tree.stop);
    if (const auto added = reader.add(table, mapping, images); !added)
        return tl::unexpected(added.error());
    return reader.take(tree.root().folder, {&images});
}

core::Result<TableFile>
openMapped(const FolderTree& tree, const std::optional<fs::path>& chosen, const ColumnMapping& mapping)
{
    if (!mapping.table.empty())
        return TableFile::open(tree.root().folder / mapping.table, mapping.sheet, tree.stop);
    if (chosen)
        return TableFile::open(*chosen, mapping.sheet, tree.stop);
    const std::vector<fs::path> files = tablesOf(tree);
    if (files.size() == 1)
        return TableFile::open(files.front(), mapping.sheet, tree.stop);
    return bestCandidate(tree, std::nullopt).and_then([&](const Candidate& candidate) {
        return TableFile::open(candidate.table.file(), mapping.sheet, tree.stop);
    });
}

core::Result<void>
countRows(TableFile& table, const ImageIndex& images, const std::stop_token& stop, TablePreview& preview)
{
    const std::vector<std::string>& names = preview.header;
    const auto column =
        static_cast<std::size_t>(std::ranges::find(names, preview.mapping.file) - names.begin());
    const auto count = [&](const TableRow& row) {
        ++preview.rowCount;
        const bool isMatched = !row.damage && column < row.cells.size()
                               && images.find(row.cells[column]).answer == ImageLookup::Answer::Found;
        preview.matched += isMatched ? 1U : 0U;
        if (preview.rows.size() < TablePreview::kRows)
            preview.rows.push_back(row.cells);
    };
    return table.forEach(count, stop);
}

/// The table that the mapping names, else the one that names most images, else the first that can be read.
core::Result<Candidate> guessedTable(const PlaceToOpen& place, const std::optional<ColumnMapping>& mapping)
{
    const fs::path& root = place.tree.root().folder;
    if (mapping && !mapping->table.empty())
        return candidateOf(root / mapping->table, place.tree, mapping->sheet);
    core::Result<Candidate> best = bestCandidate(place.tree, place.table);
    if (best || best.error().code != core::ErrorCode::NoLabelTable)
        return best;
    for (const fs::path& file : tablesOf(place.tree)) {
        if (core::Result<Candidate> candidate = candidateOf(file, place.tree))
            return candidate;
    }
    return tl::unexpected(noLabelTable(root));
}

} // namespace

core::Result<Dataset> readTable(const FolderTree& tree, const std::optional<fs::path>& table)
{
    core::Result<Candidate> best = bestCandidate(tree, table);
    if (!best)
        return tl::unexpected(best.error());
    if (!best->guess.hasLabels()) {
        return core::failure(
            core::ErrorCode::TableColumnMissing,
            best->table.file().string(),
            {{"column", best->guess.mapping.file.empty() ? "id" : "boneage"}, {"found", core::joined(columnNames(best->table.header()))}});
    }
    return readWith(best->table, best->guess.mapping, tree);
}

core::Result<Dataset>
readMapped(const FolderTree& tree, const std::optional<fs::path>& chosen, const ColumnMapping& mapping)
{
    core::Result<TableFile> table = openMapped(tree, chosen, mapping);
    if (!table)
        return tl::unexpected(table.error());
    return readWith(*table, mapping, tree).map([&mapping](Dataset&& dataset) {
        dataset.mapping = mapping;
        return std::move(dataset);
    });
}

core::Result<TablePreview>
previewTable(const fs::path& place, const std::optional<ColumnMapping>& mapping, const std::stop_token& stop)
{
    const core::Result<PlaceToOpen> opened = lookAt(place, stop);
    if (!opened)
        return tl::unexpected(opened.error());
    TablePreview preview;
    for (const fs::path& file : tablesOf(opened->tree))
        preview.tables.push_back(relativeTo(opened->tree.root().folder, file));
    core::Result<TableFile> table = core::failure(core::ErrorCode::NoLabelTable);
    if (mapping && !mapping->file.empty()) {
        preview.mapping = *mapping;
        table = openMapped(opened->tree, opened->table, *mapping);
        if (table)
            preview.mapping.table = relativeTo(opened->tree.root().folder, table->file());
    } else {
        core::Result<Candidate> guessed = guessedTable(*opened, mapping);
        if (!guessed)
            return tl::unexpected(guessed.error());
        preview.mapping = std::move(guessed->guess.mapping);
        preview.mapping.sheet = mapping ? mapping->sheet : std::string();
        table = std::move(guessed->table);
    }
    if (!table)
        return tl::unexpected(table.error());
    const auto folders = imageFolders(opened->tree, preview.mapping);
    if (!folders)
        return tl::unexpected(folders.error());
    const ImageIndex images(opened->tree, *folders, table->file().parent_path());
    preview.images = images.size();
    preview.sheets = table->sheets();
    preview.header = columnNames(table->header());
    if (const auto rewound = table->rewind(); !rewound)
        return tl::unexpected(rewound.error());
    if (const auto counted = countRows(*table, images, stop, preview); !counted)
        return tl::unexpected(counted.error());
    return preview;
}

} // namespace carpo::dataset

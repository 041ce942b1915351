// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/joined.h"
#include "engine/dataset/column_words.h"
#include "engine/dataset/mapping_guess.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/reader.h"
#include "engine/dataset/row_reader.h"
#include "engine/dataset/table_file.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace carpo::dataset {
namespace {

namespace fs = std::filesystem;

/// How one of the three sets is called, in lower case: its table, of which the first that is there counts,
/// and the folders of its images, by how their names begin.
struct Set
{
    Part part;
    std::array<std::string_view, 2> tables;
    std::array<std::string_view, 2> folders;
    bool needsAges;
};

constexpr std::array kSets = {
    Set{Part::Train,
        {"boneage-training-dataset", "train"},
        {"boneage-training-dataset", "boneage-training-dataset"},
        true},
    Set{Part::Validation,
        {"validation dataset", "boneage-validation-dataset"},
        {"boneage-validation-dataset", "validation set images"},
        true},
    Set{Part::Test,
        {"bone age ground truth", "boneage-test-dataset"},
        {"test set images", "boneage-test-dataset"},
        false},
};

std::string stemOf(const fs::path& file)
{
    return lowered(file.stem().string());
}

bool isFolderOf(const Set& set, const fs::path& folder)
{
    const std::string name = lowered(folder.filename().string());
    return std::ranges::any_of(set.folders,
                               [&name](std::string_view start) { return name.starts_with(start); });
}

/// The sets' columns by their names, which say months unless they say otherwise.
core::Result<ColumnMapping> mappingOf(const TableFile& table, const Set& set)
{
    const std::vector<std::string> names = columnNames(table.header());
    std::map<ColumnRole, std::pair<int, std::string>> best;
    Unit unit = Unit::Months;
    for (const std::string& name : names) {
        const HeaderWords words = headerWords(name);
        const auto [at, isNew] = best.try_emplace(words.role, words.rank, name);
        if (!isNew && words.rank < at->second.first)
            at->second = {words.rank, name};
        if (words.role == ColumnRole::BoneAge && words.unit != Unit::Unstated)
            unit = words.unit;
    }
    const auto missing = [&](const char* column) {
        return core::failure(core::ErrorCode::TableColumnMissing,
                             table.file().string(),
                             {{"column", column}, {"found", core::joined(names)}});
    };
    if (!best.contains(ColumnRole::File))
        return missing("id");
    if (set.needsAges && !best.contains(ColumnRole::BoneAge))
        return missing("boneage");
    if (!best.contains(ColumnRole::Sex))
        return missing("male");
    ColumnMapping mapping;
    mapping.file = best[ColumnRole::File].second;
    mapping.sex = best[ColumnRole::Sex].second;
    if (best.contains(ColumnRole::BoneAge)) {
        mapping.target = best[ColumnRole::BoneAge].second;
        mapping.targetUnit = unit;
    }
    return mapping;
}

struct SetTable
{
    TableFile table;
    ColumnMapping mapping;
};

/// The set's table, the first by its names; NoLabelTable where there is none.
core::Result<SetTable>
findTable(const std::vector<fs::path>& tables, const Set& set, const std::stop_token& stop)
{
    for (const std::string_view name : set.tables) {
        const auto found = std::ranges::find(tables, name, &stemOf);
        if (found == tables.end())
            continue;
        core::Result<TableFile> table = TableFile::open(*found, {}, stop);
        if (!table)
            return tl::unexpected(table.error());
        core::Result<ColumnMapping> mapping = mappingOf(*table, set);
        if (!mapping)
            return tl::unexpected(mapping.error());
        return SetTable{std::move(*table), std::move(*mapping)};
    }
    return core::failure(core::ErrorCode::NoLabelTable);
}

/// Finds the folders that hold the images of a table's rows, among those where they are found in the wild.
class FolderFinder
{
public:
    explicit FolderFinder(const FolderTree& tree)
        : m_tree(tree)
    {
        for (std::size_t folder = 0; folder < tree.folders.size(); ++folder) {
            for (const std::string& name : tree.folders[folder].images)
                m_foldersOfName[composed(imageStem(name))].push_back(folder);
        }
    }

    /// Those called as the set's are, each with some that the others lack; else the table's own, else the one
    /// with most.
    core::Result<std::vector<std::size_t>> find(SetTable& labels, const Set& set) const
    {
        const auto counted = countRows(labels);
        if (!counted)
            return tl::unexpected(counted.error());
        std::vector<std::size_t> byRows;
        for (const auto& [folder, rows] : *counted)
            byRows.push_back(folder);
        std::ranges::stable_sort(
            byRows, std::greater{}, [&counted](std::size_t folder) { return counted->at(folder); });
        std::vector<std::size_t> named;
        std::ranges::copy_if(byRows, std::back_inserter(named), [this, &set](std::size_t folder) {
            return isFolderOf(set, m_tree.folders[folder].folder);
        });
        if (!named.empty())
            return withoutCopies(named);
        std::ranges::stable_sort(byRows, {}, [this, &labels](std::size_t folder) {
            return rankOf(m_tree.folders[folder].folder, labels.table.file().parent_path());
        });
        byRows.resize(std::min<std::size_t>(byRows.size(), 1));
        return byRows;
    }

private:
    /// How many rows have an image there, by folder.
    core::Result<std::map<std::size_t, std::size_t>> countRows(SetTable& labels) const
    {
        const std::vector<std::string> names = columnNames(labels.table.header());
        const auto column =
            static_cast<std::size_t>(std::ranges::find(names, labels.mapping.file) - names.begin());
        std::map<std::size_t, std::size_t> counts;
        const auto count = [&](const TableRow& row) {
            if (row.cells.size() <= column)
                return;
            const std::string_view path = trimmed(row.cells[column]);
            const std::string_view name = path.substr(path.find_last_of("/\\") + 1);
            const auto found = m_foldersOfName.find(composed(withoutDecimals(imageStem(name))));
            if (found == m_foldersOfName.end())
                return;
            for (const std::size_t folder : found->second)
                ++counts[folder];
        };
        return labels.table.forEach(count, m_tree.stop).map([&counts] { return std::move(counts); });
    }

    /// Some keep the images twice, in a folder and in one of the same name inside it.
    [[nodiscard]] std::vector<std::size_t> withoutCopies(const std::vector<std::size_t>& folders) const
    {
        std::vector<std::size_t> kept;
        std::set<std::string_view> names;
        for (const std::size_t folder : folders) {
            const std::size_t before = names.size();
            for (const std::string& name : m_tree.folders[folder].images)
                names.insert(imageStem(name));
            if (names.size() > before)
                kept.push_back(folder);
        }
        return kept;
    }

    static int rankOf(const fs::path& folder, const fs::path& tablesFolder)
    {
        if (folder == tablesFolder)
            return 0;
        const bool isAnothers =
            std::ranges::any_of(kSets, [&folder](const Set& set) { return isFolderOf(set, folder); });
        return isAnothers ? 2 : 1;
    }

    const FolderTree& m_tree;
    std::unordered_map<std::string, std::vector<std::size_t>> m_foldersOfName;
};

} // namespace

core::Result<Dataset> readRsna(const FolderTree& tree, const std::optional<fs::path>& chosen)
{
    const std::vector<fs::path> tables = chosen ? std::vector{*chosen} : tablesOf(tree);
    const FolderFinder finder(tree);
    RowReader reader(tree.stop);
    std::deque<ImageIndex> images;
    std::optional<core::Error> firstError;
    for (const Set& set : kSets) {
        core::Result<SetTable> labels = findTable(tables, set, tree.stop);
        if (!labels && labels.error().code == core::ErrorCode::NoLabelTable)
            continue;
        auto added = labels.map([](const SetTable&) {});
        if (labels) {
            const auto folders = finder.find(*labels, set);
            added = folders.map([](const auto&) {});
            if (folders) {
                const auto& index = images.emplace_back(tree, *folders, labels->table.file().parent_path());
                added = reader.add(labels->table, labels->mapping, index, set.part);
            }
        }
        if (!added && added.error().code == core::ErrorCode::Cancelled)
            return tl::unexpected(added.error());
        if (!added) {
            reader.addProblem(added.error());
            firstError = firstError.value_or(added.error());
        }
    }
    if (images.empty())
        return tl::unexpected(firstError.value_or(core::Error{core::ErrorCode::NoLabelTable, {}, {}}));
    std::vector<const ImageIndex*> indexes;
    for (const ImageIndex& index : images)
        indexes.push_back(&index);
    return reader.take(tree.root().folder, indexes);
}

} // namespace carpo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_table.h"
#include "engine/dataset/label_columns.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/reader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_map>
#include <unordered_set>

namespace carpo::dataset {
namespace {

constexpr std::array<std::string_view, 2> kTableNames = {"boneage-training-dataset.csv", "train.csv"};
constexpr std::string_view kImageFolder = "boneage-training-dataset";

/// Tables in the order in which they are tried: the set's own names, then whatever else is there.
std::vector<std::string> candidates(const FolderListing& listing, const std::optional<std::string>& chosen)
{
    if (chosen)
        return {*chosen};
    std::vector<std::string> names = listing.tables;
    std::ranges::stable_sort(names, {}, [](const std::string& name) {
        return std::ranges::find(kTableNames, lowered(name)) - kTableNames.begin();
    });
    return names;
}

struct LabelTable
{
    CsvTable table;
    LabelColumns columns;
};

core::Result<LabelTable> readLabels(const std::filesystem::path& file)
{
    auto table = readCsv(file);
    if (!table)
        return tl::unexpected(table.error());
    const auto columns = labelColumns(*table);
    if (!columns)
        return tl::unexpected(columns.error());
    return LabelTable{std::move(*table), *columns};
}

/// The first table that holds the labels; where none does, what is wrong with the first.
core::Result<LabelTable> findLabels(const FolderListing& listing, const std::optional<std::string>& chosen)
{
    std::optional<core::Error> firstError;
    for (const std::string& name : candidates(listing, chosen)) {
        auto labels = readLabels(listing.folder / name);
        if (labels)
            return labels;
        if (!firstError)
            firstError = labels.error();
        // A damaged table under the set's own name is not to be passed over for another one.
        if (std::ranges::find(kTableNames, lowered(name)) != kTableNames.end())
            break;
    }
    if (firstError)
        return tl::unexpected(*firstError);
    return core::failure(
        core::ErrorCode::NoLabelTable, listing.folder.string(), {{"columns", "id, boneage, male"}});
}

using Ids = std::unordered_set<std::string>;

/// The id as files are named: without an image's ending, and without the ".0" of a number column.
std::string idOf(const std::string& cell)
{
    std::string_view id = imageStem(trimmed(cell));
    const bool number =
        id.ends_with(".0")
        && id.substr(0, id.size() - 2).find_first_not_of("0123456789") == std::string_view::npos;
    if (number)
        id.remove_suffix(2);
    return std::string(id);
}

/// The folder that holds the images of the table's rows, among those where they are found in the wild.
class ImageFolderFinder
{
public:
    explicit ImageFolderFinder(const Ids& ids)
        : m_ids(ids)
    {}

    /// The set's own folder, then this one, then the sub-folder that holds most.
    [[nodiscard]] FolderListing find(const FolderListing& root)
    {
        m_best = {};
        m_best.folder = root.folder;
        for (const std::string& name : root.folders) {
            if (lowered(name) == kImageFolder)
                lookInto(root.folder / name);
        }
        if (m_most == 0)
            compare(root);
        if (m_most == 0) {
            for (const std::string& name : root.folders)
                lookInto(root.folder / name);
        }
        return std::move(m_best);
    }

private:
    /// The folder, and one of the same name inside it as Kaggle packs them.
    void lookInto(const std::filesystem::path& folder)
    {
        const auto listing = listFolder(folder);
        if (!listing)
            return;
        compare(*listing);
        const std::string name = folder.filename().string();
        if (std::ranges::find(listing->folders, name) == listing->folders.end())
            return;
        if (const auto inner = listFolder(folder / name))
            compare(*inner);
    }

    void compare(const FolderListing& listing)
    {
        const auto known = std::ranges::count_if(listing.images, [this](const std::string& name) {
            return m_ids.contains(std::string(imageStem(name)));
        });
        if (known > m_most) {
            m_most = known;
            m_best = listing;
        }
    }

    const Ids& m_ids;
    FolderListing m_best;
    std::ptrdiff_t m_most = 0;
};

/// Turns rows into the data set's columns and problems.
class RowReader
{
public:
    RowReader(const LabelTable& labels, const FolderListing& images, Dataset& dataset)
        : m_labels(labels)
        , m_images(images)
        , m_dataset(dataset)
    {
        for (std::size_t i = 0; i < images.images.size(); ++i)
            m_imageOfId.emplace(imageStem(images.images[i]), i);
    }

    void read(const CsvRow& row)
    {
        const std::size_t width = m_labels.table.header.fields.size();
        if (row.fields.size() != width)
            return malformed(row, row.fields.size());
        const std::string id = idOf(row.fields[m_labels.columns.id]);
        if (id.empty())
            return malformed(row, width - 1);
        if (!m_seen.insert(id).second)
            return problem(core::ErrorCode::DuplicateId, row, {{"id", id}});
        const auto image = m_imageOfId.find(id);
        if (image == m_imageOfId.end())
            return problem(core::ErrorCode::ImageMissing, row, {{"file", id + ".png"}, {"id", id}});
        m_dataset.ids.push_back(id);
        m_dataset.files.push_back(m_images.folder / m_images.images[image->second]);
        m_dataset.sexes.push_back(sexOf(row));
        m_dataset.months.push_back(monthsOf(row));
    }

    /// Images that no row speaks of.
    void reportUnlabelled()
    {
        std::unordered_set<std::string_view> labelled;
        for (const auto& [stem, index] : m_imageOfId) {
            if (m_seen.contains(std::string(stem)))
                labelled.insert(m_images.images[index]);
        }
        for (const std::string& name : m_images.images) {
            if (!labelled.contains(name))
                m_dataset.problems.push_back(
                    {core::ErrorCode::LabelMissing, (m_images.folder / name).string(), {}});
        }
    }

private:
    void
    problem(core::ErrorCode code, const CsvRow& row, std::vector<std::pair<std::string, std::string>> values)
    {
        m_dataset.problems.push_back(
            {code, m_labels.table.file.string() + ':' + std::to_string(row.line), std::move(values)});
    }

    void malformed(const CsvRow& row, std::size_t found)
    {
        problem(core::ErrorCode::TableRowMalformed,
                row,
                {{"found", std::to_string(found)},
                 {"expected", std::to_string(m_labels.table.header.fields.size())}});
    }

    Sex sexOf(const CsvRow& row)
    {
        const std::string& text = row.fields[m_labels.columns.sex];
        const Sex sex = parseSex(text, m_labels.columns.sexSaysMale);
        if (sex == Sex::Unknown)
            problem(core::ErrorCode::SexUnreadable, row, {{"found", text}});
        return sex;
    }

    float monthsOf(const CsvRow& row)
    {
        const std::string& text = row.fields[m_labels.columns.age];
        const auto months = parseNumber(text);
        if (!months) {
            problem(core::ErrorCode::AgeUnreadable, row, {{"found", text}});
            return std::numeric_limits<float>::quiet_NaN();
        }
        if (*months < kMinimumMonths || *months > kMaximumMonths) {
            problem(core::ErrorCode::AgeOutOfRange,
                    row,
                    {{"found", text},
                     {"min", std::to_string(std::lround(kMinimumMonths))},
                     {"max", std::to_string(std::lround(kMaximumMonths))},
                     {"id", idOf(row.fields[m_labels.columns.id])}});
            return std::numeric_limits<float>::quiet_NaN();
        }
        return static_cast<float>(*months);
    }

    const LabelTable& m_labels;
    const FolderListing& m_images;
    Dataset& m_dataset;
    std::unordered_map<std::string_view, std::size_t> m_imageOfId;
    Ids m_seen;
};

} // namespace

core::Result<Dataset> readRsnaTraining(const FolderListing& listing, const std::optional<std::string>& table)
{
    const auto labels = findLabels(listing, table);
    if (!labels)
        return tl::unexpected(labels.error());
    Ids ids;
    for (const CsvRow& row : labels->table.rows) {
        if (row.fields.size() > labels->columns.id)
            ids.insert(idOf(row.fields[labels->columns.id]));
    }
    const FolderListing images = ImageFolderFinder(ids).find(listing);
    Dataset dataset;
    RowReader reader(*labels, images, dataset);
    for (const CsvRow& row : labels->table.rows)
        reader.read(row);
    reader.reportUnlabelled();
    return dataset;
}

} // namespace carpo::dataset

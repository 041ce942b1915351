// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_cell.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/table_file.h"
#include "engine/imaging/file_bytes.h"
#include "engine/project/file_ops.h"
#include "engine/project/project.h"

#include <algorithm>
#include <array>
#include <regex>
#include <unordered_map>

namespace carpo::project {
namespace {

using core::ErrorCode;
using dataset::csvCell;

constexpr std::string_view kHeader = "id,path,kind,value,user,at\n";

/// Where the columns stand in the table.
struct Columns
{
    std::size_t id = 0;
    std::size_t kind = 0;
    std::size_t value = 0;
    std::optional<std::size_t> path = {};
    std::optional<std::size_t> user = {};
    std::optional<std::size_t> at = {};
};

std::optional<std::size_t> find(const dataset::TableRow& header, std::string_view name)
{
    const auto found = std::ranges::find_if(header.cells, [name](const std::string& field) {
        return dataset::lowered(dataset::trimmed(field)) == name;
    });
    if (found == header.cells.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.cells.begin());
}

core::Result<Columns> columnsOf(const dataset::TableFile& table)
{
    std::array<std::optional<std::size_t>, 3> needed;
    constexpr std::array<std::string_view, 3> kNeeded = {"id", "kind", "value"};
    for (std::size_t i = 0; i < kNeeded.size(); ++i) {
        needed[i] = find(table.header(), kNeeded[i]);
        if (needed[i])
            continue;
        std::string found;
        for (const std::string& field : table.header().cells)
            found += (found.empty() ? "" : ", ") + field;
        return core::failure(ErrorCode::TableColumnMissing,
                             table.file().string(),
                             {{"column", std::string(kNeeded[i])}, {"found", found}});
    }
    return Columns{.id = *needed[0],
                   .kind = *needed[1],
                   .value = *needed[2],
                   .path = find(table.header(), "path"),
                   .user = find(table.header(), "user"),
                   .at = find(table.header(), "at")};
}

std::string allowedKinds()
{
    std::string kinds;
    for (const DecisionKind kind : {DecisionKind::Tag,
                                    DecisionKind::Untag,
                                    DecisionKind::Exclude,
                                    DecisionKind::Include,
                                    DecisionKind::Sex,
                                    DecisionKind::Age})
        kinds.append(kinds.empty() ? "" : ", ").append(decisionKey(kind));
    return kinds;
}

bool isTime(const std::string& text)
{
    static const std::regex form("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z");
    return std::regex_match(text, form);
}

/// Turns the rows of a table into decisions about the images of a data set.
class RowReader
{
public:
    RowReader(const dataset::TableFile& table, const Columns& columns, const dataset::Dataset& dataset)
        : m_table(table)
        , m_columns(columns)
        , m_dataset(dataset)
    {
        for (std::size_t i = 0; i < dataset.size(); ++i)
            m_images.emplace(dataset.ids[i], i);
    }

    [[nodiscard]] core::Result<Decision> read(const dataset::TableRow& row) const
    {
        const std::string place = m_table.file().string() + ':' + std::to_string(row.line);
        if (row.damage)
            return core::failure(*row.damage, place, {});
        const std::size_t width = m_table.header().cells.size();
        if (row.cells.size() != width)
            return core::failure(
                ErrorCode::TableRowMalformed,
                place,
                {{"found", std::to_string(row.cells.size())}, {"expected", std::to_string(width)}});
        const std::string kindText = dataset::lowered(row.cells[m_columns.kind]);
        const std::optional<DecisionKind> kind = decisionKindOf(kindText);
        if (!kind)
            return core::failure(
                ErrorCode::DecisionUnreadable, place, {{"found", kindText}, {"allowed", allowedKinds()}});
        const std::optional<std::size_t> image = imageOf(row);
        if (!image)
            return core::failure(ErrorCode::ImageUnknown, place, {{"id", row.cells[m_columns.id]}});
        Decision decision{.image = *image, .kind = *kind, .value = row.cells[m_columns.value]};
        // Both or none: a time without its person, or one that a spreadsheet rewrote, says nothing.
        const std::string user = optional(row, m_columns.user);
        const std::string at = optional(row, m_columns.at);
        if (!user.empty() && isTime(at)) {
            decision.user = user;
            decision.at = at;
        }
        return checkedDecision(std::move(decision), place);
    }

private:
    static std::string optional(const dataset::TableRow& row, std::optional<std::size_t> column)
    {
        return column ? row.cells[*column] : std::string();
    }

    /// By id and path; by the id alone where only one image has it, since copies of a set lay their folders
    /// out differently.
    [[nodiscard]] std::optional<std::size_t> imageOf(const dataset::TableRow& row) const
    {
        const auto [begin, end] = m_images.equal_range(row.cells[m_columns.id]);
        const std::string path = optional(row, m_columns.path);
        for (auto at = begin; at != end; ++at) {
            if (relativePath(m_dataset.files[at->second], m_dataset.root) == path)
                return at->second;
        }
        return std::distance(begin, end) == 1 ? std::optional(begin->second) : std::nullopt;
    }

    const dataset::TableFile& m_table;
    const Columns& m_columns;
    const dataset::Dataset& m_dataset;
    std::unordered_multimap<std::string, std::size_t> m_images;
};

} // namespace

core::Result<void> exportDecisions(const Project& project, const std::filesystem::path& file)
{
    const core::Result<std::vector<DecisionEntry>> entries = project.decisions();
    if (!entries)
        return tl::unexpected(entries.error());
    std::string text(kHeader);
    for (const DecisionEntry& entry : *entries) {
        text += csvCell(entry.id) + ',' + csvCell(entry.path) + ',';
        text.append(decisionKey(entry.kind)).append(1, ',');
        text += csvCell(entry.value) + ',' + csvCell(entry.user) + ',' + csvCell(entry.at) + '\n';
    }
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

core::Result<ImportedDecisions> importDecisions(Project& project,
                                                const dataset::Dataset& dataset,
                                                const std::filesystem::path& file,
                                                const std::string& user,
                                                const std::stop_token& stop)
{
    core::Result<dataset::TableFile> table = dataset::TableFile::open(file, {}, stop);
    if (!table)
        return tl::unexpected(table.error());
    const core::Result<Columns> columns = columnsOf(*table);
    if (!columns)
        return tl::unexpected(columns.error());
    const RowReader reader(*table, *columns, dataset);
    ImportedDecisions imported;
    std::vector<Decision> decisions;
    const auto read = table->forEach(
        [&](const dataset::TableRow& row) {
            core::Result<Decision> decision = reader.read(row);
            if (decision)
                decisions.push_back(std::move(*decision));
            else
                imported.problems.push_back(decision.error());
        },
        stop);
    if (!read)
        return tl::unexpected(read.error());
    return project.decide(dataset, decisions, user).map([&imported](std::int64_t taken) {
        imported.taken = taken;
        return std::move(imported);
    });
}

} // namespace carpo::project

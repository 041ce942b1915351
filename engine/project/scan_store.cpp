// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"
#include "engine/project/facts_store.h"
#include "engine/project/file_ops.h"
#include "engine/project/project_private.h"
#include "engine/project/row_finder.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <unordered_map>

namespace carpo::project {
namespace {

static_assert(std::endian::native == std::endian::little, "measures are stored as little-endian float32");

// Among the keys of a set, but not one of them.
std::string revisionLine()
{
    return '#' + std::to_string(explore::kMeasureRevision);
}

std::string joinedKeys()
{
    std::string keys = revisionLine() + '\n';
    for (const explore::Measure& measure : explore::measures())
        keys.append(measure.key).append(1, '\n');
    return keys;
}

// Where each of today's measures lies among the numbers of a stored row.
struct MeasureSet
{
    std::vector<std::size_t> places; // empty where the set lacks one of them, or took them in another way
    std::size_t size = 0;            // numbers in a row
};

MeasureSet measureSetOf(const std::string& keys)
{
    MeasureSet set;
    std::unordered_map<std::string, std::size_t> placeOfKey;
    bool isOfToday = false;
    std::istringstream lines(keys);
    for (std::string key; std::getline(lines, key);) {
        if (key.starts_with('#'))
            isOfToday = key == revisionLine();
        else
            placeOfKey.emplace(key, set.size++);
    }
    if (!isOfToday)
        return set;
    for (const explore::Measure& measure : explore::measures()) {
        const auto place = placeOfKey.find(std::string(measure.key));
        if (place == placeOfKey.end())
            return {.places = {}, .size = set.size};
        set.places.push_back(place->second);
    }
    return set;
}

std::unordered_map<std::int64_t, MeasureSet> readMeasureSets(const SQLite::Database& sqlite)
{
    std::unordered_map<std::int64_t, MeasureSet> sets;
    SQLite::Statement query(sqlite, "SELECT number, keys FROM measure_sets");
    while (query.executeStep())
        sets.emplace(query.getColumn(0).getInt64(), measureSetOf(query.getColumn(1).getString()));
    return sets;
}

std::int64_t todaysMeasureSet(const SQLite::Database& sqlite)
{
    const std::string keys = joinedKeys();
    SQLite::Statement insert(sqlite, "INSERT OR IGNORE INTO measure_sets (keys) VALUES (?)");
    insert.bind(1, keys);
    insert.exec();
    SQLite::Statement query(sqlite, "SELECT number FROM measure_sets WHERE keys = ?");
    query.bind(1, keys);
    query.executeStep();
    return query.getColumn(0).getInt64();
}

explore::ScanTable unknownTable(std::span<const dataset::FileStamp> stamps)
{
    constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
    explore::ScanTable table;
    table.decoded.assign(stamps.size(), false);
    table.stamps.assign(stamps.begin(), stamps.end());
    table.pixelHashes.resize(stamps.size());
    table.perceptualHashes.resize(stamps.size());
    table.measures.assign(explore::measures().size(), std::vector<float>(stamps.size(), kNaN));
    return table;
}

bool readMeasures(const SQLite::Column& blob,
                  const MeasureSet& set,
                  std::size_t row,
                  explore::ScanTable& table)
{
    const auto size = static_cast<std::size_t>(blob.getBytes());
    if (set.places.empty() || size != set.size * sizeof(float))
        return false;
    const auto* bytes = static_cast<const char*>(blob.getBlob());
    for (std::size_t m = 0; m < set.places.size(); ++m)
        std::memcpy(&table.measures[m][row], bytes + set.places[m] * sizeof(float), sizeof(float));
    return true;
}

using StoredHash = std::array<std::uint8_t, sizeof(explore::PixelHash)>;

StoredHash storedHash(const explore::PixelHash& hash)
{
    StoredHash bytes = {};
    for (std::size_t i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<std::uint8_t>((i < 8 ? hash.high : hash.low) >> (56 - 8 * (i % 8)));
    return bytes;
}

bool readHash(const SQLite::Column& blob, explore::PixelHash& hash)
{
    if (blob.getBytes() != static_cast<int>(sizeof(StoredHash)))
        return false;
    const auto* bytes = static_cast<const std::uint8_t*>(blob.getBlob());
    hash = {};
    for (std::size_t i = 0; i < sizeof(StoredHash); ++i) {
        std::uint64_t& half = i < 8 ? hash.high : hash.low;
        half = half << 8U | bytes[i];
    }
    return true;
}

core::Problem problemOf(const SQLite::Statement& row, const std::filesystem::path& file)
{
    core::Problem problem{core::errorCodeFromKey(row.getColumn(8).getString()), file.string(), {}};
    const auto values = nlohmann::json::parse(row.getColumn(9).getString(), nullptr, false);
    if (!values.is_array())
        return problem;
    for (const auto& pair : values) {
        if (pair.is_array() && pair.size() == 2 && pair[0].is_string() && pair[1].is_string())
            problem.values.emplace_back(pair[0].get<std::string>(), pair[1].get<std::string>());
    }
    return problem;
}

std::string jsonOf(const core::Problem& problem)
{
    nlohmann::json values = nlohmann::json::array();
    for (const auto& [name, text] : problem.values)
        values.push_back({name, text});
    // File names need not be UTF-8.
    return values.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

using ProblemsByPlace = std::unordered_map<std::string_view, const core::Problem*>;

// The place of an image's problem is its path.
ProblemsByPlace problemsByPlace(const explore::ScanTable& table)
{
    ProblemsByPlace problems;
    for (const core::Problem& problem : table.problems)
        problems.emplace(problem.place, &problem);
    return problems;
}

// Writes rows of a table with statements that are prepared once.
class RowWriter
{
public:
    RowWriter(const SQLite::Database& sqlite,
              const dataset::Dataset& dataset,
              const explore::ScanTable& table)
        : m_dataset(dataset)
        , m_table(table)
        , m_measureSet(todaysMeasureSet(sqlite))
        , m_insert(
              sqlite,
              "INSERT OR REPLACE INTO images (id, path, bytes, modified_ns, pixel_hash, perceptual_hash, "
              "measure_set, measures, problem_code, problem_values) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        , m_insertThumbnail(sqlite, "INSERT OR REPLACE INTO thumbnails (id, path, pixels) VALUES (?, ?, ?)")
        , m_facts(sqlite)
        , m_forget(sqlite, "DELETE FROM images WHERE id = ? AND path = ?")
        , m_problems(problemsByPlace(table))
    {}

    void write(std::size_t row, const explore::Thumbnail& thumbnail)
    {
        const std::string path = relativePath(m_dataset.files[row], m_dataset.root);
        if (m_table.decoded[row]) {
            writeMeasured(row, path);
            if (const auto facts = m_table.facts.find(row); facts != m_table.facts.end())
                m_facts.write(m_dataset.ids[row], path, facts->second);
            return writeThumbnail(row, path, thumbnail);
        }
        const auto problem = m_problems.find(m_dataset.files[row].native());
        if (problem != m_problems.end() && isLasting(problem->second->code))
            return writeFailed(row, path, *problem->second);
        m_forget.bind(1, m_dataset.ids[row]);
        m_forget.bind(2, path);
        m_forget.exec();
        m_forget.reset();
    }

private:
    void bindFile(std::size_t row, const std::string& path)
    {
        m_insert.clearBindings();
        m_insert.bind(1, m_dataset.ids[row]);
        m_insert.bind(2, path);
        m_insert.bind(3, m_table.stamps[row].bytes);
        m_insert.bind(4, m_table.stamps[row].modifiedNs);
    }

    void writeMeasured(std::size_t row, const std::string& path)
    {
        bindFile(row, path);
        const StoredHash hash = storedHash(m_table.pixelHashes[row]);
        m_insert.bind(5, hash.data(), static_cast<int>(hash.size()));
        m_insert.bind(6, static_cast<std::int64_t>(m_table.perceptualHashes[row]));
        m_insert.bind(7, m_measureSet);
        m_numbers.clear();
        for (const auto& column : m_table.measures)
            m_numbers.push_back(column[row]);
        m_insert.bind(8, m_numbers.data(), static_cast<int>(m_numbers.size() * sizeof(float)));
        m_insert.exec();
        m_insert.reset();
    }

    void writeThumbnail(std::size_t row, const std::string& path, const explore::Thumbnail& thumbnail)
    {
        m_insertThumbnail.bind(1, m_dataset.ids[row]);
        m_insertThumbnail.bind(2, path);
        m_insertThumbnail.bind(3, thumbnail.data(), static_cast<int>(thumbnail.size()));
        m_insertThumbnail.exec();
        m_insertThumbnail.reset();
    }

    void writeFailed(std::size_t row, const std::string& path, const core::Problem& problem)
    {
        bindFile(row, path);
        m_insert.bind(9, std::string(core::errorText(problem.code).key));
        m_insert.bind(10, jsonOf(problem));
        m_insert.exec();
        m_insert.reset();
    }

    const dataset::Dataset& m_dataset;
    const explore::ScanTable& m_table;
    std::int64_t m_measureSet;
    SQLite::Statement m_insert;
    SQLite::Statement m_insertThumbnail;
    FactsWriter m_facts;
    SQLite::Statement m_forget;
    ProblemsByPlace m_problems;
    std::vector<float> m_numbers;
};

std::string_view textOf(const SQLite::Column& column)
{
    const char* const text = column.getText(); // before its size: SQLite may have to convert it
    return {text, static_cast<std::size_t>(column.getBytes())};
}

// The data set's row that the query, whose first columns are id and path, stands at.
std::optional<std::size_t> rowOf(const SQLite::Statement& query, const RowFinder& rows)
{
    const SQLite::Column id = query.getColumn(0);
    const SQLite::Column path = query.getColumn(1);
    return rows.rowOf(textOf(id), textOf(path));
}

explore::ScanTable readTable(const SQLite::Database& sqlite,
                             const dataset::Dataset& dataset,
                             std::span<const dataset::FileStamp> stamps)
{
    explore::ScanTable table = unknownTable(stamps);
    const RowFinder rows(dataset);
    const auto sets = readMeasureSets(sqlite);
    std::vector<std::optional<core::Problem>> problems(dataset.size());
    SQLite::Statement query(sqlite,
                            "SELECT id, path, bytes, modified_ns, pixel_hash, perceptual_hash, measure_set, "
                            "measures, problem_code, problem_values FROM images");
    while (query.executeStep()) {
        const auto row = rowOf(query, rows);
        const dataset::FileStamp stamp{query.getColumn(2).getInt64(), query.getColumn(3).getInt64()};
        if (!row || stamp.bytes < 0 || stamp != stamps[*row])
            continue;
        if (!query.getColumn(8).isNull()) {
            problems[*row] = problemOf(query, dataset.files[*row]);
            ++table.reused;
            continue;
        }
        const auto set = sets.find(query.getColumn(6).getInt64());
        if (set == sets.end() || !readHash(query.getColumn(4), table.pixelHashes[*row])
            || !readMeasures(query.getColumn(7), set->second, *row, table))
            continue;
        table.decoded[*row] = true;
        table.perceptualHashes[*row] = static_cast<std::uint64_t>(query.getColumn(5).getInt64());
        ++table.reused;
    }
    readFacts(sqlite, rows, table);
    for (std::optional<core::Problem>& problem : problems) {
        if (problem)
            table.problems.push_back(std::move(*problem));
    }
    return table;
}

} // namespace

core::Result<explore::ScanTable> Project::loadScan(const dataset::Dataset& dataset,
                                                   std::span<const dataset::FileStamp> stamps) const
{
    return guarded(m_d->connection, [&]() -> core::Result<explore::ScanTable> {
        return readTable(m_d->connection.sqlite, dataset, stamps);
    });
}

core::Result<void> Project::storeScan(const dataset::Dataset& dataset,
                                      const explore::ScanTable& table,
                                      std::span<const std::size_t> rows,
                                      std::span<const explore::Thumbnail> thumbnails)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Normal);
        RowWriter writer(m_d->connection.sqlite, dataset, table);
        for (std::size_t i = 0; i < rows.size(); ++i)
            writer.write(rows[i], thumbnails[i]);
        step.commit();
        return {};
    });
}

core::Result<std::vector<explore::Thumbnail>> Project::loadThumbnails(const dataset::Dataset& dataset) const
{
    return guarded(m_d->connection, [&]() -> core::Result<std::vector<explore::Thumbnail>> {
        std::vector<explore::Thumbnail> thumbnails(dataset.size());
        const RowFinder rows(dataset);
        SQLite::Statement query(m_d->connection.sqlite, "SELECT id, path, pixels FROM thumbnails");
        while (query.executeStep()) {
            const auto row = rowOf(query, rows);
            const SQLite::Column pixels = query.getColumn(2);
            if (row && pixels.getBytes() == static_cast<int>(explore::kThumbnailPixels))
                std::memcpy(thumbnails[*row].data(), pixels.getBlob(), explore::kThumbnailPixels);
        }
        return thumbnails;
    });
}

} // namespace carpo::project

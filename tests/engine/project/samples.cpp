// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/project/samples.h"

#include "engine/explore/measures.h"

#include <gtest/gtest.h>

#include <fstream>
#include <grp.h>
#include <iterator>
#include <numeric>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

namespace carpo::project::samples {

dataset::Dataset datasetOf(std::size_t images, const std::filesystem::path& root)
{
    dataset::Dataset dataset;
    dataset.root = root;
    dataset.name = root.filename();
    for (std::size_t i = 0; i < images; ++i) {
        dataset.ids.push_back(std::to_string(1377 + i));
        dataset.files.push_back(root / "images" / (dataset.ids.back() + ".png"));
        dataset.sexes.push_back(i % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male);
        dataset.months.push_back(static_cast<float>(12 + i % 200));
    }
    return dataset;
}

explore::ScanTable scanOf(const dataset::Dataset& dataset)
{
    explore::ScanTable table;
    const std::size_t images = dataset.size();
    table.decoded.assign(images, true);
    table.measures.resize(explore::measures().size());
    for (std::size_t i = 0; i < images; ++i) {
        const auto number = static_cast<std::int64_t>(i);
        table.stamps.push_back({.bytes = 1000 + number, .modifiedNs = 1'700'000'000'000'000'000 + number});
        table.pixelHashes.push_back({.high = 0xfedcba9876543210U - i, .low = i});
        table.perceptualHashes.push_back(0x8000000000000001U + i);
        for (std::size_t m = 0; m < table.measures.size(); ++m)
            table.measures[m].push_back(static_cast<float>(m) + 1.0F / static_cast<float>(i + 3));
    }
    return table;
}

std::vector<explore::Thumbnail> thumbnailsOf(std::size_t rows)
{
    std::vector<explore::Thumbnail> thumbnails(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t pixel = 0; pixel < explore::kThumbnailPixels; ++pixel)
            thumbnails[i][pixel] = static_cast<std::uint8_t>(1 + (7 * i + pixel) % 255);
    }
    return thumbnails;
}

std::vector<std::size_t> allRows(const dataset::Dataset& dataset)
{
    std::vector<std::size_t> rows(dataset.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

Run runNamed(const std::string& name)
{
    Run run;
    run.name = name;
    run.experimentJson = R"({"version": 1})";
    run.datasetFingerprint = "abc";
    run.environmentJson = R"({"threads": 2})";
    run.startedAt = "2026-01-02T03:04:05Z";
    run.constantGuess = 33.25;
    return run;
}

EpochRow epochOf(int number)
{
    return {.epoch = number, .values = {{"train_loss", 1.0 / number}, {"val_mae", 30.0 + 0.1 * number}}};
}

std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeBytes(const std::filesystem::path& file, std::string_view bytes)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    ASSERT_TRUE(out.flush().good());
}

void execute(const std::filesystem::path& file, const char* sql)
{
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(file.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(database);
    sqlite3_close(database);
}

std::string query(const std::filesystem::path& file, const char* sql)
{
    sqlite3* database = nullptr;
    sqlite3_stmt* statement = nullptr;
    std::string found = "(failed)";
    if (sqlite3_open(file.c_str(), &database) == SQLITE_OK
        && sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK
        && sqlite3_step(statement) == SQLITE_ROW) {
        const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
        found = text == nullptr ? "" : text;
    }
    sqlite3_finalize(statement);
    sqlite3_close(database);
    return found;
}

WriteLock::WriteLock(const std::filesystem::path& file)
{
    EXPECT_EQ(sqlite3_open(file.c_str(), &m_database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(m_database, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
}

WriteLock::~WriteLock()
{
    sqlite3_close(m_database);
}

int inChild(const std::function<int()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        int status = 99;
        try {
            status = work();
        } catch (...) {
            status = 98;
        }
        _exit(status);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

bool dropPrivileges()
{
    constexpr uid_t kNobody = 65534;
    if (getuid() != 0)
        return true;
    return setgroups(0, nullptr) == 0 && setgid(kNobody) == 0 && setuid(kNobody) == 0;
}

} // namespace carpo::project::samples

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <string>

namespace carpo::project {
namespace {

using core::ErrorCode;
using namespace samples;

// A project with something in every table.
std::string fullProject(const std::filesystem::path& file, const dataset::Dataset& dataset)
{
    {
        auto project = Project::openOrCreate(file);
        EXPECT_TRUE(project->setDataset(dataset));
        EXPECT_TRUE(
            project->storeScan(dataset, scanOf(dataset), allRows(dataset), thumbnailsOf(dataset.size())));
        EXPECT_TRUE(project->addRun(runNamed("a")));
        EXPECT_TRUE(project->storeEpoch(1, epochOf(1)));
        const std::vector<PredictionRow> rows(300,
                                              {.id = "1", .part = "validation", .months = 1, .truth = 2});
        EXPECT_TRUE(project->storePredictions(1, rows));
    }
    return bytesOf(file);
}

bool isExpected(ErrorCode code)
{
    return code == ErrorCode::ProjectDamaged || code == ErrorCode::NotAProject
           || code == ErrorCode::ProjectNewer || code == ErrorCode::RunUnknown
           || code == ErrorCode::ReadFailed;
}

// Reads and writes everything. Whatever comes of it, it comes as a value; returns whether all went well.
bool useAll(const std::filesystem::path& file, const dataset::Dataset& dataset)
{
    auto project = Project::open(file);
    if (!project) {
        EXPECT_TRUE(isExpected(project.error().code)) << core::inEnglish(project.error());
        return false;
    }
    const explore::ScanTable table = scanOf(dataset);
    bool allWell = true;
    const auto look = [&allWell](const auto& result) {
        if (result)
            return;
        allWell = false;
        EXPECT_TRUE(isExpected(result.error().code)) << core::inEnglish(result.error());
    };
    look(project->datasetFolder());
    look(project->loadScan(dataset, table.stamps));
    look(project->runs());
    look(project->run(1));
    look(project->epochs(1));
    look(project->predictions(1));
    look(project->storeEpoch(1, epochOf(2)));
    look(project->storeScan(dataset, table, allRows(dataset), thumbnailsOf(dataset.size())));
    return allWell;
}

TEST(Damage, AProjectThatIsWholePasses)
{
    const support::TemporaryFolder folder;
    const auto dataset = datasetOf(100);
    fullProject(folder / "p.carpo", dataset);
    EXPECT_TRUE(useAll(folder / "p.carpo", dataset));
}

TEST(Damage, AProjectCutShortIsAnErrorNeverACrash)
{
    const support::TemporaryFolder folder;
    const auto dataset = datasetOf(100);
    const std::string whole = fullProject(folder / "p.carpo", dataset);
    for (std::size_t part = 0; part < 40; ++part) {
        SCOPED_TRACE(part);
        const auto file = folder / ("cut" + std::to_string(part));
        writeBytes(file, std::string_view(whole).substr(0, whole.size() * part / 40 + part));
        EXPECT_FALSE(useAll(file, dataset));
    }
}

TEST(Damage, RandomBytesAreAnErrorNeverACrash)
{
    const support::TemporaryFolder folder;
    const auto dataset = datasetOf(100);
    const std::string whole = fullProject(folder / "p.carpo", dataset);
    int noticed = 0;
    for (std::uint64_t trial = 0; trial < 60; ++trial) {
        SCOPED_TRACE(trial);
        core::RandomStream random(1, "damage", trial);
        std::string damaged = whole;
        // Half of the trials hit the page headers, where SQLite keeps its structure.
        for (int i = 0; i < 30; ++i) {
            std::uint64_t at = random.below(damaged.size());
            if (trial % 2 == 0)
                at = at / 4096 * 4096 + (at < 4096 ? 100 : 0) + random.below(16);
            damaged[at] = static_cast<char>(random.below(256));
        }
        const auto file = folder / ("damaged" + std::to_string(trial));
        writeBytes(file, damaged);
        noticed += useAll(file, dataset) ? 0 : 1;
    }
    EXPECT_GT(noticed, 20);
}

TEST(Damage, ADamagedHeaderIsSaidToBeDamage)
{
    const support::TemporaryFolder folder;
    const std::string whole = fullProject(folder / "p.carpo", datasetOf(3));
    writeBytes(folder / "short.carpo", whole.substr(0, 50));
    EXPECT_EQ(Project::open(folder / "short.carpo").error().code, ErrorCode::ProjectDamaged);
    writeBytes(folder / "page.carpo", whole.substr(0, 4096));
    EXPECT_EQ(Project::open(folder / "page.carpo").error().code, ErrorCode::ProjectDamaged);
    EXPECT_EQ(bytesOf(folder / "page.carpo"), whole.substr(0, 4096));
}

TEST(Damage, AMissingTableIsDamage)
{
    const support::TemporaryFolder folder;
    fullProject(folder / "p.carpo", datasetOf(3));
    execute(folder / "p.carpo", "PRAGMA foreign_keys = OFF; DROP TABLE epoch_values");
    EXPECT_EQ(Project::open(folder / "p.carpo").error().code, ErrorCode::ProjectDamaged);
}

TEST(Damage, WhatSomebodyPutIntoAProjectIsNotRun)
{
    const support::TemporaryFolder folder;
    fullProject(folder / "p.carpo", datasetOf(3));
    execute(folder / "p.carpo", "CREATE TRIGGER t AFTER INSERT ON runs BEGIN DELETE FROM settings; END");
    auto project = Project::open(folder / "p.carpo");
    ASSERT_TRUE(project.has_value()) << core::inEnglish(project.error());
    EXPECT_TRUE(project->addRun(runNamed("b")).has_value());
    EXPECT_EQ(project->datasetFolder(), datasetOf(3).root);
}

} // namespace
} // namespace carpo::project

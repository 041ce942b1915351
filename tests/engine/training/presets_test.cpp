// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/presets.h"

#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace carpo::training {
namespace {

class Presets : public testing::Test
{
protected:
    void SetUp() override { ::setenv("CARPO_RESOURCES", CARPO_SOURCE_DIR "/resources", 1); }
    void TearDown() override { ::unsetenv("CARPO_RESOURCES"); }
};

TEST_F(Presets, allOfThemLoadAndAreNamedAsTheirFile)
{
    const auto found = presets();
    std::vector<std::string> names;
    for (const Preset& preset : found) {
        names.push_back(preset.name);
        const auto experiment = loadExperiment(preset.name);
        ASSERT_TRUE(experiment.has_value()) << core::inEnglish(experiment.error());
        EXPECT_EQ(experiment->name(), preset.name);
        EXPECT_EQ(experiment->summary(), preset.summary);
    }
    EXPECT_THAT(names, testing::IsSupersetOf({"demo", "lenet_ufg", "inception_v4_ufg"}));
}

// lupdate reads no JSON: what a preset says must stand in the source as well.
TEST_F(Presets, theirTextsCanBeTranslated)
{
    std::vector<std::string> marked;
    for (const char* text : presetTexts())
        marked.emplace_back(text);
    std::vector<std::string> shown;
    for (const Preset& preset : presets())
        shown.push_back(preset.summary);
    EXPECT_THAT(marked, testing::UnorderedElementsAreArray(shown));
}

TEST_F(Presets, aFileComesBeforeAPreset)
{
    const support::TemporaryFolder folder;
    std::ofstream(folder / "mine.json") << R"({"carpo_experiment": 1, "name": "mine"})";
    const auto experiment = loadExperiment((folder / "mine.json").string());
    ASSERT_TRUE(experiment.has_value());
    EXPECT_EQ(experiment->name(), "mine");
}

TEST_F(Presets, namesTheKnownOnes)
{
    const auto experiment = loadExperiment("demmo");
    ASSERT_FALSE(experiment.has_value());
    EXPECT_EQ(experiment.error().code, core::ErrorCode::PresetUnknown);
    EXPECT_THAT(std::string(experiment.error().value("known")), testing::HasSubstr("demo"));
}

TEST_F(Presets, aSpoiltOneSaysWhy)
{
    const support::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "presets");
    std::ofstream(folder / "presets/bad.json") << "{";
    ::setenv("CARPO_RESOURCES", folder.path().c_str(), 1);
    ASSERT_EQ(presets().size(), 1U);
    const auto experiment = loadExperiment("bad");
    ASSERT_FALSE(experiment.has_value());
    EXPECT_EQ(experiment.error().code, core::ErrorCode::ExperimentNotJson);
}

} // namespace
} // namespace carpo::training

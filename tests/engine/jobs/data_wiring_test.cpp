// SPDX-License-Identifier: GPL-3.0-or-later
// The hyperparameters that act before the trainer sees an image; the others are held by
// tests/engine/training/wiring_test.cpp.
#include "engine/imaging/encode.h"
#include "engine/jobs/training_data.h"
#include "engine/phantom/cohort_plan.h"
#include "tests/engine/training/prepared_keys.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace carpo::jobs {
namespace {

struct Setting
{
    std::string_view key;
    std::string_view value;
};

struct Row
{
    std::string_view key;
    std::string_view value; ///< not the default
    std::vector<Setting> context = {};
    bool needsParts = false; ///< a data set that brings its own split
};

std::vector<Row> rows()
{
    const std::vector<Setting> clahe{{"data.equalisation", "clahe"}};
    return {
        {"data.input_size", "24"},
        {"data.keep_aspect", "false"},
        {"data.fit", "crop"},
        {"data.polarity_fix", "true"},
        {"data.crop_to_hand", "true"},
        {"data.crop_margin", "0.3", {{"data.crop_to_hand", "true"}}},
        {"data.equalisation", "histogram"},
        {"data.clahe_clip", "8", {{"data.equalisation", "clahe"}, {"data.clahe_tiles", "2"}}},
        {"data.clahe_tiles", "2", clahe},
        {"data.split", "drawn", {}, true},
        {"data.folds", "4"},
        {"data.fold", "2", {{"data.folds", "4"}}},
        {"data.train_fraction", "0.5"},
        {"data.validation_fraction", "0.1"},
        {"data.split_age_band", "0"},
        {"data.split_by_sex", "false"},
        {"data.split_by_patient", "true"},
        {"data.subset_count", "20"},
        {"data.subset_seed", "2"},
    };
}

/// What the trainer is handed over.
struct Handed
{
    int side = 0;
    std::vector<std::uint8_t> pixels;
    std::vector<dataset::Part> parts;

    bool operator==(const Handed&) const = default;
};

class DataWiringTest : public testing::Test
{
protected:
    void SetUp() override
    {
        const auto cohort = phantom::planCohort({.count = 36, .seed = 3, .height = 96});
        m_set.root = m_folder.path();
        for (const phantom::CohortRow& row : cohort) {
            imaging::Image image = phantom::renderRow(row);
            if (row.id % 3 == 0)
                std::ranges::transform(image.pixels8(), image.pixels8().begin(), [](std::uint8_t gray) {
                    return static_cast<std::uint8_t>(255 - gray);
                });
            m_set.ids.push_back(std::to_string(row.id));
            m_set.files.push_back(m_folder / (m_set.ids.back() + ".png"));
            m_set.sexes.push_back(row.labelMale ? dataset::Sex::Male : dataset::Sex::Female);
            m_set.months.push_back(static_cast<float>(row.labelMonths));
            m_set.patients.push_back(std::to_string(m_set.ids.size() / 4));
            ASSERT_TRUE(imaging::writePng(m_set.files.back(), image).has_value());
        }
    }

    [[nodiscard]] Handed handed(const training::Experiment& experiment, bool withParts) const
    {
        dataset::Dataset set = m_set;
        if (withParts)
            for (std::size_t i = 0; i < set.size(); ++i)
                set.parts.push_back(i < 20 ? dataset::Part::Train : dataset::Part::Validation);
        const auto data = prepareTrainingData(
            set, project::noDecisions(set), experiment, {.folder = m_folder / "cache"}, {}, {});
        EXPECT_TRUE(data.has_value());
        if (!data)
            return {};
        return {data->set.side, {data->set.pixels.begin(), data->set.pixels.end()}, data->parts};
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_set;
};

TEST_F(DataWiringTest, EveryKeyOfThePreparationHasExactlyOneRow)
{
    std::map<std::string_view, int> held;
    for (const Row& row : rows())
        ++held[row.key];
    for (const std::string_view key : training::kPreparedKeys)
        EXPECT_EQ(held[key], 1) << key;
    EXPECT_EQ(held.size(), training::kPreparedKeys.size());
}

TEST_F(DataWiringTest, EveryKeyChangesWhatTheTrainerIsGiven)
{
    for (const Row& row : rows()) {
        SCOPED_TRACE(row.key);
        training::Experiment base;
        ASSERT_TRUE(base.setFromText("data.input_size", "32").has_value());
        for (const Setting& setting : row.context)
            ASSERT_TRUE(base.setFromText(setting.key, setting.value).has_value()) << setting.key;
        training::Experiment changed = base;
        ASSERT_TRUE(changed.setFromText(row.key, row.value).has_value());
        EXPECT_TRUE(changed.applies(*training::findHyperparameter(row.key)));
        EXPECT_NE(changed, base);
        const Handed before = handed(base, row.needsParts);
        EXPECT_TRUE(before == handed(base, row.needsParts)) << "or else the next line says nothing";
        EXPECT_FALSE(before == handed(changed, row.needsParts));
    }
}

} // namespace
} // namespace carpo::jobs

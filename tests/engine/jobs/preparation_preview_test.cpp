// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/preparation_preview.h"

#include "engine/explore/prepare.h"
#include "engine/imaging/encode.h"
#include "engine/jobs/split_plan.h"
#include "engine/jobs/training_data.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <numeric>
#include <set>
#include <string>

namespace carpo::jobs {
namespace {

using Kind = PreparedStep::Kind;
using dataset::Part;

training::Experiment with(std::initializer_list<const char*> settings)
{
    training::Experiment experiment;
    for (const std::string setting : settings) {
        const std::size_t equals = setting.find('=');
        EXPECT_TRUE(experiment.setFromText(setting.substr(0, equals), setting.substr(equals + 1)).has_value())
            << setting;
    }
    return experiment;
}

/// Half of it one gray, half of it another.
imaging::Image twoGrays(std::uint8_t left, std::uint8_t right)
{
    imaging::Image image(32, 32);
    for (std::size_t i = 0; i < image.pixels8().size(); ++i)
        image.pixels8()[i] = i % 32 < 16 ? left : right;
    return image;
}

/// Forty pictures of two grays each; the last is damaged.
class PreparationSampleTest : public testing::Test
{
protected:
    static constexpr int kImages = 40;

    void SetUp() override
    {
        m_set.root = m_folder.path();
        for (int i = 0; i < kImages; ++i) {
            m_set.ids.push_back(std::to_string(100 + i));
            m_set.files.push_back(m_folder / (m_set.ids.back() + ".png"));
            m_set.sexes.push_back(i % 2 == 0 ? dataset::Sex::Male : dataset::Sex::Female);
            m_set.months.push_back(static_cast<float>(5 * i));
            ASSERT_TRUE(imaging::writePng(m_set.files.back(), twoGrays(51, 153)).has_value());
        }
        std::filesystem::resize_file(m_set.files.back(), 20);
        m_parts.assign(kImages, Part::Train);
    }

    [[nodiscard]] core::Result<PreparationSample> sample(const training::Experiment& experiment,
                                                         std::size_t count = 100) const
    {
        return samplePreparation(m_set, m_parts, experiment, count, {}, {});
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_set;
    std::vector<Part> m_parts;
};

TEST(PreparedImageTest, hasAStepForWhatIsSwitchedOn)
{
    const auto kindsOf = [](const PreparedImage& prepared) {
        std::vector<Kind> kinds;
        for (const PreparedStep& step : prepared.steps)
            kinds.push_back(step.kind);
        return kinds;
    };
    const imaging::Image image = twoGrays(0, 255);
    EXPECT_THAT(kindsOf(previewImage(image, with({}), {})),
                testing::ElementsAre(Kind::File, Kind::Square, Kind::Network));
    EXPECT_THAT(kindsOf(previewImage(
                    image,
                    with({"data.polarity_fix=true", "data.crop_to_hand=true", "data.equalisation=clahe"}),
                    {})),
                testing::ElementsAre(
                    Kind::File, Kind::Polarity, Kind::Crop, Kind::Square, Kind::Equalisation, Kind::Network));
}

TEST(PreparedImageTest, showsThePixelsThatTrainingGets)
{
    const auto experiment = with({"data.input_size=16", "data.equalisation=histogram"});
    const imaging::Image image = twoGrays(51, 153);
    const PreparedImage prepared = previewImage(image, experiment, {});
    const imaging::Image expected = explore::prepare(image, preparationOf(experiment));
    EXPECT_TRUE(std::ranges::equal(prepared.steps[2].picture.pixels8(), expected.pixels8()));
    // Equalised, the grays are 0 and 255: one SD below the mean and one above.
    EXPECT_DOUBLE_EQ(prepared.lowest, -1);
    EXPECT_DOUBLE_EQ(prepared.highest, 1);
    EXPECT_EQ(prepared.steps[3].picture.pixels8()[0], std::lround(1.5 / 5 * 255));
}

TEST(PreparedImageTest, fromZeroToOneIsShownAsItIs)
{
    const imaging::Image image = twoGrays(51, 153);
    const PreparedImage prepared =
        previewImage(image, with({"data.input_size=32", "data.normalization=unit"}), {});
    EXPECT_DOUBLE_EQ(prepared.lowest, 0.2);
    EXPECT_DOUBLE_EQ(prepared.highest, 0.6);
    EXPECT_TRUE(std::ranges::equal(prepared.steps.back().picture.pixels8(), image.pixels8()));
}

TEST(PreparedImageTest, theTrainingImagesScaleWhereTheyAreKnown)
{
    training::PixelSums training;
    training.add(twoGrays(0, 102).pixels8()); // mean 51, SD 51
    const PreparedImage prepared =
        previewImage(twoGrays(51, 153), with({"data.input_size=32", "data.normalization=dataset"}), training);
    EXPECT_DOUBLE_EQ(prepared.lowest, 0);
    EXPECT_DOUBLE_EQ(prepared.highest, 2);
}

TEST_F(PreparationSampleTest, countsGraysBeforeAndValuesAfter)
{
    const auto found = sample(with({"data.input_size=32"}));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->images, 39U);
    EXPECT_EQ(found->failed, 1U);
    EXPECT_EQ(found->ofAll, 40U);
    EXPECT_NEAR(std::accumulate(found->before.shares.begin(), found->before.shares.end(), 0.0), 1, 1e-9);
    EXPECT_NEAR(std::accumulate(found->after.shares.begin(), found->after.shares.end(), 0.0), 1, 1e-9);
    EXPECT_NEAR(found->before.shares[51 / 4], 0.5, 1e-9);
    EXPECT_NEAR(found->before.shares[153 / 4], 0.5, 1e-9);
    EXPECT_NEAR(found->before.mean, 0.4, 1e-9);
    EXPECT_NEAR(found->before.sd, 0.2, 1e-9);
    EXPECT_NEAR(found->after.mean, 0, 1e-9);
    EXPECT_NEAR(found->after.sd, 1, 1e-9);
    EXPECT_EQ(found->turned, 0U);
}

TEST_F(PreparationSampleTest, aSmallerOneIsDrawnBySeed)
{
    ASSERT_TRUE(imaging::writePng(m_set.files[0], twoGrays(0, 0)).has_value());
    const auto meanOf = [this](const char* seed) {
        const auto found = sample(with({"data.input_size=8", seed}), 20);
        EXPECT_EQ(found->images + found->failed, 20U);
        return found->before.mean;
    };
    EXPECT_EQ(meanOf("data.subset_seed=1"), meanOf("data.subset_seed=1"));
    std::set<double> means;
    for (const char* seed : {"data.subset_seed=1",
                             "data.subset_seed=2",
                             "data.subset_seed=3",
                             "data.subset_seed=4",
                             "data.subset_seed=5",
                             "data.subset_seed=6"})
        means.insert(meanOf(seed));
    EXPECT_GT(means.size(), 1U) << "the black one is in some and not in others";
}

TEST_F(PreparationSampleTest, theSetsMeanIsThatOfItsTrainingImages)
{
    for (std::size_t i = 0; i < 10; ++i) {
        m_parts[i] = Part::Test;
        ASSERT_TRUE(imaging::writePng(m_set.files[i], twoGrays(255, 255)).has_value());
    }
    const auto found = sample(with({"data.input_size=32", "data.normalization=dataset"}));
    EXPECT_DOUBLE_EQ(found->trainingPixels.mean(), 102);
    EXPECT_DOUBLE_EQ(found->trainingPixels.sd(), 51);
    EXPECT_NEAR(found->after.lowest, -2, 1e-9);
    EXPECT_NEAR(found->after.mean, 10.0 / 39 * 3, 1e-9);
}

TEST_F(PreparationSampleTest, ends)
{
    std::stop_source stop;
    stop.request_stop();
    const auto found = samplePreparation(m_set, m_parts, with({}), 100, stop.get_token(), {});
    ASSERT_FALSE(found.has_value());
    EXPECT_EQ(found.error().code, core::ErrorCode::Cancelled);
}

TEST_F(PreparationSampleTest, thePlanIsTheSplitThatTrainingMakes)
{
    auto decisions = project::noDecisions(m_set);
    decisions.excluded[3] = true;
    const auto experiment =
        with({"data.input_size=8", "data.train_fraction=0.6", "data.validation_fraction=0.3"});
    const auto data =
        prepareTrainingData(m_set, decisions, experiment, {.folder = m_folder / "cache"}, {}, {});
    explore::ScanTable scan;
    scan.decoded.assign(kImages, true);
    scan.decoded.back() = false;
    const auto plan = planSplit(m_set, &scan, decisions, experiment, {});
    ASSERT_TRUE(plan.has_value() && data.has_value());
    EXPECT_EQ(plan->parts, data->parts);
    const auto& [train, validation, test] = plan->summaries;
    EXPECT_EQ(train.images, data->set.train.size());
    EXPECT_EQ(train.images + validation.images + test.images, 38U);
    EXPECT_EQ(train.female + train.male, train.images);
    EXPECT_FALSE(plan->isGiven);
    EXPECT_FALSE(plan->knowsPatients);
    const auto wrong = planSplit(m_set, &scan, decisions, with({"data.train_fraction=0.9"}), {});
    ASSERT_FALSE(wrong.has_value());
    EXPECT_EQ(wrong.error().code, core::ErrorCode::ExperimentOutOfRange);
}

} // namespace
} // namespace carpo::jobs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/training_data.h"

#include "engine/imaging/encode.h"
#include "engine/training/target.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>

namespace carpo::jobs {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::Not;

constexpr int kImages = 100;
constexpr int kSide = 16;

/// A hundred tiny pictures; image 3 is damaged and image 5 has no age.
class TrainingDataTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        m_set.root = m_folder.path();
        for (int i = 0; i < kImages; ++i) {
            m_set.ids.push_back(std::to_string(1000 + i));
            m_set.files.push_back(m_folder / (m_set.ids.back() + ".png"));
            m_set.sexes.push_back(i % 2 == 0 ? dataset::Sex::Male : dataset::Sex::Female);
            m_set.months.push_back(static_cast<float>(2 * i));
            imaging::Image image(kSide, kSide);
            std::ranges::fill(image.pixels8(), static_cast<std::uint8_t>(i));
            ASSERT_TRUE(imaging::writePng(m_set.files.back(), image).has_value());
        }
        std::filesystem::resize_file(m_set.files[3], 20);
        m_set.months[5] = std::numeric_limits<float>::quiet_NaN();
        m_set.sexes[7] = dataset::Sex::Unknown;
        m_decisions = project::noDecisions(m_set);
        for (const char* setting :
             {"data.input_size=16", "data.train_fraction=0.6", "data.validation_fraction=0.3"})
            set(setting);
    }

    void set(const std::string& setting)
    {
        const std::size_t equals = setting.find('=');
        ASSERT_TRUE(
            m_experiment.setFromText(setting.substr(0, equals), setting.substr(equals + 1)).has_value())
            << setting;
    }

    [[nodiscard]] core::Result<TrainingData> prepare() const
    {
        return prepareTrainingData(m_set, m_decisions, m_experiment, {.folder = m_folder / "cache"}, {}, {});
    }

    support::TemporaryFolder m_folder;
    dataset::Dataset m_set;
    project::DecisionTable m_decisions;
    training::Experiment m_experiment;
};

TEST_F(TrainingDataTest, HandsOverWhatCanBeUsed)
{
    const auto data = prepare();
    ASSERT_TRUE(data.has_value()) << core::inEnglish(data.error());
    EXPECT_EQ(data->set.side, kSide);
    ASSERT_EQ(data->set.pixels.size(), static_cast<std::size_t>(kImages * kSide * kSide));
    EXPECT_THAT(data->set.pixels.subspan(42 * kSide * kSide, kSide * kSide), Each(42));
    EXPECT_EQ(data->set.train.size(), 59U) << "60 % of 98, rounded";
    EXPECT_EQ(data->set.validation.size(), 29U) << "90 % of 98, rounded, less the former";
    std::set<std::int64_t> used(data->set.train.begin(), data->set.train.end());
    used.insert(data->set.validation.begin(), data->set.validation.end());
    EXPECT_EQ(used.size(), 88U) << "no image is in two parts";
    EXPECT_FALSE(used.contains(3)) << "damaged";
    EXPECT_FALSE(used.contains(5)) << "without age";
    EXPECT_EQ(data->set.male[0], 1.0F);
    EXPECT_EQ(data->set.male[1], 0.0F);
    EXPECT_EQ(data->set.male[7], 0.5F);
}

TEST_F(TrainingDataTest, ASubsetIsDrawnWhateverTheOrderOfTheRows)
{
    set("data.subset_count=20");
    const auto ids = [this] {
        const auto data = prepare();
        std::set<std::string> names;
        for (std::size_t i = 0; i < m_set.size(); ++i) {
            if (data->parts[i] != dataset::Part::None)
                names.insert(m_set.ids[i]);
        }
        return names;
    };
    const std::set<std::string> drawn = ids();
    EXPECT_EQ(drawn.size(), 20U);
    std::ranges::reverse(m_set.ids);
    std::ranges::reverse(m_set.files);
    std::ranges::reverse(m_set.sexes);
    std::ranges::reverse(m_set.months);
    EXPECT_EQ(ids(), drawn);
    set("data.subset_seed=2");
    EXPECT_NE(ids(), drawn);
}

TEST_F(TrainingDataTest, PartsThatTheSetBringsAreKept)
{
    using enum dataset::Part;
    for (int i = 0; i < kImages; ++i)
        m_set.parts.push_back(i < 50 ? Train : i < 70 ? Validation : i < 95 ? Test : None);
    m_set.months[80] = std::numeric_limits<float>::quiet_NaN();
    m_set.months[60] = std::numeric_limits<float>::quiet_NaN();
    const auto data = prepare();
    ASSERT_TRUE(data.has_value());
    EXPECT_EQ(data->set.train.size(), 48U) << "50 less a damaged one and one without age";
    EXPECT_EQ(data->set.validation.size(), 19U) << "20 less one without age";
    EXPECT_EQ(rowsOf(data->parts, Test).size(), 25U) << "all of them, with age or without";
    for (int i = 0; i < kImages; ++i) {
        const auto part = data->parts[static_cast<std::size_t>(i)];
        EXPECT_TRUE(part == None || part == m_set.parts[static_cast<std::size_t>(i)]) << i;
    }
    // Fewer images are fewer to learn from; what judges them stays whole.
    set("data.subset_count=20");
    const auto fewer = prepare();
    EXPECT_EQ(fewer->set.train.size(), 20U);
    EXPECT_EQ(fewer->set.validation.size(), 19U);
    EXPECT_EQ(rowsOf(fewer->parts, Test).size(), 25U);
    set("data.subset_count=0");
    set("data.split=drawn");
    const auto drawn = prepare();
    EXPECT_EQ(drawn->set.train.size(), 58U) << "60 % of 96, as without parts";
    EXPECT_NE(drawn->set.fingerprint, data->set.fingerprint);
}

TEST_F(TrainingDataTest, ASetWithoutValidationGivesSomeOfItsTraining)
{
    using enum dataset::Part;
    for (int i = 0; i < kImages; ++i)
        m_set.parts.push_back(i < 80 ? Train : Test);
    const auto data = prepare();
    ASSERT_TRUE(data.has_value());
    // 78 of 80 are usable; of 0.6 and 0.3, validation is a third.
    EXPECT_EQ(data->set.train.size(), 52U);
    EXPECT_EQ(data->set.validation.size(), 26U);
    EXPECT_THAT(data->set.validation, Each(::testing::Lt(80)));
    EXPECT_EQ(rowsOf(data->parts, Test).size(), 20U);
}

TEST_F(TrainingDataTest, TheFingerprintBelongsToOneDataSetAndSplit)
{
    std::set<std::string> fingerprints;
    const auto addFingerprint = [this, &fingerprints] {
        return fingerprints.insert(prepare()->set.fingerprint).second;
    };
    EXPECT_TRUE(addFingerprint());
    EXPECT_FALSE(addFingerprint()) << "the same again";
    m_set.months[10] += 1;
    EXPECT_TRUE(addFingerprint()) << "another age";
    m_set.sexes[10] = dataset::Sex::Female;
    EXPECT_TRUE(addFingerprint()) << "another sex";
    m_set.ids[10] = "other";
    EXPECT_TRUE(addFingerprint()) << "another id";
    set("data.subset_seed=2");
    EXPECT_TRUE(addFingerprint()) << "another split";
    set("data.input_size=32");
    EXPECT_TRUE(addFingerprint()) << "other pixels";
    set("optimizer.learning_rate=0.01");
    EXPECT_FALSE(addFingerprint()) << "the recipe is not the data";
}

TEST_F(TrainingDataTest, ADecisionCountsForLabelsPartsAndFingerprint)
{
    const auto read = prepare();
    ASSERT_TRUE(read.has_value());
    m_decisions.excluded[10] = true;
    m_decisions.months[5] = 60; // the one without an age
    m_decisions.sexes[0] = dataset::Sex::Female;
    m_decisions.tags[20] = {"look again"};
    const auto decided = prepare();
    ASSERT_TRUE(decided.has_value());
    EXPECT_EQ(decided->parts[10], dataset::Part::None);
    EXPECT_THAT(decided->set.train, Not(Contains(10)));
    EXPECT_THAT(decided->set.validation, Not(Contains(10)));
    EXPECT_NE(decided->parts[5], dataset::Part::None);
    EXPECT_EQ(decided->set.targets[5], 60);
    EXPECT_EQ(decided->set.male[0], 0.0F);
    EXPECT_EQ(m_set.sexes[0], dataset::Sex::Male) << "the original stays";
    EXPECT_NE(decided->set.fingerprint, read->set.fingerprint);
    m_decisions = project::noDecisions(m_set);
    m_decisions.tags[20] = {"look again"};
    EXPECT_EQ(prepare()->set.fingerprint, read->set.fingerprint) << "a tag changes nothing";
}

TEST_F(TrainingDataTest, AnExcludedImageIsNotDrawn)
{
    set("data.subset_count=20");
    for (std::size_t i = 0; i < 60; ++i)
        m_decisions.excluded[i] = true;
    const auto data = prepare();
    ASSERT_TRUE(data.has_value());
    EXPECT_EQ(data->set.train.size() + data->set.validation.size(), 18U) << "nine tenths of twenty";
    for (std::size_t i = 0; i < 60; ++i)
        EXPECT_EQ(data->parts[i], dataset::Part::None);
}

TEST_F(TrainingDataTest, PatientsAreKeptTogetherWhereThatIsAskedFor)
{
    for (int i = 0; i < kImages; ++i)
        m_set.patients.push_back(std::to_string(i / 4));
    const auto sharedPatients = [this] {
        const auto data = prepare();
        std::map<std::string, std::set<dataset::Part>> of;
        for (std::size_t i = 0; i < m_set.size(); ++i) {
            if (data->parts[i] != dataset::Part::None)
                of[m_set.patients[i]].insert(data->parts[i]);
        }
        return std::ranges::count_if(of, [](const auto& each) { return each.second.size() > 1; });
    };
    EXPECT_GT(sharedPatients(), 5);
    set("data.split_by_patient=true");
    EXPECT_EQ(sharedPatients(), 0);
}

TEST_F(TrainingDataTest, ThePixelsAreThoseOfTheExperimentsPreparation)
{
    imaging::Image picture(kSide, kSide);
    for (std::size_t i = 0; i < picture.pixels8().size(); ++i)
        picture.pixels8()[i] = static_cast<std::uint8_t>(80 + i % 16 * 2 + i / 16);
    ASSERT_TRUE(imaging::writePng(m_set.files[20], picture).has_value());
    const auto pixelsOf20 = [this] {
        const auto data = prepare();
        const auto pixels = data->set.pixels.subspan(20 * kSide * kSide, kSide * kSide);
        return std::vector<std::uint8_t>(pixels.begin(), pixels.end());
    };
    const auto plain = pixelsOf20();
    EXPECT_TRUE(std::ranges::equal(plain, picture.pixels8()));
    const std::string fingerprint = prepare()->set.fingerprint;
    set("data.equalisation=histogram");
    const auto equalised = pixelsOf20();
    EXPECT_THAT(equalised, ::testing::AllOf(Contains(0), Contains(255)));
    EXPECT_NE(prepare()->set.fingerprint, fingerprint) << "a checkpoint belongs to its pixels";
    set("data.equalisation=none");
    EXPECT_EQ(pixelsOf20(), plain);
    EXPECT_EQ(prepare()->set.fingerprint, fingerprint);
}

TEST_F(TrainingDataTest, FractionsTogetherAreAtMostAll)
{
    set("data.train_fraction=0.9");
    const auto data = prepare();
    ASSERT_FALSE(data.has_value());
    EXPECT_EQ(data.error().code, core::ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(data.error().value("key"), "data.validation_fraction");
}

TEST_F(TrainingDataTest, ASexIsLearntFromImagesWhoseSexIsKnown)
{
    set("target.name=sex");
    const auto data = prepare();
    ASSERT_TRUE(data.has_value());
    EXPECT_THAT(data->set.classes, ::testing::ElementsAre("female", "male"));
    EXPECT_EQ(data->parts[7], dataset::Part::None) << "of unknown sex";
    EXPECT_NE(data->parts[5], dataset::Part::None) << "without an age, which nobody asks for";
    EXPECT_EQ(data->set.targets[0], 1);
    EXPECT_EQ(data->set.targets[1], 0);
    EXPECT_TRUE(std::isnan(data->set.targets[7]));
}

TEST_F(TrainingDataTest, ClassesAreThoseThatAreThereByName)
{
    set("target.name=class");
    for (int i = 0; i < kImages; ++i)
        m_set.classes.emplace_back(i % 10 == 0 ? "" : i % 2 == 0 ? "wrist" : "foot");
    const std::string before = prepare()->set.fingerprint;
    m_set.classes[3] = "damaged alone";
    m_set.classes[4] = "excluded alone";
    m_decisions.excluded[4] = true;
    const auto data = prepare();
    ASSERT_TRUE(data.has_value());
    EXPECT_THAT(data->set.classes, ::testing::ElementsAre("foot", "wrist"));
    EXPECT_EQ(data->set.targets[1], 0);
    EXPECT_EQ(data->set.targets[2], 1);
    EXPECT_TRUE(std::isnan(data->set.targets[10]));
    EXPECT_EQ(data->parts[10], dataset::Part::None) << "of no class";
    EXPECT_NE(data->set.fingerprint, before);
    const auto inTraining = [&](float target) {
        return std::ranges::count_if(data->set.train, [&](std::int64_t row) {
            return data->set.targets[static_cast<std::size_t>(row)] == target;
        });
    };
    EXPECT_NEAR(static_cast<double>(inTraining(0)), 0.6 * 49, 1.5) << "balanced";
}

TEST_F(TrainingDataTest, AClassOfOneImageIsThereToLearnFrom)
{
    set("target.name=class");
    m_set.classes.assign(kImages, "many");
    m_set.classes[50] = "one";
    m_set.classes[51] = "another";
    for (const char* const seed : {"1", "2", "3", "4", "5", "6", "7"}) {
        set(std::string("data.subset_seed=") + seed);
        const auto data = prepare();
        ASSERT_TRUE(data.has_value());
        EXPECT_EQ(data->parts[50], dataset::Part::Train) << seed;
        EXPECT_EQ(data->parts[51], dataset::Part::Train) << seed;
        EXPECT_TRUE(training::checkTargets(m_experiment, data->set).has_value());
    }
    // A part that the set brings is kept: that class cannot be learnt, and somebody has to say so.
    m_set.parts.assign(kImages, dataset::Part::Train);
    m_set.parts[50] = dataset::Part::Validation;
    const auto given = prepare();
    EXPECT_EQ(given->parts[50], dataset::Part::Validation);
    EXPECT_EQ(training::checkTargets(m_experiment, given->set).error().code,
              core::ErrorCode::ClassNotTrained);
}

TEST_F(TrainingDataTest, WithoutAnyTargetThereIsNothingToLearn)
{
    set("target.name=class");
    const auto data = prepare();
    ASSERT_TRUE(data.has_value()) << "predictions need none";
    EXPECT_TRUE(data->set.classes.empty());
    EXPECT_EQ(training::checkTargets(m_experiment, data->set).error().code, core::ErrorCode::TargetMissing);
}

// Training knows what every network has to beat.
TEST(ConstantGuess, IsTheTrainingMedian)
{
    training::TrainingSet set;
    set.targets = {10, 20, 40, 100, 0, 50};
    set.train = {0, 1, 2, 3}; // median 30
    set.validation = {4, 5};  // off by 30 and 20
    EXPECT_DOUBLE_EQ(training::constantGuess(set), 25);
    set.train = {0, 1, 2}; // median 20
    EXPECT_DOUBLE_EQ(training::constantGuess(set), 25);
    set.train = {3}; // off by 100 and 50
    EXPECT_DOUBLE_EQ(training::constantGuess(set), 75);
    set.validation.clear();
    EXPECT_TRUE(std::isnan(training::constantGuess(set)));
}

} // namespace
} // namespace carpo::jobs

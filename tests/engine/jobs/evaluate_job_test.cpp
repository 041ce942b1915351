// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/evaluate_job.h"

#include "engine/imaging/decode_limits.h"
#include "engine/jobs/attribution_job.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/run_report.h"
#include "tests/engine/jobs/train_job_fixture.h"
#include "tests/support/dicom_files.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <limits>

namespace carpo::jobs {
namespace {

using ::testing::HasSubstr;

TEST_F(TrainJobTest, AnEvaluationKeepsWhatTheRunSaysAndCountsAsALook)
{
    set({{"data.train_fraction", "0.6"}, {"data.validation_fraction", "0.2"}});
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const auto evaluate = [this](const PredictionChoice& choice) {
        return evaluateRuns(m_job.projectFile, m_job.cache, choice, m_job.dataset, true, {}, {});
    };
    const PredictionChoice onTest{.runs = {1}, .part = dataset::Part::Test};
    const auto first = evaluate(onTest);
    ASSERT_TRUE(first.has_value()) << core::inEnglish(first.error());
    ASSERT_TRUE(evaluate(onTest).has_value());
    ASSERT_TRUE(evaluate({.runs = {1}, .part = dataset::Part::Validation}).has_value());

    project::Project project = openProject();
    const auto all = project.evaluations().value();
    ASSERT_EQ(all.size(), 3U);
    EXPECT_TRUE(all[0].isOfSameImages(all[1])) << "two looks at the test images";
    EXPECT_EQ(all[1].part, "test");
    EXPECT_TRUE(all[1].folder.empty());
    EXPECT_FALSE(all[1].official) << "these are no cases of the challenge";
    const auto rows = project.evaluationPredictions(2).value();
    EXPECT_EQ(rows.size(), 8U);
    for (const project::PredictionRow& row : rows) {
        const auto place = std::ranges::find(m_job.dataset.ids, row.id) - m_job.dataset.ids.begin();
        EXPECT_EQ(row.truth, m_job.dataset.months[static_cast<std::size_t>(place)]);
        EXPECT_EQ(row.sex, m_job.dataset.sexes[static_cast<std::size_t>(place)]);
        EXPECT_EQ(row.part, "test");
    }
    // What is asked again of the validation is what came with the training.
    const auto trained = project.predictions(1).value();
    const auto asked = project.evaluationPredictions(3).value();
    ASSERT_EQ(asked.size(), trained.size());
    for (const project::PredictionRow& row : asked) {
        const auto same = std::ranges::find(trained, row.id, &project::PredictionRow::id);
        ASSERT_NE(same, trained.end());
        EXPECT_NEAR(row.months, same->months, 1e-3);
        EXPECT_EQ(row.sex, same->sex);
    }

    // The report says what the run said of its test images.
    const explore::ScanTable scan = explore::scan(m_job.dataset, project, {}, {}).value();
    const auto page = m_folder / "run.html";
    const auto written = writeRunReport(project, m_job.dataset, scan, 1, page);
    ASSERT_TRUE(written.has_value()) << core::inEnglish(written.error());
    std::ifstream in(page);
    const std::string html{std::istreambuf_iterator<char>(in), {}};
    EXPECT_THAT(html, HasSubstr("Predicted against true, validation images"));
    EXPECT_THAT(html, HasSubstr("Predicted against true, test images"));
}

TEST_F(TrainJobTest, AnotherSetIsEvaluatedUnlessItHasNoLabels)
{
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    dataset::Dataset other = m_job.dataset;
    const PredictionChoice choice{.runs = {1}};
    ASSERT_TRUE(evaluateRuns(m_job.projectFile, m_job.cache, choice, other, false, {}, {}).has_value());
    EXPECT_EQ(openProject().evaluations()->front().folder, other.root);
    EXPECT_EQ(openProject().evaluations()->front().part, "all");
    EXPECT_EQ(openProject().evaluations()->front().images, 40U);
    other.months.assign(other.size(), std::numeric_limits<float>::quiet_NaN());
    const auto refused = evaluateRuns(m_job.projectFile, m_job.cache, choice, other, false, {}, {});
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, core::ErrorCode::TargetMissing);
    EXPECT_EQ(openProject().evaluations()->size(), 1U) << "nothing was seen";
}

TEST_F(TrainJobTest, AnEvaluationOpensImagesAsTheRunDid)
{
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const imaging::DecodeLimits before = imaging::decodeLimits();
    imaging::setDecodeLimits({.maxPixels = 1, .maxSeconds = before.maxSeconds});
    const PredictionChoice choice{.runs = {1}};
    const auto own = evaluateRuns(m_job.projectFile, m_job.cache, choice, m_job.dataset, true, {}, {});
    std::filesystem::copy(m_folder / "cohort", m_folder / "other", std::filesystem::copy_options::recursive);
    const auto other = evaluateFolder(m_job.projectFile, m_job.cache, choice, m_folder / "other", {}, {});
    imaging::setDecodeLimits(before);
    ASSERT_TRUE(own.has_value()) << core::inEnglish(own.error());
    ASSERT_TRUE(other.has_value()) << core::inEnglish(other.error());
    const auto all = openProject().evaluations().value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].images, 40U);
    EXPECT_EQ(all[1].images, 40U);
    EXPECT_EQ(all[1].folder, m_folder / "other");
}

TEST_F(TrainJobTest, OfAnotherFolderTheDicomsSayTheSex)
{
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    std::filesystem::create_directories(m_folder / "dicoms");
    std::ofstream table(m_folder / "dicoms/table.csv");
    table << "file,bone age (months)\n";
    for (const auto& [name, sex] : {std::pair{"a.dcm", "F"}, std::pair{"b.dcm", "M"}}) {
        const support::DicomSpec spec{.lines = {std::string("(0010,0040) CS [") + sex + "]"}};
        support::writeDicom(m_folder / "dicoms" / name, spec, support::rampCodes(spec));
        table << name << ",90\n";
    }
    table.close();
    const auto asked =
        evaluateFolder(m_job.projectFile, m_job.cache, {.runs = {1}}, m_folder / "dicoms", {}, {});
    ASSERT_TRUE(asked.has_value()) << core::inEnglish(asked.error());
    const auto rows = openProject().evaluationPredictions(*asked).value();
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].sex, dataset::Sex::Female);
    EXPECT_EQ(rows[1].sex, dataset::Sex::Male);
    EXPECT_NE(rows[0].months, rows[1].months) << "the same picture, and the network is told the sex";
    EXPECT_EQ(openProject().datasetFolder().value(), m_job.dataset.root) << "the project is of its own set";
}

TEST_F(TrainJobTest, AnEvaluationKnowsOfWhichEpochItIs)
{
    m_job.lastEpoch = 1;
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const PredictionChoice choice{.runs = {1}, .part = dataset::Part::Validation};
    ASSERT_TRUE(evaluateRuns(m_job.projectFile, m_job.cache, choice, m_job.dataset, true, {}, {}));
    Recording further;
    ASSERT_TRUE(goOn(further).has_value());
    ASSERT_TRUE(evaluateRuns(m_job.projectFile, m_job.cache, choice, m_job.dataset, true, {}, {}));
    int best = 1;
    for (const training::EpochReport& epoch : further.epochs)
        best = epoch.best ? epoch.epoch : best;
    const auto all = openProject().evaluations().value();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_THAT(all[0].bestEpochs, ::testing::ElementsAre(1));
    EXPECT_THAT(all[1].bestEpochs, ::testing::ElementsAre(best));
    EXPECT_EQ(openProject().run(1).value().bestEpoch, best);
}

TEST_F(TrainJobTest, MapsAreOfWhatTheRunPredicts)
{
    set({{"data.crop_to_hand", "false"}});
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    const Predictions said =
        predictRuns(m_job.projectFile, m_job.cache, {.runs = {1}}, m_job.dataset, {}, {}).value();
    for (const std::size_t row : {std::size_t{0}, std::size_t{17}}) {
        const auto found = attributeImage(m_job.projectFile, 1, m_job.dataset, row, {}, {});
        ASSERT_TRUE(found.has_value()) << core::inEnglish(found.error());
        EXPECT_NEAR(found->maps.value, said.months[row], 1e-2);
        EXPECT_EQ(found->picture.width(), 32);
        ASSERT_EQ(found->maps.saliency.size(), 32U * 32U);
        ASSERT_EQ(found->maps.gradCam.size(), 32U * 32U);
        EXPECT_EQ(found->maps.mapSide, 2) << "four halvings of 32";
        EXPECT_GT(std::ranges::max(found->maps.saliency), 0);
        EXPECT_GE(std::ranges::min(found->maps.gradCam), 0);
        EXPECT_GT(std::ranges::max(found->maps.gradCam) + std::ranges::max(found->maps.gradCamAgainst), 0);
    }
    EXPECT_EQ(attributeImage(m_job.projectFile, 9, m_job.dataset, 0, {}, {}).error().code,
              core::ErrorCode::RunUnknown);
}

TEST_F(TrainJobTest, ClassesKeepEveryProbabilityAndMapsOfEither)
{
    set({{"target.name", "sex"}, {"loss.name", "cross_entropy"}, {"network.sex", "none"}});
    Recording seen;
    ASSERT_TRUE(start(seen).has_value());
    ASSERT_TRUE(
        evaluateRuns(m_job.projectFile, m_job.cache, {.runs = {1}}, m_job.dataset, true, {}, {}).has_value());
    for (const auto& rows :
         {openProject().predictions(1).value(), openProject().evaluationPredictions(1).value()}) {
        ASSERT_FALSE(rows.empty());
        for (const project::PredictionRow& row : rows) {
            ASSERT_EQ(row.scores.size(), 2U);
            EXPECT_NEAR(row.scores[0] + row.scores[1], 1, 1e-5);
            EXPECT_FLOAT_EQ(row.trueProbability, row.scores[row.trueClass == "female" ? 0 : 1]);
            EXPECT_FLOAT_EQ(row.probability, std::max(row.scores[0], row.scores[1]));
        }
    }
    const auto female = attributeImage(m_job.projectFile, 1, m_job.dataset, 3, "female", {}).value();
    const auto male = attributeImage(m_job.projectFile, 1, m_job.dataset, 3, "male", {}).value();
    const auto likeliest = attributeImage(m_job.projectFile, 1, m_job.dataset, 3, {}, {}).value();
    EXPECT_EQ(female.className, "female");
    EXPECT_NEAR(female.maps.value + male.maps.value, 1, 1e-5);
    EXPECT_EQ(likeliest.className, female.maps.value > male.maps.value ? "female" : "male");
}

TEST(Environment, SaysHowManyImagesAPartHas)
{
    const std::string json = R"({"images": {"train": 28, "validation": 8, "test": "many"}})";
    EXPECT_EQ(imagesIn(json, dataset::Part::Train), 28);
    EXPECT_EQ(imagesIn(json, dataset::Part::Test), 0);
    EXPECT_EQ(imagesIn("{}", dataset::Part::Train), 0);
    EXPECT_EQ(imagesIn("no json", dataset::Part::Train), 0);
}

} // namespace
} // namespace carpo::jobs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/method.h"

#include "engine/project/project.h"
#include "engine/training/experiment.h"
#include "engine/training/value_words.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cctype>
#include <map>

namespace carpo::jobs {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kEnvironment =
    R"({"carpo": "0.1.0", "libtorch": "1.13.1", "opencv": "4.6.0", "device": "CPU, 2 threads", "threads": 2,
        "dataset": "hands", "images": {"train": 48, "validation": 3, "test": 9}})";

/// A project with runs that were never trained: what is told of them is made up here.
class MethodTest : public ::testing::Test
{
protected:
    /// Three validation images of 100, 110 and 120 months, predicted so much too old.
    void addRun(const training::Experiment& experiment,
                float tooOld,
                const std::string& environment = kEnvironment)
    {
        auto project = project::Project::openOrCreate(file()).value();
        project::Run run;
        run.name = experiment.name();
        run.experimentJson = experiment.toJson();
        run.environmentJson = environment;
        run.constantGuess = 33.4;
        const std::int64_t number = project.addRun(run).value();
        const std::map<int, double> maeOfEpoch = {{1, 20.0}, {2, 12.345}, {3, 14.0}};
        for (const auto& [epoch, mae] : maeOfEpoch) {
            const double rate = 0.001 / epoch;
            ASSERT_TRUE(
                project
                    .storeEpoch(number,
                                {.epoch = epoch,
                                 .values = {{"val_mae", mae}, {"val_ccc", 0.8765}, {"learning_rate", rate}}})
                    .has_value());
        }
        std::vector<project::PredictionRow> rows;
        for (int i = 0; i < 3; ++i) {
            const auto truth = static_cast<float>(100 + 10 * i);
            rows.push_back({std::to_string(i), "validation", truth + tooOld, truth});
        }
        ASSERT_TRUE(project.storePredictions(number, rows).has_value());
        ASSERT_TRUE(project.finishRun(number, project::RunState::Finished, 2, "c0ffee").has_value());
    }

    [[nodiscard]] std::string describe(const std::vector<std::int64_t>& runs) const
    {
        const auto text =
            describeMethod(file(), {.choice = {.runs = runs}, .dataset = "test set", .count = 200});
        EXPECT_TRUE(text.has_value()) << core::inEnglish(text.error());
        return text.value_or("");
    }

    [[nodiscard]] std::filesystem::path file() const { return m_folder / "p.carpo"; }

private:
    support::TemporaryFolder m_folder;
};

training::Experiment experimentWith(const std::vector<std::pair<std::string, std::string>>& settings)
{
    training::Experiment experiment;
    experiment.setName("small");
    for (const auto& [key, value] : settings)
        EXPECT_TRUE(experiment.setFromText(key, value).has_value()) << key;
    return experiment;
}

TEST_F(MethodTest, SaysWhatTheRunIs)
{
    addRun(experimentWith({{"network.name", "lenet_ufg"}, {"data.input_size", "96"}}), 5);
    const std::string text = describe({1});
    for (const char* line :
         {"\nCases: 200 (all images of test set)\n",
          "\nRun 1: small\n",
          "\nNetwork: LeNet (UFG) (lenet_ufg)\n",
          "\nParameters: 71617\n",
          "\nInput: 96 x 96 pixels, one channel\n",
          "\nImages: train 48, validation 3, test 9\n",
          "\nData set: hands\n",
          "\nEpochs trained: 3\n",
          "\nBest epoch: 2\n",
          "\nValidation MAE: 12.35 months\n",
          "\nValidation CCC: 0.876\n",
          "\nMAE of always guessing the training median: 33.40 months\n",
          "\nLearning rate at the epochs' ends: 0.000333 to 0.001\n",
          "\nWeights (SHA-256): c0ffee\n",
          "\nMade with: carpo 0.1.0, libtorch 1.13.1, opencv 4.6.0, device CPU, 2 threads, "
          "threads 2\n"})
        EXPECT_THAT(text, HasSubstr(line));
    EXPECT_THAT(text, Not(HasSubstr("make an ensemble")));
    EXPECT_THAT(text, Not(HasSubstr(file().parent_path().string()))) << "no path of this computer";
}

TEST_F(MethodTest, NamesTheFileOfItsFirstWeightsAndNotItsFolder)
{
    addRun(experimentWith({{"transfer.weights", "/home/someone/near base.safetensors"}}), 5);
    const std::string text = describe({1});
    EXPECT_THAT(text, HasSubstr("\nWeights file: near base.safetensors\n"));
    EXPECT_THAT(text, Not(HasSubstr("someone")));
}

TEST_F(MethodTest, NamesTheBytesOfItsFirstWeights)
{
    addRun(experimentWith({{"transfer.weights", "/home/someone/near.safetensors"}}),
           5,
           R"({"carpo": "0.1.0", "weights": {"file": "/home/someone/near.safetensors", "sha256": "ba5e"}})");
    const std::string text = describe({1});
    EXPECT_THAT(text, HasSubstr("\nStarted with the weights of: near.safetensors\n"));
    EXPECT_THAT(text, HasSubstr("SHA-256 of the file: ba5e"));
    EXPECT_THAT(text, Not(HasSubstr("someone")));
    addRun(experimentWith({}), 5);
    EXPECT_THAT(describe({2}), Not(HasSubstr("Started with")));
}

// Whatever the catalogue holds today: nothing is listed twice, and nothing is forgotten.
TEST_F(MethodTest, NamesEveryHyperparameterThatApplies)
{
    const std::vector<training::Experiment> experiments = {experimentWith({}),
                                                           experimentWith({{"optimizer.name", "sgd"},
                                                                           {"schedule.name", "constant"},
                                                                           {"network.sex", "dense"},
                                                                           {"loss.name", "huber"}})};
    std::int64_t run = 0;
    for (const training::Experiment& experiment : experiments) {
        addRun(experiment, 5);
        const std::string text = describe({++run});
        const std::string listed = text.substr(text.find("\nMade with: "));
        for (const training::Hyperparameter& entry : training::hyperparameters()) {
            const std::string line = '\n' + std::string(entry.name) + ": ";
            if (experiment.applies(entry))
                EXPECT_THAT(listed,
                            HasSubstr(line + training::inWords(entry, experiment.value(entry.key)) + '\n'));
            else
                EXPECT_THAT(listed, Not(HasSubstr(line))) << entry.key;
        }
    }
}

TEST_F(MethodTest, SeveralRunsAreAnEnsemble)
{
    addRun(experimentWith({{"training.seed", "5"}}), 6);
    addRun(experimentWith({{"training.seed", "6"}, {"optimizer.name", "sgd"}}), -3);
    const std::string text = describe({1, 2});
    EXPECT_THAT(text, HasSubstr("ensemble"));
    EXPECT_THAT(text, HasSubstr("mean of those of the 2 networks"));
    EXPECT_THAT(text, HasSubstr("1.50 months")) << "6 too old and 3 too young make 1.5 too old";
    EXPECT_THAT(text, HasSubstr("\nSeed: 5 in run 1; 6 in run 2\n"));
    EXPECT_THAT(text, HasSubstr("\nMomentum: - in run 1; 0.9 in run 2\n"));
    EXPECT_THAT(text, HasSubstr("\nRun 1: small\n"));
    EXPECT_THAT(text, HasSubstr("\nRun 2: small\n"));
    EXPECT_EQ(describe({1, 2}), text);
}

TEST_F(MethodTest, ARunThatWasKilledHasItsBestEpochAllTheSame)
{
    addRun(experimentWith({}), 5);
    {
        auto project = project::Project::open(file()).value();
        ASSERT_TRUE(project.finishRun(1, project::RunState::Running, std::nullopt, "").has_value());
    }
    const std::string text = describe({1});
    EXPECT_THAT(text, HasSubstr("\nEpochs trained: 3 (the run is running)\n"));
    EXPECT_THAT(text, HasSubstr("\nBest epoch: 2\n"));
    EXPECT_THAT(text, HasSubstr("\nValidation MAE: 12.35 months\n"));
}

TEST_F(MethodTest, AnOlderRunsEnvironmentIsEnough)
{
    addRun(experimentWith({}), 5, R"({"carpo": "0.1.0"})");
    EXPECT_THAT(describe({1}), HasSubstr("\nImages: 3 to validate\n"));
    addRun(experimentWith({}), 5, "");
    EXPECT_THAT(describe({2}), Not(HasSubstr("Made with")));
}

TEST_F(MethodTest, AnUnknownRunIsSaidSo)
{
    addRun(experimentWith({}), 5);
    const auto text = describeMethod(file(), {.choice = {.runs = {1, 7}}, .dataset = "test set"});
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().code, core::ErrorCode::RunUnknown);
}

TEST_F(MethodTest, ClassesAreDescribedAsClasses)
{
    training::Experiment experiment;
    for (const auto& [key, value] :
         {std::pair("target.name", "class"), std::pair("loss.name", "cross_entropy")})
        ASSERT_TRUE(experiment.setFromText(key, value).has_value()) << key;
    {
        auto project = project::Project::openOrCreate(file()).value();
        project::Run run;
        run.experimentJson = experiment.toJson();
        run.environmentJson = R"({"dataset": "bones", "classes": ["foot", "hand", "wrist"]})";
        run.constantGuess = 0.4321;
        ASSERT_EQ(project.addRun(run).value(), 1);
        for (const auto& [epoch, accuracy] : {std::pair(1, 0.5), std::pair(2, 0.75), std::pair(3, 0.625)})
            ASSERT_TRUE(
                project
                    .storeEpoch(1, {.epoch = epoch, .values = {{"val_accuracy", accuracy}, {"val_f1", 0.7}}})
                    .has_value());
    }
    const std::string text = describe({1});
    EXPECT_THAT(text, HasSubstr("How these classes were predicted"));
    EXPECT_THAT(text, HasSubstr("foot, hand, wrist"));
    EXPECT_THAT(text, HasSubstr("0.750"));
    EXPECT_THAT(text, HasSubstr("highest validation Accuracy"));
    EXPECT_THAT(text, HasSubstr("0.432"));
    for (const char* const lie : {"Prediction: bone age", "Validation MAE", "Validation CCC", "MAE of"})
        EXPECT_THAT(text, Not(HasSubstr(lie)));
}

} // namespace
} // namespace carpo::jobs

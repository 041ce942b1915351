// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/experiment.h"

#include "engine/training/experiment_problems.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>

namespace carpo::training {
namespace {

using core::ErrorCode;

core::Error errorOf(const std::string& text)
{
    const auto experiment = Experiment::fromJson(text, "e.json");
    EXPECT_FALSE(experiment.has_value()) << text;
    return experiment ? core::Error{} : experiment.error();
}

std::string document(const std::string& groups)
{
    return R"({"carpo_experiment": 1, )" + groups + "}";
}

TEST(Experiment, readsWhatItWrites)
{
    Experiment experiment;
    experiment.setName("first \"try\"");
    ASSERT_TRUE(experiment.setFromText("optimizer.learning_rate", "0.1").has_value());
    ASSERT_TRUE(experiment.setFromText("network.name", "lenet_ufg").has_value());
    ASSERT_TRUE(experiment.setFromText("augmentation.flip", "true").has_value());
    ASSERT_TRUE(experiment.setFromText("training.seed", "77").has_value());
    const auto again = Experiment::fromJson(experiment.toJson(), "memory");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, experiment);
    EXPECT_EQ(again->toJson(), experiment.toJson());
}

TEST(Experiment, fillsUpWithDefaults)
{
    const auto experiment = Experiment::fromJson(
        document(
            R"("name": "n", "summary": "s", "training": {"epochs": 3}, "optimizer": {"learning_rate": 1})"),
        "e.json");
    ASSERT_TRUE(experiment.has_value());
    EXPECT_EQ(experiment->name(), "n");
    EXPECT_EQ(experiment->summary(), "s");
    EXPECT_EQ(experiment->integer("training.epochs"), 3);
    EXPECT_DOUBLE_EQ(experiment->real("optimizer.learning_rate"), 1);
    EXPECT_EQ(experiment->value("training.batch_size"),
              findHyperparameter("training.batch_size")->defaultValue);
}

TEST(Experiment, namesTheNearestKey)
{
    const core::Error error = errorOf(document(R"("optimizer": {"lerning_rate": 0.1})"));
    EXPECT_EQ(error.code, ErrorCode::ExperimentUnknownKey);
    EXPECT_EQ(error.place, "e.json");
    EXPECT_EQ(error.value("key"), "optimizer.lerning_rate");
    EXPECT_EQ(error.value("nearest"), "optimizer.learning_rate");
    EXPECT_EQ(errorOf(document(R"("trainig": {"epochs": 1})")).code, ErrorCode::ExperimentUnknownKey);
    EXPECT_EQ(errorOf(document("\"" + std::string(100'000, 'x') + "\": 1")).code,
              ErrorCode::ExperimentUnknownKey);
}

TEST(Experiment, refusesWrongTypes)
{
    const core::Error error = errorOf(document(R"("training": {"epochs": 2.5})"));
    EXPECT_EQ(error.code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(error.value("key"), "training.epochs");
    EXPECT_EQ(error.value("expected"), "a whole number");
    EXPECT_EQ(error.value("found"), "2.5");
    const core::Error group = errorOf(document(R"("training": 5)"));
    EXPECT_EQ(group.code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(group.value("key"), "training");
    EXPECT_EQ(group.value("expected"), "an object");
    EXPECT_EQ(group.value("found"), "5");
    for (const auto* const groups : {R"("training": {"epochs": "3"})",
                                     R"("training": {"epochs": true})",
                                     R"("training": {"epochs": null})",
                                     R"("training": {"epochs": [3]})",
                                     R"("augmentation": {"flip": 1})",
                                     R"("network": {"name": 1})",
                                     R"("name": 4)"})
        EXPECT_EQ(errorOf(document(groups)).code, ErrorCode::ExperimentWrongType) << groups;
    const std::string deep = std::string(300'000, '[') + std::string(300'000, ']');
    EXPECT_EQ(errorOf(document(R"("training": {"epochs": )" + deep + "}")).value("found"), "[…]");
    EXPECT_EQ(errorOf(R"({"training": {}})").code, ErrorCode::ExperimentWrongType);
}

TEST(Experiment, refusesValuesOutOfRange)
{
    const core::Error error = errorOf(document(R"("data": {"train_fraction": 1.5})"));
    EXPECT_EQ(error.code, ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(error.value("min"), "0.01");
    EXPECT_EQ(error.value("max"), "0.99");
    EXPECT_EQ(error.value("found"), "1.5");
    EXPECT_EQ(errorOf(document(R"("training": {"epochs": 0})")).code, ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(errorOf(document(R"("optimizer": {"learning_rate": 1e300})")).code,
              ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(errorOf(document(R"("training": {"epochs": 9223372036854775807})")).code,
              ErrorCode::ExperimentOutOfRange);
}

TEST(Experiment, namesTheChoices)
{
    const core::Error error = errorOf(document(R"("optimizer": {"name": "adamm"})"));
    EXPECT_EQ(error.code, ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(error.value("allowed"),
              "gd, sgd, nesterov, adagrad, rmsprop, adam, amsgrad, adamw, lbfgs, bfgs");
}

TEST(Experiment, refusesWhatIsNoExperiment)
{
    EXPECT_EQ(errorOf("{").code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(errorOf("").code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(errorOf("[1]").code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(errorOf(std::string(200'000, '[')).code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(errorOf("{\"name\": \"\xff\"}").code, ErrorCode::ExperimentNotJson);
    const core::Error newer = errorOf(R"({"carpo_experiment": 2, "whatever": 1})");
    EXPECT_EQ(newer.code, ErrorCode::ExperimentNewer);
    EXPECT_EQ(newer.value("found"), "2");
}

TEST(Experiment, namesAllThatItDoesNotUnderstand)
{
    const auto keysOf = [](const std::string& text) {
        std::vector<std::string> keys;
        for (const core::Problem& problem : experimentProblems(text, "e.json"))
            keys.emplace_back(problem.value("key"));
        return keys;
    };
    const std::string groups = R"("nettwork": {}, "training": {"epochs": 2.5, "batch_size": 8, "warp": 1},
                                  "data": {"train_fraction": 7}, "optimizer": {"name": "adamm"})";
    EXPECT_THAT(keysOf(document(groups)),
                testing::ElementsAre(
                    "nettwork", "training.epochs", "training.warp", "data.train_fraction", "optimizer.name"));
    EXPECT_THAT(keysOf(document(R"("training": {"epochs": 2})")), testing::IsEmpty());
    EXPECT_EQ(errorOf(document(groups)).value("key"), "nettwork");

    const auto newer = experimentProblems(R"({"carpo_experiment": 9, "warp": {}, "data": {"z": 1}})", "n");
    ASSERT_EQ(newer.size(), 3U);
    EXPECT_EQ(newer[0].code, ErrorCode::ExperimentNewer);
    EXPECT_EQ(newer[1].value("key"), "warp");
    EXPECT_EQ(newer[2].value("key"), "data.z");

    EXPECT_EQ(experimentProblems("{", "e.json").size(), 1U);
    const support::TemporaryFolder folder;
    EXPECT_EQ(experimentProblems(folder / "none.json").at(0).code, ErrorCode::FileNotFound);
}

TEST(Experiment, changesNothingWhenItRefuses)
{
    Experiment experiment;
    const Experiment before = experiment;
    EXPECT_FALSE(experiment.set("training.epochs", 2.5).has_value());
    EXPECT_FALSE(experiment.set("training.epochs", std::int64_t{-1}).has_value());
    for (const auto* const text : {"", " 3", "3 ", "0x3", "3.0", "1e2", "99999999999999999999", "drei"})
        EXPECT_FALSE(experiment.setFromText("training.epochs", text).has_value()) << text;
    for (const auto* const text : {"", "nan", "inf", "-1", "1,5", "0.1x"})
        EXPECT_FALSE(experiment.setFromText("data.train_fraction", text).has_value()) << text;
    EXPECT_FALSE(experiment.setFromText("augmentation.flip", "yes").has_value());
    EXPECT_FALSE(experiment.setFromText("no.such", "1").has_value());
    EXPECT_EQ(experiment, before);
}

TEST(Experiment, knowsWhatApplies)
{
    Experiment experiment;
    const Hyperparameter& momentum = *findHyperparameter("optimizer.momentum");
    ASSERT_TRUE(experiment.setFromText("optimizer.name", "adam").has_value());
    EXPECT_FALSE(experiment.applies(momentum));
    ASSERT_TRUE(experiment.setFromText("optimizer.name", "sgd").has_value());
    EXPECT_TRUE(experiment.applies(momentum));
}

TEST(Experiment, liesInAFile)
{
    const support::TemporaryFolder folder;
    Experiment experiment;
    experiment.setName("kept");
    ASSERT_TRUE(experiment.save(folder / "e.json").has_value());
    const auto again = Experiment::load(folder / "e.json");
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, experiment);
    const auto missing = Experiment::load(folder / "none.json");
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::FileNotFound);
    const auto notAFile = Experiment::load(folder.path());
    ASSERT_FALSE(notAFile.has_value());
    EXPECT_EQ(notAFile.error().code, ErrorCode::ReadFailed);
}

} // namespace
} // namespace carpo::training

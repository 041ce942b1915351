// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/predict.h"

#include "engine/training/run_files.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>
#include <limits>

namespace carpo::evaluation {
namespace {

using training::Experiment;
using training::TinyRun;

TEST(Predict, saysWhatTheBestEpochSaid)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::averagedRapida());
    const auto outcome = tiny.train(folder.path());
    ASSERT_TRUE(outcome.has_value());
    core::Progress last;
    const auto months = predict(tiny.experiment(),
                                training::bestFile(folder.path()),
                                tiny.set(),
                                tiny.set().validation,
                                {},
                                [&last](const core::Progress& progress) { last = progress; });
    ASSERT_TRUE(months.has_value());
    EXPECT_EQ(months->values, outcome->bestValidation.values);
    EXPECT_EQ(last.done, static_cast<std::int64_t>(tiny.set().validation.size()));
}

TEST(Predict, saysClassesWithTheirProbabilities)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::averagedRapida());
    tiny.learnSex();
    const auto outcome = tiny.train(folder.path());
    ASSERT_TRUE(outcome.has_value());
    // Of images whose class nobody knows, too.
    for (const std::int64_t image : tiny.set().validation)
        tiny.set().targets[static_cast<std::size_t>(image)] = std::numeric_limits<float>::quiet_NaN();
    const auto found = predict(
        tiny.experiment(), training::bestFile(folder.path()), tiny.set(), tiny.set().validation, {}, {});
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->values, outcome->bestValidation.values);
    EXPECT_EQ(found->probabilities, outcome->bestValidation.probabilities);
    tiny.set().classes.emplace_back("third");
    const auto others = predict(
        tiny.experiment(), training::bestFile(folder.path()), tiny.set(), tiny.set().validation, {}, {});
    ASSERT_FALSE(others.has_value());
    EXPECT_EQ(others.error().code, core::ErrorCode::CheckpointMismatch);
}

TEST(Predict, failsWithoutWeights)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    const auto months = predict(
        tiny.experiment(), training::bestFile(folder.path()), tiny.set(), tiny.set().validation, {}, {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::FileNotFound);
}

TEST(Predict, failsWithAnotherNetworksWeights)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    const auto months = predict(training::averagedRapida(),
                                training::bestFile(folder.path()),
                                tiny.set(),
                                tiny.set().validation,
                                {},
                                {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::CheckpointMismatch);
}

TEST(Predict, failsWithTruncatedWeights)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    std::filesystem::resize_file(folder / "best.pt", std::filesystem::file_size(folder / "best.pt") / 2);
    const auto months = predict(
        tiny.experiment(), training::bestFile(folder.path()), tiny.set(), tiny.set().validation, {}, {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::CheckpointDamaged);
}

TEST(Predict, stopsWhenAsked)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    std::stop_source stop;
    stop.request_stop();
    const auto months = predict(tiny.experiment(),
                                training::bestFile(folder.path()),
                                tiny.set(),
                                tiny.set().validation,
                                stop.get_token(),
                                {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::Cancelled);
}

} // namespace
} // namespace carpo::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/predict.h"

#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

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
                                folder.path(),
                                tiny.set(),
                                tiny.set().validation,
                                {},
                                [&last](const core::Progress& progress) { last = progress; });
    ASSERT_TRUE(months.has_value());
    EXPECT_EQ(*months, outcome->bestValidationMonths);
    EXPECT_EQ(last.done, static_cast<std::int64_t>(tiny.set().validation.size()));
}

TEST(Predict, failsWithoutWeights)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    const auto months = predict(tiny.experiment(), folder.path(), tiny.set(), tiny.set().validation, {}, {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::FileNotFound);
}

TEST(Predict, failsWithAnotherNetworksWeights)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    const auto months =
        predict(training::averagedRapida(), folder.path(), tiny.set(), tiny.set().validation, {}, {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::CheckpointMismatch);
}

TEST(Predict, failsWithTruncatedWeights)
{
    const support::TemporaryFolder folder;
    TinyRun tiny(training::plainLenet());
    ASSERT_TRUE(tiny.train(folder.path()).has_value());
    std::filesystem::resize_file(folder / "best.pt", std::filesystem::file_size(folder / "best.pt") / 2);
    const auto months = predict(tiny.experiment(), folder.path(), tiny.set(), tiny.set().validation, {}, {});
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
    const auto months =
        predict(tiny.experiment(), folder.path(), tiny.set(), tiny.set().validation, stop.get_token(), {});
    ASSERT_FALSE(months.has_value());
    EXPECT_EQ(months.error().code, core::ErrorCode::Cancelled);
}

} // namespace
} // namespace carpo::evaluation

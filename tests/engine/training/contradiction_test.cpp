// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/tiny_run.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace carpo::training {
namespace {

using Settings = std::vector<std::pair<std::string, std::string>>;

Experiment experimentWith(const Settings& settings)
{
    Experiment experiment = plainLenet();
    for (const auto& [key, text] : settings)
        EXPECT_TRUE(experiment.setFromText(key, text).has_value()) << key;
    return experiment;
}

struct Contradicted
{
    Settings settings;
    std::string key;
    std::string other;
    std::string remedy;
};

class OfEpochs : public testing::TestWithParam<Contradicted>
{};

TEST_P(OfEpochs, isRefusedAndTheRemedyHelps)
{
    TinyRun tiny(experimentWith(GetParam().settings));
    const support::TemporaryFolder folder;
    const auto refused = tiny.train(folder.path());
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, core::ErrorCode::ExperimentContradiction);
    EXPECT_EQ(refused.error().value("key"), GetParam().key);
    EXPECT_EQ(refused.error().value("other"), GetParam().other);
    EXPECT_EQ(refused.error().value("settings"), GetParam().remedy);
    EXPECT_TRUE(tiny.batches().empty());

    const std::size_t equals = GetParam().remedy.find('=');
    ASSERT_TRUE(tiny.experiment()
                    .setFromText(GetParam().remedy.substr(0, equals), GetParam().remedy.substr(equals + 1))
                    .has_value());
    EXPECT_TRUE(tiny.train(folder.path()).has_value());
}

// plainLenet: 35 images in 4 batches, 3 epochs, a constant rate.
INSTANTIATE_TEST_SUITE_P(
    Experiments,
    OfEpochs,
    testing::Values(Contradicted{{{"schedule.name", "multi_step"}, {"schedule.milestones", "3,9"}},
                                 "schedule.milestones",
                                 "training.epochs",
                                 "schedule.milestones=2"},
                    Contradicted{{{"schedule.name", "multi_step"}, {"training.epochs", "1"}},
                                 "schedule.milestones",
                                 "training.epochs",
                                 "schedule.name=constant"},
                    Contradicted{{{"training.snapshots", "4"}},
                                 "training.snapshots",
                                 "training.epochs",
                                 "training.snapshots=3"},
                    Contradicted{{{"training.snapshots", "3"}, {"regularization.patience", "1"}},
                                 "regularization.patience",
                                 "training.snapshots",
                                 "regularization.patience=0"},
                    Contradicted{{{"schedule.warmup_steps", "13"}},
                                 "schedule.warmup_steps",
                                 "training.epochs",
                                 "schedule.warmup_steps=1"},
                    Contradicted{{{"optimizer.name", "gd"}, {"schedule.warmup_steps", "4"}},
                                 "schedule.warmup_steps",
                                 "training.epochs",
                                 "schedule.warmup_steps=0"}));

TEST(OfEpochs, whatStillMakesSenseIsAccepted)
{
    for (const Settings& settings :
         {Settings{{"schedule.name", "multi_step"}, {"schedule.milestones", "2,9"}}, // the first is reached
          Settings{{"schedule.milestones", "50"}},                                   // says nothing here
          Settings{{"training.snapshots", "3"}, {"regularization.patience", "3"}},   // never stops early
          Settings{{"schedule.warmup_steps", "12"}},
          Settings{{"schedule.name", "one_cycle"}, {"schedule.warmup_steps", "1000"}}}) {
        TinyRun tiny(experimentWith(settings));
        EXPECT_TRUE(checkInput(tiny.experiment(), tiny.set()).has_value()) << settings.front().second;
    }
}

} // namespace
} // namespace carpo::training

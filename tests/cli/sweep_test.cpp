// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iterator>
#include <map>

namespace carpo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Sweeps : public CliFixture
{
protected:
    static constexpr const char* kBase =
        R"({"carpo_experiment": 1, "data": {"input_size": 16, "train_fraction": 0.5},
            "training": {"epochs": 4, "batch_size": 8}, "execution": {"threads": 1}})";

    /// The base as a file of its own.
    [[nodiscard]] std::string experiment() const
    {
        const std::string path = folder() / "experiment.json";
        writeFile(path, kBase);
        return path;
    }

    /// A sweep of tiny trainings; `rest` are its strategy and axes.
    [[nodiscard]] std::string file(const std::string& rest) const
    {
        const std::string path = folder() / "sweep.json";
        writeFile(path,
                  std::string(R"({"carpo_sweep": 1, "name": "varredura", "base": )") + kBase + ", " + rest
                      + "}");
        return path;
    }

    [[nodiscard]] std::vector<std::string> arguments(const std::string& rest) const
    {
        return {"sweep", file(rest), "--data", cohort(), "--project", project(), "--json"};
    }

    [[nodiscard]] std::vector<std::string> continuation() const
    {
        return {"sweep", "--continue", "1", "--project", project(), "--json"};
    }

    static std::vector<Json> lastsOf(const std::vector<Json>& objects, const char* key)
    {
        std::vector<Json> found;
        std::ranges::copy_if(
            objects, std::back_inserter(found), [key](const Json& object) { return object.contains(key); });
        return found;
    }
};

constexpr const char* kHalving = R"("strategy": {"name": "halving", "trials": 4, "eta": 2, "seed": 3},
    "axes": [{"key": "optimizer.learning_rate", "from": 0.0001, "to": 0.01, "scale": "log"}])";

TEST_F(Sweeps, AGridTrainsEveryCombinationAndNamesTheBest)
{
    const Finished done = run(arguments(R"("axes": [{"key": "training.epochs", "values": [1, 2]},
        {"key": "optimizer.learning_rate", "values": [0.001, 0.01]}])"));
    ASSERT_EQ(done.status, 0) << done.err;
    const std::vector<Json> objects = jsonLines(done.out);
    EXPECT_EQ(lastsOf(objects, "epoch").size(), 6U);
    const std::vector<Json> trials = lastsOf(objects, "trial");
    ASSERT_EQ(trials.size(), 4U);
    double best = 1e9;
    Json bestTrial;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        EXPECT_EQ(trials[i]["trial"], i + 1);
        EXPECT_EQ(trials[i]["run"], i + 1);
        EXPECT_EQ(trials[i]["epochs"], i < 2 ? 1 : 2);
        EXPECT_EQ(trials[i]["weights_sha256"].get<std::string>().size(), 64U);
        if (trials[i]["best"]["val_mae"] < best) {
            best = trials[i]["best"]["val_mae"];
            bestTrial = trials[i];
        }
    }
    const Json& last = objects.back();
    EXPECT_EQ(last["sweep"], 1);
    EXPECT_EQ(last["trials"], 4);
    EXPECT_EQ(last["failed"], 0);
    EXPECT_EQ(last["best"]["trial"], bestTrial["trial"]);
    EXPECT_EQ(last["best"]["val_mae"], best);
    EXPECT_TRUE(last["best"].contains("optimizer.learning_rate"));
    // Nothing is left to do.
    const Finished again = run(continuation());
    EXPECT_EQ(again.status, 0) << again.err;
    ASSERT_EQ(jsonLines(again.out).size(), 1U);
    EXPECT_EQ(jsonLines(again.out)[0], last);
    // There is only that one, and nothing to report.
    const Finished unknown = run({"sweep", "--continue", "99", "--project", project()});
    EXPECT_NE(unknown.status, 0);
    EXPECT_THAT(unknown.err, HasSubstr("there is no sweep 99 in this project; it holds: 1."));
    EXPECT_THAT(unknown.err, ::testing::Not(HasSubstr("report it")));
}

TEST_F(Sweeps, HalvingGoesOnWithTheBestFromWhereTheyStopped)
{
    const Finished done = run(arguments(kHalving));
    ASSERT_EQ(done.status, 0) << done.err;
    const std::vector<Json> trials = lastsOf(jsonLines(done.out), "rung");
    ASSERT_EQ(trials.size(), 7U);
    std::vector<int> epochs;
    std::map<int, int> runs; // of each trial
    for (const Json& trial : trials) {
        epochs.push_back(trial["epochs"]);
        const auto [place, isNew] = runs.try_emplace(trial["trial"].get<int>(), trial["run"].get<int>());
        EXPECT_EQ(place->second, trial["run"]) << "a trial is one run";
    }
    EXPECT_THAT(epochs, ElementsAre(1, 1, 1, 1, 2, 2, 4));
    // The epochs of a run that went on are printed once: four, two more, two more.
    EXPECT_EQ(lastsOf(jsonLines(done.out), "epoch").size(), 8U);
    // Those of the first rung with the lowest error, the lowest first.
    std::vector<std::pair<double, int>> ranked;
    for (std::size_t i = 0; i < 4; ++i)
        ranked.emplace_back(trials[i]["best"]["val_mae"], trials[i]["trial"]);
    std::ranges::sort(ranked);
    EXPECT_EQ(trials[4]["trial"], ranked[0].second);
    EXPECT_EQ(trials[5]["trial"], ranked[1].second);

    // The winner is what a training of all epochs would have been.
    const Json& winner = trials.back();
    std::string rate;
    for (const Json& object : jsonLines(run({"sweep", file(kHalving), "--list", "--json"}).out)) {
        if (object["trial"] == winner["trial"])
            rate = object["optimizer.learning_rate"].dump();
    }
    const Finished whole = run({"train",
                                experiment(),
                                "--data",
                                cohort(),
                                "--project",
                                folder() / "other.carpo",
                                "--set",
                                "optimizer.learning_rate=" + rate,
                                "--json"});
    ASSERT_EQ(whole.status, 0) << whole.err;
    EXPECT_EQ(jsonLines(whole.out).back()["weights_sha256"], winner["weights_sha256"]);
}

TEST_F(Sweeps, StoppedAndKilledItEndsAsIfNothingHadHappened)
{
    const Finished undisturbed = run(
        {"sweep", file(kHalving), "--data", cohort(), "--project", folder() / "undisturbed.carpo", "--json"});
    ASSERT_EQ(undisturbed.status, 0) << undisturbed.err;
    {
        const auto process = start(arguments(kHalving));
        ASSERT_TRUE(process->waitForLines(3));
        process->signal(SIGINT);
        const Finished stopped = process->finish();
        EXPECT_EQ(stopped.status, 130) << stopped.err;
        EXPECT_THAT(stopped.err, HasSubstr("sweep --continue 1"));
    }
    {
        const auto process = start(continuation());
        ASSERT_TRUE(process->waitForLines(3));
        process->signal(SIGKILL);
        EXPECT_EQ(process->finish().status, 128 + SIGKILL);
    }
    const Finished finished = run(continuation());
    ASSERT_EQ(finished.status, 0) << finished.err;
    EXPECT_EQ(jsonLines(finished.out).back(), jsonLines(undisturbed.out).back());
    // The winner's last line says that its weights are the same.
    EXPECT_EQ(lastsOf(jsonLines(finished.out), "rung").back()["weights_sha256"],
              lastsOf(jsonLines(undisturbed.out), "rung").back()["weights_sha256"]);
}

TEST_F(Sweeps, ItGoesOnOnItsOwnDataSetWhateverTheProjectSawSince)
{
    const Finished undisturbed = run(
        {"sweep", file(kHalving), "--data", cohort(), "--project", folder() / "undisturbed.carpo", "--json"});
    ASSERT_EQ(undisturbed.status, 0) << undisturbed.err;
    {
        const auto process = start(arguments(kHalving));
        ASSERT_TRUE(process->waitForLines(3));
        process->signal(SIGINT);
        EXPECT_EQ(process->finish().status, 130);
    }
    const std::string other = folder() / "other";
    ASSERT_EQ(run({"phantom", other, "--count", "12", "--seed", "9", "--height", "64"}).status, 0);
    ASSERT_EQ(run({"scan", other, "--project", project(), "--json"}).status, 0);
    const Finished finished = run(continuation());
    ASSERT_EQ(finished.status, 0) << finished.err;
    EXPECT_EQ(jsonLines(finished.out).back(), jsonLines(undisturbed.out).back());
}

TEST_F(Sweeps, ATrialThatCannotBeTrainedIsPassedOver)
{
    const Finished done = run(arguments(
        R"("axes": [{"key": "schedule.name", "values": ["multi_step", "constant"]},
                    {"key": "training.epochs", "values": [1]}])"));
    ASSERT_EQ(done.status, 0) << done.err;
    const std::vector<Json> trials = lastsOf(jsonLines(done.out), "trial");
    ASSERT_EQ(trials.size(), 2U);
    EXPECT_EQ(trials[0]["failed"], "experiment_contradiction");
    EXPECT_EQ(trials[1]["run"], 1);
    EXPECT_EQ(jsonLines(done.out).back()["failed"], 1);
    // Where none can be trained there is no result.
    const Finished none = run(arguments(
        R"("axes": [{"key": "schedule.name", "values": ["multi_step"]},
                    {"key": "training.epochs", "values": [1]}])"));
    EXPECT_EQ(none.status, 2) << none.err;
    // Scores of other targets would be compared.
    const Finished mixed = run(arguments(R"("axes": [{"key": "target.name", "values": ["sex", "age"]}])"));
    EXPECT_EQ(mixed.status, 2);
    EXPECT_THAT(mixed.err, HasSubstr("target"));
}

TEST_F(Sweeps, TheListTrainsNothing)
{
    const Finished listed = run({"sweep", file(kHalving), "--list"});
    EXPECT_EQ(listed.status, 0) << listed.err;
    EXPECT_EQ(linesOf(listed.out).size(), 4U);
    EXPECT_THAT(listed.err, HasSubstr("4 trials, 8 epochs in all"));
    EXPECT_FALSE(std::filesystem::exists(project()));
}

TEST_F(Sweeps, AWrongFileIsRefused)
{
    const Finished refused = run(arguments(R"("axes": [{"key": "optimizer.lerning_rate", "values": [1]}])"));
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("optimizer.learning_rate"));
    EXPECT_FALSE(std::filesystem::exists(project()));
    EXPECT_EQ(run({"sweep", folder() / "none.json", "--data", cohort(), "--project", project()}).status, 1);
    ASSERT_EQ(run(trainArguments(project())).status, 0);
    const Finished unknown = run({"sweep", "--continue", "7", "--project", project()});
    EXPECT_EQ(unknown.status, 2);
    EXPECT_THAT(unknown.err, HasSubstr("no sweep 7"));
}

} // namespace
} // namespace carpo::testing

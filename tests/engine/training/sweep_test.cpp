// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/sweep.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>
#include <limits>
#include <map>

namespace carpo::training {
namespace {

using core::ErrorCode;
using ::testing::ElementsAre;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

Sweep halving(int trials, int eta, int minimum, int epochs)
{
    Sweep sweep;
    sweep.axes = {{.key = "optimizer.learning_rate",
                   .range = SweepRange{.from = 1e-4, .to = 1e-1, .logarithmic = true}}};
    sweep.strategy = SweepStrategy::Halving;
    sweep.trials = trials;
    sweep.eta = eta;
    sweep.minimumEpochs = minimum;
    EXPECT_TRUE(sweep.base.set("training.epochs", std::int64_t{epochs}));
    EXPECT_TRUE(checkSweep(sweep, "s")) << core::inEnglish(checkSweep(sweep, "s").error());
    return sweep;
}

std::vector<std::string> valuesOf(const Sweep& sweep, std::string_view key)
{
    EXPECT_TRUE(checkSweep(sweep, "s")) << core::inEnglish(checkSweep(sweep, "s").error());
    std::vector<std::string> values;
    for (const Experiment& trial : trialsOf(sweep))
        values.push_back(toText(trial.value(key)));
    return values;
}

Sweep gridOver(SweepAxis axis)
{
    Sweep sweep;
    sweep.axes = {std::move(axis)};
    return sweep;
}

core::Error errorOf(const std::string& content)
{
    const auto sweep = sweepFromJson(R"({"carpo_sweep": 1, )" + content + "}", "s.json");
    EXPECT_FALSE(sweep.has_value()) << content;
    return sweep ? core::Error{} : sweep.error();
}

// The table of Li and others 2017 for n = 81, eta = 3 (bracket s = 4), and rungs counted by hand.
TEST(Sweep, rungsAreThoseOfSuccessiveHalving)
{
    EXPECT_THAT(rungsOf(halving(81, 3, 1, 81)),
                ElementsAre(Rung{81, 1}, Rung{27, 3}, Rung{9, 9}, Rung{3, 27}, Rung{1, 81}));
    // 16 are halved four times; the last rung would have 32 epochs, and there are 20.
    EXPECT_THAT(rungsOf(halving(16, 2, 2, 20)),
                ElementsAre(Rung{16, 2}, Rung{8, 4}, Rung{4, 8}, Rung{2, 16}, Rung{1, 20}));
    // One of ten thirds of thirds is left after 18 epochs.
    EXPECT_THAT(rungsOf(halving(10, 3, 2, 100)), ElementsAre(Rung{10, 2}, Rung{3, 6}, Rung{1, 18}));
    // All epochs are spent before one is left.
    EXPECT_THAT(rungsOf(halving(8, 2, 4, 8)), ElementsAre(Rung{8, 4}, Rung{4, 8}));
    EXPECT_THAT(rungsOf(halving(2, 3, 5, 9)), ElementsAre(Rung{2, 5}));
}

TEST(Sweep, epochsAreCountedOnceForARunThatGoesOn)
{
    // 81 + 27 * 2 + 9 * 6 + 3 * 18 + 54
    EXPECT_EQ(epochsOf(halving(81, 3, 1, 81)), 297);
    // 16 * 2 + 8 * 2 + 4 * 4 + 2 * 8 + 4
    EXPECT_EQ(epochsOf(halving(16, 2, 2, 20)), 84);
    Sweep grid = gridOver({.key = "training.batch_size", .values = {std::int64_t{4}, std::int64_t{8}}});
    ASSERT_TRUE(grid.base.set("training.epochs", std::int64_t{7}));
    EXPECT_EQ(epochsOf(grid), 14);
    grid.axes.push_back({.key = "training.epochs", .values = {std::int64_t{3}, std::int64_t{10}}});
    EXPECT_EQ(epochsOf(grid), 26);
    grid.axes.clear();
    EXPECT_EQ(epochsOf(grid), 7) << "a lone experiment";
    EXPECT_EQ(trialCount(grid), 1);
}

TEST(Sweep, aGridHasEveryCombinationTheLastAxisFirst)
{
    Sweep sweep;
    sweep.name = "try";
    sweep.axes = {{.key = "training.batch_size", .values = {std::int64_t{8}, std::int64_t{16}}},
                  {.key = "augmentation.flip", .values = {false, true}},
                  {.key = "network.name", .values = {std::string("rapida"), std::string("lenet_ufg")}}};
    EXPECT_EQ(trialCount(sweep), 8);
    EXPECT_THAT(valuesOf(sweep, "training.batch_size"),
                ElementsAre("8", "8", "8", "8", "16", "16", "16", "16"));
    EXPECT_THAT(valuesOf(sweep, "augmentation.flip"),
                ElementsAre("false", "false", "true", "true", "false", "false", "true", "true"));
    EXPECT_EQ(valuesOf(sweep, "network.name")[3], "lenet_ufg");
    EXPECT_EQ(trialsOf(sweep)[5].name(), "try · batch_size=16, flip=false, name=lenet_ufg");
}

TEST(Sweep, aRangeBecomesNumbersThatPeopleCanRead)
{
    EXPECT_THAT(
        valuesOf(gridOver({.key = "optimizer.learning_rate", .range = SweepRange{1e-4, 1e-1, 4, true}}),
                 "optimizer.learning_rate"),
        ElementsAre("1e-04", "0.001", "0.01", "0.1"));
    EXPECT_THAT(valuesOf(gridOver({.key = "augmentation.rotation", .range = SweepRange{0, 20, 5}}),
                         "augmentation.rotation"),
                ElementsAre("0", "5", "10", "15", "20"));
    // A third and two thirds of the way, to four digits.
    EXPECT_THAT(valuesOf(gridOver({.key = "optimizer.learning_rate", .range = SweepRange{0.1, 0.3, 4}}),
                         "optimizer.learning_rate"),
                ElementsAre("0.1", "0.1667", "0.2333", "0.3"));
    EXPECT_THAT(valuesOf(gridOver({.key = "training.batch_size", .range = SweepRange{8, 128, 5, true}}),
                         "training.batch_size"),
                ElementsAre("8", "16", "32", "64", "128"));
    // Whole numbers that would come twice come once.
    EXPECT_THAT(valuesOf(gridOver({.key = "training.batch_size", .range = SweepRange{2, 4, 9}}),
                         "training.batch_size"),
                ElementsAre("2", "3", "4"));
    EXPECT_THAT(valuesOf(gridOver({.key = "training.batch_size", .range = SweepRange{8, 4, 2}}),
                         "training.batch_size"),
                ElementsAre("8", "4"));
}

TEST(Sweep, whatIsDrawnFollowsTheSeedAndFillsTheRange)
{
    Sweep sweep;
    sweep.strategy = SweepStrategy::Random;
    sweep.trials = 2000;
    sweep.axes = {{.key = "optimizer.learning_rate", .range = SweepRange{1e-4, 1e-1, 0, true}},
                  {.key = "training.batch_size", .range = SweepRange{2, 5}},
                  {.key = "network.name", .values = {std::string("rapida"), std::string("lenet_ufg")}}};
    ASSERT_TRUE(checkSweep(sweep, "s"));
    const std::vector<Experiment> trials = trialsOf(sweep);
    ASSERT_EQ(trials.size(), 2000U);
    std::map<std::int64_t, int> sizes;
    int low = 0; // below the middle of the logarithm
    int networks = 0;
    for (const Experiment& trial : trials) {
        const double rate = trial.real("optimizer.learning_rate");
        EXPECT_GE(rate, 1e-4);
        EXPECT_LE(rate, 1e-1);
        low += rate < std::pow(10, -2.5) ? 1 : 0;
        ++sizes[trial.integer("training.batch_size")];
        networks += trial.text("network.name") == "rapida" ? 1 : 0;
    }
    // Binomial, n = 2000, p = 1/2: SD 22; five of them.
    EXPECT_NEAR(low, 1000, 112);
    EXPECT_NEAR(networks, 1000, 112);
    EXPECT_EQ(sizes.size(), 4U);
    // Each as often as the others, the ends too: SD 19 for p = 1/4.
    for (const auto& [size, times] : sizes)
        EXPECT_NEAR(times, 500, 97) << size;
    EXPECT_EQ(trialsOf(sweep), trials);
    sweep.trials = 5;
    EXPECT_EQ(trialsOf(sweep), std::vector<Experiment>(trials.begin(), trials.begin() + 5))
        << "more trials leave those before as they are";
    sweep.seed = 2;
    EXPECT_NE(trialsOf(sweep).front(), trials.front());
}

/// Makes a sweep on paper: `errorAfter` gives a trial's score after an epoch.
struct OnPaper
{
    explicit OnPaper(Sweep made)
        : sweep(std::move(made))
        , trials(static_cast<std::size_t>(trialCount(sweep)))
    {}

    void make(const std::function<double(int trial, int epoch)>& errorAfter)
    {
        const auto all = static_cast<int>(sweep.base.integer("training.epochs"));
        for (int guard = 0; guard < 10'000; ++guard) {
            const auto step = nextStep(sweep, trials);
            if (!step)
                return;
            steps.push_back(*step);
            TrialSoFar& trial = trials[static_cast<std::size_t>(step->trial)];
            const int until = step->epochs == 0 ? all : step->epochs;
            while (static_cast<int>(trial.scores.size()) < until)
                trial.scores.push_back(errorAfter(step->trial, static_cast<int>(trial.scores.size()) + 1));
            trial.isFinished = until == all;
        }
        FAIL() << "it does not end";
    }

    [[nodiscard]] std::vector<int> trialsOfRung(int rung) const
    {
        std::vector<int> found;
        for (const SweepStep& step : steps) {
            if (step.rung == rung)
                found.push_back(step.trial);
        }
        return found;
    }

    Sweep sweep;
    std::vector<TrialSoFar> trials;
    std::vector<SweepStep> steps;
};

TEST(Sweep, theBestOfEachRungGoOnTheBestFirst)
{
    OnPaper paper(halving(9, 3, 1, 9));
    // After one epoch 4, 0 and 7 lead; after three 7 does.
    const std::vector<double> first{2, 8, 5, 6, 1, 9, 7, 3, 4};
    paper.make([&](int trial, int epoch) {
        if (epoch == 3 && trial == 7)
            return 0.5;
        return first[static_cast<std::size_t>(trial)] + 0.1 * epoch;
    });
    EXPECT_THAT(paper.trialsOfRung(0), ElementsAre(0, 1, 2, 3, 4, 5, 6, 7, 8));
    EXPECT_THAT(paper.trialsOfRung(1), ElementsAre(4, 0, 7));
    EXPECT_THAT(paper.trialsOfRung(2), ElementsAre(7));
    EXPECT_EQ(paper.steps.size(), 13U);
    EXPECT_EQ(paper.steps[9], (SweepStep{.trial = 4, .rung = 1, .epochs = 3}));
    EXPECT_EQ(paper.steps.back().epochs, 9);
    EXPECT_EQ(paper.trials[7].scores.size(), 9U);
    EXPECT_EQ(paper.trials[4].scores.size(), 3U);
    EXPECT_EQ(paper.trials[1].scores.size(), 1U);
}

TEST(Sweep, aRungIsJudgedByWhatWasKnownThen)
{
    // Somebody went on by hand with a trial that was not promoted: that changes nothing.
    Sweep sweep = halving(4, 2, 1, 4);
    std::vector<TrialSoFar> trials(4);
    trials[0].scores = {4, 0, 0};
    trials[1].scores = {3};
    trials[2].scores = {2};
    trials[3].scores = {1};
    EXPECT_EQ(nextStep(sweep, trials), (SweepStep{.trial = 3, .rung = 1, .epochs = 2}));
    trials[3].scores = {1, 1};
    EXPECT_EQ(nextStep(sweep, trials), (SweepStep{.trial = 2, .rung = 1, .epochs = 2}));
}

TEST(Sweep, equalsGoInTheirOrderAndFailuresDoNotGoOn)
{
    Sweep sweep = halving(6, 2, 1, 4);
    std::vector<TrialSoFar> trials(6);
    for (TrialSoFar& trial : trials)
        trial.scores = {1};
    trials[0] = {.hasFailed = true};
    trials[1].scores = {kNaN};
    EXPECT_EQ(nextStep(sweep, trials), (SweepStep{.trial = 2, .rung = 1, .epochs = 2}));
    for (const std::size_t trial : {2U, 3U, 4U})
        trials[trial].scores.push_back(1);
    EXPECT_EQ(nextStep(sweep, trials), (SweepStep{.trial = 2, .rung = 2, .epochs = 4}));
    // One that stopped early has nothing left, however many epochs the rung asks for.
    trials[2].isFinished = true;
    EXPECT_EQ(nextStep(sweep, trials), std::nullopt);
    for (TrialSoFar& trial : trials)
        trial.hasFailed = true;
    EXPECT_EQ(nextStep(sweep, trials), std::nullopt);
}

TEST(Sweep, aGridGoesOnWhereItWasBrokenOff)
{
    const Sweep sweep = gridOver({.key = "training.batch_size", .range = SweepRange{2, 5, 4}});
    std::vector<TrialSoFar> trials(4);
    trials[0].isFinished = true;
    trials[1].hasFailed = true;
    trials[2].scores = {3, 2};
    EXPECT_EQ(nextStep(sweep, trials), (SweepStep{.trial = 2, .rung = 0, .epochs = 0}));
    trials[2].isFinished = true;
    EXPECT_EQ(nextStep(sweep, trials)->trial, 3);
    trials[3].isFinished = true;
    EXPECT_EQ(nextStep(sweep, trials), std::nullopt);
}

TEST(Sweep, aScoreIsTheBestOfItsEpochs)
{
    EXPECT_EQ(scoreOf({.scores = {5, kNaN, 2, 1}}, 3), 2);
    EXPECT_EQ(scoreOf({.scores = {5, kNaN, 2, 1}}, 0), 1);
    EXPECT_EQ(scoreOf({.scores = {}}, 3), std::numeric_limits<double>::infinity());
    EXPECT_EQ(scoreOf({.scores = {1}, .hasFailed = true}, 0), std::numeric_limits<double>::infinity());
}

TEST(Sweep, readsWhatItWrites)
{
    Sweep sweep = halving(12, 4, 2, 30);
    sweep.name = "noites \"longas\"";
    sweep.seed = 77;
    sweep.base.setName("base");
    sweep.axes.push_back(
        {.key = "network.name", .values = {std::string("rapida"), std::string("lenet_ufg")}});
    sweep.axes.push_back({.key = "regularization.dropout_rate", .values = {0.0, 1.0 / 3, 0.5}});
    const auto again = sweepFromJson(toJson(sweep), "memory");
    ASSERT_TRUE(again) << core::inEnglish(again.error());
    EXPECT_EQ(*again, sweep);
    const Sweep grid = gridOver({.key = "augmentation.flip", .values = {false, true}});
    EXPECT_EQ(sweepFromJson(toJson(grid), "memory").value(), grid);
}

TEST(Sweep, takesAPresetForItsBase)
{
    const auto sweep = sweepFromJson(R"({"carpo_sweep": 1, "base": "demo", "axes":
        [{"key": "optimizer.learning_rate", "values": [1, 0.5]}]})",
                                     "s.json");
    ASSERT_TRUE(sweep) << core::inEnglish(sweep.error());
    EXPECT_EQ(sweep->base.name(), "demo");
    EXPECT_EQ(sweep->axes[0].values[0], Value(1.0)) << "a whole number is a number";
    EXPECT_EQ(errorOf(R"("base": "no such preset")").code, ErrorCode::PresetUnknown);
}

TEST(Sweep, whatIsNotUnderstoodIsRefusedByName)
{
    EXPECT_EQ(sweepFromJson("{", "s.json").error().code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(sweepFromJson("[]", "s.json").error().code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(sweepFromJson("{}", "s.json").error().value("key"), "carpo_sweep");
    EXPECT_EQ(sweepFromJson(R"({"carpo_sweep": 2})", "s.json").error().code, ErrorCode::ExperimentNewer);
    const core::Error misspelt = errorOf(R"("axis": [])");
    EXPECT_EQ(misspelt.code, ErrorCode::ExperimentUnknownKey);
    EXPECT_EQ(misspelt.value("nearest"), "axes");
    EXPECT_EQ(misspelt.place, "s.json");
    EXPECT_EQ(errorOf(R"("strategy": {"name": "grid", "number": 1})").value("key"), "number");
    EXPECT_EQ(errorOf(R"("strategy": {"name": "best"})").code, ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(errorOf(R"("strategy": {"name": "random", "trials": 1.5})").code,
              ErrorCode::ExperimentWrongType);
    EXPECT_EQ(errorOf(R"("strategy": {"name": "random", "trials": 0})").value("min"), "1");
    EXPECT_EQ(errorOf(R"("strategy": 3)").code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(errorOf(R"("axes": {})").code, ErrorCode::ExperimentWrongType);
    const core::Error both = errorOf(
        R"("axes": [{"key": "optimizer.learning_rate", "values": [0.1], "from": 0.01, "to": 1, "count": 2}])");
    EXPECT_EQ(both.code, ErrorCode::ExperimentContradiction);
    EXPECT_EQ(both.place, "s.json");
    EXPECT_EQ(both.value("settings"), "values, or from and to");
    const core::Error half =
        errorOf(R"("axes": [{"key": "optimizer.learning_rate", "from": 0.01, "count": 2}])");
    EXPECT_EQ(half.code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(half.value("key"), "optimizer.learning_rate: to");
    const core::Error endless =
        errorOf(R"("axes": [{"key": "training.batch_size", "from": 2, "to": 1e300, "count": 2}])");
    EXPECT_EQ(endless.code, ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(endless.value("key"), "training.batch_size");
    EXPECT_EQ(endless.value("found"), "1e+300");
    for (const char* const strategy : {R"({"name": "grid"})", R"({"name": "random", "trials": 2})"}) {
        const core::Error targets =
            errorOf(std::string(R"("strategy": )") + strategy
                    + R"(, "axes": [{"key": "target.name", "values": ["age", "sex"]}])");
        EXPECT_EQ(targets.code, ErrorCode::ExperimentContradiction) << strategy;
        EXPECT_EQ(targets.value("key"), "target.name");
    }
    EXPECT_EQ(errorOf(R"("base": {"carpo_experiment": 1, "data": {"input_sise": 3}})").value("nearest"),
              "data.input_size");
    const std::string nested(2000, '[');
    EXPECT_FALSE(sweepFromJson(R"({"carpo_sweep": 1, "axes": )" + nested, "s.json"));
}

TEST(Sweep, anAxisIsCheckedAgainstTheCatalogue)
{
    const auto axis = [](const std::string& content) { return errorOf(R"("axes": [)" + content + "]"); };
    EXPECT_EQ(axis(R"({"key": "optimizer.lerning_rate", "values": [1]})").value("nearest"),
              "optimizer.learning_rate");
    EXPECT_EQ(axis(R"({"key": "training.batch_size", "values": [8, 1]})").code,
              ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(axis(R"({"key": "training.batch_size", "values": [8]}, {"key": "training.batch_size",
                      "values": [9]})")
                  .code,
              ErrorCode::ExperimentContradiction);
    EXPECT_EQ(axis(R"({"key": "training.batch_size", "from": 2, "to": 70000, "count": 3})").value("max"),
              "65536");
    EXPECT_EQ(axis(R"({"key": "training.batch_size", "from": 2.5, "to": 8, "count": 3})").code,
              ErrorCode::ExperimentWrongType);
    EXPECT_EQ(axis(R"({"key": "training.batch_size", "from": 2, "to": 8})").value("key"), "count");
    EXPECT_EQ(axis(R"({"key": "network.name", "from": 2, "to": 8, "count": 2})").code,
              ErrorCode::ExperimentWrongType);
    EXPECT_EQ(axis(R"({"key": "network.name", "values": ["vgg99"]})").code,
              ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(axis(R"({"key": "network.name", "values": []})").code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(axis(R"({"key": "network.name"})").code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(
        axis(R"({"key": "augmentation.rotation", "from": 0, "to": 8, "count": 2, "scale": "log"})").code,
        ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(axis(R"({"key": "augmentation.rotation", "from": 1, "to": 8, "scale": "cubic"})").code,
              ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(axis(R"({"key": "augmentation.rotation", "values": [1, null]})").code,
              ErrorCode::ExperimentWrongType);
    EXPECT_EQ(axis(R"({"key": "augmentation.rotation", "from": 0, "to": 1, "count": 20000})").value("key"),
              "count");
    // 200 * 200 trials are too many, each axis for itself is not.
    EXPECT_EQ(axis(R"({"key": "augmentation.rotation", "from": 0, "to": 1, "count": 200},
                      {"key": "regularization.dropout_rate", "from": 0, "to": 0.5, "count": 200})")
                  .value("found"),
              "40000");
}

TEST(Sweep, halvingKeepsWhatItJudgesBy)
{
    for (const char* const key : {"training.epochs", "training.metric"}) {
        Sweep sweep = halving(4, 2, 1, 4);
        sweep.axes.push_back({.key = key, .values = {sweep.base.value(key)}});
        const auto checked = checkSweep(sweep, "s");
        ASSERT_FALSE(checked) << key;
        EXPECT_EQ(checked.error().code, ErrorCode::ExperimentContradiction);
        sweep.strategy = SweepStrategy::Random;
        EXPECT_TRUE(checkSweep(sweep, "s")) << key;
    }
    Sweep sweep = halving(4, 2, 1, 4);
    sweep.minimumEpochs = 5;
    EXPECT_EQ(checkSweep(sweep, "s").error().value("max"), "4");
    sweep.minimumEpochs = 1;
    sweep.eta = 1;
    EXPECT_EQ(checkSweep(sweep, "s").error().value("key"), "eta");
}

} // namespace
} // namespace carpo::training

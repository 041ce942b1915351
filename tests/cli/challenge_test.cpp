// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"
#include "tests/support/zip_reader.h"

#include <gmock/gmock.h>

#include <cstdio>
#include <set>

namespace carpo::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

namespace fs = std::filesystem;

class Challenge : public CliFixture
{
protected:
    /// Trains a run; what it printed last.
    Json train(const std::string& seed)
    {
        std::vector<std::string> arguments = trainArguments(project());
        arguments.insert(arguments.end(), {"--set", "training.seed=" + seed});
        const Finished trained = run(arguments);
        EXPECT_EQ(trained.status, 0) << trained.err;
        return jsonLines(trained.out).back();
    }

    [[nodiscard]] std::vector<std::string> predictArguments(const std::vector<std::string>& runs,
                                                            const fs::path& zip,
                                                            const std::string& split = "all") const
    {
        std::vector<std::string> arguments = {"predict"};
        arguments.insert(arguments.end(), runs.begin(), runs.end());
        arguments.insert(arguments.end(),
                         {"--data",
                          cohort(),
                          "--project",
                          project(),
                          "--split",
                          split,
                          "--out",
                          results() / "out.csv",
                          "--challenge",
                          zip});
        return arguments;
    }

    [[nodiscard]] fs::path results() const
    {
        fs::create_directories(folder() / "results");
        return folder() / "results";
    }

    [[nodiscard]] std::set<std::string> namesOfResults() const
    {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(results()))
            names.insert(entry.path().filename());
        return names;
    }
};

std::string twoDecimals(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.2f", number);
    return text;
}

TEST_F(Challenge, HoldsTheTableAndTheMethod)
{
    const Json trained = train("5");
    const fs::path zip = results() / "c.zip";
    const Finished predicted = run(predictArguments({"1"}, zip));
    ASSERT_EQ(predicted.status, 0) << predicted.err;
    EXPECT_EQ(predicted.out, "");
    EXPECT_THAT(namesOfResults(), UnorderedElementsAre("c.zip", "out.csv"));

    const auto entries = support::readZip(zip);
    ASSERT_THAT(entries,
                ElementsAre(Pair("submission.csv", readFile(results() / "out.csv")),
                            Pair("method.txt", ::testing::_)));
    EXPECT_EQ(linesOf(entries[0].second).size(), 61U);
    const std::string& method = entries[1].second;
    EXPECT_THAT(method, HasSubstr("Network: Rápida (rapida)\n"));
    EXPECT_THAT(method, HasSubstr("Parameters: 603377\n"));
    EXPECT_THAT(method, HasSubstr("Images: train 48, validation 12, test 0\n"));
    EXPECT_THAT(
        method,
        HasSubstr("Validation MAE: " + twoDecimals(trained["best"]["val_mae"].get<double>()) + " months\n"));
    EXPECT_THAT(method, HasSubstr("Best epoch: " + trained["best"]["epoch"].dump() + "\n"));
    EXPECT_THAT(method, HasSubstr(trained["weights_sha256"].get<std::string>()));

    ProcessOptions elsewhere = processOptions();
    elsewhere.environment.emplace_back("TZ", "JST-9");
    const std::string before = readFile(zip);
    std::vector<std::string> again = predictArguments({"1"}, zip);
    again.insert(again.begin(), CARPO_CLI);
    ASSERT_EQ(CliProcess(again, folder(), elsewhere).finish().status, 0);
    EXPECT_EQ(readFile(zip), before) << "the same run gives the same bytes";
}

TEST_F(Challenge, AnotherProgramReadsIt)
{
    if (CliProcess({"python3", "--version"}, folder()).finish().status != 0)
        GTEST_SKIP() << "there is no python3";
    train("5");
    const fs::path zip = results() / "c.zip";
    ASSERT_EQ(run(predictArguments({"1"}, zip)).status, 0);
    const Finished listed = CliProcess({"python3", "-m", "zipfile", "-l", zip}, folder()).finish();
    EXPECT_EQ(listed.status, 0) << listed.err;
    EXPECT_THAT(listed.out, HasSubstr("submission.csv"));
    EXPECT_THAT(listed.out, HasSubstr("method.txt"));
    EXPECT_THAT(listed.out, HasSubstr("1980-01-01 00:00:00"));
    const Finished tested = CliProcess({"python3", "-m", "zipfile", "-t", zip}, folder()).finish();
    EXPECT_EQ(tested.status, 0) << tested.err;
}

TEST_F(Challenge, FoldsBecomeAnEnsembleThatIsNotAskedForWhatItLearnt)
{
    std::vector<std::string> training = trainArguments(project());
    training.emplace_back("--all-folds");
    const Finished without = run(training);
    EXPECT_EQ(without.status, 2);
    EXPECT_THAT(without.err, HasSubstr("data.folds"));
    training.insert(training.end(), {"--set", "data.folds=3"});
    const Finished trained = run(training);
    ASSERT_EQ(trained.status, 0) << trained.err;
    std::vector<int> runs;
    for (const Json& line : jsonLines(trained.out)) {
        if (line.contains("run"))
            runs.push_back(line["run"].get<int>());
    }
    EXPECT_THAT(runs, ElementsAre(1, 2, 3));

    const fs::path zip = results() / "c.zip";
    std::vector<std::string> predicting = predictArguments({"1", "2", "3"}, zip);
    predicting.insert(predicting.end(), {"--out-of-fold", "--combine", "median", "--views", "2"});
    const Finished predicted = run(predicting);
    ASSERT_EQ(predicted.status, 0) << predicted.err;
    const auto entries = support::readZip(zip);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(linesOf(entries[0].second).size(), 61U);
    const std::string& method = entries[1].second;
    EXPECT_THAT(method, HasSubstr("alone that have not learnt from it"));
    EXPECT_THAT(method, HasSubstr("median of those of"));
    EXPECT_THAT(method, HasSubstr("2 views"));
    EXPECT_THAT(method, HasSubstr("Validation fold: 1 in run 1; 2 in run 2; 3 in run 3\n"));
}

TEST_F(Challenge, SeveralRunsAndOnePartAreSaidSo)
{
    train("5");
    train("6");
    const fs::path zip = results() / "c.zip";
    const Finished predicted = run(predictArguments({"1", "2"}, zip, "validation"));
    ASSERT_EQ(predicted.status, 0) << predicted.err;
    const auto entries = support::readZip(zip);
    ASSERT_EQ(entries.size(), 2U);
    EXPECT_EQ(entries[0].second, readFile(results() / "out.csv"));
    EXPECT_EQ(linesOf(entries[0].second).size(), 13U);
    const std::string& method = entries[1].second;
    EXPECT_THAT(method, HasSubstr("the validation part"));
    EXPECT_THAT(method, HasSubstr("ensemble"));
    EXPECT_THAT(method, HasSubstr("Seed: 5 in run 1; 6 in run 2\n"));
}

TEST_F(Challenge, WhereItCannotBeWrittenNothingStays)
{
    train("5");
    const Finished nowhere = run(predictArguments({"1"}, results() / "nowhere" / "c.zip"));
    EXPECT_EQ(nowhere.status, 1);
    EXPECT_THAT(nowhere.err, HasSubstr("c.zip"));
    EXPECT_THAT(namesOfResults(), IsEmpty());

    fs::create_directory(results() / "c.zip");
    EXPECT_EQ(run(predictArguments({"1"}, results() / "c.zip")).status, 1);
    EXPECT_THAT(namesOfResults(), ElementsAre("c.zip"));
    EXPECT_TRUE(fs::is_empty(results() / "c.zip"));
}

TEST_F(Challenge, OneFileCannotBeBoth)
{
    const Finished refused = run(predictArguments({"1"}, results() / "." / "out.csv"));
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("--challenge"));
    EXPECT_THAT(namesOfResults(), IsEmpty());
}

} // namespace
} // namespace carpo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"
#include "tests/support/zip_reader.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace carpo::testing {
namespace {

using ::testing::AnyOf;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::StartsWith;

namespace fs = std::filesystem;

/// What is learnt is a sex or a class and no age.
class Classes : public CliFixture
{
protected:
    [[nodiscard]] std::vector<std::string> withSettings(const std::vector<std::string>& settings) const
    {
        std::vector<std::string> arguments = trainArguments(project());
        for (const std::string& setting : settings)
            arguments.insert(arguments.end(), {"--set", setting});
        return arguments;
    }

    [[nodiscard]] std::vector<std::string> sexArguments() const
    {
        return withSettings({"target.name=sex", "loss.name=cross_entropy", "network.sex=none"});
    }

    /// Apart: a table beside a folder of images would be taken for its labels.
    [[nodiscard]] fs::path results() const
    {
        fs::create_directories(folder() / "results");
        return folder() / "results";
    }

    [[nodiscard]] Finished predict(const std::vector<std::string>& more) const
    {
        std::vector<std::string> arguments = {"predict"};
        arguments.insert(arguments.end(), more.begin(), more.end());
        arguments.insert(arguments.end(), {"--project", project(), "--out", results() / "out.csv"});
        return run(arguments);
    }

    /// The same sixty hands in a folder for the large and one for the small files.
    [[nodiscard]] fs::path classFolders() const
    {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(cohort() / "boneage-training-dataset"))
            files.push_back(entry.path());
        std::ranges::sort(files, {}, [](const fs::path& file) { return fs::file_size(file); });
        const fs::path root = folder() / "folders";
        for (const char* const name : {"small, or so", "large"})
            fs::create_directories(root / name);
        for (std::size_t i = 0; i < files.size(); ++i)
            fs::copy_file(files[i],
                          root / (i < files.size() / 2 ? "small, or so" : "large") / files[i].filename());
        return root;
    }
};

std::set<std::string> keysOf(const Json& object)
{
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.insert(key);
    return keys;
}

TEST_F(Classes, ASexIsTrainedPredictedAndReported)
{
    const Finished trained = run(sexArguments());
    ASSERT_EQ(trained.status, 0) << trained.err;
    EXPECT_THAT(trained.err, HasSubstr("classes: female, male"));
    EXPECT_THAT(trained.err, HasSubstr("always naming the most frequent class"));
    const std::vector<Json> lines = jsonLines(trained.out);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        EXPECT_THAT(keysOf(lines[i]),
                    IsSupersetOf({"epoch",
                                  "train_loss",
                                  "val_accuracy",
                                  "val_balanced_accuracy",
                                  "val_f1",
                                  "val_roc_auc",
                                  "learning_rate",
                                  "images_per_second"}));
        EXPECT_FALSE(lines[i].contains("val_mae"));
    }
    EXPECT_THAT(keysOf(lines.back().at("best")), IsSupersetOf({"epoch", "val_accuracy"}));
    EXPECT_EQ(lines.back().at("weights_sha256").get<std::string>().size(), 64U);

    const Finished predicted = predict({"1", "--data", cohort(), "--challenge", results() / "out.zip"});
    ASSERT_EQ(predicted.status, 0) << predicted.err;
    const std::string table = readFile(results() / "out.csv");
    const std::vector<std::string> rows = linesOf(table);
    EXPECT_EQ(rows.at(0), "Case ID,sex,probability");
    EXPECT_EQ(rows.size(), 61U);
    for (std::size_t i = 1; i < rows.size(); ++i)
        EXPECT_THAT(rows[i], AnyOf(HasSubstr(",female,0."), HasSubstr(",male,0."), HasSubstr(",1.0000")));

    const Finished reported =
        run({"report", "--run", "1", "--project", project(), "--out", results() / "report.html"});
    ASSERT_EQ(reported.status, 0) << reported.err;
    const std::string page = readFile(results() / "report.html");
    EXPECT_THAT(page, HasSubstr("Confusion matrix"));
    EXPECT_THAT(page, Not(HasSubstr("MAE (months)")));
}

TEST_F(Classes, RunsAreAveragedByProbability)
{
    ASSERT_EQ(run(sexArguments()).status, 0);
    std::vector<std::string> second = sexArguments();
    second.insert(second.end(), {"--set", "training.seed=9"});
    ASSERT_EQ(run(second).status, 0);
    ASSERT_EQ(predict({"1", "2", "--data", cohort(), "--split", "validation"}).status, 0);
    EXPECT_THAT(readFile(results() / "out.csv"), StartsWith("Case ID,sex,probability\n"));
}

TEST_F(Classes, ClassFoldersAreLearntByTheirNames)
{
    const fs::path set = classFolders();
    std::vector<std::string> arguments =
        withSettings({"target.name=class", "loss.name=hinge", "training.metric=balanced_accuracy"});
    *(std::ranges::find(arguments, "--data") + 1) = set;
    const Finished trained = run(arguments);
    ASSERT_EQ(trained.status, 0) << trained.err;
    ASSERT_EQ(predict({"1", "--data", set}).status, 0);
    const std::string table = readFile(results() / "out.csv");
    EXPECT_THAT(table, StartsWith("Case ID,class,probability\n"));
    EXPECT_THAT(table, AnyOf(HasSubstr(",large,"), HasSubstr(",\"small, or so\",")));
    fs::create_directories(set / "third");
    for (const auto& entry : fs::directory_iterator(set / "large")) {
        fs::copy_file(entry.path(), set / "third" / ("again" + entry.path().filename().string()));
        break;
    }
    const Finished refused = predict({"1", "--data", set});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("third"));
}

TEST_F(Classes, WhatDoesNotGoTogetherIsSaidWithItsRemedy)
{
    const Finished wrong = run(withSettings({"target.name=sex", "loss.name=l1", "network.sex=number"}));
    EXPECT_EQ(wrong.status, 2);
    EXPECT_EQ(wrong.out, "");
    for (const char* const word :
         {"loss.name = l1", "target.name = sex", "loss.name=cross_entropy", "network.sex=none"})
        EXPECT_THAT(wrong.err, HasSubstr(word));
    const Finished none = run(withSettings({"target.name=class", "loss.name=cross_entropy"}));
    EXPECT_EQ(none.status, 1);
    EXPECT_THAT(none.err, HasSubstr("target.name = class"));
}

} // namespace
} // namespace carpo::testing

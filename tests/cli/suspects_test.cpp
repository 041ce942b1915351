// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <set>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;

using Suspects = CliFixture;

/// id to kind and other, of a cohort's anomalies.csv.
std::map<std::string, std::pair<std::string, std::string>> truthOf(const std::filesystem::path& cohort)
{
    std::map<std::string, std::pair<std::string, std::string>> truth;
    const std::vector<std::string> lines = linesOf(readFile(cohort / "anomalies.csv"));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const std::size_t first = lines[i].find(',');
        const std::size_t second = lines[i].find(',', first + 1);
        truth[lines[i].substr(0, first)] = {lines[i].substr(first + 1, second - first - 1),
                                            lines[i].substr(second + 1)};
    }
    return truth;
}

TEST_F(Suspects, OutliersAreListedMostSuspectFirst)
{
    const std::string cohort = folder() / "cohort";
    ASSERT_EQ(
        run({"phantom", cohort, "--count", "300", "--seed", "12", "--anomalies", "0.1", "--height", "160"})
            .status,
        0);
    const auto truth = truthOf(cohort);
    const Finished listed = run({"outliers", cohort, "--project", project(), "--json"});
    ASSERT_EQ(listed.status, 0) << listed.err;
    const std::vector<Json> outliers = jsonLines(listed.out);
    ASSERT_THAT(outliers, SizeIs(300));
    const std::set<std::string> imageKinds = {"inverted",
                                              "two_hands",
                                              "foreign_object",
                                              "underexposed",
                                              "overexposed",
                                              "wrong_aspect",
                                              "cropped",
                                              "upside_down",
                                              "blank",
                                              "not_a_hand"};
    double before = outliers.front().at("score");
    int planted = 0;
    for (std::size_t i = 0; i < outliers.size(); ++i) {
        const Json& outlier = outliers[i];
        const double score = outlier.at("score");
        EXPECT_LE(score, before);
        before = score;
        EXPECT_TRUE(!outlier.contains("kind") || imageKinds.contains(outlier["kind"])) << outlier;
        for (const Json& reason : outlier.at("reasons")) {
            EXPECT_TRUE(reason.at("measure").is_string() && reason.at("value").is_number()) << reason;
            EXPECT_GE(reason.at("percentile"), 0);
            EXPECT_LE(reason.at("percentile"), 100);
        }
        const auto known = truth.find(outlier.at("id"));
        planted += i < 30 && known != truth.end() && imageKinds.contains(known->second.first) ? 1 : 0;
    }
    EXPECT_GE(planted, 20) << "of the 30 planted ones";

    const Finished words = run({"outliers", cohort, "--project", project(), "--top", "5"});
    EXPECT_EQ(words.status, 0);
    EXPECT_THAT(linesOf(words.out), SizeIs(5));
    EXPECT_THAT(words.out, HasSubstr(std::string(outliers.front().at("id")) + "  "));
    EXPECT_THAT(words.out, HasSubstr("?"));
}

TEST_F(Suspects, DuplicatesComeInGroups)
{
    const std::string cohort = folder() / "cohort";
    ASSERT_EQ(
        run({"phantom", cohort, "--count", "200", "--seed", "14", "--anomalies", "0.05", "--height", "400"})
            .status,
        0);
    const Finished listed = run({"duplicates", cohort, "--project", project(), "--json"});
    ASSERT_EQ(listed.status, 0) << listed.err;
    std::map<std::set<std::string>, bool> exactOfGroup;
    for (const Json& group : jsonLines(listed.out)) {
        EXPECT_FALSE(group.at("across_splits")) << "this set names no parts";
        EXPECT_TRUE(group.at("labels_differ").is_boolean());
        exactOfGroup[group.at("ids").get<std::set<std::string>>()] = group.at("exact");
    }
    std::map<std::set<std::string>, bool> expected;
    for (const auto& [id, what] : truthOf(cohort)) {
        if (what.first == "exact_duplicate" || what.first == "near_duplicate")
            expected[{id, what.second}] = what.first == "exact_duplicate";
    }
    ASSERT_THAT(expected, SizeIs(4));
    EXPECT_EQ(exactOfGroup, expected);

    const Finished words = run({"duplicates", cohort, "--project", project()});
    EXPECT_EQ(words.status, 0);
    EXPECT_THAT(linesOf(words.out), SizeIs(4));
    EXPECT_THAT(words.out, HasSubstr("exact "));
}

TEST_F(Suspects, DuplicatesAcrossPartsAndWithContradictingLabelsAreMarked)
{
    const std::filesystem::path set = folder() / "set";
    std::filesystem::create_directories(set);
    const std::vector<std::string> labels = linesOf(readFile(cohort() / "boneage-training-dataset.csv"));
    std::string table = "file,boneage,male,split\n";
    std::string firstId;
    for (std::size_t i = 1; i <= 20; ++i) {
        const std::string id = labels.at(i).substr(0, labels[i].find(','));
        firstId = firstId.empty() ? id : firstId;
        std::filesystem::copy_file(cohort() / "boneage-training-dataset" / (id + ".png"),
                                   set / (id + ".png"));
        table += id + ".png,100,True,train\n";
    }
    std::filesystem::copy_file(set / (firstId + ".png"), set / "copy.png");
    table += "copy.png,130,True,test\n";
    writeFile(set / "labels.csv", table);
    const Finished listed =
        run({"duplicates", set, "--project", project(), "--target-unit", "months", "--json"});
    ASSERT_EQ(listed.status, 0) << listed.err;
    const std::vector<Json> groups = jsonLines(listed.out);
    ASSERT_THAT(groups, SizeIs(1));
    EXPECT_TRUE(groups[0].at("exact"));
    EXPECT_TRUE(groups[0].at("across_splits"));
    EXPECT_TRUE(groups[0].at("labels_differ"));
}

} // namespace
} // namespace carpo::testing

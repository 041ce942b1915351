// SPDX-License-Identifier: GPL-3.0-or-later
// Folders of DICOMs, as they come: any name, any codec, some damaged. Made here with DCMTK.
#include "tests/cli/cli_fixture.h"
#include "tests/support/dicom_files.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <map>
#include <thread>

namespace carpo::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::Contains;
using ::testing::HasSubstr;
using Clock = std::chrono::steady_clock;

class Dicom : public CliFixture
{
protected:
    /// A picture, each another one, with those attributes as dump2dcm reads them.
    void addDicom(const std::string& name, const std::vector<std::string>& attributes = {}) const
    {
        const support::DicomSpec spec{.width = 60 + ++m_made, .lines = attributes};
        fs::create_directories(set());
        support::writeDicom(set() / name, spec, support::rampCodes(spec));
    }

    [[nodiscard]] fs::path set() const { return folder() / "set"; }

    [[nodiscard]] Json scanned(const std::vector<std::string>& options = {}) const
    {
        std::vector<std::string> arguments = {"scan", set(), "--project", project(), "--json"};
        arguments.insert(arguments.end(), options.begin(), options.end());
        const Finished finished = run(arguments);
        EXPECT_EQ(finished.status, 0) << finished.err;
        const std::vector<Json> objects = jsonLines(finished.out);
        return objects.empty() ? Json() : objects.front();
    }

    [[nodiscard]] static std::map<std::string, std::string> reasonsOf(const Json& summary)
    {
        std::map<std::string, std::string> reasons;
        for (const Json& problem : summary.at("problems"))
            reasons[fs::path(problem.at("place").get<std::string>()).filename()] = problem.at("reason");
        return reasons;
    }

private:
    mutable int m_made = 0;
};

TEST_F(Dicom, aFolderWithoutATableIsASetWithWhatTheFilesSay)
{
    addDicom("IM0001",
             {"(0010,0040) CS [F]",
              "(0010,1010) AS [132M]",
              "(0018,0015) CS [HAND]",
              "(0020,0060) CS [L]",
              "(0028,0030) DS [0.2\\0.2]"});
    addDicom("1.2.840.77", {"(0010,0040) CS [M]", "(0010,0030) DA [20100101]", "(0008,0020) DA [20180101]"});
    addDicom("lies.png", {"(0010,0040) CS [M]"});
    addDicom("plain.dcm");
    writeFile(set() / "DICOMDIR", std::string(128, '\0') + "DICM");
    writeFile(set() / "notes", "BM and other letters");
    const Json summary = scanned();
    EXPECT_EQ(summary["images"], 4);
    EXPECT_EQ(summary["sex"]["female"], 1);
    EXPECT_EQ(summary["sex"]["male"], 2);
    EXPECT_FALSE(summary["age_months"].contains("mean")) << "a chronological age is no bone age";
    EXPECT_NEAR(summary["chronological_age_months"]["min"], 96, 0.1);
    EXPECT_NEAR(summary["chronological_age_months"]["max"], 132, 0.1);
    EXPECT_THAT(reasonsOf(summary), ::testing::ElementsAre(::testing::Pair("set", "no_label_table")));
    // From the project, without opening them again.
    const Finished columns = run({"columns", set(), "--project", project()});
    ASSERT_EQ(columns.status, 0) << columns.err;
    const auto lines = linesOf(columns.out);
    EXPECT_EQ(lines.at(0),
              "id,path,sex,age_months,chronological_age_months,row_spacing_mm,column_spacing_mm,laterality,"
              "body_part");
    EXPECT_THAT(
        lines,
        Contains("IM0001," + (set() / "IM0001").string() + ",female,,132.00,0.20000,0.20000,left,HAND"));
}

TEST_F(Dicom, aTableGivesTheBoneAgeAndTheFilesTheSex)
{
    addDicom("a.dcm", {"(0010,0040) CS [F]", "(0010,1010) AS [130M]"});
    addDicom("b.dcm", {"(0010,0040) CS [M]"});
    writeFile(set() / "table.csv", "file,bone age (months)\na.dcm,120\nb.dcm,90\n");
    const Json summary = scanned();
    EXPECT_EQ(summary["images"], 2);
    EXPECT_EQ(summary["sex"]["unknown"], 0);
    EXPECT_EQ(summary["age_months"]["max"], 120);
    EXPECT_EQ(summary["problems"], Json::array());
}

TEST_F(Dicom, aRunOnThemGoesOnWithTheSexThatTheyTell)
{
    std::string table = "file,bone age (months)\n";
    for (int i = 0; i < 12; ++i) {
        const std::string name = std::to_string(i) + ".dcm";
        addDicom(name, {std::string("(0010,0040) CS [") + (i % 2 == 0 ? "F" : "M") + "]"});
        table += name + ',' + std::to_string(60 + 10 * i) + '\n';
    }
    writeFile(set() / "table.csv", table);
    std::vector<std::string> arguments = trainArguments(project());
    *std::ranges::find(arguments, cohort().string()) = set();
    const Finished trained = run(arguments);
    ASSERT_EQ(trained.status, 0) << trained.err;
    const Finished again = run({"train", "--continue", "1", "--project", project(), "--json"});
    EXPECT_EQ(again.status, 0) << "the sexes are part of what it was trained on: " << again.err;
    const Finished predicted =
        run({"predict", "1", "--data", set(), "--project", project(), "--out", folder() / "p.csv"});
    EXPECT_EQ(predicted.status, 0) << predicted.err;
    EXPECT_EQ(linesOf(readFile(folder() / "p.csv")).size(), 13U);
}

TEST_F(Dicom, aRunKeepsToTheLimitsItBeganWith)
{
    std::string table = "file,sex,bone age (months)\n";
    for (int i = 0; i < 14; ++i) { // 61 to 74 columns of 47 pixels
        addDicom(std::to_string(i) + ".dcm");
        table += std::to_string(i) + ".dcm,F," + std::to_string(60 + 10 * i) + '\n';
    }
    writeFile(set() / "table.csv", table);
    std::vector<std::string> arguments = trainArguments(project());
    *std::ranges::find(arguments, cohort().string()) = set();
    arguments.insert(arguments.end(), {"--max-megapixels", "0.003337"}); // up to 71 columns
    const Finished trained = run(arguments);
    ASSERT_EQ(trained.status, 0) << trained.err;
    const std::vector<std::string> goOn = {"train", "--continue", "1", "--project", project(), "--json"};
    EXPECT_EQ(run(goOn).status, 0) << "with the limit it began with";
    std::vector<std::string> wider = goOn;
    wider.insert(wider.end(), {"--max-megapixels", "1"});
    const Finished refused = run(wider);
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("no longer those that run 1 began with"));
    const auto predicted = [this](const std::vector<std::string>& options) {
        std::vector<std::string> predict = {
            "predict", "1", "--data", set(), "--project", project(), "--out", folder() / "p.csv"};
        predict.insert(predict.end(), options.begin(), options.end());
        const Finished finished = run(predict);
        EXPECT_EQ(finished.status, 0) << finished.err;
        return linesOf(readFile(folder() / "p.csv")).size() - 1;
    };
    EXPECT_EQ(predicted({}), 11U) << "the run's limit";
    EXPECT_EQ(predicted({"--max-megapixels", "1"}), 14U) << "the one that was given";
}

TEST_F(Dicom, damagedOnesAreProblemsAndTheRestIsShown)
{
    addDicom("good.dcm");
    addDicom("frames.dcm", {"(0028,0008) IS [4]"});
    addDicom("overlay.dcm");
    addDicom("cut.dcm");
    fs::resize_file(set() / "cut.dcm", fs::file_size(set() / "cut.dcm") / 2);
    fs::resize_file(set() / "overlay.dcm", 200);
    writeFile(set() / "noise.dcm", std::string(128, '\0') + "DICM" + std::string(3000, '\x7F'));
    for (int round = 0; round < 2; ++round) {
        const Json summary = scanned();
        EXPECT_EQ(summary["images"], 1);
        const auto reasons = reasonsOf(summary);
        EXPECT_EQ(reasons.at("frames.dcm"), "unsupported_image");
        for (const char* const name : {"cut.dcm", "overlay.dcm", "noise.dcm"})
            EXPECT_THAT(reasons.at(name),
                        ::testing::AnyOf("image_damaged", "decoder_crashed", "unsupported_image"));
        EXPECT_EQ(reasons.size(), 5U);
    }
}

TEST_F(Dicom, limitsAreAdjustable)
{
    addDicom("a.dcm");
    const Json small = scanned({"--max-megapixels", "0.001"});
    EXPECT_EQ(small["images"], 0);
    EXPECT_EQ(reasonsOf(small).at("a.dcm"), "image_too_large");
    const Json whole = scanned();
    EXPECT_EQ(whole["images"], 1) << "once the limit is raised it opens, though the file is the same";
}

TEST_F(Dicom, withoutItsHelperEachIsAProblemAndNothingIsRemembered)
{
    addDicom("a.dcm");
    {
        CliProcess process({CARPO_CLI, "scan", set(), "--project", project(), "--json"},
                           folder(),
                           {.environment = {{"CARPO_DECODE", "/nowhere"}}});
        const Finished finished = process.finish();
        EXPECT_EQ(finished.status, 0) << finished.err;
        EXPECT_EQ(reasonsOf(jsonLines(finished.out).at(0)).at("a.dcm"), "decoder_unavailable");
    }
    EXPECT_EQ(scanned()["images"], 1);
}

TEST_F(Dicom, interruptedWhileAHelperIsBusyItEndsAtOnce)
{
    addDicom("a.dcm");
    writeFile(folder() / "slow", "#!/bin/sh\nexec sleep 60\n");
    fs::permissions(folder() / "slow", fs::perms::owner_all);
    CliProcess process({CARPO_CLI, "scan", set(), "--project", project(), "--json"},
                       folder(),
                       {.environment = {{"CARPO_DECODE", folder() / "slow"}}});
    std::this_thread::sleep_for(std::chrono::seconds(2));
    const auto start = Clock::now();
    process.signal(SIGINT);
    EXPECT_EQ(process.finish().status, 130);
    // 0.2 s on a machine that has nothing else to do.
    EXPECT_LT(Clock::now() - start, std::chrono::seconds(2));
}

TEST_F(Dicom, attributesAreListed)
{
    addDicom("a.dcm", {"(0010,0040) CS [F]"});
    const Finished listed = run({"attributes", set() / "a.dcm", "--json"});
    ASSERT_EQ(listed.status, 0) << listed.err;
    EXPECT_THAT(
        jsonLines(listed.out),
        Contains(Json{{"tag", "(0010,0040)"}, {"vr", "CS"}, {"name", "Patient's Sex"}, {"value", "F"}}));
    writeFile(folder() / "text", "no DICOM");
    const Finished none = run({"attributes", folder() / "text"});
    EXPECT_EQ(none.status, 1);
}

} // namespace
} // namespace carpo::testing

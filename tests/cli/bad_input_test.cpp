// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <unistd.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

constexpr const char* kTable = "boneage-training-dataset.csv";
constexpr const char* kImages = "boneage-training-dataset";

class BadInput : public CliFixture
{
protected:
    /// Expects that the folder is refused as a whole, in words that hold `words`.
    void expectRefused(const fs::path& data, const std::string& words) const
    {
        const Finished refused = run({"scan", data, "--project", project(), "--json"});
        EXPECT_EQ(refused.status, 1);
        EXPECT_EQ(refused.out, "");
        EXPECT_THAT(refused.err, HasSubstr(words));
        EXPECT_THAT(refused.err, HasSubstr(data.filename().string()));
    }

    /// Expects that the scan goes on, with one problem of that reason at the image `id`.
    void expectProblem(const fs::path& data, const std::string& id, const std::string& reason) const
    {
        const Finished scanned = run({"scan", data, "--project", project(), "--json"});
        ASSERT_EQ(scanned.status, 0) << scanned.err;
        const std::vector<Json> objects = jsonLines(scanned.out);
        ASSERT_EQ(objects.size(), 1U);
        EXPECT_EQ(objects[0]["images"], 59);
        ASSERT_EQ(objects[0]["problems"].size(), 1U) << objects[0]["problems"];
        EXPECT_THAT(objects[0]["problems"][0]["place"].get<std::string>(), HasSubstr(id + ".png"));
        EXPECT_EQ(objects[0]["problems"][0]["reason"], reason);
    }

    [[nodiscard]] static std::string firstId(const fs::path& data)
    {
        const std::string line = linesOf(readFile(data / kTable)).at(1);
        return line.substr(0, line.find(','));
    }

    [[nodiscard]] static fs::path firstImage(const fs::path& data)
    {
        return data / kImages / (firstId(data) + ".png");
    }
};

/// CRC-32 as PNG has it (ISO 3309).
std::uint32_t crc32(const std::string& bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
    }
    return ~crc;
}

std::string bigEndian(std::uint32_t number)
{
    std::string bytes;
    for (const unsigned shift : {24U, 16U, 8U, 0U})
        bytes += static_cast<char>(number >> shift & 0xFFU);
    return bytes;
}

std::string pngChunk(const std::string& type, const std::string& content)
{
    return bigEndian(static_cast<std::uint32_t>(content.size())) + type + content
           + bigEndian(crc32(type + content));
}

TEST_F(BadInput, MissingFolder)
{
    expectRefused(folder() / "nowhere", "no such folder");
}

TEST_F(BadInput, EmptyFolder)
{
    const fs::path data = folder() / "empty";
    fs::create_directory(data);
    expectRefused(data, "empty");
}

TEST_F(BadInput, FolderWithoutTable)
{
    const fs::path data = copyOfCohort();
    fs::remove(data / kTable);
    fs::remove(data / "anomalies.csv");
    // The images alone are a set, of which nothing is known.
    const Finished scanned = run({"scan", data, "--project", project(), "--json"});
    ASSERT_EQ(scanned.status, 0) << scanned.err;
    const Json summary = jsonLines(scanned.out).at(0);
    EXPECT_EQ(summary["images"], 60);
    EXPECT_EQ(summary["sex"]["unknown"], 60);
    ASSERT_EQ(summary["problems"].size(), 1U);
    EXPECT_EQ(summary["problems"][0]["reason"], "no_label_table");
    fs::remove_all(data / kImages);
    writeFile(data / "readme.txt", "x");
    expectRefused(data, "no label table");
}

TEST_F(BadInput, TableWithoutTheColumns)
{
    const fs::path data = copyOfCohort();
    writeFile(data / kTable, "id,height\n1,120\n");
    expectRefused(data, "no column");
}

TEST_F(BadInput, EmptyTable)
{
    const fs::path data = copyOfCohort();
    writeFile(data / kTable, "");
    expectRefused(data, "table is empty");
}

TEST_F(BadInput, BinaryTable)
{
    const fs::path data = copyOfCohort();
    std::string bytes;
    for (int i = 0; i < 4096; ++i)
        bytes += static_cast<char>(i * 37 % 256);
    writeFile(data / kTable, bytes);
    expectRefused(data, "not a text table");
}

TEST_F(BadInput, TruncatedPngIsAProblemRow)
{
    const fs::path data = copyOfCohort();
    fs::resize_file(firstImage(data), fs::file_size(firstImage(data)) / 2);
    expectProblem(data, firstId(data), "image_damaged");
}

TEST_F(BadInput, PngOfABillionPixelsIsAProblemRow)
{
    const fs::path data = copyOfCohort();
    const std::string eightBitGray("\x08\x00\x00\x00\x00", 5);
    writeFile(firstImage(data),
              "\x89PNG\r\n\x1a\n" + pngChunk("IHDR", bigEndian(40000) + bigEndian(30000) + eightBitGray)
                  + pngChunk("IDAT", "") + pngChunk("IEND", ""));
    expectProblem(data, firstId(data), "image_too_large");
}

TEST_F(BadInput, TextNamedPngIsAProblemRow)
{
    const fs::path data = copyOfCohort();
    writeFile(firstImage(data), "This is not an image at all, whatever it is called.\n");
    expectProblem(data, firstId(data), "not_an_image");
}

TEST_F(BadInput, TrainingLeavesDamagedImagesOut)
{
    const fs::path data = copyOfCohort();
    writeFile(firstImage(data), "no image");
    std::vector<std::string> train = trainArguments(project());
    train[3] = data;
    train.insert(train.end(), {"--set", "training.epochs=1"});
    ASSERT_EQ(run(train).status, 0);
    const fs::path out = folder() / "all.csv";
    ASSERT_EQ(run({"predict", "1", "--data", data, "--project", project(), "--out", out}).status, 0);
    EXPECT_EQ(linesOf(readFile(out)).size(), 60U) << "59 cases and the header";
}

TEST_F(BadInput, FolderThatMayNotBeRead)
{
    const fs::path data = copyOfCohort();
    // Nobody must come as far as the folder itself, and be able to write everywhere else.
    fs::permissions(folder(), fs::perms::all);
    fs::permissions(data, fs::perms::none);
    ProcessOptions options = processOptions();
    options.asNobody = true;
    if (CliProcess({CARPO_CLI, "--version"}, folder(), options).finish().status != 0) {
        fs::permissions(data, fs::perms::owner_all);
        GTEST_SKIP() << "an unprivileged user cannot start " << CARPO_CLI;
    }
    const Finished refused =
        CliProcess({CARPO_CLI, "scan", data, "--project", project(), "--json"}, folder(), options).finish();
    fs::permissions(data, fs::perms::owner_all);
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, HasSubstr("may not"));
    EXPECT_THAT(refused.err, HasSubstr(data.string()));
}

TEST_F(BadInput, ProjectOfANewerVersionStaysAsItIs)
{
    ASSERT_EQ(run({"scan", cohort(), "--project", project(), "--json"}).status, 0);
    // SQLite keeps the user version in bytes 60 to 63 of the header, big-endian.
    constexpr std::size_t kUserVersion = 60;
    std::string bytes = readFile(project());
    ASSERT_GT(bytes.size(), 100U);
    bytes.replace(kUserVersion, 4, bigEndian(1000));
    writeFile(project(), bytes);
    const std::vector<std::vector<std::string>> all = {
        {"scan", cohort(), "--project", project(), "--json"},
        trainArguments(project()),
        {"train", "--continue", "1", "--project", project(), "--json"},
        {"predict", "1", "--data", cohort(), "--project", project(), "--out", folder() / "out.csv"},
        {"report", cohort(), "--project", project(), "--out", folder() / "out.html"}};
    for (const std::vector<std::string>& arguments : all) {
        const Finished refused = run(arguments);
        EXPECT_EQ(refused.status, 1) << arguments[0];
        EXPECT_THAT(refused.err, HasSubstr("newer Carpo"));
        EXPECT_EQ(refused.out, "");
    }
    EXPECT_EQ(readFile(project()), bytes);
}

TEST_F(BadInput, ProjectThatIsNone)
{
    writeFile(project(), "Dear diary, today I opened a text file as a project.\n");
    const Finished refused = run({"scan", cohort(), "--project", project(), "--json"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_THAT(refused.err, HasSubstr("not a Carpo project"));
    EXPECT_THAT(readFile(project()), HasSubstr("Dear diary"));
}

TEST_F(BadInput, WrongExperimentsAreRefusedWithStatus2)
{
    const std::vector<std::pair<std::string, std::string>> wrong = {
        {R"({"carpo_experiment": 1, "training": {"epoch": 3}})", "training.epochs"}, // the nearest key
        {R"({"carpo_experiment": 1, "training": {"epochs": "three"}})", "training.epochs"},
        {R"({"carpo_experiment": 1, "training": {"epochs": -3}})", "training.epochs"},
        {R"({"carpo_experiment": 1, "network": {"name": "resnet9000"}})", "lenet_ufg"}, // what is allowed
        {R"({"carpo_experiment": 99})", "99"},
        {R"({"carpo_experiment": 1,)", "JSON"},
        {R"({"carpo_experiment": 1, "data": {"train_fraction": 0.9, "validation_fraction": 0.3}})",
         "data.validation_fraction"}};
    for (const auto& [text, words] : wrong) {
        const fs::path experiment = folder() / "wrong.json";
        writeFile(experiment, text);
        const Finished refused =
            run({"train", experiment, "--data", cohort(), "--project", project(), "--json"});
        EXPECT_EQ(refused.status, 2) << text;
        EXPECT_THAT(refused.err, HasSubstr(words));
        EXPECT_EQ(refused.out, "") << text;
    }
    for (const char* setting : {"training.epoch=3", "training.epochs=many", "network.name=resnet9000"}) {
        const Finished refused =
            run({"train", "demo", "--data", cohort(), "--project", project(), "--set", setting});
        EXPECT_EQ(refused.status, 2) << setting;
    }
    const Finished refused = run({"train", "no_such_preset", "--data", cohort(), "--project", project()});
    EXPECT_EQ(refused.status, 2);
    EXPECT_THAT(refused.err, HasSubstr("demo")) << "the presets there are";
}

TEST_F(BadInput, UnknownRuns)
{
    ASSERT_EQ(run({"scan", cohort(), "--project", project(), "--json"}).status, 0);
    const std::vector<std::vector<std::string>> all = {
        {"train", "--continue", "7", "--project", project()},
        {"predict", "7", "--data", cohort(), "--project", project(), "--out", folder() / "out.csv"},
        {"report", "--run", "7", "--project", project(), "--out", folder() / "out.html"}};
    for (const std::vector<std::string>& arguments : all) {
        const Finished refused = run(arguments);
        EXPECT_EQ(refused.status, 1) << arguments[0];
        EXPECT_THAT(refused.err, HasSubstr("no run 7"));
    }
    EXPECT_FALSE(fs::exists(folder() / "out.csv"));
    EXPECT_FALSE(fs::exists(folder() / "out.html"));
}

TEST_F(BadInput, AllThatIsWrongWithAnExperimentIsNamed)
{
    const fs::path experiment = folder() / "wrong.json";
    writeFile(experiment,
              R"({"carpo_experiment": 9, "telepathy": {}, "training": {"epochs": 2.5, "warp": 1}})");
    const Finished refused = run({"train", experiment, "--data", cohort(), "--project", project()});
    EXPECT_EQ(refused.status, 2);
    EXPECT_EQ(linesOf(refused.err).size(), 4U) << refused.err;
    for (const char* const word : {"version 9", "telepathy", "training.epochs", "training.warp"})
        EXPECT_THAT(refused.err, HasSubstr(word));
    EXPECT_FALSE(fs::exists(project()));
}

} // namespace
} // namespace carpo::testing

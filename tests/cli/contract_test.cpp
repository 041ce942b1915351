// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>

namespace carpo::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;

namespace fs = std::filesystem;

using Contract = CliFixture;

std::set<std::string> keysIn(const Json& object)
{
    std::set<std::string> keys;
    for (const auto& [key, value] : object.items())
        keys.insert(key);
    return keys;
}

/// Of a line without quotes.
std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells(1);
    for (const char letter : line) {
        if (letter == ',')
            cells.emplace_back();
        else
            cells.back() += letter;
    }
    return cells;
}

/// The cohort's label table as this test reads it: id, months, male.
struct Label
{
    std::string id;
    double months = 0;
    bool male = false;
};

std::vector<Label> labelsOf(const fs::path& cohort)
{
    std::vector<Label> labels;
    const std::vector<std::string> lines = linesOf(readFile(cohort / "boneage-training-dataset.csv"));
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::smatch match;
        EXPECT_TRUE(std::regex_match(lines[i], match, std::regex("(.+),([0-9.]+),(True|False)"))) << lines[i];
        labels.push_back({match[1], std::stod(match[2]), match[3] == "True"});
    }
    return labels;
}

/// Case to months, of a submission that looks as the challenge wants it.
std::map<std::string, double> submissionOf(const fs::path& file)
{
    std::map<std::string, double> months;
    const std::vector<std::string> lines = linesOf(readFile(file));
    EXPECT_EQ(lines.at(0), "Case ID,Bone age (months)");
    for (std::size_t i = 1; i < lines.size(); ++i) {
        std::smatch match;
        EXPECT_TRUE(std::regex_match(lines[i], match, std::regex("([^,]+),(-?[0-9]+\\.[0-9]{2})")))
            << lines[i];
        months[match[1]] = std::stod(match[2]);
    }
    EXPECT_EQ(months.size() + 1, lines.size()) << "a case stands twice";
    return months;
}

TEST_F(Contract, HyperparametersHoldTheKeysFixedFromTheFirstDay)
{
    const Finished listed = run({"hyperparameters", "--json"});
    EXPECT_EQ(listed.status, 0);
    EXPECT_EQ(listed.err, "");
    std::map<std::string, Json> byKey;
    for (const Json& entry : jsonLines(listed.out)) {
        byKey[entry.at("key")] = entry;
        EXPECT_THAT(keysIn(entry), IsSupersetOf({"key", "group", "type", "default"}));
        EXPECT_THAT((std::set<std::string>{"key",
                                           "group",
                                           "type",
                                           "default",
                                           "min",
                                           "max",
                                           "choices",
                                           "unit",
                                           "applies_when",
                                           "lesson"}),
                    IsSupersetOf(keysIn(entry)));
    }
    for (const char* key : {"network.name",
                            "network.sex",
                            "data.input_size",
                            "data.train_fraction",
                            "data.subset_seed",
                            "training.epochs",
                            "data.validation_fraction",
                            "training.batch_size",
                            "training.seed",
                            "optimizer.name",
                            "optimizer.learning_rate",
                            "loss.name",
                            "execution.device",
                            "execution.threads"})
        EXPECT_TRUE(byKey.contains(key)) << key;
    EXPECT_THAT(byKey["network.name"]["choices"], Contains("lenet_ufg"));
    EXPECT_THAT(byKey["network.name"]["choices"], Contains("rapida"));
    EXPECT_EQ(byKey["network.sex"]["choices"], Json({"none", "number", "dense"}));
    EXPECT_TRUE(byKey["training.epochs"]["min"].is_number_integer());
    EXPECT_TRUE(byKey["optimizer.learning_rate"]["default"].is_number_float());
}

TEST_F(Contract, ModelsHaveTheirParameters)
{
    const Finished listed = run({"models", "--json"});
    EXPECT_EQ(listed.status, 0);
    std::map<std::string, Json> byName;
    for (const Json& entry : jsonLines(listed.out)) {
        EXPECT_EQ(keysIn(entry), (std::set<std::string>{"name", "parameters", "input"}));
        byName[entry.at("name")] = entry;
    }
    EXPECT_EQ(byName["lenet_ufg"]["parameters"], 71617);
    EXPECT_EQ(byName["lenet_ufg"]["input"], 550);
    EXPECT_EQ(byName["rapida"]["parameters"], 603377);
}

TEST_F(Contract, ALearningRateIsFound)
{
    std::vector<std::string> arguments = trainArguments(project());
    arguments.front() = "find-rate";
    arguments.insert(arguments.end(), {"--from", "1e-6", "--to", "0.1", "--steps", "31"});
    const Finished found = run(arguments);
    EXPECT_EQ(found.status, 0);
    const std::vector<Json> lines = jsonLines(found.out);
    ASSERT_GT(lines.size(), 10U);
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        EXPECT_EQ(keysIn(lines[i]), (std::set<std::string>{"learning_rate", "loss", "smoothed_loss"}));
        EXPECT_NEAR(
            std::log10(lines[i].at("learning_rate").get<double>()), -6 + static_cast<double>(i) / 6, 1e-9);
    }
    if (lines.back().contains("suggestion")) {
        const double rate = lines.back().at("suggestion").get<double>();
        EXPECT_GT(rate, 1e-6);
        EXPECT_LT(rate, 0.1);
    }
}

TEST_F(Contract, ANetworksLayersAreListed)
{
    const Finished listed = run({"models", "--layers", "lenet_ufg", "--set", "data.input_size=64", "--json"});
    EXPECT_EQ(listed.status, 0);
    std::int64_t parameters = 0;
    const std::vector<Json> rows = jsonLines(listed.out);
    for (const Json& row : rows) {
        std::set<std::string> keys = keysIn(row);
        keys.erase("layer"); // what has no parameters belongs to none
        EXPECT_EQ(keys,
                  (std::set<std::string>{
                      "operation", "output", "parameters", "multiply_adds", "bytes", "receptive_field"}));
        parameters += row.at("parameters").get<std::int64_t>();
    }
    EXPECT_EQ(parameters, 71617);
    ASSERT_FALSE(rows.empty());
    EXPECT_EQ(rows.front().at("output"), Json({16, 64, 64}));
    EXPECT_EQ(rows.front().at("multiply_adds"), 16 * 9 * 64 * 64);
    const Finished wrong =
        run({"models", "--layers", "own", "--set", "network.layers=conv 8; pool 64; pool 64; global"});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_THAT(wrong.err, HasSubstr("network.layers[3]"));
    EXPECT_THAT(wrong.err, HasSubstr("8 x 2 x 2"));
}

TEST_F(Contract, PresetsAreNamedAndExplained)
{
    const Finished listed = run({"presets", "--json"});
    EXPECT_EQ(listed.status, 0);
    std::vector<std::string> names;
    for (const Json& entry : jsonLines(listed.out)) {
        EXPECT_EQ(keysIn(entry), (std::set<std::string>{"name", "summary"}));
        EXPECT_NE(entry.at("summary"), "");
        names.push_back(entry.at("name"));
    }
    EXPECT_THAT(names, Contains("demo"));
}

TEST_F(Contract, PhantomWritesTheTrainingLayout)
{
    const fs::path out = folder() / "out";
    const Finished made =
        run({"phantom", out, "--count", "40", "--seed", "3", "--height", "64", "--anomalies", "0.5"});
    EXPECT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(made.out, "");
    const std::vector<Label> labels = labelsOf(out);
    EXPECT_EQ(labels.size(), 40U);
    for (const Label& label : labels)
        EXPECT_TRUE(fs::is_regular_file(out / "boneage-training-dataset" / (label.id + ".png"))) << label.id;
    const std::vector<std::string> anomalies = linesOf(readFile(out / "anomalies.csv"));
    EXPECT_EQ(anomalies.at(0), "id,kind,other");
    EXPECT_GE(anomalies.size(), 21U) << "half of forty, and the header";
}

TEST_F(Contract, TexturesAreFoldersOfClassesToTrainOn)
{
    const fs::path out = folder() / "far";
    const Finished made = run({"textures", out, "--count", "48", "--seed", "3", "--height", "32"});
    EXPECT_EQ(made.status, 0) << made.err;
    EXPECT_EQ(made.out, "");
    std::vector<std::string> arguments = trainArguments(project());
    std::ranges::replace(arguments, cohort().string(), out.string());
    for (const char* const setting :
         {"target.name=class", "loss.name=cross_entropy", "network.sex=none", "training.epochs=1"})
        arguments.insert(arguments.end(), {"--set", setting});
    const Finished trained = run(arguments);
    EXPECT_EQ(trained.status, 0) << trained.err;
    EXPECT_THAT(trained.err, HasSubstr("stripes_upright"));
}

TEST_F(Contract, APresetWhoseBaseIsMissingSaysWhereToGetOne)
{
    const Finished refused =
        run({"train", "transfer_similar_little", "--data", cohort(), "--project", project(), "--json"});
    EXPECT_EQ(refused.status, 1);
    EXPECT_EQ(refused.out, "");
    EXPECT_THAT(refused.err, HasSubstr((folder() / "base.safetensors").string()));
    EXPECT_THAT(refused.err, HasSubstr("train a base with it"));
    const Finished published = run({"train",
                                    "transfer_similar_little",
                                    "--data",
                                    cohort(),
                                    "--project",
                                    project(),
                                    "--set",
                                    "network.name=resnet50"});
    EXPECT_EQ(published.status, 1);
    EXPECT_THAT(published.err, HasSubstr("https://"));
    EXPECT_THAT(published.err, HasSubstr("resnet50"));
}

TEST_F(Contract, ScanSumsTheDataSetUp)
{
    const Finished scanned = run({"scan", cohort(), "--project", project(), "--json"});
    ASSERT_EQ(scanned.status, 0) << scanned.err;
    const std::vector<Json> objects = jsonLines(scanned.out);
    ASSERT_EQ(objects.size(), 1U);
    const Json& summary = objects.front();
    EXPECT_EQ(keysIn(summary), (std::set<std::string>{"images", "sex", "age_months", "problems", "seconds"}));

    const std::vector<Label> labels = labelsOf(cohort());
    const auto males = std::ranges::count(labels, true, &Label::male);
    EXPECT_EQ(summary["images"], labels.size());
    EXPECT_EQ(summary["sex"]["male"], males);
    EXPECT_EQ(summary["sex"]["female"], static_cast<std::ptrdiff_t>(labels.size()) - males);
    EXPECT_EQ(summary["sex"]["unknown"], 0);
    std::vector<double> ages;
    for (const Label& label : labels)
        ages.push_back(label.months);
    std::ranges::sort(ages);
    const auto count = static_cast<double>(ages.size());
    double mean = 0;
    for (const double age : ages)
        mean += age / count;
    double squares = 0;
    for (const double age : ages)
        squares += (age - mean) * (age - mean);
    EXPECT_DOUBLE_EQ(summary["age_months"]["min"], ages.front());
    EXPECT_DOUBLE_EQ(summary["age_months"]["max"], ages.back());
    EXPECT_NEAR(summary["age_months"]["mean"], mean, 1e-6);
    EXPECT_NEAR(summary["age_months"]["sd"], std::sqrt(squares / (count - 1)), 1e-6);
    EXPECT_NEAR(summary["age_months"]["median"], (ages[29] + ages[30]) / 2, 1e-6);
    EXPECT_EQ(summary["problems"], Json::array());
}

TEST_F(Contract, MeasuresPrintsARowAnImage)
{
    const Finished measured = run({"measures", cohort(), "--project", project(), "--csv"});
    ASSERT_EQ(measured.status, 0) << measured.err;
    const std::vector<std::string> lines = linesOf(measured.out);
    const std::vector<std::string> header = cellsOf(lines.at(0));
    EXPECT_EQ(header.at(0), "id");
    EXPECT_EQ(header.at(1), "path");
    EXPECT_THAT(header,
                IsSupersetOf({"width",         "height",        "aspect_ratio",     "megapixels",
                              "bit_depth",     "file_size",     "format",           "brightness",
                              "contrast",      "percentile_1",  "percentile_5",     "percentile_50",
                              "percentile_95", "percentile_99", "dynamic_range",    "entropy",
                              "sharpness",     "noise",         "border_level",     "light_background",
                              "hand_angle",    "hands",         "foreground_share", "saturated_objects",
                              "cropped",       "upside_down"}));
    const std::vector<Label> labels = labelsOf(cohort());
    ASSERT_EQ(lines.size(), labels.size() + 1);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const std::vector<std::string> cells = cellsOf(lines[i + 1]);
        ASSERT_EQ(cells.size(), header.size());
        EXPECT_EQ(cells[0], labels[i].id);
        EXPECT_EQ(fs::path(cells[1]).stem(), labels[i].id);
        EXPECT_TRUE(fs::exists(cells[1])) << cells[1];
        const auto cell = [&](const char* key) {
            return cells[static_cast<std::size_t>(std::ranges::find(header, key) - header.begin())];
        };
        EXPECT_EQ(cell("height"), "128");
        EXPECT_EQ(cell("format"), "PNG");
        EXPECT_NEAR(std::stod(cell("file_size")) * 1e6, static_cast<double>(fs::file_size(cells[1])), 1);
    }
}

TEST_F(Contract, TrainPrintsItsEpochsThenTheRun)
{
    const Finished trained = run(trainArguments(project()));
    ASSERT_EQ(trained.status, 0) << trained.err;
    const std::vector<Json> objects = jsonLines(trained.out);
    ASSERT_EQ(objects.size(), 4U);
    double best = 1e9;
    int bestEpoch = 0;
    for (int epoch = 1; epoch <= 3; ++epoch) {
        const Json& object = objects[static_cast<std::size_t>(epoch) - 1];
        EXPECT_EQ(keysIn(object),
                  (std::set<std::string>{
                      "epoch", "train_loss", "val_mae", "val_ccc", "learning_rate", "images_per_second"}));
        EXPECT_EQ(object["epoch"], epoch);
        if (object["val_mae"] < best) {
            best = object["val_mae"];
            bestEpoch = epoch;
        }
    }
    const Json& last = objects.back();
    EXPECT_EQ(keysIn(last), (std::set<std::string>{"run", "best", "weights_sha256"}));
    EXPECT_EQ(last["run"], 1);
    EXPECT_EQ(last["best"]["epoch"], bestEpoch);
    EXPECT_EQ(last["best"]["val_mae"], best);
    EXPECT_THAT(last["weights_sha256"].get<std::string>(), ::testing::MatchesRegex("[0-9a-f]{64}"));
}

TEST_F(Contract, TheSameExperimentTwiceIsTheSameRun)
{
    const std::vector<Json> first = jsonLines(run(trainArguments(folder() / "a.carpo")).out);
    const std::vector<Json> second = jsonLines(run(trainArguments(folder() / "b.carpo")).out);
    ASSERT_EQ(first.size(), 4U);
    ASSERT_EQ(second.size(), 4U);
    EXPECT_EQ(first.back(), second.back());
    std::vector<std::string> other = trainArguments(folder() / "c.carpo");
    other.insert(other.end(), {"--set", "training.seed=6"});
    EXPECT_NE(jsonLines(run(other).out).back()["weights_sha256"], first.back()["weights_sha256"]);
}

TEST_F(Contract, PredictWritesSubmissions)
{
    std::vector<std::string> train = trainArguments(project());
    ASSERT_EQ(run(train).status, 0);
    train.insert(train.end(), {"--set", "training.seed=6"});
    ASSERT_EQ(run(train).status, 0);
    const auto predict =
        [this](std::vector<std::string> runs, const std::string& split, const std::string& out) {
            runs.insert(runs.begin(), "predict");
            for (const std::string& argument : {std::string("--data"),
                                                cohort().string(),
                                                std::string("--project"),
                                                project(),
                                                std::string("--split"),
                                                split,
                                                std::string("--out"),
                                                (folder() / out).string()})
                runs.push_back(argument);
            const Finished predicted = run(runs);
            EXPECT_EQ(predicted.status, 0) << predicted.err;
            EXPECT_EQ(predicted.out, "");
            return submissionOf(folder() / out);
        };
    const auto first = predict({"1"}, "all", "first.csv");
    const auto second = predict({"2"}, "all", "second.csv");
    const auto both = predict({"1", "2"}, "all", "both.csv");
    EXPECT_EQ(first.size(), 60U);
    ASSERT_EQ(both.size(), 60U);
    constexpr double kTwoDecimals = 0.011;
    for (const auto& [id, months] : both)
        EXPECT_NEAR(months, (first.at(id) + second.at(id)) / 2, kTwoDecimals) << id;

    const auto train1 = predict({"1"}, "train", "train.csv");
    const auto validation = predict({"1"}, "validation", "validation.csv");
    EXPECT_EQ(train1.size(), 48U);
    EXPECT_EQ(validation.size(), 12U);
    EXPECT_EQ(predict({"1"}, "test", "test.csv").size(), 0U);
    for (const auto& [id, months] : validation) {
        EXPECT_FALSE(train1.contains(id)) << id;
        EXPECT_NEAR(months, first.at(id), kTwoDecimals) << id;
    }
}

TEST_F(Contract, ReportsAreWholePages)
{
    ASSERT_EQ(run(trainArguments(project())).status, 0);
    const fs::path file = folder() / "report.html";
    const Finished ofRun = run({"report", "--run", "1", "--project", project(), "--out", file});
    ASSERT_EQ(ofRun.status, 0) << ofRun.err;
    const std::string page = readFile(file);
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, HasSubstr("</html>"));
    EXPECT_THAT(page, HasSubstr("tiny")) << "the experiment's name";
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    const Finished ofSet = run({"report", cohort(), "--project", project(), "--out", file});
    ASSERT_EQ(ofSet.status, 0) << ofSet.err;
    EXPECT_THAT(readFile(file), HasSubstr("</html>"));
    EXPECT_LT(readFile(file).size(), page.size());
}

TEST_F(Contract, OpeningADataSetWritesNothingIntoIt)
{
    const auto listing = [] {
        std::set<std::string> files;
        for (const auto& entry : fs::recursive_directory_iterator(cohort()))
            files.insert(entry.path());
        return files;
    };
    const std::set<std::string> before = listing();
    ASSERT_EQ(run({"scan", cohort(), "--project", project(), "--json"}).status, 0);
    ASSERT_EQ(run(trainArguments(project())).status, 0);
    EXPECT_EQ(listing(), before);
}

} // namespace
} // namespace carpo::testing

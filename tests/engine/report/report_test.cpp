// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/report.h"

#include "engine/core/random.h"
#include "engine/explore/measures.h"
#include "engine/imaging/encode.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <string>

namespace carpo::report {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr double kDoubleNaN = std::numeric_limits<double>::quiet_NaN();

std::size_t countOf(const std::string& text, std::string_view part)
{
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++count;
    return count;
}

// 600 children with ages like the RSNA set's, and a run that learned something.
class Report : public testing::Test
{
protected:
    void SetUp() override
    {
        dataset.root = folder.path();
        dataset.name = "hands <&> mãos";
        core::RandomStream random(3, "report");
        table.measures.resize(explore::measures().size());
        for (std::size_t i = 0; i < 600; ++i)
            addImage(i, random);
        addRun(random);
    }

    void addImage(std::size_t i, core::RandomStream& random)
    {
        const bool male = random.chance(0.54);
        dataset.ids.push_back(std::to_string(1377 + i));
        dataset.files.push_back(folder / (dataset.ids.back() + ".png"));
        dataset.sexes.push_back(male ? dataset::Sex::Male : dataset::Sex::Female);
        const double age = std::clamp(random.normal(male ? 135 : 118, 41), 1.0, 228.0);
        dataset.months.push_back(static_cast<float>(std::round(age / 6) * 6));
        table.decoded.push_back(true);
        table.stamps.emplace_back();
        for (std::size_t m = 0; m < table.measures.size(); ++m)
            table.measures[m].push_back(static_cast<float>(random.uniform()));
        set("aspect_ratio", i, std::max(0.5, random.normal(0.77, 0.1)));
        set("brightness", i, std::clamp(random.normal(0.2, 0.06), 0.02, 0.6));
        set("contrast", i, std::clamp(random.normal(0.15, 0.04), 0.02, 0.4));
    }

    void set(std::string_view measure, std::size_t i, double value)
    {
        const std::size_t index = explore::measureIndex(measure);
        ASSERT_LT(index, table.measures.size()) << measure;
        table.measures[index][i] = static_cast<float>(value);
    }

    void addRun(core::RandomStream& random)
    {
        run.number = 4;
        run.name = "Rápida & friends";
        run.state = project::RunState::Finished;
        run.experimentJson = R"({"network": {"name": "<rapida>"}})";
        run.environmentJson = R"({"threads": 2})";
        run.startedAt = "2026-01-02T03:04:05Z";
        run.epochs = 12;
        run.bestEpoch = 11;
        run.constantGuess = 33.4;
        for (int epoch = 1; epoch <= 12; ++epoch) {
            const double falling = std::exp(-epoch / 3.0);
            epochs.push_back({.epoch = epoch,
                              .values = {{"train_loss", 0.15 + falling},
                                         {"train_mae", 7 + 28 * falling},
                                         {"val_loss", 0.2 + falling + 0.02 * random.normal()},
                                         {"val_mae", 10.2 + 24 * falling + random.normal()},
                                         {"val_ccc", 0.9}}});
        }
        for (std::size_t i = 0; i < 120; ++i) {
            const float truth = dataset.months[i];
            const auto error = static_cast<float>(random.normal(0, 12));
            predictions.push_back(
                {.id = dataset.ids[i], .part = "validation", .months = truth + error, .truth = truth});
        }
        predictions[7].months = predictions[7].truth + 99;
        imaging::Image image(300, 400);
        for (std::size_t at = 0; at < image.pixels8().size(); ++at)
            image.pixels8()[at] = static_cast<std::uint8_t>(at % 300 * 255 / 300);
        for (std::size_t i = 0; i < 120; ++i) {
            if (i == 7)
                continue;
            ASSERT_TRUE(imaging::writePng(dataset.files[i], image));
        }
    }

    [[nodiscard]] ReportInput input() const
    {
        return {
            .dataset = &dataset, .scan = &table, .run = &run, .epochs = epochs, .predictions = predictions};
    }

    const support::TemporaryFolder folder;
    dataset::Dataset dataset;
    explore::ScanTable table;
    project::Run run;
    std::vector<project::EpochRow> epochs;
    std::vector<project::PredictionRow> predictions;
};

TEST_F(Report, StandsByItself)
{
    const std::string html = reportHtml(input());
    EXPECT_THAT(html, testing::StartsWith("<!DOCTYPE html>"));
    EXPECT_THAT(html, testing::EndsWith("</html>\n"));
    EXPECT_THAT(html, Not(HasSubstr("<script")));
    EXPECT_THAT(html, Not(HasSubstr("http")));
    EXPECT_THAT(html, Not(HasSubstr("url(")));
    EXPECT_THAT(html, Not(HasSubstr("nan")));
    for (const char* name : {"svg", "figure", "div", "table", "span", "text", "body"}) {
        EXPECT_EQ(countOf(html, std::string("<") + name + ">") + countOf(html, std::string("<") + name + " "),
                  countOf(html, std::string("</") + name + ">"))
            << name;
    }
}

TEST_F(Report, EscapesNames)
{
    const std::string html = reportHtml(input());
    EXPECT_THAT(html, HasSubstr("hands &lt;&amp;&gt; mãos"));
    EXPECT_THAT(html, HasSubstr("Rápida &amp; friends"));
    EXPECT_THAT(html, HasSubstr("&lt;rapida&gt;"));
}

TEST_F(Report, SaysTheNumbers)
{
    const std::string html = reportHtml(input());
    const auto summary = explore::summarize(dataset, table);
    EXPECT_THAT(html, HasSubstr("600 radiographs"));
    EXPECT_THAT(html, HasSubstr(std::to_string(summary.female) + " female"));
    EXPECT_THAT(html, HasSubstr("n " + std::to_string(summary.male) + " · mean 13"));
    EXPECT_THAT(html, HasSubstr("always guessing the training median: 33.4"));
    EXPECT_THAT(html, HasSubstr("MAE "));
    EXPECT_THAT(html, HasSubstr("CCC 0.9"));
    EXPECT_THAT(html, HasSubstr("None: every row has its image"));
}

TEST_F(Report, SaysWhichWeightsTheRunStartedWith)
{
    ReportInput started = input();
    EXPECT_THAT(reportHtml(started), Not(HasSubstr("Started with")));
    started.baseFile = "near & dear.safetensors";
    started.baseSha256 = "ba5e";
    const std::string html = reportHtml(started);
    EXPECT_THAT(html, HasSubstr("Started with the weights of"));
    EXPECT_THAT(html, HasSubstr("near &amp; dear.safetensors (SHA-256 ba5e)"));
}

TEST_F(Report, ShowsTheWorstTenInOrder)
{
    const std::string html = reportHtml(input());
    EXPECT_EQ(countOf(html, "<div class=\"case\">"), 10U);
    // The worst one's file is missing: its place says so.
    EXPECT_EQ(countOf(html, "data:image/png;base64,iVBORw0KGgo"), 9U);
    EXPECT_THAT(html, HasSubstr("there is no such file"));
    const std::size_t first = html.find("<div class=\"case\">");
    EXPECT_LT(html.find("error +99.0", first), html.find("<div class=\"case\">", first + 1));
}

TEST_F(Report, ListsProblemsAndCountsTheRest)
{
    for (int i = 0; i < 60; ++i)
        table.problems.push_back({core::ErrorCode::ImageDamaged, "/x/<" + std::to_string(i) + ">.png", {}});
    dataset.problems.push_back({core::ErrorCode::AgeUnreadable, "t.csv:3", {{"found", "<b>"}}});
    const std::string html = reportHtml(input());
    EXPECT_THAT(html, HasSubstr("image damaged</th><td>60"));
    EXPECT_THAT(html, HasSubstr("“&lt;b&gt;” is not an age"));
    EXPECT_THAT(html, HasSubstr("And 21 more."));
}

TEST_F(Report, WorksWithoutARun)
{
    const std::string html = reportHtml({.dataset = &dataset, .scan = &table});
    EXPECT_EQ(countOf(html, "<figure>"), 4U);
    EXPECT_THAT(html, Not(HasSubstr("<h2>Run")));
}

TEST_F(Report, WorksWithNothingAtAll)
{
    dataset::Dataset empty;
    explore::ScanTable none;
    none.measures.resize(explore::measures().size());
    run.constantGuess = kDoubleNaN;
    const ReportInput nothing{.dataset = &empty, .scan = &none, .run = &run};
    EXPECT_THAT(reportHtml(nothing), Not(HasSubstr("nan")));
    const std::vector<project::EpochRow> one = {{.epoch = 1, .values = {{"val_mae", kDoubleNaN}}}};
    const std::vector<project::PredictionRow> lost = {
        {.id = "?", .part = "validation", .months = 5, .truth = 5},
        {.id = "!", .part = "validation", .months = std::numeric_limits<float>::quiet_NaN(), .truth = 5}};
    const ReportInput little{
        .dataset = &empty, .scan = &none, .run = &run, .epochs = one, .predictions = lost};
    EXPECT_THAT(reportHtml(little), HasSubstr("not in the data set"));
    EXPECT_THAT(reportHtml(little), Not(HasSubstr("nan")));
}

TEST_F(Report, AChildOfEachSexIsEnough)
{
    for (const dataset::Sex sex : {dataset::Sex::Unknown, dataset::Sex::Female}) {
        dataset::Dataset one = dataset;
        one.ids.resize(1);
        one.files.resize(1);
        one.sexes = {sex};
        one.months = {0};
        explore::ScanTable scan;
        scan.decoded = {true};
        scan.measures.assign(explore::measures().size(), {0.0F});
        EXPECT_THAT(reportHtml({.dataset = &one, .scan = &scan}), Not(HasSubstr("nan")));
    }
}

TEST_F(Report, SaysHowClassesWereTold)
{
    run.constantGuess = 0.55;
    epochs = {{.epoch = 1, .values = {{"train_accuracy", 0.6}, {"val_accuracy", 0.625}, {"val_loss", 0.6}}},
              {.epoch = 2, .values = {{"train_accuracy", 0.8}, {"val_accuracy", 0.875}, {"val_loss", 0.4}}}};
    predictions.clear();
    for (std::size_t i = 0; i < 20; ++i)
        predictions.push_back({.id = dataset.ids[i],
                               .part = "validation",
                               .className = i < 12 ? "<a>" : "b",
                               .probability = 0.9F,
                               .trueClass = i < 10 ? "<a>" : "b",
                               .trueProbability = i < 10 || i > 11 ? 0.9F : 0.1F});
    ReportInput classes = input();
    classes.classes = {"<a>", "b", "never seen"};
    classes.metric = "accuracy";
    classes.metricName = "Accuracy";
    const std::string html = reportHtml(classes);
    EXPECT_THAT(html, HasSubstr("Confusion matrix, validation images"));
    EXPECT_THAT(html, HasSubstr("&lt;a&gt;"));
    EXPECT_THAT(html, HasSubstr("Best validation Accuracy</th><td>0.875"));
    EXPECT_THAT(html, HasSubstr("always naming the most frequent class: 0.55"));
    EXPECT_THAT(html, HasSubstr("best 0.88 (epoch 2)"));
    EXPECT_EQ(countOf(html, "class=\"count"), 9U);
    EXPECT_EQ(countOf(html, "<div class=\"case\">"), 10U);
    const std::size_t first = html.find("<div class=\"case\">");
    EXPECT_LT(html.find("true b · predicted &lt;a&gt;", first), html.find("<div class=\"case\">", first + 1));
    for (const char* const lie : {"MAE (months)", "nan", "standardised months", "Predicted against true"})
        EXPECT_THAT(html, Not(HasSubstr(lie)));
}

TEST_F(Report, IsWrittenToAFile)
{
    ASSERT_TRUE(writeReport(folder / "report.html", input()));
    std::ifstream in(folder / "report.html", std::ios::binary);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), reportHtml(input()));
    EXPECT_FALSE(writeReport(folder / "missing/report.html", input()));
}

} // namespace
} // namespace carpo::report

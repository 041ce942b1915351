// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/run_section.h"

#include "engine/report/class_section.h"
#include "engine/report/html.h"
#include "engine/report/run_curves.h"
#include "engine/report/statistics.h"
#include "engine/report/svg_chart.h"
#include "engine/report/worst_images.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

namespace carpo::report {
namespace {

// The predictions of one part that have a truth to compare with.
std::vector<project::PredictionRow> judgedRows(const ReportInput& input, std::string_view part)
{
    std::vector<project::PredictionRow> rows;
    std::copy_if(input.predictions.begin(),
                 input.predictions.end(),
                 std::back_inserter(rows),
                 [part](const project::PredictionRow& row) {
                     return row.part == part && std::isfinite(row.truth) && std::isfinite(row.months);
                 });
    return rows;
}

struct Columns
{
    std::vector<double> truth;
    std::vector<double> predicted;
    std::vector<double> error; // predicted - true
};

Columns columnsOf(const std::vector<project::PredictionRow>& rows)
{
    Columns columns;
    for (const project::PredictionRow& row : rows) {
        columns.truth.push_back(row.truth);
        columns.predicted.push_back(row.months);
        columns.error.push_back(columns.predicted.back() - columns.truth.back());
    }
    return columns;
}

bool isPlainNumber(const ReportInput& input)
{
    return input.dataset->targetUnit == dataset::Unit::None;
}

std::string unitOf(const ReportInput& input)
{
    return isPlainNumber(input) ? "" : " months";
}

// "True bone age (months)", or "True value".
std::string axisLabel(const ReportInput& input, const std::string& which)
{
    return which + (isPlainNumber(input) ? " value" : " bone age (months)");
}

std::string predictionCharts(const ReportInput& input,
                             const std::vector<project::PredictionRow>& rows,
                             const std::string& part)
{
    const Columns columns = columnsOf(rows);
    const Agreement agreement = agreementOf(columns.truth, columns.predicted);
    const double highest = std::max(momentsOf(columns.truth).maximum, momentsOf(columns.predicted).maximum);
    const double lowest =
        std::min({momentsOf(columns.truth).minimum, momentsOf(columns.predicted).minimum, 0.0});
    constexpr double kStep = 24;
    const Axis months{.label = axisLabel(input, "True"),
                      .minimum = std::floor(lowest / kStep) * kStep,
                      .maximum = std::ceil(highest / kStep) * kStep,
                      .step = kStep};
    Axis predicted = months;
    predicted.label = axisLabel(input, "Predicted");
    const Series series = part == "train" ? Series::Training : Series::Validation;

    SvgChart scatter("Predicted against true, " + part + " images", months, predicted);
    scatter.identity();
    scatter.points(columns.truth, columns.predicted, series);
    scatter.note("n " + grouped(static_cast<std::int64_t>(agreement.n)));
    scatter.note("MAE " + fixed(agreement.mae, 2) + unitOf(input));
    scatter.note("CCC " + fixed(agreement.ccc, 3));

    const Moments errors = momentsOf(columns.error);
    const double widest = std::max(std::abs(errors.minimum), std::abs(errors.maximum));
    SvgChart bias(std::string(isPlainNumber(input) ? "Error by true value, " : "Error by true age, ") + part
                      + " images",
                  months,
                  axisAround(isPlainNumber(input) ? "Predicted − true" : "Predicted − true (months)",
                             -widest,
                             widest * 1.25));
    bias.rule(0, "");
    bias.points(columns.truth, columns.error, series);
    bias.note("mean " + fixed(agreement.bias, 2) + " · SD " + fixed(agreement.sd, 2) + unitOf(input));
    return scatter.figure() + bias.figure();
}

std::string worstTen(const ReportInput& input, std::vector<project::PredictionRow> rows)
{
    const std::size_t count = std::min(kWorstShown, rows.size());
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(rows.begin(), end, rows.end(), [](const auto& a, const auto& b) {
        return std::abs(a.months - a.truth) > std::abs(b.months - b.truth);
    });
    std::vector<WorstImage> images;
    for (auto row = rows.begin(); row != end; ++row) {
        const double error = static_cast<double>(row->months) - row->truth;
        images.push_back({row->id,
                          "true " + fixed(row->truth, 1) + " · predicted " + fixed(row->months, 1)
                              + "<br>error " + (error > 0 ? "+" : "") + fixed(error, 1) + unitOf(input)});
    }
    return worstImages(input, "The largest errors", images);
}

std::vector<std::pair<std::string, std::string>> ageFacts(const ReportInput& input)
{
    std::vector<std::pair<std::string, std::string>> facts;
    if (const auto lowest = bestOf(curveOf(input, "val_mae")))
        facts.emplace_back("Lowest validation MAE", fixed(lowest->value, 2) + unitOf(input));
    if (input.run->constantGuess > 0)
        facts.emplace_back("MAE of always guessing the median",
                           fixed(input.run->constantGuess, 2) + unitOf(input));
    return facts;
}

std::string runFacts(const ReportInput& input)
{
    const project::Run& run = *input.run;
    std::vector<std::pair<std::string, std::string>> facts = {
        {"State", std::string(project::runStateKey(run.state))},
        {"Started", run.startedAt},
        {"Epochs", std::to_string(run.epochs)}};
    if (run.bestEpoch)
        facts.emplace_back("Best epoch", std::to_string(*run.bestEpoch));
    std::ranges::move(input.classes.empty() ? ageFacts(input) : classFacts(input), std::back_inserter(facts));
    if (!input.baseFile.empty())
        facts.emplace_back("Started with the weights of",
                           input.baseFile + " (SHA-256 " + input.baseSha256 + ")");
    facts.emplace_back("Data set", run.datasetFingerprint);
    if (!run.weightsSha256.empty())
        facts.emplace_back("Weights (SHA-256)", run.weightsSha256);
    return factTable(facts);
}

std::string ageResults(const ReportInput& input)
{
    const double guess = input.run->constantGuess > 0 ? input.run->constantGuess : 0;
    std::string html = "<div class=\"charts\">\n";
    html += curveChart(input,
                       {.title = "Mean absolute error by epoch",
                        .label = isPlainNumber(input) ? "MAE" : "MAE (months)",
                        .metric = "mae",
                        .guess = guess,
                        .guessWords = "always guessing the training median: " + fixed(guess, 1)});
    html += curveChart(input,
                       {.title = "Loss by epoch",
                        .label = isPlainNumber(input) ? "Loss (standardised)" : "Loss (standardised months)",
                        .metric = "loss"});
    std::string worst;
    for (const char* part : {"validation", "test", "train"}) {
        std::vector<project::PredictionRow> rows = judgedRows(input, part);
        if (rows.empty())
            continue;
        html += predictionCharts(input, rows, part);
        if (worst.empty())
            worst = worstTen(input, std::move(rows));
    }
    return html + "</div>\n" + worst;
}

} // namespace

std::string runSection(const ReportInput& input)
{
    const project::Run& run = *input.run;
    std::string html = "<h2>Run " + std::to_string(run.number) + (run.name.empty() ? "" : ": ")
                       + escaped(run.name) + "</h2>\n" + runFacts(input);
    html += input.classes.empty() ? ageResults(input) : classResults(input);
    html += "<h3>The experiment</h3>\n<pre>" + escaped(run.experimentJson) + "</pre>\n";
    if (!run.environmentJson.empty())
        html += "<h3>Where it ran</h3>\n<pre>" + escaped(run.environmentJson) + "</pre>\n";
    return html;
}

} // namespace carpo::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/run_section.h"

#include "engine/report/html.h"
#include "engine/report/inline_image.h"
#include "engine/report/statistics.h"
#include "engine/report/svg_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <unordered_map>

namespace carpo::report {
namespace {

constexpr std::size_t kWorst = 10;
constexpr int kThumbnailSide = 320; // pixels: twice what is shown, for dense displays and paper

// One metric over the epochs.
struct Curve
{
    std::vector<double> epochs;
    std::vector<double> values; // NaN where an epoch lacks it

    [[nodiscard]] bool isEmpty() const { return momentsOf(values).n == 0; }
};

Curve curveOf(const ReportInput& input, std::string_view key)
{
    Curve curve;
    for (const project::EpochRow& row : input.epochs) {
        const auto found = std::find_if(
            row.values.begin(), row.values.end(), [key](const auto& value) { return value.first == key; });
        curve.epochs.push_back(row.epoch);
        curve.values.push_back(found == row.values.end() ? std::numeric_limits<double>::quiet_NaN()
                                                         : found->second);
    }
    return curve;
}

struct Lowest
{
    double value = 0;
    double epoch = 0;
};

std::optional<Lowest> lowestOf(const Curve& curve)
{
    std::optional<Lowest> lowest;
    for (std::size_t i = 0; i < curve.values.size(); ++i) {
        if (std::isfinite(curve.values[i]) && (!lowest || curve.values[i] < lowest->value))
            lowest = {.value = curve.values[i], .epoch = curve.epochs[i]};
    }
    return lowest;
}

std::string bestInWords(const Curve& curve, int decimals)
{
    const auto lowest = lowestOf(curve);
    return lowest ? ": best " + fixed(lowest->value, decimals) + " (epoch " + fixed(lowest->epoch, 0)
                        + "), last " + fixed(curve.values.back(), decimals)
                  : std::string();
}

Axis epochAxis(const ReportInput& input)
{
    const double last = input.epochs.empty() ? 1 : input.epochs.back().epoch;
    Axis axis = axisAround("Epoch", 0, std::max(last, 2.0));
    axis.step = std::max(axis.step, 1.0);
    axis.minimum = 0;
    axis.maximum = std::max(last, 2.0) + 0.5;
    return axis;
}

// Training and validation of one metric; `guess` is a line to beat, 0 for none.
std::string curveChart(const ReportInput& input,
                       const std::string& title,
                       const std::string& label,
                       const std::string& metric,
                       double guess)
{
    const Curve training = curveOf(input, "train_" + metric);
    const Curve validation = curveOf(input, "val_" + metric);
    if (training.isEmpty() && validation.isEmpty())
        return {};
    double highest = guess;
    for (const Curve* curve : {&training, &validation}) {
        const Moments moments = momentsOf(curve->values);
        if (moments.n > 0)
            highest = std::max(highest, moments.maximum);
    }
    constexpr int kDecimals = 2;
    SvgChart chart(title, epochAxis(input), axisAround(label, 0, highest * 1.06));
    if (guess > 0)
        chart.rule(guess, "always guessing the training median: " + fixed(guess, 1));
    if (!training.isEmpty()) {
        chart.line(training.epochs, training.values, Series::Training, false);
        chart.legend("Training" + bestInWords(training, kDecimals), Series::Training, false);
    }
    if (!validation.isEmpty()) {
        chart.line(validation.epochs, validation.values, Series::Validation, true);
        chart.legend("Validation" + bestInWords(validation, kDecimals), Series::Validation, true);
    }
    return chart.figure();
}

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

std::string predictionCharts(const std::vector<project::PredictionRow>& rows, const std::string& part)
{
    const Columns columns = columnsOf(rows);
    const Agreement agreement = agreementOf(columns.truth, columns.predicted);
    const double highest = std::max(momentsOf(columns.truth).maximum, momentsOf(columns.predicted).maximum);
    const double lowest =
        std::min({momentsOf(columns.truth).minimum, momentsOf(columns.predicted).minimum, 0.0});
    constexpr double kStep = 24;
    const Axis months{.label = "True bone age (months)",
                      .minimum = std::floor(lowest / kStep) * kStep,
                      .maximum = std::ceil(highest / kStep) * kStep,
                      .step = kStep};
    Axis predicted = months;
    predicted.label = "Predicted bone age (months)";
    const Series series = part == "train" ? Series::Training : Series::Validation;

    SvgChart scatter("Predicted against true, " + part + " images", months, predicted);
    scatter.identity();
    scatter.points(columns.truth, columns.predicted, series);
    scatter.note("n " + grouped(static_cast<std::int64_t>(agreement.n)));
    scatter.note("MAE " + fixed(agreement.mae, 2) + " months");
    scatter.note("CCC " + fixed(agreement.ccc, 3));

    const Moments errors = momentsOf(columns.error);
    const double widest = std::max(std::abs(errors.minimum), std::abs(errors.maximum));
    SvgChart bias("Error by true age, " + part + " images",
                  months,
                  axisAround("Predicted − true (months)", -widest, widest * 1.25));
    bias.rule(0, "");
    bias.points(columns.truth, columns.error, series);
    bias.note("mean " + fixed(agreement.bias, 2) + " · SD " + fixed(agreement.sd, 2) + " months");
    return scatter.figure() + bias.figure();
}

std::string worstCase(const ReportInput& input,
                      const project::PredictionRow& row,
                      const std::unordered_map<std::string_view, std::size_t>& indexOfId)
{
    const auto found = indexOfId.find(row.id);
    std::string html = "<div class=\"case\"><div class=\"picture\">";
    html += found == indexOfId.end()
                ? "<span>not in the data set</span>"
                : inlineImage(input.dataset->files[found->second], kThumbnailSide, "Radiograph " + row.id);
    html += "</div>" + escaped(row.id);
    if (found != indexOfId.end())
        html += " · " + std::string(dataset::sexKey(input.dataset->sexes[found->second]));
    const double error = static_cast<double>(row.months) - row.truth;
    return html + "<br>true " + fixed(row.truth, 1) + " · predicted " + fixed(row.months, 1) + "<br>error "
           + (error > 0 ? "+" : "") + fixed(error, 1) + " months</div>\n";
}

std::string worstTen(const ReportInput& input, std::vector<project::PredictionRow> rows)
{
    const std::size_t count = std::min(kWorst, rows.size());
    const auto end = rows.begin() + static_cast<std::ptrdiff_t>(count);
    std::partial_sort(rows.begin(), end, rows.end(), [](const auto& a, const auto& b) {
        return std::abs(a.months - a.truth) > std::abs(b.months - b.truth);
    });
    std::unordered_map<std::string_view, std::size_t> indexOfId;
    for (std::size_t i = 0; i < input.dataset->size(); ++i)
        indexOfId.emplace(input.dataset->ids[i], i);
    std::string html = "<h3>The largest errors</h3>\n<div class=\"worst\">\n";
    for (auto row = rows.begin(); row != end; ++row)
        html += worstCase(input, *row, indexOfId);
    return html + "</div>\n";
}

std::string runFacts(const project::Run& run, const Curve& validationMae)
{
    std::vector<std::pair<std::string, std::string>> facts = {
        {"State", std::string(project::runStateKey(run.state))},
        {"Started", run.startedAt},
        {"Epochs", std::to_string(run.epochs)}};
    if (run.bestEpoch)
        facts.emplace_back("Best epoch", std::to_string(*run.bestEpoch));
    if (const auto lowest = lowestOf(validationMae))
        facts.emplace_back("Lowest validation MAE", fixed(lowest->value, 2) + " months");
    if (run.constantGuessMae > 0)
        facts.emplace_back("MAE of always guessing the median", fixed(run.constantGuessMae, 2) + " months");
    facts.emplace_back("Data set", run.datasetFingerprint);
    if (!run.weightsSha256.empty())
        facts.emplace_back("Weights (SHA-256)", run.weightsSha256);
    return factTable(facts);
}

} // namespace

std::string runSection(const ReportInput& input)
{
    const project::Run& run = *input.run;
    std::string html = "<h2>Run " + std::to_string(run.number) + (run.name.empty() ? "" : ": ")
                       + escaped(run.name) + "</h2>\n" + runFacts(run, curveOf(input, "val_mae"))
                       + "<div class=\"charts\">\n";
    const double guess = run.constantGuessMae > 0 ? run.constantGuessMae : 0;
    html += curveChart(input, "Mean absolute error by epoch", "MAE (months)", "mae", guess);
    html += curveChart(input, "Loss by epoch", "Loss (standardised months)", "loss", 0);
    std::string worst;
    for (const char* part : {"validation", "test", "train"}) {
        std::vector<project::PredictionRow> rows = judgedRows(input, part);
        if (rows.empty())
            continue;
        html += predictionCharts(rows, part);
        if (worst.empty())
            worst = worstTen(input, std::move(rows));
    }
    html += "</div>\n" + worst;
    html += "<h3>The experiment</h3>\n<pre>" + escaped(run.experimentJson) + "</pre>\n";
    if (!run.environmentJson.empty())
        html += "<h3>Where it ran</h3>\n<pre>" + escaped(run.environmentJson) + "</pre>\n";
    return html;
}

} // namespace carpo::report

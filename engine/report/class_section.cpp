// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/class_section.h"

#include "engine/core/joined.h"
#include "engine/report/html.h"
#include "engine/report/run_curves.h"
#include "engine/report/worst_images.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace carpo::report {
namespace {

using Rows = std::vector<project::PredictionRow>;

constexpr int kDecimals = 3;

// The predictions of one part whose true class is known.
Rows judgedRows(const ReportInput& input, std::string_view part)
{
    Rows rows;
    std::ranges::copy_if(
        input.predictions, std::back_inserter(rows), [part](const project::PredictionRow& row) {
            return row.part == part && !row.trueClass.empty() && !row.className.empty();
        });
    return rows;
}

std::string countCell(std::int64_t count, std::int64_t ofTruth, bool right)
{
    const double share = ofTruth > 0 ? static_cast<double>(count) / static_cast<double>(ofTruth) : 0;
    return std::string("<td class=\"count") + (right ? " right" : "")
           + "\" style=\"--share:" + fixed(share, 2) + "\">" + grouped(count) + "</td>";
}

// A row a true class, a column a predicted one.
std::string confusionTable(const ReportInput& input, const Rows& rows, std::string_view part)
{
    const std::size_t classes = input.classes.size();
    std::vector<std::int64_t> counts(classes * classes);
    const auto placeOf = [&input](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(input.classes, name) - input.classes.begin());
    };
    for (const project::PredictionRow& row : rows) {
        const std::size_t truth = placeOf(row.trueClass);
        const std::size_t predicted = placeOf(row.className);
        if (truth < classes && predicted < classes)
            ++counts[truth * classes + predicted];
    }
    std::string html = "<figure><figcaption>Confusion matrix, " + std::string(part)
                       + " images</figcaption>\n<table class=\"confusion\">\n<tr><th>true \\ predicted</th>";
    for (const std::string& name : input.classes)
        html += "<th>" + escaped(name) + "</th>";
    html += "</tr>\n";
    for (std::size_t i = 0; i < classes; ++i) {
        const auto first = counts.begin() + static_cast<std::ptrdiff_t>(i * classes);
        std::int64_t all = 0;
        std::for_each(
            first, first + static_cast<std::ptrdiff_t>(classes), [&all](std::int64_t n) { all += n; });
        html += "<tr><th>" + escaped(input.classes[i]) + "</th>";
        for (std::size_t j = 0; j < classes; ++j)
            html += countCell(counts[i * classes + j], all, i == j);
        html += "</tr>\n";
    }
    return html + "</table></figure>\n";
}

std::string worstTen(const ReportInput& input, Rows rows)
{
    std::ranges::stable_sort(rows, {}, &project::PredictionRow::trueProbability);
    rows.resize(std::min(kWorstShown, rows.size()));
    std::vector<WorstImage> images;
    for (const project::PredictionRow& row : rows)
        images.push_back({row.id,
                          "true " + escaped(row.trueClass) + " · predicted " + escaped(row.className)
                              + "<br>probability of the true class "
                              + fixed(static_cast<double>(row.trueProbability), kDecimals)});
    return worstImages(input, "The least probable true classes", images);
}

} // namespace

std::vector<std::pair<std::string, std::string>> classFacts(const ReportInput& input)
{
    std::vector<std::pair<std::string, std::string>> facts;
    facts.emplace_back("Classes", core::joined(input.classes));
    if (const auto best = bestOf(curveOf(input, "val_" + input.metric, true)))
        facts.emplace_back("Best validation " + input.metricName, fixed(best->value, kDecimals));
    if (input.run->constantGuess > 0)
        facts.emplace_back("Accuracy of always naming the most frequent class",
                           fixed(input.run->constantGuess, kDecimals));
    return facts;
}

std::string classResults(const ReportInput& input)
{
    constexpr int kGuessDecimals = 2;
    std::string html = "<div class=\"charts\">\n";
    html += curveChart(input,
                       {.title = input.metricName + " by epoch",
                        .label = input.metricName,
                        .metric = input.metric,
                        .higherIsBetter = true,
                        .guess = input.metric == "accuracy" ? input.run->constantGuess : 0,
                        .guessWords = "always naming the most frequent class: "
                                      + fixed(input.run->constantGuess, kGuessDecimals)});
    html += curveChart(input, {.title = "Loss by epoch", .label = "Loss", .metric = "loss"});
    std::string worst;
    for (const char* part : {"validation", "test", "train"}) {
        Rows rows = judgedRows(input, part);
        if (rows.empty())
            continue;
        html += confusionTable(input, rows, part);
        if (worst.empty())
            worst = worstTen(input, std::move(rows));
    }
    return html + "</div>\n" + worst;
}

} // namespace carpo::report

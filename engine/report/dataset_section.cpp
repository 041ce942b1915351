// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/dataset_section.h"

#include "engine/explore/measures.h"
#include "engine/report/html.h"
#include "engine/report/statistics.h"
#include "engine/report/svg_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace carpo::report {
namespace {

using dataset::Sex;

constexpr double kMonthsInTwoYears = 24;
constexpr std::size_t kProblemsShown = 40;

// Images that can be decoded, as everything in this section counts them.
std::vector<double> agesOf(const ReportInput& input, Sex sex)
{
    std::vector<double> ages;
    for (std::size_t i = 0; i < input.dataset->size(); ++i) {
        if (input.scan->decoded[i] && input.dataset->sexes[i] == sex
            && std::isfinite(input.dataset->months[i]))
            ages.push_back(input.dataset->months[i]);
    }
    return ages;
}

double largest(const std::vector<double>& values)
{
    return values.empty() ? 0 : *std::max_element(values.begin(), values.end());
}

Axis countAxis(double highest)
{
    // Room for what is written above the highest mark.
    Axis axis = axisAround("Images", 0, std::max(highest * 1.12, 4.0));
    axis.step = std::max(axis.step, 1.0);
    return axis;
}

std::string sexChart(const explore::ScanSummary& summary)
{
    const std::array counts = {summary.female, summary.male, summary.unknown};
    const auto highest = static_cast<double>(*std::max_element(counts.begin(), counts.end()));
    std::vector<std::string> names = {"Female", "Male"};
    if (summary.unknown > 0)
        names.emplace_back("Not known");
    SvgChart chart("Sex of the children", names, countAxis(highest));
    constexpr std::array kSeries = {Series::Female, Series::Male, Series::Neutral};
    for (std::size_t i = 0; i < names.size(); ++i) {
        const double share = 100.0 * static_cast<double>(counts[i])
                             / static_cast<double>(std::max<std::int64_t>(summary.images, 1));
        chart.bar(i,
                  static_cast<double>(counts[i]),
                  grouped(counts[i]) + " (" + fixed(share, 1) + " %)",
                  kSeries[i]);
    }
    return chart.figure();
}

std::string ageChart(const ReportInput& input, const explore::ScanSummary& summary)
{
    struct Group
    {
        const char* name;
        Series series;
        std::vector<double> ages;
    };
    const std::array groups = {Group{"Female", Series::Female, agesOf(input, Sex::Female)},
                               Group{"Male", Series::Male, agesOf(input, Sex::Male)},
                               Group{"Not known", Series::Neutral, agesOf(input, Sex::Unknown)}};
    // Most ages are multiples of six months; fewer images need wider bins.
    constexpr std::int64_t kManyImages = 500;
    const double width = summary.images >= kManyImages ? 6 : 12;
    const double oldest = std::isfinite(summary.ageMaximum) ? summary.ageMaximum : 0;
    const std::vector<double> edges = edgesOf(0, std::max(oldest, kMonthsInTwoYears), width);
    double highest = 0;
    for (const Group& group : groups)
        highest = std::max(highest, largest(histogramOf(group.ages, edges)));

    SvgChart chart(
        "Bone age by sex, bins of " + fixed(width, 0) + " months",
        {.label = "Bone age (months)", .minimum = 0, .maximum = edges.back(), .step = kMonthsInTwoYears},
        countAxis(highest));
    for (const Group& group : groups) {
        if (group.ages.empty())
            continue;
        const bool dashed = group.series == Series::Male;
        chart.steps(edges, histogramOf(group.ages, edges), group.series, dashed);
        chart.legend(
            std::string(group.name) + ": " + inWords(momentsOf(group.ages), 1), group.series, dashed);
    }
    return chart.figure();
}

std::vector<double> measureOf(const ReportInput& input, std::string_view key)
{
    const std::size_t index = explore::measureIndex(key);
    if (index >= input.scan->measures.size())
        return {};
    const std::vector<float>& column = input.scan->measures[index];
    return {column.begin(), column.end()};
}

std::string
histogramChart(const std::string& title, const std::string& label, const std::vector<double>& values)
{
    const Moments moments = momentsOf(values);
    if (moments.n == 0)
        return {};
    constexpr int kAboutBins = 30;
    const double range = std::max(moments.maximum - moments.minimum, 1e-3);
    const std::vector<double> edges = edgesOf(moments.minimum, moments.maximum, roundStep(range, kAboutBins));
    const std::vector<double> counts = histogramOf(values, edges);
    SvgChart chart(title, axisAround(label, edges.front(), edges.back()), countAxis(largest(counts)));
    chart.steps(edges, counts, Series::Neutral, false);
    chart.note(inWords(moments, 2));
    chart.note("range " + fixed(moments.minimum, 2) + " to " + fixed(moments.maximum, 2));
    return chart.figure();
}

std::string lightChart(const std::vector<double>& brightness, const std::vector<double>& contrast)
{
    const Moments light = momentsOf(brightness);
    const Moments spread = momentsOf(contrast);
    if (light.n == 0 || spread.n == 0)
        return {};
    SvgChart chart("Brightness and contrast of each image",
                   axisAround("Brightness (mean intensity, 0 black to 1 white)", 0, light.maximum),
                   axisAround("Contrast (SD of intensity)", 0, spread.maximum * 1.2));
    chart.points(brightness, contrast, Series::Neutral);
    chart.note("brightness: mean " + fixed(light.mean, 3) + " · SD " + fixed(light.sd, 3));
    chart.note("contrast: mean " + fixed(spread.mean, 3) + " · SD " + fixed(spread.sd, 3));
    return chart.figure();
}

std::string problemTable(const ReportInput& input)
{
    std::vector<core::Problem> problems = input.dataset->problems;
    problems.insert(problems.end(), input.scan->problems.begin(), input.scan->problems.end());
    std::string html = "<h3>Problems</h3>\n";
    if (problems.empty())
        return html + "<p>None: every row has its image, and every image can be read.</p>\n";
    std::map<std::string_view, std::int64_t> countOfKind;
    for (const core::Problem& problem : problems)
        ++countOfKind[core::errorText(problem.code).key];
    std::vector<std::pair<std::string, std::string>> kinds;
    for (const auto& [kind, count] : countOfKind) {
        std::string name(kind);
        std::replace(name.begin(), name.end(), '_', ' ');
        kinds.emplace_back(name, grouped(count));
    }
    html += factTable(kinds) + "<ul>\n";
    for (std::size_t i = 0; i < std::min(problems.size(), kProblemsShown); ++i)
        html += "<li>" + escaped(core::inEnglish(problems[i])) + "</li>\n";
    html += "</ul>\n";
    if (problems.size() > kProblemsShown)
        html += "<p class=\"muted\">And "
                + grouped(static_cast<std::int64_t>(problems.size() - kProblemsShown)) + " more.</p>\n";
    return html;
}

} // namespace

std::string datasetSection(const ReportInput& input)
{
    const explore::ScanSummary summary = explore::summarize(*input.dataset, *input.scan);
    std::string html = "<h2>The data set</h2>\n";
    html += "<p>" + grouped(summary.images) + " radiographs with a row in the label table: "
            + grouped(summary.female) + " female, " + grouped(summary.male) + " male";
    if (summary.unknown > 0)
        html += ", " + grouped(summary.unknown) + " of unknown sex";
    html += ". Bone age: mean " + fixed(summary.ageMean, 1) + ", SD " + fixed(summary.ageSd, 1) + ", median "
            + fixed(summary.ageMedian, 1) + ", range " + fixed(summary.ageMinimum, 1) + " to "
            + fixed(summary.ageMaximum, 1) + " months.</p>\n<div class=\"charts\">\n";
    html += sexChart(summary) + ageChart(input, summary);
    html += histogramChart("Aspect ratio of the images", "Width / height", measureOf(input, "aspect_ratio"));
    html += lightChart(measureOf(input, "brightness"), measureOf(input, "contrast"));
    return html + "</div>\n" + problemTable(input);
}

} // namespace carpo::report

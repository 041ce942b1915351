// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

struct ScanArguments
{
    DatasetArguments dataset;
    std::string project;
    bool json = false;
};

/// Those of the table and the folder, then those of the images.
std::vector<core::Problem> allProblems(const OpenedSet& set)
{
    std::vector<core::Problem> problems = set.dataset.problems;
    problems.insert(problems.end(), set.scan.problems.begin(), set.scan.problems.end());
    return problems;
}

Json agesJson(const explore::ScanSummary& summary)
{
    Json ages = Json::object();
    addNumber(ages, "min", summary.ageMinimum);
    addNumber(ages, "mean", summary.ageMean);
    addNumber(ages, "median", summary.ageMedian);
    addNumber(ages, "max", summary.ageMaximum);
    addNumber(ages, "sd", summary.ageSd);
    return ages;
}

/// With the ages at the examination in the place of the bone ages.
explore::ScanSummary chronologicalSummary(const OpenedSet& set)
{
    dataset::Dataset data = set.dataset;
    data.months = data.chronologicalMonths;
    return explore::summarize(data, set.scan);
}

Json summaryJson(const OpenedSet& set, const explore::ScanSummary& summary)
{
    Json problems = Json::array();
    for (const core::Problem& problem : allProblems(set)) {
        problems.push_back({{"place", problem.place},
                            {"reason", core::errorText(problem.code).key},
                            {"message", core::inEnglish(problem)}});
    }
    Json object = {
        {"images", summary.images},
        {"sex", {{"female", summary.female}, {"male", summary.male}, {"unknown", summary.unknown}}},
        // What is no age is not called one.
        {set.dataset.targetUnit == dataset::Unit::None ? "target" : "age_months", agesJson(summary)},
        {"problems", std::move(problems)},
        {"seconds", set.scan.seconds}};
    if (!set.dataset.chronologicalMonths.empty())
        object["chronological_age_months"] = agesJson(chronologicalSummary(set));
    return object;
}

void printSummary(Console& console, const OpenedSet& set, const explore::ScanSummary& summary)
{
    console.print("images      " + std::to_string(summary.images));
    console.print("sex         " + std::to_string(summary.female) + " female, " + std::to_string(summary.male)
                  + " male, " + std::to_string(summary.unknown) + " unknown");
    const std::string target =
        set.dataset.targetUnit == dataset::Unit::None ? "target      " : "age months  ";
    if (!std::isfinite(summary.ageMean))
        console.print(target + "not known");
    else
        console.print(target + fixed(summary.ageMinimum, 1) + " to " + fixed(summary.ageMaximum, 1)
                      + ", mean " + fixed(summary.ageMean, 1) + ", median " + fixed(summary.ageMedian, 1)
                      + ", SD " + fixed(summary.ageSd, 1));
    if (!set.dataset.chronologicalMonths.empty()) {
        const explore::ScanSummary ages = chronologicalSummary(set);
        console.print("age at exam " + fixed(ages.ageMinimum, 1) + " to " + fixed(ages.ageMaximum, 1)
                      + ", mean " + fixed(ages.ageMean, 1));
    }
    console.print("seconds     " + fixed(set.scan.seconds, 1));
    const std::vector<core::Problem> problems = allProblems(set);
    console.print("problems    " + std::to_string(problems.size()));
    for (const core::Problem& problem : problems)
        console.print("  " + oneLine(core::inEnglish(problem)));
}

core::Result<void> scanDataset(const ScanArguments& arguments, Console& console, std::stop_token stop)
{
    const core::Result<OpenedSet> set =
        openAndScan(arguments.dataset, arguments.project, console, std::move(stop));
    if (!set)
        return tl::unexpected(set.error());
    const explore::ScanSummary summary = explore::summarize(set->dataset, set->scan);
    if (arguments.json)
        console.printJson(summaryJson(*set, summary));
    else
        printSummary(console, *set, summary);
    return {};
}

} // namespace

Action declareScan(CLI::App& command)
{
    auto arguments = std::make_shared<ScanArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    command.add_flag("--json", arguments->json, "One JSON object on stdout");
    return [arguments](Console& console, std::stop_token stop) {
        return scanDataset(*arguments, console, std::move(stop));
    };
}

} // namespace carpo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "engine/explore/outliers.h"
#include "engine/report/suspects_csv.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct OutliersArguments
{
    DatasetArguments dataset;
    std::string project;
    std::size_t top = 0;
    bool json = false;
    bool csv = false;
};

Json outlierJson(const explore::Outlier& outlier, const dataset::Dataset& dataset)
{
    Json object = {{"id", dataset.ids[outlier.row]}};
    addNumber(object, "score", outlier.score);
    if (outlier.kind != explore::OutlierKind::None)
        object["kind"] = explore::outlierKindKey(outlier.kind);
    Json reasons = Json::array();
    for (const explore::OutlierReason& reason : outlier.reasons) {
        Json line = {{"code", reason.evidence->code}, {"measure", reason.evidence->measure}};
        addNumber(line, "value", reason.value);
        addNumber(line, "percentile", reason.percentile);
        line["kind"] = explore::outlierKindKey(reason.evidence->kind);
        reasons.push_back(std::move(line));
    }
    object["reasons"] = std::move(reasons);
    return object;
}

std::string outlierText(const explore::Outlier& outlier, const dataset::Dataset& dataset)
{
    std::string text = dataset.ids[outlier.row] + "  " + fixed(outlier.score, 2);
    std::string separator = "  ";
    for (const explore::OutlierReason& reason : outlier.reasons)
        text += std::exchange(separator, "; ") + explore::inEnglish(reason);
    if (outlier.kind != explore::OutlierKind::None)
        text += (outlier.reasons.empty() ? "  " : ": ") + std::string(explore::outlierKindText(outlier.kind));
    return text;
}

core::Result<void> rankOutliers(const OutliersArguments& arguments, Console& console, const std::stop_token& stop)
{
    const core::Result<OpenedSet> set = openAndScan(arguments.dataset, arguments.project, console, stop);
    if (!set)
        return tl::unexpected(set.error());
    const auto thumbnails = set->project.loadThumbnails(set->dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    const auto outliers =
        explore::findOutliers(set->scan, *thumbnails, stop, console.progress("looking for look-alikes"));
    if (!outliers)
        return tl::unexpected(outliers.error());
    const std::size_t count =
        arguments.top > 0 ? std::min(arguments.top, outliers->size()) : outliers->size();
    if (arguments.csv) {
        std::string table = report::suspectsCsv(set->dataset, std::span(*outliers).first(count), {});
        table.pop_back(); // print() ends the line
        console.print(table);
        return {};
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (arguments.json)
            console.printJson(outlierJson((*outliers)[i], set->dataset));
        else
            console.print(outlierText((*outliers)[i], set->dataset));
    }
    return {};
}

constexpr const char* kOutliersFooter =
    "Every decoded image is listed, the most suspect first. The score counts how far the image's measures "
    "lie\n"
    "from what is usual in this set, and how far the image is from those that look most like it; from 1 on "
    "an\n"
    "image is worth a look. Reasons name a measure (see measures), or 'appearance', the distance to the "
    "images\n"
    "that look alike.\n\n"
    "--json: one object a line: id, score, kind (where one is suspected), reasons (code, measure, value,\n"
    "percentile, kind).";

} // namespace

Action declareOutliers(CLI::App& command)
{
    auto arguments = std::make_shared<OutliersArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    command.add_option("--top", arguments->top, "Print so many at most; 0: all")->capture_default_str();
    command.add_flag("--json", arguments->json, "One JSON object an image on stdout");
    command.add_flag("--csv", arguments->csv, "A table on stdout, as the window exports it")
        ->excludes("--json");
    command.footer(kOutliersFooter);
    return [arguments](Console& console, std::stop_token stop) {
        return rankOutliers(*arguments, console, stop);
    };
}

} // namespace carpo::cli

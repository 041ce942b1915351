// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/opened_set.h"
#include "engine/explore/duplicates.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct DuplicatesArguments
{
    DatasetArguments dataset;
    std::string project;
    bool json = false;
};

Json groupJson(const explore::DuplicateGroup& group, const dataset::Dataset& dataset)
{
    Json ids = Json::array();
    for (const std::size_t row : group.rows)
        ids.push_back(dataset.ids[row]);
    return {{"ids", std::move(ids)},
            {"exact", group.exact},
            {"across_splits", group.acrossSplits},
            {"labels_differ", group.labelsDiffer}};
}

std::string groupText(const explore::DuplicateGroup& group, const dataset::Dataset& dataset)
{
    std::string text = group.exact ? "exact " : "near  ";
    for (const std::size_t row : group.rows)
        text += ' ' + dataset.ids[row];
    if (group.acrossSplits)
        text += "  (across splits)";
    if (group.labelsDiffer)
        text += "  (labels differ)";
    return text;
}

core::Result<void> listDuplicates(const DuplicatesArguments& arguments, Console& console, const std::stop_token& stop)
{
    const core::Result<OpenedSet> set = openAndScan(arguments.dataset, arguments.project, console, stop);
    if (!set)
        return tl::unexpected(set.error());
    const auto thumbnails = set->project.loadThumbnails(set->dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    const auto groups = explore::findDuplicates(
        set->dataset, set->scan, *thumbnails, set->dataset.parts, stop, console.progress("comparing"));
    if (!groups)
        return tl::unexpected(groups.error());
    for (const explore::DuplicateGroup& group : *groups) {
        if (arguments.json)
            console.printJson(groupJson(group, set->dataset));
        else
            console.print(groupText(group, set->dataset));
    }
    return {};
}

constexpr const char* kDuplicatesFooter =
    "Exact: the same pixels, whatever files they are packed in. Near: the same exposure resized, "
    "re-encoded,\n"
    "brighter or darker, cut or turned a little, or mirrored. Across splits: what is tested was trained on, "
    "by\n"
    "the split that the data set itself names. Labels differ: the copies disagree about sex or age.\n\n"
    "--json: one object a line: ids, exact, across_splits, labels_differ.";

} // namespace

Action declareDuplicates(CLI::App& command)
{
    auto arguments = std::make_shared<DuplicatesArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    command.add_flag("--json", arguments->json, "One JSON object a group on stdout");
    command.footer(kDuplicatesFooter);
    return [arguments](Console& console, std::stop_token stop) {
        return listDuplicates(*arguments, console, stop);
    };
}

} // namespace carpo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/decision_printer.h"
#include "app/cli/opened_set.h"
#include "engine/core/user_name.h"
#include "engine/dataset/dataset.h"
#include "engine/project/project.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace carpo::cli {
namespace {

using project::DecisionKind;

/// The images that one option names, each with a value where the kind has one.
struct Setting
{
    DecisionKind kind;
    const char* option;
    const char* values; ///< as the help shows them
    const char* help;
    std::vector<std::string> images = {};
};

struct DecisionsArguments
{
    DatasetArguments dataset;
    std::string project;
    std::string user;
    std::vector<Setting> settings = {
        {DecisionKind::Exclude, "--exclude", "ID...", "Leave these images out of training and prediction"},
        {DecisionKind::Include, "--include", "ID...", "Take their exclusion back"},
        {DecisionKind::Tag, "--tag", "ID=TAG...", "Give an image a tag"},
        {DecisionKind::Untag, "--untag", "ID=TAG...", "Take a tag away"},
        {DecisionKind::Sex, "--sex", "ID=SEX...", "Correct a sex; 'ID=' goes back to what the table says"},
        {DecisionKind::Age, "--age", "ID=MONTHS...", "Correct a bone age; 'ID=' goes back to the table's"}};
    std::string importFile;
    std::string exportFile;
    bool undo = false;
    bool redo = false;
    bool list = false;
    bool journal = false;
    bool json = false;

    [[nodiscard]] bool sets() const
    {
        return std::ranges::any_of(settings, [](const Setting& setting) { return !setting.images.empty(); });
    }
};

core::Result<void> checkUsage(const DecisionsArguments& arguments)
{
    const std::vector<bool> changes = {
        arguments.sets(), arguments.undo, arguments.redo, !arguments.importFile.empty()};
    if (std::ranges::count(changes, true) <= 1 && !(arguments.list && arguments.journal))
        return {};
    return core::failure(
        core::ErrorCode::WrongUsage,
        "decisions",
        {{"detail",
          arguments.list && arguments.journal
              ? "choose either --list or --journal."
              : "decide something, --import, --undo or --redo: only one of them at a time."}});
}

core::Result<std::size_t> imageOf(const dataset::Dataset& dataset, const std::string& id)
{
    const auto found = std::ranges::find(dataset.ids, id);
    if (found == dataset.ids.end() || std::find(found + 1, dataset.ids.end(), id) != dataset.ids.end())
        return core::failure(core::ErrorCode::ImageUnknown, dataset.root.string(), {{"id", id}});
    return static_cast<std::size_t>(found - dataset.ids.begin());
}

core::Result<project::Decision>
decisionOf(const dataset::Dataset& dataset, const Setting& setting, const std::string& text)
{
    const bool hasValue = setting.kind != DecisionKind::Exclude && setting.kind != DecisionKind::Include;
    const std::size_t equals = hasValue ? text.find('=') : text.size();
    if (equals == std::string::npos)
        return core::failure(core::ErrorCode::WrongUsage,
                             setting.option,
                             {{"detail", "“" + text + "” has no “=”; write " + std::string(setting.values)}});
    return imageOf(dataset, text.substr(0, equals)).and_then([&](std::size_t image) {
        return project::checkedDecision(
            {.image = image, .kind = setting.kind, .value = hasValue ? text.substr(equals + 1) : ""}, text);
    });
}

core::Result<std::vector<project::Decision>> decisionsOf(const DecisionsArguments& arguments,
                                                         const dataset::Dataset& dataset)
{
    std::vector<project::Decision> decisions;
    for (const Setting& setting : arguments.settings) {
        for (const std::string& text : setting.images) {
            auto decision = decisionOf(dataset, setting, text);
            if (!decision)
                return tl::unexpected(decision.error());
            decisions.push_back(std::move(*decision));
        }
    }
    return decisions;
}

/// What the arguments ask to change; the note says how much it was.
core::Result<void> change(const DecisionsArguments& arguments,
                          project::Project& project,
                          const dataset::Dataset& dataset,
                          DecisionPrinter& printer,
                          const std::stop_token& stop)
{
    const std::string user = arguments.user.empty() ? core::userName() : arguments.user;
    if (arguments.undo)
        return project.undoDecisions(user).map([&](std::int64_t count) { printer.undone(count); });
    if (arguments.redo)
        return project.redoDecisions().map([&](std::int64_t count) { printer.redone(count); });
    if (!arguments.importFile.empty())
        return project::importDecisions(project, dataset, arguments.importFile, user, stop)
            .map([&](const project::ImportedDecisions& imported) { printer.imported(imported); });
    if (!arguments.sets())
        return {};
    return decisionsOf(arguments, dataset)
        .and_then([&](const std::vector<project::Decision>& decisions) {
            return project.decide(dataset, decisions, user);
        })
        .map([&](std::int64_t count) { printer.decided(count); });
}

core::Result<void> show(const DecisionsArguments& arguments,
                        const project::Project& project,
                        const dataset::Dataset& dataset,
                        DecisionPrinter& printer)
{
    if (arguments.journal)
        return project.decisionJournal().map(
            [&](const std::vector<project::DecisionEntry>& entries) { printer.journal(entries); });
    const bool changes =
        arguments.sets() || arguments.undo || arguments.redo || !arguments.importFile.empty();
    if (!arguments.list && (changes || !arguments.exportFile.empty()))
        return {};
    return project.decisions(dataset).map(
        [&](const project::DecisionTable& table) { printer.list(dataset, table); });
}

core::Result<void> decide(const DecisionsArguments& arguments, Console& console, const std::stop_token& stop)
{
    if (auto checked = checkUsage(arguments); !checked)
        return checked;
    const core::Result<dataset::Dataset> dataset = openDataset(arguments.dataset, arguments.project, stop);
    if (!dataset)
        return tl::unexpected(dataset.error());
    core::Result<project::Project> project = project::Project::openOrCreate(arguments.project);
    if (!project)
        return tl::unexpected(project.error());
    if (auto stored = project->setDataset(*dataset); !stored)
        return stored;
    DecisionPrinter printer(console, arguments.json);
    if (auto changed = change(arguments, *project, *dataset, printer, stop); !changed)
        return changed;
    if (!arguments.exportFile.empty()) {
        if (auto written = project::exportDecisions(*project, arguments.exportFile); !written)
            return written;
        console.note("decisions in " + arguments.exportFile);
    }
    return show(arguments, *project, *dataset, printer);
}

constexpr const char* kDecisionsFooter =
    "What is decided here lives in the project and is what train, predict and label-suspects go by: an\n"
    "excluded image is in no part of any split, a corrected label stands for the table's. The files of the\n"
    "data set are never touched. All that one call decides is one step, which --undo takes back.\n"
    "Without anything to do, the images with decisions are listed.\n\n"
    "--list --json: one object an image: id, path, excluded, sex, age_months (corrected ones), tags.\n"
    "--journal --json: one object a decision: step, kind, id, path, old, value, user, at, state (in_force,\n"
    "undone, dropped), undone_by, undone_at.\n"
    "--import --json: one object: changed, problems [{place, reason, message}]. The CSV has the columns id,\n"
    "kind (tag, untag, exclude, include, sex, age) and value, and may have path, user and at, as --export\n"
    "writes them.\n\n"
    "Examples: decisions DATA --project P.carpo --exclude 1377 1380 --age 1402=132 --tag '1377=two hands'\n"
    "          decisions DATA --project P.carpo --undo";

} // namespace

Action declareDecisions(CLI::App& command)
{
    auto arguments = std::make_shared<DecisionsArguments>();
    addDatasetOptions(command, arguments->dataset, arguments->project);
    for (Setting& setting : arguments->settings)
        command.add_option(setting.option, setting.images, setting.help)->option_text(setting.values);
    command.add_option("--import", arguments->importFile, "Add the decisions of this CSV file, as one step");
    command.add_flag("--undo", arguments->undo, "Take the last step back");
    command.add_flag("--redo", arguments->redo, "Do again what was taken back last");
    command.add_option("--export", arguments->exportFile, "Write what is in force into this CSV file");
    command.add_flag("--list", arguments->list, "Print the images with decisions, afterwards");
    command.add_flag("--journal", arguments->journal, "Print who decided what and when, afterwards");
    command.add_option("--user", arguments->user, "Who decides; your login name where it is left out");
    command.add_flag("--json", arguments->json, "JSON objects on stdout");
    command.footer(kDecisionsFooter);
    return [arguments](Console& console, const std::stop_token& stop) {
        return decide(*arguments, console, stop);
    };
}

} // namespace carpo::cli

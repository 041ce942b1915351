// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/stop_signals.h"
#include "engine/core/version.h"
#include "engine/training/experiment_problems.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::cli {
namespace {

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kInterrupted = 130;

/// Where an experiment file was not understood, all that is wrong with it; else the error alone.
std::vector<core::Error> allOf(const core::Error& error)
{
    std::error_code unreadable;
    if (std::filesystem::is_regular_file(error.place, unreadable)) {
        const std::vector<core::Problem> problems =
            training::experimentProblems(std::filesystem::path(error.place));
        if (!problems.empty() && problems.front() == error)
            return problems;
    }
    return {error};
}

int exitStatus(core::ErrorCode code)
{
    using enum core::ErrorCode;
    switch (code) {
    case Cancelled:
        return kInterrupted;
    case WrongUsage:
    case ExperimentNotJson:
    case ExperimentNewer:
    case ExperimentUnknownKey:
    case ExperimentWrongType:
    case ExperimentOutOfRange:
    case ExperimentUnknownChoice:
    case ExperimentContradiction:
    case PresetUnknown:
    case MappingInvalid:
    case InputTooSmall:
    case TooManyParameters:
    case NetworkLayerShape:
    case NetworkTooLarge:
        return kWrongUsage;
    default:
        return kFailed;
    }
}

/// What no code foresaw becomes a failure like any other, here and only here.
core::Result<void> perform(const Action& action, Console& console)
{
    try {
        const StopSignals signals;
        const core::Result<void> done = action(console, signals.token());
        const core::Result<void> written = console.finish();
        return done ? written : done;
    } catch (const std::bad_alloc&) {
        return core::failure(core::ErrorCode::OutOfMemory, {}, {{"detail", "allocation failed"}});
    } catch (const std::exception& exception) {
        return core::failure(core::ErrorCode::Internal, "carpo-cli", {{"detail", exception.what()}});
    }
}

/// The parser would only say that some command is needed.
core::Result<void> checkCommand(std::string_view name)
{
    if (name.starts_with('-') || std::ranges::find(commands(), name, &Command::name) != commands().end())
        return {};
    std::string names;
    for (const Command& command : commands())
        names += (names.empty() ? "" : ", ") + std::string(command.name);
    return core::failure(
        core::ErrorCode::WrongUsage,
        "carpo-cli",
        {{"detail", "there is no command “" + std::string(name) + "”; there are " + names + "."}});
}

int run(int argc, char** argv)
{
    if (const auto known = checkCommand(argc > 1 ? argv[1] : "--help"); !known) {
        std::fprintf(stderr, "%s\n", core::inEnglish(known.error()).c_str());
        return kWrongUsage;
    }
    CLI::App app("Carpo: radiographs and neural networks, on the command line", "carpo-cli");
    app.set_version_flag("--version", std::string(core::version()));
    app.require_subcommand(1);
    std::vector<std::pair<CLI::App*, Action>> declared;
    for (const Command& command : commands()) {
        CLI::App* const subcommand = app.add_subcommand(command.name, command.summary);
        declared.emplace_back(subcommand, command.declare(*subcommand));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongUsage;
    }
    Console console;
    for (const auto& [subcommand, action] : declared) {
        if (!subcommand->parsed())
            continue;
        if (const core::Result<void> done = perform(action, console); !done) {
            for (const core::Error& error : allOf(done.error()))
                console.note("carpo-cli: " + core::inEnglish(error));
            return exitStatus(done.error().code);
        }
    }
    return kDone;
}

} // namespace
} // namespace carpo::cli

int main(int argc, char** argv)
{
    try {
        return carpo::cli::run(argc, argv);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "carpo-cli: %s\n", exception.what());
        return carpo::cli::kFailed;
    }
}

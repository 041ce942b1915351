// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "engine/phantom/cohort.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct PhantomArguments
{
    std::string folder;
    phantom::CohortOptions options;
};

} // namespace

Action declarePhantom(CLI::App& command)
{
    auto arguments = std::make_shared<PhantomArguments>();
    phantom::CohortOptions& options = arguments->options;
    command.add_option("OUT", arguments->folder, "Folder to write; made where it is missing")->required();
    command.add_option("--count", options.count, "How many radiographs")->capture_default_str();
    command.add_option("--seed", options.seed, "The same seed, the same cohort")->capture_default_str();
    command.add_option("--anomalies", options.anomalies, "Share of images with something wrong, 0 to 0.9")
        ->capture_default_str();
    command.add_option("--height", options.height, "Height of the images, px")->capture_default_str();
    command.add_flag("--shuffle-maturity",
                     options.shuffleMaturity,
                     "Draw each hand's bones for another child's age: a control to learn nothing from");
    return [arguments](Console& console, std::stop_token stop) -> core::Result<void> {
        auto written = phantom::writeCohort(
            arguments->folder, arguments->options, std::move(stop), console.progress("drawing"));
        if (written)
            console.note(std::to_string(arguments->options.count) + " radiographs in " + arguments->folder);
        return written;
    };
}

} // namespace carpo::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "engine/phantom/pattern_set.h"

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <utility>

namespace carpo::cli {
namespace {

struct TexturesArguments
{
    std::string folder;
    phantom::PatternOptions options;
};

} // namespace

Action declareTextures(CLI::App& command)
{
    auto arguments = std::make_shared<TexturesArguments>();
    phantom::PatternOptions& options = arguments->options;
    command.add_option("OUT", arguments->folder, "Folder to write; made where it is missing")->required();
    command.add_option("--count", options.count, "How many images")->capture_default_str();
    command.add_option("--seed", options.seed, "The same seed, the same images")->capture_default_str();
    command.add_option("--height", options.height, "Height and width of the images, px")
        ->capture_default_str();
    return [arguments](Console& console, std::stop_token stop) -> core::Result<void> {
        auto written = phantom::writePatterns(
            arguments->folder, arguments->options, std::move(stop), console.progress("drawing"));
        if (written)
            console.note(std::to_string(arguments->options.count) + " images in " + arguments->folder);
        return written;
    };
}

} // namespace carpo::cli

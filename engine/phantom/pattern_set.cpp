// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/pattern_set.h"

#include "engine/core/random.h"
#include "engine/phantom/generated_folder.h"
#include "engine/phantom/pattern.h"

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace carpo::phantom {
namespace {

namespace fs = std::filesystem;

// Raised with every change that changes a pixel.
constexpr int kPatternVersion = 1;
constexpr const char* kGenerator = "carpo textures";

core::Result<void> checkOptions(const PatternOptions& options)
{
    const auto refuse = [](const char* option, const std::string& allowed) -> core::Result<void> {
        return core::failure(
            core::ErrorCode::WrongUsage, option, {{"detail", "allowed is " + allowed}, {"allowed", allowed}});
    };
    if (options.count < 1 || options.count > 200000)
        return refuse("count", "1 to 200000");
    if (options.height < 32 || options.height > 4096)
        return refuse("height", "32 to 4096");
    return {};
}

std::string markerText(const PatternOptions& options, bool finished)
{
    const nlohmann::ordered_json marker = {{"generator", kGenerator},
                                           {"version", kPatternVersion},
                                           {"count", options.count},
                                           {"seed", options.seed},
                                           {"height", options.height},
                                           {"finished", finished}};
    return marker.dump(2) + "\n";
}

// One kind after the other, so that a set of any size has all of them alike.
std::size_t kindOf(std::size_t number)
{
    return number % patternKinds().size();
}

} // namespace

core::Result<void> writePatterns(const fs::path& folder,
                                 const PatternOptions& options,
                                 std::stop_token stop,
                                 const core::ProgressFn& progress)
{
    if (const auto checked = checkOptions(options); !checked)
        return checked;
    const SetMarker marker = {.name = "textures.json",
                              .generator = kGenerator,
                              .unfinished = markerText(options, false),
                              .finished = markerText(options, true)};
    const std::vector<std::string> kinds(patternKinds().begin(), patternKinds().end());
    const core::Result<bool> finished = prepareFolder(folder, marker, kinds, {});
    if (!finished)
        return tl::make_unexpected(finished.error());
    if (*finished)
        return {};
    return writeText(folder / marker.name, marker.unfinished)
        .and_then([&] {
            return writeImages(
                static_cast<std::size_t>(options.count),
                [&](std::size_t number) {
                    return folder / kinds[kindOf(number)] / (std::to_string(number + 1) + ".png");
                },
                [&](std::size_t number) {
                    core::RandomStream random(options.seed, "phantom.pattern", number);
                    return renderPattern(kindOf(number), options.height, random);
                },
                stop,
                progress);
        })
        .and_then([&] { return writeText(folder / marker.name, marker.finished); });
}

} // namespace carpo::phantom

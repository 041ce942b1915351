// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/attribution_job.h"

#include "engine/explore/prepare.h"
#include "engine/imaging/decode.h"
#include "engine/jobs/environment.h"
#include "engine/jobs/training_data.h"
#include "engine/project/project.h"
#include "engine/training/run_files.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace carpo::jobs {
namespace {

/// The sex as a network is given it; somebody may have corrected it.
core::Result<float> maleOf(const project::Project& project, const dataset::Dataset& dataset, std::size_t row)
{
    dataset::Dataset one;
    one.root = dataset.root;
    one.ids = {dataset.ids[row]};
    one.files = {dataset.files[row]};
    one.sexes = {dataset.sexes[row]};
    one.months = {dataset.months[row]};
    return project.decisions(one).map([&one](const project::DecisionTable& decisions) {
        return maleness(project::corrected(one, decisions).sexes.front());
    });
}

} // namespace

core::Result<ImageAttribution> attributeImage(const std::filesystem::path& projectFile,
                                              std::int64_t number,
                                              const dataset::Dataset& dataset,
                                              std::size_t row,
                                              const std::string& className,
                                              const std::stop_token& stop)
{
    const core::Result<project::Project> project = project::Project::open(projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const core::Result<project::Run> run = project->run(number);
    if (!run)
        return tl::unexpected(run.error());
    const auto experiment = training::Experiment::fromJson(run->experimentJson, projectFile.string());
    if (!experiment)
        return tl::unexpected(experiment.error());
    const core::Result<std::filesystem::path> folder = project->runFolder(number);
    if (!folder)
        return tl::unexpected(folder.error());
    const core::Result<float> male = maleOf(*project, dataset, row);
    if (!male)
        return tl::unexpected(male.error());
    const auto limits = decodeLimitsIn(run->environmentJson).value_or(imaging::decodeLimits());
    const core::Result<imaging::Image> image = imaging::decodeFile(dataset.files[row], limits, stop);
    if (!image)
        return tl::unexpected(image.error());
    ImageAttribution result{.picture = explore::prepare(*image, preparationOf(*experiment)), .maps = {}};
    const training::TrainingSet set{.pixels = result.picture.pixels8(),
                                    .side = result.picture.width(),
                                    .targets = {std::numeric_limits<float>::quiet_NaN()},
                                    .classes = classesIn(run->environmentJson),
                                    .male = {*male},
                                    .train = {},
                                    .validation = {},
                                    .fingerprint = {}};
    const auto found = std::ranges::find(set.classes, className);
    std::optional<int> output;
    if (found != set.classes.end())
        output = static_cast<int>(found - set.classes.begin());
    auto maps = evaluation::attribute(*experiment, training::bestFile(*folder), set, output);
    if (!maps)
        return tl::unexpected(maps.error());
    result.maps = std::move(*maps);
    if (!set.classes.empty())
        result.className = set.classes[static_cast<std::size_t>(result.maps.output)];
    return result;
}

} // namespace carpo::jobs

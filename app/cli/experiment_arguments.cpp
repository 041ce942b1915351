// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/experiment_arguments.h"

#include "engine/training/presets.h"

#include <utility>

namespace carpo::cli {

core::Result<training::Experiment> withSettings(training::Experiment experiment,
                                                const std::vector<std::string>& settings)
{
    for (const std::string& setting : settings) {
        const std::size_t equals = setting.find('=');
        if (equals == std::string::npos)
            return core::failure(
                core::ErrorCode::WrongUsage, "--set " + setting, {{"detail", "write key=value."}});
        const auto set = experiment.setFromText(setting.substr(0, equals), setting.substr(equals + 1));
        if (!set)
            return tl::unexpected(set.error());
    }
    return experiment;
}

core::Result<training::Experiment> experimentFrom(const std::string& fileOrPreset,
                                                  const std::vector<std::string>& settings)
{
    return training::loadExperiment(fileOrPreset).and_then([&settings](training::Experiment experiment) {
        return withSettings(std::move(experiment), settings);
    });
}

} // namespace carpo::cli

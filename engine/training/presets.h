// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/experiment.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace carpo::training {

struct Preset
{
    std::string name; ///< the file's name without its ending: "demo"
    std::string summary;
    std::filesystem::path file;
};

/// Where the presets lie: $CARPO_RESOURCES/presets, beside the program, or where it was installed or built.
[[nodiscard]] std::filesystem::path presetFolder();

/// The presets found, by name. Blocks.
[[nodiscard]] std::vector<Preset> presets();

/// The summaries of the presets that come with the program, as translators find them (they stand in JSON
/// files, where lupdate does not look); context "Preset".
[[nodiscard]] std::span<const char* const> presetTexts();

/// An experiment from a file, or from the preset of that name. Fails as Experiment::load does, and with
/// PresetUnknown. Blocks.
[[nodiscard]] core::Result<Experiment> loadExperiment(const std::string& fileOrPreset);

} // namespace carpo::training

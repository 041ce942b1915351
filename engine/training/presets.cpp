// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/presets.h"

#include "engine/core/resources.h"
#include "engine/core/tr.h"

#include <algorithm>
#include <array>
#include <system_error>

namespace carpo::training {

using core::ErrorCode;

std::filesystem::path presetFolder()
{
    return core::resourceFolder("presets");
}

std::vector<Preset> presets()
{
    std::vector<Preset> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(presetFolder(), error)) {
        if (entry.path().extension() != ".json")
            continue;
        // A preset that cannot be read is still listed: choosing it says what is wrong with it.
        const core::Result<Experiment> experiment = Experiment::load(entry.path());
        found.push_back({.name = entry.path().stem().string(),
                         .summary = experiment ? experiment->summary() : std::string(),
                         .file = entry.path()});
    }
    std::ranges::sort(found, {}, &Preset::name);
    return found;
}

std::span<const char* const> presetTexts()
{
    static constexpr std::array kTexts{
        CARPO_TR("Preset", "Rápida at 128 px: a small network that learns within a lesson."),
        CARPO_TR("Preset",
                 "The lecture's LeNet variation with sex, with a recipe that makes it learn on a CPU."),
        CARPO_TR("Preset",
                 "The lecture's Inception-v4 with sex, at 598 px: a large network, meant for a GPU."),
        CARPO_TR("Preset", "Rápida for radiographs of about 100 px, such as the small RSNA set."),
        CARPO_TR("Preset",
                 "Different data and little of it: the head alone learns, on base.safetensors beside the "
                 "project. Expected to fail."),
        CARPO_TR("Preset",
                 "Different data and little of it: everything learns from base.safetensors, beside the "
                 "project, under strong regularisation. Expected to fail."),
        CARPO_TR("Preset",
                 "Different data and much of it: everything goes on learning from base.safetensors, beside "
                 "the project."),
        CARPO_TR(
            "Preset",
            "Similar data and little of it: the head alone learns, on base.safetensors beside the project."),
        CARPO_TR("Preset",
                 "Similar data and much of it: the last stages and the head go on learning from "
                 "base.safetensors, beside the project."),
    };
    return kTexts;
}

core::Result<Experiment> loadExperiment(const std::string& fileOrPreset)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(fileOrPreset, error))
        return Experiment::load(fileOrPreset);
    std::string known;
    for (const Preset& preset : presets()) {
        if (preset.name == fileOrPreset)
            return Experiment::load(preset.file);
        known += (known.empty() ? "" : ", ") + preset.name;
    }
    return core::failure(ErrorCode::PresetUnknown, fileOrPreset, {{"known", known}});
}

} // namespace carpo::training

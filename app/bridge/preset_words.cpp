// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/preset_words.h"

#include "app/bridge/words.h"

#include <algorithm>
#include <array>

namespace carpo::bridge {
namespace {

struct PresetWords
{
    std::string_view name;
    const char* title;
    const char* summary; ///< exactly as in the file
};

constexpr std::array kPresets{
    PresetWords{
        "demo",
        QT_TRANSLATE_NOOP("Preset", "Demonstration"),
        QT_TRANSLATE_NOOP("Preset", "Rápida at 128 px: a small network that learns within a lesson.")},
    PresetWords{"lenet_ufg",
                QT_TRANSLATE_NOOP("Preset", "LeNet of the lecture"),
                QT_TRANSLATE_NOOP("Preset",
                                  "The lecture's LeNet variation with sex, with a recipe that makes it learn "
                                  "on a CPU.")},
    PresetWords{
        "rsna_100",
        QT_TRANSLATE_NOOP("Preset", "RSNA at 100 px"),
        QT_TRANSLATE_NOOP("Preset", "Rápida for radiographs of about 100 px, such as the small RSNA set.")},
    PresetWords{"transfer_different_little",
                QT_TRANSLATE_NOOP("Preset", "Transfer: different data, little of it (head)"),
                QT_TRANSLATE_NOOP("Preset",
                                  "Different data and little of it: the head alone learns, on "
                                  "base.safetensors beside the project. Expected to fail.")},
    PresetWords{"transfer_different_little_all",
                QT_TRANSLATE_NOOP("Preset", "Transfer: different data, little of it (all)"),
                QT_TRANSLATE_NOOP("Preset",
                                  "Different data and little of it: everything learns from base.safetensors, "
                                  "beside the project, under strong regularisation. Expected to fail.")},
    PresetWords{"transfer_different_much",
                QT_TRANSLATE_NOOP("Preset", "Transfer: different data, much of it"),
                QT_TRANSLATE_NOOP("Preset",
                                  "Different data and much of it: everything goes on learning from "
                                  "base.safetensors, beside the project.")},
    PresetWords{
        "transfer_similar_little",
        QT_TRANSLATE_NOOP("Preset", "Transfer: similar data, little of it"),
        QT_TRANSLATE_NOOP(
            "Preset",
            "Similar data and little of it: the head alone learns, on base.safetensors beside the project.")},
    PresetWords{"transfer_similar_much",
                QT_TRANSLATE_NOOP("Preset", "Transfer: similar data, much of it"),
                QT_TRANSLATE_NOOP("Preset",
                                  "Similar data and much of it: the last stages and the head go on learning "
                                  "from base.safetensors, beside the project.")},
};

} // namespace

QString presetTitle(const training::Experiment& preset)
{
    const auto* const known = std::ranges::find(kPresets, preset.name(), &PresetWords::name);
    return known == kPresets.end() ? QString::fromStdString(preset.name())
                                   : translated("Preset", known->title);
}

QString presetSummary(const training::Experiment& preset)
{
    return translated("Preset", preset.summary());
}

} // namespace carpo::bridge

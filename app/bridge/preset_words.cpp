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

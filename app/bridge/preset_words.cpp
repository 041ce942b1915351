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
};

constexpr std::array kPresets{
    PresetWords{"demo", QT_TRANSLATE_NOOP("Preset", "Demonstration")},
    PresetWords{"inception_v4_ufg", QT_TRANSLATE_NOOP("Preset", "Inception-v4 of the lecture")},
    PresetWords{"lenet_ufg", QT_TRANSLATE_NOOP("Preset", "LeNet of the lecture")},
    PresetWords{"rsna_100", QT_TRANSLATE_NOOP("Preset", "RSNA at 100 px")},
    PresetWords{"transfer_different_little",
                QT_TRANSLATE_NOOP("Preset", "Transfer: different data, little of it (head)")},
    PresetWords{"transfer_different_little_all",
                QT_TRANSLATE_NOOP("Preset", "Transfer: different data, little of it (all)")},
    PresetWords{"transfer_different_much",
                QT_TRANSLATE_NOOP("Preset", "Transfer: different data, much of it")},
    PresetWords{"transfer_similar_little",
                QT_TRANSLATE_NOOP("Preset", "Transfer: similar data, little of it")},
    PresetWords{"transfer_similar_much", QT_TRANSLATE_NOOP("Preset", "Transfer: similar data, much of it")},
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

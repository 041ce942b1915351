// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

namespace carpo::training {

class Experiment;

enum class AugmentationKind
{
    Rotation,
    Shift,
    Scale,
    Shear,
    Flip,
    VerticalFlip,
    Elastic,
    HistogramMatching,
    Brightness,
    Contrast,
    Gamma,
    Blur,
    Noise,
    Cutout,
    Mixup
};

inline constexpr std::size_t kAugmentationKinds = static_cast<std::size_t>(AugmentationKind::Mixup) + 1;

/// What the catalogue says of a kind, and where its strength is read from.
struct AugmentationDeclaration
{
    AugmentationKind kind;
    std::string_view key; ///< of the strength, 0 to `maximum`; of a flip, which is on or off, `maximum` is 0
    std::string_view probabilityKey;
    double maximum = 0;
    double probability = 1;      ///< the default
    const char* unit = "";       ///< CARPO_TR("Unit", ...)
    const char* name;            ///< CARPO_TR("Hyperparameter", ...)
    const char* explanation;     ///< what the strength means, CARPO_TR("Hyperparameter", ...)
    const char* probabilityName; ///< CARPO_TR("Hyperparameter", ...)
};

/// In the order of AugmentationKind, which is the form's.
[[nodiscard]] std::span<const AugmentationDeclaration> augmentationKinds();

/// How much of a kind an experiment asks for.
struct AugmentationDose
{
    double strength = 0; ///< as declared; of a flip 1 where it is on
    double probability = 1;

    [[nodiscard]] bool isOn() const { return strength > 0 && probability > 0; }
};

/// Of every kind, in their order.
[[nodiscard]] std::array<AugmentationDose, kAugmentationKinds>
augmentationDoses(const Experiment& experiment);

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace carpo::phantom {

/// What can be wrong with a picture or its label.
enum class Anomaly
{
    None,
    // the picture
    Inverted,      ///< bone dark
    TwoHands,      ///< both hands, or a stranger's fingers at the edge
    ForeignObject, ///< jewellery, wires, metal
    Underexposed,  ///< too few photons: a pale, grainy film (bright on the screen)
    Overexposed,   ///< too many: a dark film with burnt-out soft tissue
    WrongAspect,   ///< stretched in one direction
    Cropped,       ///< part of the hand outside
    UpsideDown,    ///< fingers down or sideways
    Blank,         ///< no hand at all
    NotAHand,      ///< another part of the body, or a test object
    // the row
    ExactDuplicate, ///< another row's picture, byte for byte
    NearDuplicate,  ///< another row's picture, resized, mirrored or with another brightness, and re-encoded
    WrongSex,
    WrongAge,
};

inline constexpr std::size_t kImageAnomalyCount = 10;

/// Those of the picture.
[[nodiscard]] const std::array<Anomaly, kImageAnomalyCount>& imageAnomalies();

/// The word in anomalies.csv: "two_hands"; empty for None.
[[nodiscard]] std::string_view anomalyKey(Anomaly anomaly);

} // namespace carpo::phantom

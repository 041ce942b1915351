// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace carpo::explore {

/// What may be wrong with an image.
enum class OutlierKind : std::uint8_t
{
    None,
    Inverted,
    TwoHands,
    ForeignObject,
    Underexposed,
    Overexposed,
    WrongAspect,
    Cropped,
    UpsideDown,
    Blank,
    NotAHand
};
inline constexpr std::size_t kOutlierKinds = 11;

/// "inverted", "two_hands", ...; empty for None.
[[nodiscard]] std::string_view outlierKindKey(OutlierKind kind);

/// "inverted?": CARPO_TR("Outlier", ...); empty for None.
[[nodiscard]] const char* outlierKindText(OutlierKind kind);

/// Where the number comes from that an image is judged by.
enum class EvidenceSource : std::uint8_t
{
    Measure,        ///< a measure of the image
    HandMeasure,    ///< a measure that says nothing where there is no hand
    OutlineMeasure, ///< one that also says little where the outline covers or is cut like hardly any other
    LookAlikes,     ///< the mean distance to the nearest images in the appearance space
    LookAlikeAspect ///< how far the aspect ratio is from that of the nearest images
};

/// One thing that can make an image stand out from its set: declared once (outlier_kinds.cpp), and nowhere
/// else listed.
struct Evidence
{
    std::string_view code;    ///< stable: "light_background"
    std::string_view measure; ///< key of the measure that shows it; "appearance" for LookAlikes
    OutlierKind kind;         ///< what it makes suspect
    EvidenceSource source;
    double (*scale)(double value); ///< on which deviations are even; monotone
    int side;                      ///< 1: large values are suspect, -1: small ones
    double leastSpread;            ///< on that scale: a set that hardly varies is not split hairs over
    double weight; ///< of a spread's deviation in the suspicion; suspicions of 1 and above name the kind
    /// CARPO_TR("Outlier", ...); {percent} is the share of the images, in percent, that it exceeds.
    const char* sentence;
};

/// All evidence, in the order in which equally strong reasons are given.
[[nodiscard]] std::span<const Evidence> outlierEvidence();

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/outlier_kinds.h"

#include "engine/core/tr.h"

#include <array>
#include <cmath>
#include <cstddef>

namespace carpo::explore {
namespace {

struct KindText
{
    std::string_view key;
    const char* text;
};

// In the order of OutlierKind.
constexpr std::array<KindText, kOutlierKinds> kKinds = {
    KindText{"", ""},
    {"inverted", CARPO_TR("Outlier", "inverted?")},
    {"two_hands", CARPO_TR("Outlier", "several hands?")},
    {"foreign_object", CARPO_TR("Outlier", "foreign body?")},
    {"underexposed", CARPO_TR("Outlier", "underexposed?")},
    {"overexposed", CARPO_TR("Outlier", "overexposed?")},
    {"wrong_aspect", CARPO_TR("Outlier", "distorted?")},
    {"cropped", CARPO_TR("Outlier", "hand cut off?")},
    {"upside_down", CARPO_TR("Outlier", "upside down?")},
    {"blank", CARPO_TR("Outlier", "nothing in it?")},
    {"not_a_hand", CARPO_TR("Outlier", "not a hand?")},
};

double same(double value)
{
    return value;
}

double root(double value)
{
    return std::sqrt(value);
}

/// Logarithm that takes zeros: what is well below `least` is as good as zero.
template <int Numerator, int Denominator>
double logarithm(double value)
{
    constexpr double kLeast = static_cast<double>(Numerator) / Denominator;
    return std::log(value + kLeast);
}

// Spreads and weights were tuned on phantom cohorts with planted anomalies (seeds 11 to 14) and looked at on
// real radiographs. Deviations are counted in the set's own spreads, so none of this is a threshold of gray.
constexpr std::array kEvidence = {
    Evidence{"light_background",
             "light_background",
             OutlierKind::Inverted,
             EvidenceSource::Measure,
             same,
             1,
             0.1,
             1.0 / 3,
             CARPO_TR("Outlier", "background lighter than the hand")},
    Evidence{"bright",
             "brightness",
             OutlierKind::Inverted,
             EvidenceSource::Measure,
             same,
             1,
             0.02,
             0.05,
             CARPO_TR("Outlier", "brighter than {percent} % of the images")},
    Evidence{"several_hands",
             "hands",
             OutlierKind::TwoHands,
             EvidenceSource::Measure,
             same,
             1,
             0.1,
             1.0 / 3,
             CARPO_TR("Outlier", "several parts as large as a hand")},
    Evidence{"other_parts",
             "other_parts",
             OutlierKind::TwoHands,
             EvidenceSource::Measure,
             root,
             1,
             0.03,
             1.0 / 3,
             CARPO_TR("Outlier", "something like a hand reaches in beyond the border")},
    Evidence{"white_spot",
             "white_spot",
             OutlierKind::ForeignObject,
             EvidenceSource::OutlineMeasure,
             logarithm<1, 2>,
             1,
             0.05,
             0.25,
             CARPO_TR("Outlier", "whiter spots on the hand than in {percent} % of the images")},
    Evidence{"flat",
             "soft_tissue",
             OutlierKind::Underexposed,
             EvidenceSource::HandMeasure,
             same,
             1,
             0.01,
             0.29,
             CARPO_TR("Outlier", "soft tissue closer to bone than in {percent} % of the images")},
    Evidence{"noisy",
             "noise",
             OutlierKind::Underexposed,
             EvidenceSource::Measure,
             logarithm<1, 10000>,
             1,
             0.05,
             0.23,
             CARPO_TR("Outlier", "grainier than {percent} % of the images")},
    Evidence{"burnt",
             "soft_tissue",
             OutlierKind::Overexposed,
             EvidenceSource::HandMeasure,
             same,
             -1,
             0.01,
             0.36,
             CARPO_TR("Outlier", "soft tissue fainter than in {percent} % of the images")},
    Evidence{"dark",
             "brightness",
             OutlierKind::Overexposed,
             EvidenceSource::Measure,
             logarithm<1, 100>,
             -1,
             0.02,
             0.12,
             CARPO_TR("Outlier", "darker than {percent} % of the images")},
    Evidence{"little_hand",
             "foreground_share",
             OutlierKind::Overexposed,
             EvidenceSource::HandMeasure,
             root,
             -1,
             0.01,
             0.12,
             CARPO_TR("Outlier", "less of the hand to be seen than in {percent} % of the images")},
    Evidence{"few_grays",
             "entropy",
             OutlierKind::Overexposed,
             EvidenceSource::Measure,
             same,
             -1,
             0.1,
             0.05,
             CARPO_TR("Outlier", "fewer grays than in {percent} % of the images")},
    Evidence{"wide",
             "hand_width",
             OutlierKind::WrongAspect,
             EvidenceSource::HandMeasure,
             logarithm<1, 50>,
             1,
             0.05,
             0.25,
             CARPO_TR("Outlier", "hand wider for its length than in {percent} % of the images")},
    Evidence{"narrow",
             "hand_width",
             OutlierKind::WrongAspect,
             EvidenceSource::HandMeasure,
             logarithm<1, 50>,
             -1,
             0.05,
             0.25,
             CARPO_TR("Outlier", "hand narrower for its length than in {percent} % of the images")},
    Evidence{"unlike_aspect",
             "aspect_ratio",
             OutlierKind::WrongAspect,
             EvidenceSource::LookAlikeAspect,
             same,
             1,
             0.02,
             0.125,
             CARPO_TR("Outlier", "proportions unlike those of the images that look alike")},
    Evidence{"cut",
             "cropped",
             OutlierKind::Cropped,
             EvidenceSource::Measure,
             root,
             1,
             0.03,
             1.0 / 6,
             CARPO_TR("Outlier", "hand cut by the border more than in {percent} % of the images")},
    Evidence{"fingers_down",
             "upside_down",
             OutlierKind::UpsideDown,
             EvidenceSource::OutlineMeasure,
             same,
             1,
             0.03,
             1.0 / 7,
             CARPO_TR("Outlier", "fingers point further down than in {percent} % of the images")},
    Evidence{"no_hand",
             "hands",
             OutlierKind::Blank,
             EvidenceSource::Measure,
             same,
             -1,
             0.1,
             0.25,
             CARPO_TR("Outlier", "no part as large as a hand")},
    Evidence{"faint",
             "contrast",
             OutlierKind::Blank,
             EvidenceSource::Measure,
             logarithm<3, 1000>,
             -1,
             0.05,
             0.25,
             CARPO_TR("Outlier", "less contrast than {percent} % of the images")},
    Evidence{"unlike",
             "appearance",
             OutlierKind::NotAHand,
             EvidenceSource::LookAlikes,
             logarithm<1, 1000>,
             1,
             0.05,
             0.385,
             CARPO_TR("Outlier", "further from the images that look alike than {percent} % of the images")},
};

} // namespace

std::string_view outlierKindKey(OutlierKind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind)).key;
}

const char* outlierKindText(OutlierKind kind)
{
    return kKinds.at(static_cast<std::size_t>(kind)).text;
}

std::span<const Evidence> outlierEvidence()
{
    return kEvidence;
}

} // namespace carpo::explore

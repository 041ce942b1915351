// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/anomaly.h"

namespace carpo::phantom {

const std::array<Anomaly, kImageAnomalyCount>& imageAnomalies()
{
    static constexpr std::array<Anomaly, kImageAnomalyCount> kAll = {Anomaly::Inverted,
                                                                     Anomaly::TwoHands,
                                                                     Anomaly::ForeignObject,
                                                                     Anomaly::Underexposed,
                                                                     Anomaly::Overexposed,
                                                                     Anomaly::WrongAspect,
                                                                     Anomaly::Cropped,
                                                                     Anomaly::UpsideDown,
                                                                     Anomaly::Blank,
                                                                     Anomaly::NotAHand};
    return kAll;
}

std::string_view anomalyKey(Anomaly anomaly)
{
    static constexpr std::array<std::string_view, 15> kKeys = {"",
                                                               "inverted",
                                                               "two_hands",
                                                               "foreign_object",
                                                               "underexposed",
                                                               "overexposed",
                                                               "wrong_aspect",
                                                               "cropped",
                                                               "upside_down",
                                                               "blank",
                                                               "not_a_hand",
                                                               "exact_duplicate",
                                                               "near_duplicate",
                                                               "wrong_sex",
                                                               "wrong_age"};
    return kKeys[static_cast<std::size_t>(anomaly)];
}

} // namespace carpo::phantom

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/experiment.h"

#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carpo::evaluation {

/// The course of a run, as far as it is known; each list by itself may be empty.
struct Course
{
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

    // Of each epoch, from the first; losses and errors, of which less is better.
    std::vector<double> trainLoss;
    std::vector<double> validationLoss;
    std::vector<double> trainError; ///< MAE, or 1 - accuracy
    std::vector<double> validationError;
    double guess = kUnknown; ///< the constant answer's error

    // Of each batch, in their order.
    std::vector<double> batchLoss;
    std::vector<double> gradientNorm;
    std::vector<double> updateRatio; ///< NaN where it was not measured

    bool hasDiverged = false; ///< it ended in numbers that are none
    bool hasEnded = false;

    // Of the last look inside.
    std::string deadLayer = {};      ///< the layer with the largest share of dead units
    double deadShare = kUnknown;     ///< of it
    double firstGradient = kUnknown; ///< SD of the gradients of the first layer's weights
    double lastGradient = kUnknown;  ///< of the last but one's
};

enum class Finding : std::uint8_t
{
    Diverges,
    ExplodingGradients,
    VanishingGradients,
    DeadUnits,
    RateTooHigh,
    RateTooLow,
    StandsStill,
    Overfits,
    Underfits,
    GoesWell
};

/// Where it is seen.
enum class Evidence : std::uint8_t
{
    None,
    EpochLoss,
    EpochError,
    BatchLoss,
    GradientNorm,
    UpdateRatio,
    Layers
};

/// What a finding is called and what it says. Texts are CARPO_TR("Diagnosis", ...); {name} stands for a
/// value.
struct FindingText
{
    Finding finding;
    std::string_view key; ///< "overfits"
    const char* name;
    const char* sentence;
    const char* advice;
    std::string_view lesson;
};

/// In the order of Finding.
[[nodiscard]] std::span<const FindingText> findingTexts();

/// One thing to try: the experiment with these changed.
struct Remedy
{
    std::vector<std::pair<std::string, training::Value>> changes;

    bool operator==(const Remedy&) const = default;
};

struct Diagnosis
{
    Finding finding = Finding::GoesWell;
    std::vector<std::pair<std::string, double>> values = {}; ///< that the sentence names
    std::string layer = {};                                  ///< where it is one layer's
    Evidence evidence = Evidence::None;
    int from = 0;                      ///< first epoch, or place among the batches, from 1, where it is seen
    int to = 0;                        ///< last one
    std::vector<Remedy> remedies = {}; ///< the most promising first; only what the experiment has a use for
};

/// What the course shows, the gravest first; GoesWell alone where nothing is wrong, three epochs are over and
/// it is better than guessing, and nothing at all while too little is known (fewer than 20 batches). Rules of
/// thumb, each with its threshold where it stands: the update-to-weight ratio about 1e-3 (Karpathy, CS231n,
/// "Babysitting the learning process"), gradients that shrink or grow by layers (Glorot and Bengio 2010), the
/// gap between training and validation (Goodfellow, Bengio, Courville 2016, chapter 5). Must not block.
[[nodiscard]] std::vector<Diagnosis> diagnose(const Course& course, const training::Experiment& experiment);

} // namespace carpo::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/evaluation/diagnosis.h"

#include <array>

namespace carpo::evaluation {
namespace {

constexpr std::array kTexts{
    FindingText{Finding::Diverges,
                "diverges",
                CARPO_TR("Diagnosis", "It diverges"),
                CARPO_TR("Diagnosis", "The loss grows instead of falling: {now} now, {least} at its lowest."),
                CARPO_TR("Diagnosis",
                         "The steps are longer than the valley is wide. Try a tenth of the learning rate, or "
                         "shorten long gradients."),
                "learning_rate"},
    FindingText{
        Finding::ExplodingGradients,
        "exploding_gradients",
        CARPO_TR("Diagnosis", "Exploding gradients"),
        CARPO_TR("Diagnosis", "The gradient's length jumps to {largest}, where {median} is usual."),
        CARPO_TR("Diagnosis",
                 "One batch throws the weights far away. Shorten long gradients, or start with smaller "
                 "weights."),
        "initialization"},
    FindingText{
        Finding::VanishingGradients,
        "vanishing_gradients",
        CARPO_TR("Diagnosis", "Vanishing gradients"),
        CARPO_TR("Diagnosis",
                 "The first layer's gradients are {share} of those of the last hidden one: it hardly "
                 "learns."),
        CARPO_TR("Diagnosis",
                 "Each layer passes less back than it gets. ReLU, He's start and normalisation between "
                 "the layers keep it alive."),
        "activation"},
    FindingText{
        Finding::DeadUnits,
        "dead_units",
        CARPO_TR("Diagnosis", "Dead units"),
        CARPO_TR("Diagnosis", "{share} of the units of {layer} give the same number for every image."),
        CARPO_TR("Diagnosis",
                 "A ReLU that is never above zero gets no gradient any more. Leaky ReLU lets some "
                 "through; a lower learning rate kills fewer."),
        "activation"},
    FindingText{
        Finding::RateTooHigh,
        "rate_too_high",
        CARPO_TR("Diagnosis", "Learning rate too high"),
        CARPO_TR("Diagnosis",
                 "A step changes the weights by {ratio} of their size (about 0.001 is healthy), and the "
                 "training loss rose in {rises} of {epochs} epochs."),
        CARPO_TR("Diagnosis", "Shorter steps fall more evenly. Try a third of the learning rate."),
        "learning_rate"},
    FindingText{
        Finding::RateTooLow,
        "rate_too_low",
        CARPO_TR("Diagnosis", "Learning rate too low"),
        CARPO_TR("Diagnosis",
                 "A step changes the weights by {ratio} of their size (about 0.001 is healthy), and the "
                 "loss falls slowly but steadily."),
        CARPO_TR("Diagnosis", "Longer steps get there sooner. Try three times the learning rate."),
        "learning_rate"},
    FindingText{
        Finding::StandsStill,
        "stands_still",
        CARPO_TR("Diagnosis", "It stands still"),
        CARPO_TR("Diagnosis",
                 "The training loss went from {first} to {now}: the network has learned next to "
                 "nothing."),
        CARPO_TR("Diagnosis",
                 "Another start, another learning rate or normalisation between the layers may set it "
                 "moving."),
        "initialization"},
    FindingText{
        Finding::Overfits,
        "overfits",
        CARPO_TR("Diagnosis", "It overfits"),
        CARPO_TR("Diagnosis",
                 "Training errs by {train}, validation by {validation}: it learns the training images "
                 "by heart."),
        CARPO_TR("Diagnosis",
                 "More varied images, dropout or weight decay make learning by heart harder; so do more "
                 "images."),
        "overfitting"},
    FindingText{
        Finding::Underfits,
        "underfits",
        CARPO_TR("Diagnosis", "It underfits"),
        CARPO_TR("Diagnosis",
                 "Training errs by {train} and validation by {validation}, against {guess} for always "
                 "guessing: it has not learned the training images either."),
        CARPO_TR("Diagnosis", "Train longer, let it be larger, or hold it back less."),
        "overfitting"},
    FindingText{Finding::GoesWell,
                "goes_well",
                CARPO_TR("Diagnosis", "It goes well"),
                CARPO_TR("Diagnosis", "Loss and error fall, and validation follows training."),
                CARPO_TR("Diagnosis", "Let it go on."),
                {}},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kTexts.size(); ++i) {
        if (static_cast<std::size_t>(kTexts[i].finding) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

} // namespace

std::span<const FindingText> findingTexts()
{
    return kTexts;
}

} // namespace carpo::evaluation

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/augmentation_kinds.h"
#include "engine/training/catalogue.h"
#include "engine/training/experiment.h"

namespace carpo::training {
namespace {

using Kind = AugmentationKind;

constexpr std::array<AugmentationDeclaration, kAugmentationKinds> kKinds{{
    {.kind = Kind::Rotation,
     .key = "augmentation.rotation",
     .probabilityKey = "augmentation.rotation_probability",
     .maximum = 180,
     .unit = CARPO_TR("Unit", "°"),
     .name = CARPO_TR("Hyperparameter", "Rotation"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Turns each training image by a random angle up to this, either way, anew in "
                             "each epoch."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of rotation")},
    {.kind = Kind::Shift,
     .key = "augmentation.shift",
     .probabilityKey = "augmentation.shift_probability",
     .maximum = 0.5,
     .name = CARPO_TR("Hyperparameter", "Shift"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Moves each training image at random, along each axis up to this part of its "
                             "side."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of shift")},
    {.kind = Kind::Scale,
     .key = "augmentation.scale",
     .probabilityKey = "augmentation.scale_probability",
     .maximum = 0.5,
     .name = CARPO_TR("Hyperparameter", "Scale"),
     .explanation =
         CARPO_TR("Hyperparameter", "Enlarges or shrinks each training image at random by up to this part."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of scale")},
    {.kind = Kind::Shear,
     .key = "augmentation.shear",
     .probabilityKey = "augmentation.shear_probability",
     .maximum = 60,
     .unit = CARPO_TR("Unit", "°"),
     .name = CARPO_TR("Hyperparameter", "Shear"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Slides each training image's rows sideways, so that upright lines lean by a "
                             "random angle up to this, either way."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of shear")},
    {.kind = Kind::Flip,
     .key = "augmentation.flip",
     .probabilityKey = "augmentation.flip_probability",
     .probability = 0.5,
     .name = CARPO_TR("Hyperparameter", "Mirror"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Mirrors training images left to right, each by chance: left hands become "
                             "right ones."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of mirroring")},
    {.kind = Kind::VerticalFlip,
     .key = "augmentation.vertical_flip",
     .probabilityKey = "augmentation.vertical_flip_probability",
     .probability = 0.5,
     .name = CARPO_TR("Hyperparameter", "Mirror top to bottom"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Mirrors training images top to bottom, each by chance: fingers point down."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of mirroring top to bottom")},
    {.kind = Kind::Elastic,
     .key = "augmentation.elastic",
     .probabilityKey = "augmentation.elastic_probability",
     .maximum = 0.2,
     .name = CARPO_TR("Hyperparameter", "Elastic deformation"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Bends each training image by smoothed random displacements (Simard 2003) whose "
                             "root mean square is a random part of its side, up to this."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of elastic deformation")},
    {.kind = Kind::HistogramMatching,
     .key = "augmentation.histogram_matching",
     .probabilityKey = "augmentation.histogram_matching_probability",
     .maximum = 1,
     .name = CARPO_TR("Hyperparameter", "Histogram matching"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Brings each training image's grays nearer to those of another image of its "
                             "batch, by a random part up to this; 1 takes over the other's histogram."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of histogram matching")},
    {.kind = Kind::Brightness,
     .key = "augmentation.brightness",
     .probabilityKey = "augmentation.brightness_probability",
     .maximum = 1,
     .name = CARPO_TR("Hyperparameter", "Brightness"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Adds a random number up to this, either way, to all grays of each training "
                             "image, where black is 0 and white is 1."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of brightness")},
    {.kind = Kind::Contrast,
     .key = "augmentation.contrast",
     .probabilityKey = "augmentation.contrast_probability",
     .maximum = 1,
     .name = CARPO_TR("Hyperparameter", "Contrast"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Spreads or narrows each training image's grays about their mean, by a random "
                             "part up to this."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of contrast")},
    {.kind = Kind::Gamma,
     .key = "augmentation.gamma",
     .probabilityKey = "augmentation.gamma_probability",
     .maximum = 4,
     .name = CARPO_TR("Hyperparameter", "Gamma"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Raises each training image's grays, from 0 to 1, to a random power: at most 1 "
                             "plus this, at least 1 divided by that."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of gamma")},
    {.kind = Kind::Blur,
     .key = "augmentation.blur",
     .probabilityKey = "augmentation.blur_probability",
     .maximum = 20,
     .unit = CARPO_TR("Unit", "px"),
     .name = CARPO_TR("Hyperparameter", "Blur"),
     .explanation =
         CARPO_TR("Hyperparameter", "Smooths each training image by a Gaussian with a random SD up to this."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of blur")},
    {.kind = Kind::Noise,
     .key = "augmentation.noise",
     .probabilityKey = "augmentation.noise_probability",
     .maximum = 0.5,
     .name = CARPO_TR("Hyperparameter", "Noise"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Adds a normally distributed number to every pixel of each training image, with "
                             "a random SD up to this, where white is 1."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of noise")},
    {.kind = Kind::Cutout,
     .key = "augmentation.cutout",
     .probabilityKey = "augmentation.cutout_probability",
     .maximum = 1,
     .name = CARPO_TR("Hyperparameter", "Cutout"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Fills a square at a random place of each training image with the image's mean "
                             "gray; its side is this part of the image's (DeVries and Taylor 2017)."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of cutout")},
    {.kind = Kind::Mixup,
     .key = "augmentation.mixup",
     .probabilityKey = "augmentation.mixup_probability",
     .maximum = 10,
     .name = CARPO_TR("Hyperparameter", "Mixup alpha"),
     .explanation = CARPO_TR("Hyperparameter",
                             "Mixes each training image, its sex and its age with another of its batch; what "
                             "is left of the first is drawn from Beta(alpha, alpha), so that a higher alpha "
                             "mixes more (Zhang 2018)."),
     .probabilityName = CARPO_TR("Hyperparameter", "Probability of mixup")},
}};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kKinds.size(); ++i) {
        if (static_cast<std::size_t>(kKinds[i].kind) != i)
            return false;
    }
    return true;
}
static_assert(isInOrder());

bool isSwitch(const AugmentationDeclaration& kind)
{
    return kind.maximum == 0;
}

Hyperparameter strengthOf(const AugmentationDeclaration& kind)
{
    if (isSwitch(kind))
        return {.key = kind.key,
                .type = ValueType::Boolean,
                .defaultValue = false,
                .name = kind.name,
                .explanation = kind.explanation,
                .live = true};
    return {.key = kind.key,
            .type = ValueType::Real,
            .defaultValue = 0.0,
            .minimum = 0,
            .maximum = kind.maximum,
            .unit = kind.unit,
            .zero = CARPO_TR("Hyperparameter", "off"),
            .name = kind.name,
            .explanation = kind.explanation,
            .live = true};
}

Condition isOn(const AugmentationDeclaration& kind)
{
    return isSwitch(kind) ? Condition{kind.key, {"true"}} : Condition{kind.key};
}

Hyperparameter probabilityOf(const AugmentationDeclaration& kind)
{
    return {.key = kind.probabilityKey,
            .type = ValueType::Real,
            .defaultValue = kind.probability,
            .minimum = 0,
            .maximum = 1,
            .name = kind.probabilityName,
            .explanation =
                CARPO_TR("Hyperparameter", "How likely it is for an image, each time that it is seen."),
            .appliesWhen = {isOn(kind)},
            .live = true};
}

Hyperparameter elasticSmoothing()
{
    return {.key = "augmentation.elastic_sigma",
            .type = ValueType::Real,
            .defaultValue = 0.1,
            .minimum = 0.01,
            .maximum = 1,
            .name = CARPO_TR("Hyperparameter", "Elastic smoothing"),
            .explanation =
                CARPO_TR("Hyperparameter",
                         "SD of the Gaussian that smooths the displacements, as a part of the side: a small "
                         "one crumples the image, a large one shifts it as a whole."),
            .appliesWhen = {{"augmentation.elastic"}},
            .live = true};
}

} // namespace

std::span<const AugmentationDeclaration> augmentationKinds()
{
    return kKinds;
}

std::array<AugmentationDose, kAugmentationKinds> augmentationDoses(const Experiment& experiment)
{
    std::array<AugmentationDose, kAugmentationKinds> doses;
    for (const AugmentationDeclaration& kind : kKinds) {
        const double strength =
            isSwitch(kind) ? (experiment.boolean(kind.key) ? 1.0 : 0.0) : experiment.real(kind.key);
        doses.at(static_cast<std::size_t>(kind.kind)) = {strength, experiment.real(kind.probabilityKey)};
    }
    return doses;
}

} // namespace carpo::training

namespace carpo::training::catalogue {

std::vector<Hyperparameter> augmentationEntries()
{
    std::vector<Hyperparameter> entries;
    for (const AugmentationDeclaration& kind : kKinds) {
        entries.push_back(strengthOf(kind));
        if (kind.kind == AugmentationKind::Elastic)
            entries.push_back(elasticSmoothing());
        entries.push_back(probabilityOf(kind));
    }
    return entries;
}

} // namespace carpo::training::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"

#include <algorithm>
#include <iterator>

namespace carpo::training::catalogue {
namespace {

// What an image is to the network.
std::vector<Hyperparameter> imageEntries()
{
    return {
        {.key = "data.input_size",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{128},
         .minimum = 8,
         .maximum = 2048,
         .unit = CARPO_TR("Unit", "px"),
         .name = CARPO_TR("Hyperparameter", "Input size"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Side of the square image that the network sees; twice the side costs four "
                                 "times the work.")},
        {.key = "data.keep_aspect",
         .type = ValueType::Boolean,
         .defaultValue = true,
         .name = CARPO_TR("Hyperparameter", "Keep aspect ratio"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Fills the image up to a square instead of stretching the hand to one.")},
        {.key = "data.normalization",
         .type = ValueType::Choice,
         .defaultValue = std::string("image"),
         .choices = {{"image", CARPO_TR("Hyperparameter", "Per image")},
                     {"dataset", CARPO_TR("Hyperparameter", "Training set")}},
         .name = CARPO_TR("Hyperparameter", "Brightness normalisation"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "What brings the pixels to mean 0 and SD 1; by its own values, an image's "
                                 "exposure no longer matters.")},
    };
}

// Which images it learns from.
std::vector<Hyperparameter> splitEntries()
{
    return {
        {.key = "data.split",
         .type = ValueType::Choice,
         .defaultValue = std::string("given"),
         .choices = {{"given", CARPO_TR("Hyperparameter", "As given")},
                     {"drawn", CARPO_TR("Hyperparameter", "Drawn")}},
         .name = CARPO_TR("Hyperparameter", "Split"),
         .explanation = CARPO_TR(
             "Hyperparameter",
             "A set that brings training, validation and test parts (RSNA does) keeps them as given: the "
             "fractions then only cut validation off training where it brings none, and fewer "
             "images are drawn from training alone.")},
        {.key = "data.train_fraction",
         .type = ValueType::Real,
         .defaultValue = 0.8,
         .minimum = 0.01,
         .maximum = 0.99,
         .name = CARPO_TR("Hyperparameter", "Training fraction"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the images that the network learns from.")},
        {.key = "data.validation_fraction",
         .type = ValueType::Real,
         .defaultValue = 0.2,
         .minimum = 0.01,
         .maximum = 0.99,
         .name = CARPO_TR("Hyperparameter", "Validation fraction"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Part of the images that judges each epoch; what is left of both is the test "
                      "set.")},
        {.key = "data.subset_count",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 10'000'000,
         .unit = CARPO_TR("Unit", "images"),
         .zero = CARPO_TR("Hyperparameter", "all"),
         .name = CARPO_TR("Hyperparameter", "Images used"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How many images are drawn from the data set before it is split; 0 takes "
                                 "all.")},
        {.key = "data.subset_seed",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 0,
         .maximum = 2147483647,
         .name = CARPO_TR("Hyperparameter", "Split seed"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Draws which images are used and which part each falls in; the same seed, the same "
                      "split.")},
    };
}

} // namespace

std::vector<Hyperparameter> dataEntries()
{
    std::vector<Hyperparameter> entries = imageEntries();
    std::ranges::move(splitEntries(), std::back_inserter(entries));
    return entries;
}

std::vector<Hyperparameter> augmentationEntries()
{
    return {
        {.key = "augmentation.rotation",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 180,
         .unit = CARPO_TR("Unit", "°"),
         .name = CARPO_TR("Hyperparameter", "Rotation"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Turns each training image by a random angle up to this, either way, anew in "
                      "each epoch.")},
        {.key = "augmentation.shift",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 0.5,
         .name = CARPO_TR("Hyperparameter", "Shift"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Moves each training image at random, along each axis up to this part of its "
                      "side.")},
        {.key = "augmentation.scale",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 0.5,
         .name = CARPO_TR("Hyperparameter", "Scale"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Enlarges or shrinks each training image at random by up to this part.")},
        {.key = "augmentation.flip",
         .type = ValueType::Boolean,
         .defaultValue = false,
         .name = CARPO_TR("Hyperparameter", "Mirror"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Mirrors every second training image, by chance: left hands become right "
                                 "ones.")},
    };
}

} // namespace carpo::training::catalogue

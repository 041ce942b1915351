// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"
#include "engine/training/split_keys.h"

#include <algorithm>

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
        {.key = "data.fit",
         .type = ValueType::Choice,
         .defaultValue = std::string("pad"),
         .choices = {{"pad", CARPO_TR("Hyperparameter", "Pad")},
                     {"crop", CARPO_TR("Hyperparameter", "Cut off")}},
         .name = CARPO_TR("Hyperparameter", "To a square"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Pads the shorter side with the border's gray, or cuts off what the longer "
                                 "one has too much."),
         .appliesWhen = {{"data.keep_aspect", {"true"}}}},
    };
}

// What of it is looked at.
std::vector<Hyperparameter> handEntries()
{
    return {
        {.key = "data.polarity_fix",
         .type = ValueType::Boolean,
         .defaultValue = false,
         .name = CARPO_TR("Hyperparameter", "Turn inverted images"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Inverts an image whose background is lighter than the hand, so that bone "
                                 "is white in all of them.")},
        {.key = "data.crop_to_hand",
         .type = ValueType::Boolean,
         .defaultValue = false,
         .name = CARPO_TR("Hyperparameter", "Crop to the hand"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Cuts off what lies around the hand, so that it fills the network's image; "
                                 "where no hand is found, nothing is cut.")},
        {.key = "data.crop_margin",
         .type = ValueType::Real,
         .defaultValue = 0.05,
         .minimum = 0,
         .maximum = 0.5,
         .name = CARPO_TR("Hyperparameter", "Margin"),
         .explanation =
             CARPO_TR("Hyperparameter", "What is left around the hand, as a share of its width and height."),
         .appliesWhen = {{"data.crop_to_hand", {"true"}}}},
    };
}

// What becomes of its grays.
std::vector<Hyperparameter> equalisationEntries()
{
    return {
        {.key = "data.equalisation",
         .type = ValueType::Choice,
         .defaultValue = std::string("none"),
         .choices = {{"none", CARPO_TR("Hyperparameter", "None")},
                     {"histogram", CARPO_TR("Hyperparameter", "Histogram")},
                     {"clahe", CARPO_TR("Hyperparameter", "CLAHE")}},
         .name = CARPO_TR("Hyperparameter", "Equalisation"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Spreads the grays evenly over the whole image, or tile by tile with a limit "
                      "to the contrast (CLAHE).")},
        {.key = "data.clahe_clip",
         .type = ValueType::Real,
         .defaultValue = 2.0,
         .minimum = 0.1,
         .maximum = 40,
         .name = CARPO_TR("Hyperparameter", "Clip limit"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How many times the mean a gray may be counted in a tile: higher means more "
                                 "contrast, and more noise."),
         .appliesWhen = {{"data.equalisation", {"clahe"}}}},
        {.key = "data.clahe_tiles",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{8},
         .minimum = 1,
         .maximum = 64,
         .name = CARPO_TR("Hyperparameter", "Tiles"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Into how many tiles each side is divided: more tiles follow smaller "
                                 "parts."),
         .appliesWhen = {{"data.equalisation", {"clahe"}}}},
    };
}

// As what numbers they enter.
std::vector<Hyperparameter> normalisationEntries()
{
    return {
        {.key = "data.normalization",
         .type = ValueType::Choice,
         .defaultValue = std::string("image"),
         .choices = {{"image", CARPO_TR("Hyperparameter", "Per image")},
                     {"dataset", CARPO_TR("Hyperparameter", "Training set")},
                     {"unit", CARPO_TR("Hyperparameter", "0 to 1")},
                     {"fixed", CARPO_TR("Hyperparameter", "Given mean and SD")}},
         .name = CARPO_TR("Hyperparameter", "Brightness normalisation"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "What brings the pixels to mean 0 and SD 1, or leaves them from 0 (black) to "
                      "1 (white); by its own values, an image's exposure no longer matters.")},
        {.key = "data.pixel_mean",
         .type = ValueType::Real,
         .defaultValue = 0.5,
         .minimum = 0,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Mean gray"),
         .explanation =
             CARPO_TR("Hyperparameter", "The gray that becomes 0, between black (0) and white (1)."),
         .appliesWhen = {{"data.normalization", {"fixed"}}}},
        {.key = "data.pixel_sd",
         .type = ValueType::Real,
         .defaultValue = 0.25,
         .minimum = 0.01,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "SD of the grays"),
         .explanation =
             CARPO_TR("Hyperparameter", "The distance from the mean gray that becomes 1, where white is 1."),
         .appliesWhen = {{"data.normalization", {"fixed"}}}},
    };
}

// Which images it learns from.
std::vector<Hyperparameter> partEntries()
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
        {.key = "data.folds",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 100,
         .zero = CARPO_TR("Hyperparameter", "no folds"),
         .name = CARPO_TR("Hyperparameter", "Folds"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Cuts the images into so many folds of which one is for validation and the others for "
                      "training; a run for each makes a cross-validation, and an ensemble.")},
        {.key = "data.fold",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 1,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Validation fold"),
         .explanation = CARPO_TR("Hyperparameter", "The fold that this run does not learn from."),
         .appliesWhen = {{"data.folds"}}},
        {.key = "data.train_fraction",
         .type = ValueType::Real,
         .defaultValue = 0.8,
         .minimum = 0.01,
         .maximum = 0.99,
         .name = CARPO_TR("Hyperparameter", "Training fraction"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the images that the network learns from."),
         .appliesWhen = {{"data.folds", {"0"}}}},
        {.key = "data.validation_fraction",
         .type = ValueType::Real,
         .defaultValue = 0.2,
         .minimum = 0.01,
         .maximum = 0.99,
         .name = CARPO_TR("Hyperparameter", "Validation fraction"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Part of the images that judges each epoch; what is left of both is the test "
                      "set."),
         .appliesWhen = {{"data.folds", {"0"}}}},
    };
}

// How they are shared out.
std::vector<Hyperparameter> balanceEntries()
{
    return {
        {.key = "data.split_age_band",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{24},
         .minimum = 0,
         .maximum = 240,
         .unit = CARPO_TR("Unit", "months"),
         .zero = CARPO_TR("Hyperparameter", "ages not balanced"),
         .name = CARPO_TR("Hyperparameter", "Age band"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Each part gets its share of every band of ages this wide, so that all "
                                 "parts have the same ages.")},
        {.key = "data.split_by_sex",
         .type = ValueType::Boolean,
         .defaultValue = true,
         .name = CARPO_TR("Hyperparameter", "Balance sexes"),
         .explanation = CARPO_TR("Hyperparameter", "Each part gets its share of girls and of boys.")},
        {.key = "data.split_by_patient",
         .type = ValueType::Boolean,
         .defaultValue = false,
         .name = CARPO_TR("Hyperparameter", "Keep patients together"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "All images of a patient fall in the same part, where the data set names patients: a "
                      "network that knows a patient already would be judged too well.")},
    };
}

std::vector<Hyperparameter> subsetEntries()
{
    return {
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

// Which of the training images an epoch shows, and what the age is to the network.
std::vector<Hyperparameter> samplingEntries()
{
    return {
        {.key = "data.balance",
         .type = ValueType::Choice,
         .defaultValue = std::string("none"),
         .choices = {{"none", CARPO_TR("Hyperparameter", "As they are")},
                     {"sex", CARPO_TR("Hyperparameter", "Sexes alike")},
                     {"age", CARPO_TR("Hyperparameter", "Ages or classes alike")},
                     {"sex_and_age", CARPO_TR("Hyperparameter", "Sexes and ages or classes alike")}},
         .name = CARPO_TR("Hyperparameter", "Balanced sampling"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Shows each group equally often in an epoch: images of rare groups several "
                                 "times, of frequent ones only some. Validation stays as it is.")},
        {.key = "data.balance_band",
         .type = ValueType::Real,
         .defaultValue = 24.0,
         .minimum = 1,
         .maximum = 240,
         .unit = CARPO_TR("Unit", "months"),
         .name = CARPO_TR("Hyperparameter", "Balanced age band"),
         .explanation = CARPO_TR("Hyperparameter", "Ages within a band this wide are one group."),
         .appliesWhen = {{"data.balance", {"age", "sex_and_age"}}}},
        {.key = "data.target_scale",
         .type = ValueType::Choice,
         .defaultValue = std::string("standard"),
         .choices = {{"standard", CARPO_TR("Hyperparameter", "Mean 0, SD 1")},
                     {"unit", CARPO_TR("Hyperparameter", "0 to 1")},
                     {"none", CARPO_TR("Hyperparameter", "Months as they are")}},
         .name = CARPO_TR("Hyperparameter", "Scale of the age"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "What the network has to say: the age's distance from the training images' mean in "
                      "their SDs, its place between their lowest and highest, or plain months.")},
    };
}

std::vector<Hyperparameter> splitEntries()
{
    return joined({partEntries(), balanceEntries(), subsetEntries()});
}

} // namespace

std::vector<Hyperparameter> dataEntries()
{
    return joined({imageEntries(),
                   handEntries(),
                   equalisationEntries(),
                   normalisationEntries(),
                   splitEntries(),
                   samplingEntries()});
}

} // namespace carpo::training::catalogue

namespace carpo::training {

bool isOfSplit(const Hyperparameter& hyperparameter)
{
    static const std::vector<Hyperparameter> kEntries = catalogue::splitEntries();
    return std::ranges::find(kEntries, hyperparameter.key, &Hyperparameter::key) != kEntries.end();
}

} // namespace carpo::training

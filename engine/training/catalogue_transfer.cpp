// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"

namespace carpo::training::catalogue {

std::vector<Hyperparameter> transferEntries()
{
    return {
        {.key = "transfer.weights",
         .type = ValueType::Text,
         .defaultValue = std::string(),
         .name = CARPO_TR("Hyperparameter", "Weights file"),
         .explanation = CARPO_TR(
             "Hyperparameter",
             "A file whose weights the training starts with, safetensors or a PyTorch state dict (.pth): a "
             "run's best.safetensors, or what torchvision and timm publish for the same network. Nothing in "
             "it is run. A relative path is sought beside the project, then in the current folder. Empty "
             "starts afresh.")},
        {.key = "transfer.frozen_stages",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 1'000,
         .unit = CARPO_TR("Unit", "stages"),
         .zero = CARPO_TR("Hyperparameter", "none"),
         .name = CARPO_TR("Hyperparameter", "Frozen stages"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Stages, from the image on, that keep the weights they start with; with as "
                                 "many as there are, the head alone learns.")},
        {.key = "transfer.unfreeze_epochs",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 100'000,
         .unit = CARPO_TR("Unit", "epochs"),
         .zero = CARPO_TR("Hyperparameter", "never"),
         .name = CARPO_TR("Hyperparameter", "Gradual unfreezing"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Each time that many epochs have passed, the last stage that is still "
                                 "frozen begins to learn too (Howard and Ruder 2018).")},
        {.key = "transfer.body_rate",
         .type = ValueType::Real,
         .defaultValue = 1.0,
         .minimum = 0.0001,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Rate before the head"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Part of the learning rate that what comes before the head learns with. L-BFGS "
                      "and BFGS know one rate alone."),
         .appliesWhen = {{"optimizer.name",
                          {"gd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad", "adamw"}}},
         .logarithmic = true},
    };
}

} // namespace carpo::training::catalogue

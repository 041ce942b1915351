// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/nn/registry.h"
#include "engine/training/catalogue.h"

namespace carpo::training::catalogue {
namespace {

std::vector<Choice> networkChoices()
{
    std::vector<Choice> choices;
    for (const nn::Architecture& architecture : nn::architectures())
        choices.push_back({architecture.name, architecture.label});
    return choices;
}

} // namespace

std::vector<Hyperparameter> networkEntries()
{
    return {
        {.key = "network.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("rapida"),
         .choices = networkChoices(),
         .name = CARPO_TR("Hyperparameter", "Network"),
         .explanation = CARPO_TR("Hyperparameter", "The architecture: which layers, in which order.")},
        {.key = "network.sex",
         .type = ValueType::Choice,
         .defaultValue = std::string("number"),
         .choices = {{"none", CARPO_TR("Hyperparameter", "Not at all")},
                     {"number", CARPO_TR("Hyperparameter", "As 0 or 1")},
                     {"dense", CARPO_TR("Hyperparameter", "Own dense layer")}},
         .name = CARPO_TR("Hyperparameter", "Sex input"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How the child's sex enters the network, beside the image: girls mature "
                                 "earlier than boys.")},
        {.key = "network.sex_width",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{16},
         .minimum = 1,
         .maximum = 1024,
         .unit = CARPO_TR("Unit", "neurons"),
         .name = CARPO_TR("Hyperparameter", "Neurons for the sex"),
         .explanation = CARPO_TR("Hyperparameter", "Width of the sex's own dense layer."),
         .appliesWhen = {{"network.sex", {"dense"}}}},
        {.key = "init.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("own"),
         .choices = {{"own", CARPO_TR("Hyperparameter", "The network's own")},
                     {"glorot_uniform", CARPO_TR("Hyperparameter", "Glorot uniform")},
                     {"he_normal", CARPO_TR("Hyperparameter", "He normal")}},
         .name = CARPO_TR("Hyperparameter", "Initialisation"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How the weights are drawn before the first batch; biases start at zero.")},
    };
}

std::vector<Hyperparameter> lossEntries()
{
    return {
        {.key = "loss.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("l1"),
         .choices = {{"l1", CARPO_TR("Hyperparameter", "L1 (absolute)")},
                     {"l2", CARPO_TR("Hyperparameter", "L2 (squared)")},
                     {"huber", CARPO_TR("Hyperparameter", "Huber")}},
         .name = CARPO_TR("Hyperparameter", "Loss"),
         .explanation =
             CARPO_TR("Hyperparameter", "What training makes small, on ages brought to mean 0 and SD 1.")},
        {.key = "loss.huber_delta",
         .type = ValueType::Real,
         .defaultValue = 1.0,
         .minimum = 0.001,
         .maximum = 100,
         .unit = CARPO_TR("Unit", "SD"),
         .name = CARPO_TR("Hyperparameter", "Huber delta"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Error beyond which Huber's loss grows in proportion instead of "
                                 "quadratically."),
         .appliesWhen = {{"loss.name", {"huber"}}},
         .logarithmic = true},
    };
}

} // namespace carpo::training::catalogue

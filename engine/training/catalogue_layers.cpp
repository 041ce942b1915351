// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/nn/layer_list.h"
#include "engine/nn/registry.h"
#include "engine/training/catalogue.h"

namespace carpo::training::catalogue {
namespace {

// The published networks keep what they were published with.
Condition withFreeLayers()
{
    Condition condition{"network.name", {}};
    for (const nn::Architecture& architecture : nn::architectures()) {
        if (architecture.freeLayers)
            condition.anyOf.push_back(architecture.name);
    }
    return condition;
}

std::vector<Hyperparameter> ownEntries()
{
    return {
        {.key = "network.layers",
         .type = ValueType::Text,
         .defaultValue = std::string(nn::kUsualLayers),
         .name = CARPO_TR("Hyperparameter", "Layers"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "The own network's layers, with semicolons between: conv CHANNELS [SIDE] "
                      "[STRIDE], residual CHANNELS [STRIDE], pool SIDE [max|mean], global "
                      "[mean|max], dense NEURONS, activation [NAME], normalization [NAME], dropout "
                      "[RATE]."),
         .appliesWhen = {{"network.name", {"own"}}}},
        {.key = "network.head_width",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 4096,
         .unit = CARPO_TR("Unit", "neurons"),
         .zero = CARPO_TR("Hyperparameter", "network's own"),
         .name = CARPO_TR("Hyperparameter", "Head width"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Neurons of each dense layer between what the network has found and the "
                                 "age.")},
        {.key = "network.head_depth",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 0,
         .maximum = 16,
         .unit = CARPO_TR("Unit", "layers"),
         .name = CARPO_TR("Hyperparameter", "Head depth"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Hidden dense layers between what the network has found and the age; with "
                                 "none, the features themselves are weighed.")},
    };
}

std::vector<Hyperparameter> activationEntries()
{
    return {
        {.key = "network.activation",
         .type = ValueType::Choice,
         .defaultValue = std::string("relu"),
         .choices = {{"relu", CARPO_TR("Hyperparameter", "ReLU")},
                     {"leaky_relu", CARPO_TR("Hyperparameter", "Leaky ReLU")},
                     {"elu", CARPO_TR("Hyperparameter", "ELU")},
                     {"selu", CARPO_TR("Hyperparameter", "SELU")},
                     {"gelu", CARPO_TR("Hyperparameter", "GELU")},
                     {"silu", CARPO_TR("Hyperparameter", "SiLU")},
                     {"tanh", CARPO_TR("Hyperparameter", "tanh")},
                     {"sigmoid", CARPO_TR("Hyperparameter", "Sigmoid")},
                     {"maxout", CARPO_TR("Hyperparameter", "Maxout")}},
         .name = CARPO_TR("Hyperparameter", "Activation"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "The function behind each layer's sum; without one, all layers together are one."),
         .appliesWhen = {withFreeLayers()}},
        {.key = "network.leaky_slope",
         .type = ValueType::Real,
         .defaultValue = 0.1,
         .minimum = 0,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Leaky ReLU slope"),
         .explanation = CARPO_TR("Hyperparameter", "Slope below zero."),
         .appliesWhen = {withFreeLayers(), {"network.activation", {"leaky_relu"}}}},
        {.key = "network.elu_alpha",
         .type = ValueType::Real,
         .defaultValue = 1.0,
         .minimum = 0.01,
         .maximum = 10,
         .name = CARPO_TR("Hyperparameter", "ELU alpha"),
         .explanation = CARPO_TR("Hyperparameter", "How far below zero ELU goes at most."),
         .appliesWhen = {withFreeLayers(), {"network.activation", {"elu"}}}},
        {.key = "network.maxout_pieces",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{2},
         .minimum = 2,
         .maximum = 16,
         .name = CARPO_TR("Hyperparameter", "Maxout pieces"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Sums of which the largest goes on: as many times the layer's weights."),
         .appliesWhen = {withFreeLayers(), {"network.activation", {"maxout"}}}},
    };
}

std::vector<Hyperparameter> layerNormalisationEntries()
{
    return {
        {.key = "network.normalization",
         .type = ValueType::Choice,
         .defaultValue = std::string("own"),
         .choices = {{"own", CARPO_TR("Hyperparameter", "Network's own")},
                     {"none", CARPO_TR("Hyperparameter", "None")},
                     {"batch", CARPO_TR("Hyperparameter", "Batch")},
                     {"batch_renorm", CARPO_TR("Hyperparameter", "Batch renormalisation")},
                     {"layer", CARPO_TR("Hyperparameter", "Layer")},
                     {"group", CARPO_TR("Hyperparameter", "Group")}},
         .name = CARPO_TR("Hyperparameter", "Normalisation"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Brings each layer's sums to mean 0 and SD 1 before their activation: over "
                                 "the batch, or within each image."),
         .appliesWhen = {withFreeLayers()}},
        {.key = "network.renorm_r_max",
         .type = ValueType::Real,
         .defaultValue = 3.0,
         .minimum = 1,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Renormalisation r_max"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "How many times a batch's SD is corrected at most towards the running one; 1 with a "
                      "d_max of 0 is batch normalisation."),
         .appliesWhen = {withFreeLayers(), {"network.normalization", {"batch_renorm"}}}},
        {.key = "network.renorm_d_max",
         .type = ValueType::Real,
         .defaultValue = 5.0,
         .minimum = 0,
         .maximum = 100,
         .unit = CARPO_TR("Unit", "SD"),
         .name = CARPO_TR("Hyperparameter", "Renormalisation d_max"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How far a batch's mean is corrected at most towards the running one."),
         .appliesWhen = {withFreeLayers(), {"network.normalization", {"batch_renorm"}}}},
        {.key = "network.groups",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{8},
         .minimum = 1,
         .maximum = 1024,
         .name = CARPO_TR("Hyperparameter", "Groups"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Groups of channels that are normalised together, at most: the largest "
                                 "number that divides the channels."),
         .appliesWhen = {withFreeLayers(), {"network.normalization", {"group"}}}},
    };
}

} // namespace

std::vector<Hyperparameter> layerEntries()
{
    return joined({ownEntries(), activationEntries(), layerNormalisationEntries()});
}

std::vector<Hyperparameter> dropoutEntries()
{
    return {
        {.key = "regularization.dropout",
         .type = ValueType::Choice,
         .defaultValue = std::string("own"),
         .choices = {{"own", CARPO_TR("Hyperparameter", "Network's own")},
                     {"none", CARPO_TR("Hyperparameter", "Nowhere")},
                     {"features", CARPO_TR("Hyperparameter", "Between the layers")},
                     {"head", CARPO_TR("Hyperparameter", "In the head")},
                     {"everywhere", CARPO_TR("Hyperparameter", "Both")}},
         .name = CARPO_TR("Hyperparameter", "Dropout"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Where values are left out at random while training. The lecture's LeNet has "
                      "it twice between its layers."),
         .appliesWhen = {withFreeLayers()}},
        {.key = "regularization.dropout_rate",
         .type = ValueType::Real,
         .defaultValue = 0.5,
         .minimum = 0,
         .maximum = 0.95,
         .name = CARPO_TR("Hyperparameter", "Dropout rate"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the values that is left out."),
         .appliesWhen = {withFreeLayers(), {"regularization.dropout", {"features", "head", "everywhere"}}},
         .live = true},
    };
}

} // namespace carpo::training::catalogue

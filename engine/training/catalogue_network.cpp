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

std::vector<Hyperparameter> architectureEntries()
{
    return {
        {.key = "network.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("rapida"),
         .choices = networkChoices(),
         .name = CARPO_TR("Hyperparameter", "Network"),
         .explanation = CARPO_TR("Hyperparameter", "The architecture: which layers, in which order.")},
    };
}

// How the sex gets in, and where.
std::vector<Hyperparameter> sexEntries()
{
    return {
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
        {.key = "network.sex_place",
         .type = ValueType::Choice,
         .defaultValue = std::string("features"),
         .choices = {{"features", CARPO_TR("Hyperparameter", "In the head")},
                     {"output", CARPO_TR("Hyperparameter", "At the output")}},
         .name = CARPO_TR("Hyperparameter", "Place of the sex"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Where the sex joins: beside what the image has become, before the head's "
                                 "first layer, or only before its last one."),
         .appliesWhen = {{"network.sex", {"number", "dense"}}}},
    };
}

std::vector<Hyperparameter> sizeEntries()
{
    return {
        {.key = "network.depth",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{2},
         .minimum = 1,
         .maximum = 64,
         .unit = CARPO_TR("Unit", "layers"),
         .name = CARPO_TR("Hyperparameter", "Depth"),
         .explanation = CARPO_TR("Hyperparameter", "Hidden layers, or convolutions, one after the other."),
         .appliesWhen = {{"network.name", {"mlp", "cnn", "rnn"}}}},
        {.key = "network.width",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{64},
         .minimum = 1,
         .maximum = 4096,
         .unit = CARPO_TR("Unit", "neurons"),
         .name = CARPO_TR("Hyperparameter", "Width"),
         .explanation =
             CARPO_TR("Hyperparameter", "Neurons of each hidden layer, channels of a convolution."),
         .appliesWhen = {{"network.name", {"mlp", "cnn", "rnn"}}}},
        {.key = "network.cell",
         .type = ValueType::Choice,
         .defaultValue = std::string("lstm"),
         .choices = {{"rnn", CARPO_TR("Hyperparameter", "RNN")},
                     {"gru", CARPO_TR("Hyperparameter", "GRU")},
                     {"lstm", CARPO_TR("Hyperparameter", "LSTM")}},
         .name = CARPO_TR("Hyperparameter", "Cell"),
         .explanation = CARPO_TR("Hyperparameter", "What remembers the rows that have been read."),
         .appliesWhen = {{"network.name", {"rnn"}}}},
        {.key = "network.cell_activation",
         .type = ValueType::Choice,
         .defaultValue = std::string("tanh"),
         .choices = {{"tanh", CARPO_TR("Hyperparameter", "Tanh")},
                     {"relu", CARPO_TR("Hyperparameter", "ReLU")}},
         .name = CARPO_TR("Hyperparameter", "Activation of the cell"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "The function behind the plain cell's sum: tanh keeps its state between -1 and "
                      "1; ReLU lets it grow from row to row."),
         .appliesWhen = {{"network.name", {"rnn"}}, {"network.cell", {"rnn"}}}},
    };
}

std::vector<Hyperparameter> startEntries()
{
    return {
        {.key = "init.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("own"),
         .choices = {{"own", CARPO_TR("Hyperparameter", "Network's own")},
                     {"glorot_uniform", CARPO_TR("Hyperparameter", "Glorot uniform")},
                     {"glorot_normal", CARPO_TR("Hyperparameter", "Glorot normal")},
                     {"he_uniform", CARPO_TR("Hyperparameter", "He uniform")},
                     {"he_normal", CARPO_TR("Hyperparameter", "He normal")},
                     {"orthogonal", CARPO_TR("Hyperparameter", "Orthogonal")},
                     {"normal", CARPO_TR("Hyperparameter", "Normal")},
                     {"constant", CARPO_TR("Hyperparameter", "One constant")},
                     {"zeros", CARPO_TR("Hyperparameter", "All zeros")},
                     {"torch", CARPO_TR("Hyperparameter", "PyTorch's default")}},
         .name = CARPO_TR("Hyperparameter", "Initialisation"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How the weights are drawn before the first batch. Keras starts with Glorot "
                                 "uniform.")},
        {.key = "init.gain",
         .type = ValueType::Real,
         .defaultValue = 1.0,
         .minimum = 0.0001,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Gain"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Factor on the drawn weights; 0.01 gives the lecture's Xavier and He."),
         .appliesWhen = {{"init.name",
                          {"glorot_uniform", "glorot_normal", "he_uniform", "he_normal", "orthogonal"}}},
         .logarithmic = true},
        {.key = "init.fan",
         .type = ValueType::Choice,
         .defaultValue = std::string("in"),
         .choices = {{"in", CARPO_TR("Hyperparameter", "Fan in")},
                     {"out", CARPO_TR("Hyperparameter", "Fan out")}},
         .name = CARPO_TR("Hyperparameter", "He fan"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Whether He's variance keeps the values' size forwards (fan in) or the "
                                 "gradients' backwards (fan out)."),
         .appliesWhen = {{"init.name", {"he_uniform", "he_normal"}}}},
    };
}

std::vector<Hyperparameter> drawEntries()
{
    return {
        {.key = "init.sd",
         .type = ValueType::Real,
         .defaultValue = 0.01,
         .minimum = 0.000001,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "SD"),
         .explanation = CARPO_TR("Hyperparameter", "SD of the normal draw: 0.01 is low, 1 is high."),
         .appliesWhen = {{"init.name", {"normal"}}},
         .logarithmic = true},
        {.key = "init.constant",
         .type = ValueType::Real,
         .defaultValue = 0.5,
         .minimum = -100,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Constant"),
         .explanation = CARPO_TR("Hyperparameter", "The value of every weight, above or below zero."),
         .appliesWhen = {{"init.name", {"constant"}}}},
        {.key = "init.bias",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = -100,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Biases"),
         .explanation = CARPO_TR("Hyperparameter", "The value that every bias starts with."),
         .appliesWhen = {{"init.name",
                          {"glorot_uniform",
                           "glorot_normal",
                           "he_uniform",
                           "he_normal",
                           "orthogonal",
                           "normal",
                           "constant",
                           "zeros"}}}},
    };
}

std::vector<Hyperparameter> ageLossEntries()
{
    return {
        {.key = "loss.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("l1"),
         .choices = {{"l1", CARPO_TR("Hyperparameter", "L1 (absolute)")},
                     {"l2", CARPO_TR("Hyperparameter", "L2 (squared)")},
                     {"huber", CARPO_TR("Hyperparameter", "Huber")},
                     {"smooth_l1", CARPO_TR("Hyperparameter", "Smooth L1")},
                     {"log_cosh", CARPO_TR("Hyperparameter", "Log-cosh")},
                     {"cross_entropy", CARPO_TR("Hyperparameter", "Cross-entropy (age bands)")},
                     {"hinge", CARPO_TR("Hyperparameter", "Hinge (age bands)")},
                     {"kl", CARPO_TR("Hyperparameter", "Kullback-Leibler (age bands)")},
                     {"cosine", CARPO_TR("Hyperparameter", "Cosine (age bands)")}},
         .name = CARPO_TR("Hyperparameter", "Loss"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "What training makes small, on ages brought to mean 0 and SD 1; the losses of age "
                      "bands let the network end in one score a band.")},
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
        {.key = "loss.smooth_l1_beta",
         .type = ValueType::Real,
         .defaultValue = 1.0,
         .minimum = 0.001,
         .maximum = 100,
         .unit = CARPO_TR("Unit", "SD"),
         .name = CARPO_TR("Hyperparameter", "Smooth L1 beta"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Error below which smooth L1 grows quadratically instead of in proportion."),
         .appliesWhen = {{"loss.name", {"smooth_l1"}}},
         .logarithmic = true},
    };
}

std::vector<Hyperparameter> bandLossEntries()
{
    const std::vector<Condition> ofBands{{"target.name", {"age"}},
                                         {"loss.name", {"cross_entropy", "hinge", "kl", "cosine"}}};
    return {
        {.key = "loss.band_width",
         .type = ValueType::Real,
         .defaultValue = 12.0,
         .minimum = 1,
         .maximum = 60,
         .unit = CARPO_TR("Unit", "months"),
         .name = CARPO_TR("Hyperparameter", "Band width"),
         .explanation =
             CARPO_TR("Hyperparameter", "Width of an age band; the bands run from birth to twenty years."),
         .appliesWhen = ofBands},
        {.key = "loss.band_softness",
         .type = ValueType::Real,
         .defaultValue = 12.0,
         .minimum = 0,
         .maximum = 60,
         .unit = CARPO_TR("Unit", "months"),
         .zero = CARPO_TR("Hyperparameter", "one band"),
         .name = CARPO_TR("Hyperparameter", "Band softness"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "SD of the normal curve that spreads a true age over the bands around it; 0 "
                                 "wants its own band alone."),
         .appliesWhen = {{"target.name", {"age"}}, {"loss.name", {"cross_entropy", "kl", "cosine"}}}},
        {.key = "loss.reduction",
         .type = ValueType::Choice,
         .defaultValue = std::string("mean"),
         .choices = {{"mean", CARPO_TR("Hyperparameter", "Mean")},
                     {"sum", CARPO_TR("Hyperparameter", "Sum")}},
         .name = CARPO_TR("Hyperparameter", "Over the batch"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Whether the gradient is of the batch's mean loss or of its sum, which grows "
                      "with the batch; reported is the mean.")},
    };
}

} // namespace

std::vector<Hyperparameter> networkEntries()
{
    return joined(
        {architectureEntries(), sexEntries(), sizeEntries(), layerEntries(), startEntries(), drawEntries()});
}

std::vector<Hyperparameter> lossEntries()
{
    return joined({ageLossEntries(), bandLossEntries()});
}

} // namespace carpo::training::catalogue

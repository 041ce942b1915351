// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/wiring_rows.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carpo::training {
namespace {

std::vector<WiringRow> networkRows()
{
    const std::vector<Setting> mlp{{"network.name", "mlp"}, {"network.width", "8"}};
    return {
        {"network.name", "rapida"},
        {"network.sex", "none"},
        {"network.sex_width", "3", {{"network.sex", "dense"}}},
        {"network.sex_place", "output"},
        {"network.depth", "3", mlp},
        {"network.width", "6", {{"network.name", "mlp"}}},
        {"network.cell", "gru", {{"network.name", "rnn"}, {"network.width", "8"}}},
        {"network.cell_activation",
         "relu",
         {{"network.name", "rnn"}, {"network.cell", "rnn"}, {"network.width", "8"}}},
        {"network.layers", "conv 4; activation; global; dense 4", {{"network.name", "own"}}},
        {"network.head_width", "10"},
        {"network.head_depth", "2"},
        {"network.activation", "tanh"},
        {"network.leaky_slope", "0.4", {{"network.activation", "leaky_relu"}}},
        {"network.elu_alpha", "0.3", {{"network.activation", "elu"}}},
        {"network.maxout_pieces", "3", {{"network.activation", "maxout"}}},
        {"network.normalization", "layer"},
        {"network.renorm_r_max", "1", {{"network.normalization", "batch_renorm"}}},
        {"network.renorm_d_max", "0", {{"network.normalization", "batch_renorm"}}},
        {"network.groups", "2", {{"network.normalization", "group"}}},
        {"regularization.dropout", "head"},
        {"regularization.dropout_rate", "0.2", {{"regularization.dropout", "features"}}},
    };
}

std::vector<WiringRow> startRows()
{
    return {
        {"init.name", "he_normal"},
        {"init.gain", "0.5", {{"init.name", "glorot_uniform"}}},
        {"init.fan", "out", {{"init.name", "he_normal"}}},
        {"init.sd", "0.1", {{"init.name", "normal"}}},
        {"init.constant", "0.02", {{"init.name", "constant"}}},
        {"init.bias", "0.1", {{"init.name", "he_uniform"}}},
    };
}

std::vector<WiringRow> lossRows()
{
    const std::vector<Setting> bands{{"loss.name", "cross_entropy"}};
    return {
        {"loss.name", "l2"},
        {"loss.huber_delta", "0.2", {{"loss.name", "huber"}}},
        {"loss.smooth_l1_beta", "0.2", {{"loss.name", "smooth_l1"}}},
        {"loss.band_width", "24", bands},
        {"loss.band_softness", "0", bands},
        {"loss.reduction", "sum"},
        {"regularization.label_smoothing", "0.2", bands},
    };
}

std::vector<WiringRow> optimizerRows()
{
    const auto with = [](std::string_view name, std::string_view rate) {
        return std::vector<Setting>{{"optimizer.name", name}, {"optimizer.learning_rate", rate}};
    };
    return {
        {"optimizer.name", "nesterov"},
        {"optimizer.learning_rate", "0.01"},
        {"optimizer.momentum", "0.5"},
        {"optimizer.weight_decay", "0.3"},
        {"optimizer.beta1", "0.5", with("adam", "0.002")},
        {"optimizer.beta2", "0.9", with("adam", "0.002")},
        {"optimizer.epsilon", "0.1", with("adagrad", "0.01")},
        {"optimizer.bias_correction", "false", with("adam", "0.002")},
        {"optimizer.alpha", "0.5", with("rmsprop", "0.001")},
        {"optimizer.rmsprop_momentum", "0.5", with("rmsprop", "0.001")},
        {"optimizer.centered", "true", with("rmsprop", "0.001")},
        {"optimizer.iterations", "2", with("lbfgs", "0.5")},
        {"optimizer.history", "1", with("lbfgs", "0.5")},
        {"regularization.gradient_clip", "0.01"},
        {"regularization.weight_average", "0.9"},
        {"l2.lambda", "0.1"},
        {"l1.lambda", "0.1"},
        {"l1.step", "proximal", {{"l1.lambda", "0.1"}}},
    };
}

std::vector<WiringRow> scheduleRows()
{
    const auto with = [](std::string_view name) { return std::vector<Setting>{{"schedule.name", name}}; };
    return {
        {"schedule.name", "exponential"},
        {"schedule.warmup_fraction", "0.8", with("one_cycle")},
        {"schedule.initial_divisor", "5", with("one_cycle")},
        {"schedule.final_divisor", "10", with("one_cycle")},
        {"schedule.step_epochs", "1", with("step")},
        {"schedule.milestones", "1", {{"schedule.name", "multi_step"}, {"training.epochs", "12"}}},
        {"schedule.factor", "0.5", {{"schedule.name", "step"}, {"schedule.step_epochs", "1"}}},
        {"schedule.decay", "0.5", with("exponential")},
        {"schedule.patience", "0", {{"schedule.name", "plateau"}, {"training.epochs", "9"}}},
        {"schedule.lowest_rate", "0.01", with("cosine")},
        {"schedule.cycles", "2", with("cosine")},
        {"schedule.warmup_steps", "4"},
        {"schedule.warmup_start", "0.5", {{"schedule.warmup_steps", "4"}}},
    };
}

std::vector<WiringRow> trainingRows()
{
    return {
        {"training.epochs", "3"},
        {"training.batch_size", "5"},
        {"training.accumulation", "2"},
        {"training.metric", "ccc", {{"training.epochs", "9"}}},
        {"training.seed", "6"},
        {"training.snapshots", "2"},
        {"regularization.patience", "1", {{"training.epochs", "9"}}},
        {"evaluation.views", "3", {{"augmentation.rotation", "20"}}},
        {"data.normalization", "unit"},
        {"data.pixel_mean", "0.1", {{"data.normalization", "fixed"}}},
        {"data.pixel_sd", "0.5", {{"data.normalization", "fixed"}}},
        {"data.balance", "age"},
        {"data.balance_band", "60", {{"data.balance", "age"}}},
        {"data.target_scale", "unit"},
        {"transfer.frozen_stages", "3"},
        {"transfer.unfreeze_epochs", "1", {{"transfer.frozen_stages", "3"}}},
        {"transfer.body_rate", "0.1"},
        {"execution.device", "cuda"}, // refused where there is none
        {"execution.threads", "2"},
        {"execution.precision", "mixed"},
        {"execution.channels_last", "false"},
        {"execution.deterministic", "false"},
    };
}

std::vector<WiringRow> augmentationRows()
{
    std::vector<WiringRow> rows{
        {"augmentation.rotation", "30"},
        {"augmentation.shift", "0.2"},
        {"augmentation.scale", "0.3"},
        {"augmentation.shear", "30"},
        {"augmentation.flip", "true"},
        {"augmentation.vertical_flip", "true"},
        {"augmentation.elastic", "0.05"},
        {"augmentation.histogram_matching", "1"},
        {"augmentation.brightness", "0.4"},
        {"augmentation.contrast", "0.5"},
        {"augmentation.gamma", "1"},
        {"augmentation.blur", "2"},
        {"augmentation.noise", "0.1"},
        {"augmentation.cutout", "0.4"},
        {"augmentation.mixup", "1"},
    };
    const std::vector<std::string_view> probabilities{"augmentation.rotation_probability",
                                                      "augmentation.shift_probability",
                                                      "augmentation.scale_probability",
                                                      "augmentation.shear_probability",
                                                      "augmentation.flip_probability",
                                                      "augmentation.vertical_flip_probability",
                                                      "augmentation.elastic_probability",
                                                      "augmentation.histogram_matching_probability",
                                                      "augmentation.brightness_probability",
                                                      "augmentation.contrast_probability",
                                                      "augmentation.gamma_probability",
                                                      "augmentation.blur_probability",
                                                      "augmentation.noise_probability",
                                                      "augmentation.cutout_probability",
                                                      "augmentation.mixup_probability"};
    for (std::size_t i = 0; i < probabilities.size(); ++i)
        rows.push_back({probabilities[i], "0.25", {{rows[i].key, rows[i].value}}});
    rows.push_back({"augmentation.elastic_sigma", "0.3", {{"augmentation.elastic", "0.05"}}});
    return rows;
}

} // namespace

std::vector<WiringRow> trainedRows()
{
    std::vector<WiringRow> all;
    for (std::vector<WiringRow>& rows : std::vector<std::vector<WiringRow>>{networkRows(),
                                                                            startRows(),
                                                                            lossRows(),
                                                                            optimizerRows(),
                                                                            scheduleRows(),
                                                                            trainingRows(),
                                                                            augmentationRows()})
        std::ranges::move(rows, std::back_inserter(all));
    return all;
}

} // namespace carpo::training

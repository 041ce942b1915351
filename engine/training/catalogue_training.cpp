// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"
#include "engine/training/class_metrics.h"
#include "engine/training/metrics.h"

namespace carpo::training::catalogue {
namespace {

std::vector<Choice> metricChoices()
{
    std::vector<Choice> choices;
    for (const RegressionMetric& metric : regressionMetrics())
        choices.push_back({metric.key, metric.label});
    for (const ClassMetric& metric : classMetrics())
        choices.push_back({metric.key, metric.label});
    for (const ScoreMetric& metric : scoreMetrics())
        choices.push_back({metric.key, metric.label});
    return choices;
}

std::vector<Hyperparameter> lengthEntries()
{
    return {
        {.key = "training.epochs",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{20},
         .minimum = 1,
         .maximum = 100'000,
         .unit = CARPO_TR("Unit", "epochs"),
         .name = CARPO_TR("Hyperparameter", "Epochs"),
         .explanation =
             CARPO_TR("Hyperparameter", "How many times the training goes through all its images.")},
        {.key = "training.batch_size",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{16},
         .minimum = 2,
         .maximum = 65'536,
         .unit = CARPO_TR("Unit", "images"),
         .name = CARPO_TR("Hyperparameter", "Batch size"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Images whose gradients are averaged for one step; more need more memory. "
                                 "Changed while a run goes on, it acts from the next epoch on."),
         .logarithmic = true,
         .live = true},
        {.key = "training.accumulation",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 1,
         .maximum = 65'536,
         .unit = CARPO_TR("Unit", "batches"),
         .name = CARPO_TR("Hyperparameter", "Batches a step"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Batches whose gradients are joined for one step: a large batch's gradient "
                                 "with a small one's memory.")},
        {.key = "training.metric",
         .type = ValueType::Choice,
         .defaultValue = std::string("mae"),
         .choices = metricChoices(),
         .name = CARPO_TR("Hyperparameter", "Metric"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "What of the validation makes an epoch the best one, and tells early "
                                 "stopping and the plateau's schedule when there is none. Where the target "
                                 "is a sex or a class, MAE stands for accuracy.")},
        {.key = "training.seed",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 0,
         .maximum = 2147483647,
         .name = CARPO_TR("Hyperparameter", "Seed"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Draws the first weights, the order of the images, dropout and augmentation; "
                      "the same seed repeats the training.")},
    };
}

std::vector<Hyperparameter> keptEntries()
{
    return {
        {.key = "training.snapshots",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 1'000,
         .zero = CARPO_TR("Hyperparameter", "none"),
         .name = CARPO_TR("Hyperparameter", "Snapshots"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "So many times, evenly over the epochs, the weights are kept: an ensemble "
                                 "of one training (Huang and others 2017), best with as many cycles of the "
                                 "cosine. They can be asked for when images are predicted.")},
    };
}

} // namespace

std::vector<Hyperparameter> trainingEntries()
{
    return joined({lengthEntries(), keptEntries()});
}

std::vector<Hyperparameter> evaluationEntries()
{
    return {
        {.key = "evaluation.views",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 1,
         .maximum = 64,
         .unit = CARPO_TR("Unit", "views"),
         .name = CARPO_TR("Hyperparameter", "Test-time augmentation"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "In how many views an image is judged, as it is and turned, moved, enlarged "
                                 "and mirrored as far as the augmentation goes; what counts is their mean. "
                                 "For the validation and for predictions.")},
    };
}

std::vector<Hyperparameter> executionEntries()
{
    return {
        {.key = "execution.device",
         .type = ValueType::Choice,
         .defaultValue = std::string("auto"),
         .choices = {{"auto", CARPO_TR("Hyperparameter", "Automatic")},
                     {"cpu", CARPO_TR("Hyperparameter", "CPU")},
                     {"cuda", CARPO_TR("Hyperparameter", "GPU (CUDA)")}},
         .name = CARPO_TR("Hyperparameter", "Device"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "What computes: the GPU where there is one that LibTorch can use, else the "
                                 "CPU.")},
        {.key = "execution.threads",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 256,
         .zero = CARPO_TR("Hyperparameter", "all cores"),
         .name = CARPO_TR("Hyperparameter", "Threads"),
         .explanation = CARPO_TR(
             "Hyperparameter", "CPU threads that compute; 0 takes all. Another number rounds differently.")},
        {.key = "execution.precision",
         .type = ValueType::Choice,
         .defaultValue = std::string("float32"),
         .choices = {{"float32", CARPO_TR("Hyperparameter", "32 bits")},
                     {"mixed", CARPO_TR("Hyperparameter", "Mixed (bfloat16)")}},
         .name = CARPO_TR("Hyperparameter", "Precision"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Mixed computes convolutions and products with 16 bits and keeps weights and sums in "
                      "32: faster on GPUs, slower on CPUs that do not know bfloat16.")},
        {.key = "execution.channels_last",
         .type = ValueType::Boolean,
         .defaultValue = true,
         .name = CARPO_TR("Hyperparameter", "Channels last"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How convolutions lie in memory: with the channels last they are faster; "
                                 "the numbers differ by rounding only.")},
        {.key = "execution.deterministic",
         .type = ValueType::Boolean,
         .defaultValue = true,
         .name = CARPO_TR("Hyperparameter", "Deterministic"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Only kernels that give the same result each time; without it a GPU may "
                                 "choose faster ones, and two runs differ.")},
        {.key = "execution.tensorboard",
         .type = ValueType::Boolean,
         .defaultValue = false,
         .name = CARPO_TR("Hyperparameter", "TensorBoard"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Writes loss, metrics and learning rate for TensorBoard too, into the run's "
                                 "folder beside the project.")},
    };
}

} // namespace carpo::training::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"

namespace carpo::training::catalogue {
namespace {

// All but the quasi-Newton methods.
std::vector<Condition> withFirstOrderSteps()
{
    return {{"optimizer.name", {"gd", "sgd", "nesterov", "adagrad", "rmsprop", "adam", "amsgrad", "adamw"}}};
}

Hyperparameter optimizerName()
{
    return {.key = "optimizer.name",
            .type = ValueType::Choice,
            .defaultValue = std::string("adamw"),
            .choices = {{"gd", CARPO_TR("Hyperparameter", "Gradient descent (all images a step)")},
                        {"sgd", CARPO_TR("Hyperparameter", "SGD with momentum")},
                        {"nesterov", CARPO_TR("Hyperparameter", "Nesterov")},
                        {"adagrad", CARPO_TR("Hyperparameter", "Adagrad")},
                        {"rmsprop", CARPO_TR("Hyperparameter", "RMSprop")},
                        {"adam", CARPO_TR("Hyperparameter", "Adam")},
                        {"amsgrad", CARPO_TR("Hyperparameter", "AMSGrad")},
                        {"adamw", CARPO_TR("Hyperparameter", "AdamW")},
                        {"lbfgs", CARPO_TR("Hyperparameter", "L-BFGS")},
                        {"bfgs", CARPO_TR("Hyperparameter", "BFGS (up to 5,000 parameters)")}},
            .name = CARPO_TR("Hyperparameter", "Optimizer"),
            .explanation = CARPO_TR("Hyperparameter", "How the gradient becomes a step of the weights.")};
}

// Adam's beta1 and beta2.
Hyperparameter decay(std::string_view key, double usual, const char* name, const char* explanation)
{
    return {.key = key,
            .type = ValueType::Real,
            .defaultValue = usual,
            .minimum = 0,
            .maximum = 0.9999,
            .name = name,
            .explanation = explanation,
            .appliesWhen = {{"optimizer.name", {"adam", "amsgrad", "adamw"}}}};
}

std::vector<Hyperparameter> stepEntries()
{
    return {
        optimizerName(),
        {.key = "optimizer.learning_rate",
         .type = ValueType::Real,
         .defaultValue = 0.001,
         .minimum = 1e-8,
         .maximum = 10,
         .name = CARPO_TR("Hyperparameter", "Learning rate"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Size of a step; with a schedule, the largest it takes. Changed while the "
                                 "training runs, it takes the whole schedule with it."),
         .logarithmic = true,
         .live = true},
        {.key = "optimizer.momentum",
         .type = ValueType::Real,
         .defaultValue = 0.9,
         .minimum = 0,
         .maximum = 0.999,
         .name = CARPO_TR("Hyperparameter", "Momentum"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the last step that the next one keeps."),
         .appliesWhen = {{"optimizer.name", {"sgd", "nesterov"}}}},
        {.key = "optimizer.weight_decay",
         .type = ValueType::Real,
         .defaultValue = 0.01,
         .minimum = 0,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Weight decay"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Pulls the weights towards zero: AdamW shrinks them, the others add this times the "
                      "weight to its gradient. Biases and normalisation are spared. The lecture's lambda, "
                      "twice as strong, is l2.lambda."),
         .appliesWhen = withFirstOrderSteps(),
         .live = true},
    };
}

std::vector<Hyperparameter> adaptiveEntries()
{
    return {
        decay("optimizer.beta1",
              0.9,
              CARPO_TR("Hyperparameter", "Beta 1"),
              CARPO_TR("Hyperparameter", "How long Adam remembers the gradient.")),
        decay("optimizer.beta2",
              0.999,
              CARPO_TR("Hyperparameter", "Beta 2"),
              CARPO_TR("Hyperparameter", "How long Adam remembers the gradient's square.")),
        {.key = "optimizer.epsilon",
         .type = ValueType::Real,
         .defaultValue = 1e-8,
         .minimum = 1e-12,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Epsilon"),
         .explanation = CARPO_TR("Hyperparameter", "Keeps the divisor away from zero."),
         .appliesWhen = {{"optimizer.name", {"adagrad", "rmsprop", "adam", "amsgrad", "adamw"}}},
         .logarithmic = true},
        {.key = "optimizer.bias_correction",
         .type = ValueType::Boolean,
         .defaultValue = true,
         .name = CARPO_TR("Hyperparameter", "Bias correction"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Makes up for averages that start at zero; the lecture's Adam has none."),
         .appliesWhen = {{"optimizer.name", {"adam", "amsgrad", "adamw"}}}},
    };
}

std::vector<Hyperparameter> furtherEntries()
{
    return {
        {.key = "optimizer.alpha",
         .type = ValueType::Real,
         .defaultValue = 0.99,
         .minimum = 0,
         .maximum = 0.9999,
         .name = CARPO_TR("Hyperparameter", "Alpha"),
         .explanation = CARPO_TR("Hyperparameter", "How long RMSprop remembers the gradient's square."),
         .appliesWhen = {{"optimizer.name", {"rmsprop"}}}},
        {.key = "optimizer.rmsprop_momentum",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 0.999,
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "RMSprop momentum"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the last step that the next one keeps."),
         .appliesWhen = {{"optimizer.name", {"rmsprop"}}}},
        {.key = "optimizer.centered",
         .type = ValueType::Boolean,
         .defaultValue = false,
         .name = CARPO_TR("Hyperparameter", "Centred"),
         .explanation =
             CARPO_TR("Hyperparameter", "Divides by the gradient's SD instead of its root mean square."),
         .appliesWhen = {{"optimizer.name", {"rmsprop"}}}},
        {.key = "optimizer.iterations",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{5},
         .minimum = 1,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "Iterations a step"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Quasi-Newton iterations with the same images, dropout and augmentation."),
         .appliesWhen = {{"optimizer.name", {"lbfgs", "bfgs"}}}},
        {.key = "optimizer.history",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{10},
         .minimum = 1,
         .maximum = 100,
         .name = CARPO_TR("Hyperparameter", "History"),
         .explanation = CARPO_TR("Hyperparameter", "Past steps from which L-BFGS builds the curvature."),
         .appliesWhen = {{"optimizer.name", {"lbfgs"}}}},
    };
}

std::vector<Hyperparameter> oneCycleEntries()
{
    const std::vector<Condition> oneCycle{{"schedule.name", {"one_cycle"}}};
    return {
        {.key = "schedule.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("one_cycle"),
         .choices = {{"constant", CARPO_TR("Hyperparameter", "Constant")},
                     {"step", CARPO_TR("Hyperparameter", "Steps")},
                     {"multi_step", CARPO_TR("Hyperparameter", "Steps at chosen epochs")},
                     {"exponential", CARPO_TR("Hyperparameter", "Exponential")},
                     {"cosine", CARPO_TR("Hyperparameter", "Cosine")},
                     {"plateau", CARPO_TR("Hyperparameter", "On a plateau")},
                     {"one_cycle", CARPO_TR("Hyperparameter", "One cycle")}},
         .name = CARPO_TR("Hyperparameter", "Schedule"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How the learning rate moves during the training; one cycle rises to the "
                                 "largest rate and falls along a cosine.")},
        {.key = "schedule.warmup_fraction",
         .type = ValueType::Real,
         .defaultValue = 0.3,
         .minimum = 0.01,
         .maximum = 0.99,
         .name = CARPO_TR("Hyperparameter", "Rising part"),
         .explanation = CARPO_TR("Hyperparameter", "Part of all batches in which the rate rises."),
         .appliesWhen = oneCycle},
        {.key = "schedule.initial_divisor",
         .type = ValueType::Real,
         .defaultValue = 25.0,
         .minimum = 1,
         .maximum = 100'000,
         .name = CARPO_TR("Hyperparameter", "Initial divisor"),
         .explanation = CARPO_TR("Hyperparameter", "The first rate is the largest one divided by this."),
         .appliesWhen = oneCycle,
         .logarithmic = true},
        {.key = "schedule.final_divisor",
         .type = ValueType::Real,
         .defaultValue = 10'000.0,
         .minimum = 1,
         .maximum = 100'000'000,
         .name = CARPO_TR("Hyperparameter", "Final divisor"),
         .explanation = CARPO_TR("Hyperparameter", "The last rate is the first one divided by this."),
         .appliesWhen = oneCycle,
         .logarithmic = true},
    };
}

std::vector<Hyperparameter> epochScheduleEntries()
{
    return {
        {.key = "schedule.step_epochs",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{10},
         .minimum = 1,
         .maximum = 100'000,
         .unit = CARPO_TR("Unit", "epochs"),
         .name = CARPO_TR("Hyperparameter", "Epochs a step"),
         .explanation = CARPO_TR("Hyperparameter", "Epochs after which the rate is reduced."),
         .appliesWhen = {{"schedule.name", {"step"}}}},
        {.key = "schedule.milestones",
         .type = ValueType::IntegerList,
         .defaultValue = std::string("10,15"),
         .name = CARPO_TR("Hyperparameter", "Epochs of the steps"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Finished epochs after which the rate is reduced, with commas between."),
         .appliesWhen = {{"schedule.name", {"multi_step"}}}},
        {.key = "schedule.factor",
         .type = ValueType::Real,
         .defaultValue = 0.1,
         .minimum = 0.0001,
         .maximum = 0.9999,
         .name = CARPO_TR("Hyperparameter", "Factor"),
         .explanation = CARPO_TR("Hyperparameter", "A reduced rate is the one before times this."),
         .appliesWhen = {{"schedule.name", {"step", "multi_step", "plateau"}}}},
        {.key = "schedule.decay",
         .type = ValueType::Real,
         .defaultValue = 0.95,
         .minimum = 0.0001,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Decay"),
         .explanation = CARPO_TR("Hyperparameter", "Each epoch has the rate of the one before times this."),
         .appliesWhen = {{"schedule.name", {"exponential"}}}},
        {.key = "schedule.patience",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{5},
         .minimum = 0,
         .maximum = 100'000,
         .unit = CARPO_TR("Unit", "epochs"),
         .name = CARPO_TR("Hyperparameter", "Patience"),
         .explanation = CARPO_TR("Hyperparameter", "Epochs without a better validation that are waited for."),
         .appliesWhen = {{"schedule.name", {"plateau"}}}},
    };
}

std::vector<Hyperparameter> cosineEntries()
{
    return {
        {.key = "schedule.lowest_rate",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Lowest rate"),
         .explanation = CARPO_TR("Hyperparameter", "The learning rate falls no further."),
         .appliesWhen = {{"schedule.name", {"cosine", "plateau"}}}},
        {.key = "schedule.cycles",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{1},
         .minimum = 1,
         .maximum = 1'000,
         .name = CARPO_TR("Hyperparameter", "Cycles"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "How many times the rate falls along the cosine, beginning anew each time "
                                 "(warm restarts, Loshchilov and Hutter 2017)."),
         .appliesWhen = {{"schedule.name", {"cosine"}}}},
    };
}

std::vector<Hyperparameter> warmUpEntries()
{
    return {
        {.key = "schedule.warmup_steps",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 1'000'000,
         .unit = CARPO_TR("Unit", "batches"),
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "Warm-up"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Batches over which the rate rises in a straight line; 0 starts at once."),
         .appliesWhen = {{"schedule.name",
                          {"constant", "step", "multi_step", "exponential", "cosine", "plateau"}}}},
        {.key = "schedule.warmup_start",
         .type = ValueType::Real,
         .defaultValue = 0.1,
         .minimum = 0.0001,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Warm-up start"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the rate that the warm-up starts with."),
         .appliesWhen = {{"schedule.name",
                          {"constant", "step", "multi_step", "exponential", "cosine", "plateau"}}}},
    };
}

std::vector<Hyperparameter> trainingRegularization()
{
    return {
        {.key = "regularization.gradient_clip",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 1'000'000,
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "Gradient clipping"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Shortens a gradient whose length exceeds this; 0 leaves it as it is."),
         .appliesWhen = withFirstOrderSteps(),
         .live = true},
        {.key = "regularization.weight_average",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 0.9999,
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "Weight averaging"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Validates and keeps a moving average of the weights, of which each batch leaves this "
                      "part; calmer curves. 0 uses the weights themselves.")},
        {.key = "regularization.label_smoothing",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 0.9,
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "Label smoothing"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "Part of the truth that is spread evenly over all age bands, or classes."),
         .appliesWhen = {{"loss.name", {"cross_entropy"}}}},
        {.key = "regularization.patience",
         .type = ValueType::Integer,
         .defaultValue = std::int64_t{0},
         .minimum = 0,
         .maximum = 100'000,
         .unit = CARPO_TR("Unit", "epochs"),
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "Early stopping"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Epochs without a better validation after which the training ends; 0 trains all.")},
    };
}

std::vector<Hyperparameter> penaltyEntries()
{
    return {
        {.key = "l2.lambda",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 100,
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "L2 lambda"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "The lecture's lambda: adds lambda times the sum of squared weights to the "
                                 "loss, 2 lambda W to the gradient. optimizer.weight_decay of twice as much "
                                 "is the same, but not with AdamW."),
         .live = true},
        {.key = "l1.lambda",
         .type = ValueType::Real,
         .defaultValue = 0.0,
         .minimum = 0,
         .maximum = 100,
         .zero = CARPO_TR("Hyperparameter", "off"),
         .name = CARPO_TR("Hyperparameter", "L1 lambda"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Adds lambda times the sum of absolute weights to the loss; makes weights exactly zero "
                      "with the proximal step. Biases and normalisation are spared."),
         .live = true},
        {.key = "l1.step",
         .type = ValueType::Choice,
         .defaultValue = std::string("penalty"),
         .choices = {{"penalty", CARPO_TR("Hyperparameter", "Penalty")},
                     {"proximal", CARPO_TR("Hyperparameter", "Proximal step")}},
         .name = CARPO_TR("Hyperparameter", "L1 by"),
         .explanation = CARPO_TR("Hyperparameter",
                                 "As a penalty with a gradient, or by pulling each weight towards zero after "
                                 "the step and stopping there.")},
    };
}

} // namespace

std::vector<Hyperparameter> optimizerEntries()
{
    return joined({stepEntries(), adaptiveEntries(), furtherEntries()});
}

std::vector<Hyperparameter> scheduleEntries()
{
    return joined({oneCycleEntries(), epochScheduleEntries(), cosineEntries(), warmUpEntries()});
}

std::vector<Hyperparameter> regularizationEntries()
{
    return joined({trainingRegularization(), dropoutEntries(), penaltyEntries()});
}

} // namespace carpo::training::catalogue

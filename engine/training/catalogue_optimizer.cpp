// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/catalogue.h"

namespace carpo::training::catalogue {
namespace {

Hyperparameter optimizerName()
{
    return {.key = "optimizer.name",
            .type = ValueType::Choice,
            .defaultValue = std::string("adamw"),
            .choices = {{"sgd", CARPO_TR("Hyperparameter", "SGD with momentum")},
                        {"adam", CARPO_TR("Hyperparameter", "Adam")},
                        {"adamw", CARPO_TR("Hyperparameter", "AdamW")}},
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
            .appliesWhen = {{"optimizer.name", {"adam", "adamw"}}}};
}

} // namespace

std::vector<Hyperparameter> optimizerEntries()
{
    return {
        optimizerName(),
        {.key = "optimizer.learning_rate",
         .type = ValueType::Real,
         .defaultValue = 0.001,
         .minimum = 1e-8,
         .maximum = 10,
         .name = CARPO_TR("Hyperparameter", "Learning rate"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Size of a step; with a schedule, the largest it takes. May be changed while "
                      "the training runs."),
         .logarithmic = true,
         .live = true},
        {.key = "optimizer.momentum",
         .type = ValueType::Real,
         .defaultValue = 0.9,
         .minimum = 0,
         .maximum = 0.999,
         .name = CARPO_TR("Hyperparameter", "Momentum"),
         .explanation = CARPO_TR("Hyperparameter", "Part of the last step that the next one keeps."),
         .appliesWhen = {{"optimizer.name", {"sgd"}}}},
        {.key = "optimizer.weight_decay",
         .type = ValueType::Real,
         .defaultValue = 0.01,
         .minimum = 0,
         .maximum = 1,
         .name = CARPO_TR("Hyperparameter", "Weight decay"),
         .explanation =
             CARPO_TR("Hyperparameter",
                      "Pulls the weights towards zero: AdamW shrinks them, the others add this times the "
                      "weight to its gradient. Biases and normalisation are spared.")},
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
         .explanation = CARPO_TR("Hyperparameter", "Keeps Adam's divisor away from zero."),
         .appliesWhen = {{"optimizer.name", {"adam", "adamw"}}},
         .logarithmic = true},
    };
}

std::vector<Hyperparameter> scheduleEntries()
{
    const std::vector<Condition> oneCycle{{"schedule.name", {"one_cycle"}}};
    return {
        {.key = "schedule.name",
         .type = ValueType::Choice,
         .defaultValue = std::string("one_cycle"),
         .choices = {{"constant", CARPO_TR("Hyperparameter", "Constant")},
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

std::vector<Hyperparameter> regularizationEntries()
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
                                 "Shortens a gradient whose length exceeds this; 0 leaves it as it is.")},
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
    };
}

} // namespace carpo::training::catalogue

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/optimizers.h"

#include "engine/training/bfgs.h"

#include <sstream>
#include <type_traits>

namespace carpo::training {
namespace {

using namespace torch::optim; // NOLINT(google-build-using-namespace): this file is about nothing else
using Parameters = std::vector<torch::Tensor>;

template <typename Options>
std::vector<OptimizerParamGroup> makeGroups(const Parameters& parameters, const Options& options)
{
    std::vector<torch::Tensor> weights;
    std::vector<torch::Tensor> others;
    for (const torch::Tensor& parameter : parameters)
        (parameter.dim() > 1 ? weights : others).push_back(parameter);
    std::vector<OptimizerParamGroup> groups;
    if (!weights.empty())
        groups.emplace_back(weights, std::make_unique<Options>(options));
    if (!others.empty()) {
        auto spared = std::make_unique<Options>(options);
        spared->weight_decay(0);
        groups.emplace_back(others, std::move(spared));
    }
    return groups;
}

// LibTorch 1.13 files a parameter's state under its address in writing, 2.x under the address.
template <typename Key>
Key keyOf(const torch::Tensor& parameter)
{
    if constexpr (std::is_same_v<Key, std::string>) {
        std::ostringstream text;
        text << parameter.unsafeGetTensorImpl();
        return text.str();
    } else {
        return parameter.unsafeGetTensorImpl();
    }
}

// Adam divides its averages by 1 - beta^step. So late that nothing is left of beta^step, it divides by one.
template <typename State>
void startLate(Optimizer& optimizer)
{
    using Key = typename std::decay_t<decltype(optimizer.state())>::key_type;
    constexpr std::int64_t kLate = std::int64_t{1} << 40;
    for (const OptimizerParamGroup& group : optimizer.param_groups()) {
        for (const torch::Tensor& parameter : group.params()) {
            auto state = std::make_unique<State>();
            state->step(kLate);
            state->exp_avg(torch::zeros_like(parameter, torch::MemoryFormat::Preserve));
            state->exp_avg_sq(torch::zeros_like(parameter, torch::MemoryFormat::Preserve));
            state->max_exp_avg_sq(torch::zeros_like(parameter, torch::MemoryFormat::Preserve));
            optimizer.state()[keyOf<Key>(parameter)] = std::move(state);
        }
    }
}

// Adam and AdamW have the same options under different names.
template <typename Optimizer, typename Options, typename State>
std::unique_ptr<torch::optim::Optimizer> makeAdam(const Experiment& experiment, const Parameters& parameters)
{
    Options options(experiment.real("optimizer.learning_rate"));
    options.betas({experiment.real("optimizer.beta1"), experiment.real("optimizer.beta2")})
        .eps(experiment.real("optimizer.epsilon"))
        .weight_decay(experiment.real("optimizer.weight_decay"))
        .amsgrad(experiment.text("optimizer.name") == "amsgrad");
    auto optimizer = std::make_unique<Optimizer>(makeGroups(parameters, options), options);
    if (!experiment.boolean("optimizer.bias_correction"))
        startLate<State>(*optimizer);
    return optimizer;
}

std::unique_ptr<Optimizer> makeAdagrad(const Experiment& experiment, const Parameters& parameters)
{
    AdagradOptions options(experiment.real("optimizer.learning_rate"));
    options.eps(experiment.real("optimizer.epsilon")).weight_decay(experiment.real("optimizer.weight_decay"));
    return std::make_unique<Adagrad>(makeGroups(parameters, options), options);
}

std::unique_ptr<Optimizer> makeRmsprop(const Experiment& experiment, const Parameters& parameters)
{
    RMSpropOptions options(experiment.real("optimizer.learning_rate"));
    options.alpha(experiment.real("optimizer.alpha"))
        .momentum(experiment.real("optimizer.rmsprop_momentum"))
        .centered(experiment.boolean("optimizer.centered"))
        .eps(experiment.real("optimizer.epsilon"))
        .weight_decay(experiment.real("optimizer.weight_decay"));
    return std::make_unique<RMSprop>(makeGroups(parameters, options), options);
}

std::unique_ptr<Optimizer> makeLbfgs(const Experiment& experiment, const Parameters& parameters)
{
    LBFGSOptions options(experiment.real("optimizer.learning_rate"));
    options.max_iter(experiment.integer("optimizer.iterations"))
        .history_size(experiment.integer("optimizer.history"))
        .line_search_fn("strong_wolfe");
    return std::make_unique<LBFGS>(parameters, options);
}

std::unique_ptr<Optimizer> makeBfgs(const Experiment& experiment, const Parameters& parameters)
{
    BfgsOptions options;
    options.rate = experiment.real("optimizer.learning_rate");
    options.iterations = experiment.integer("optimizer.iterations");
    return std::make_unique<Bfgs>(parameters, options);
}

// "gd", "sgd" and "nesterov"
std::unique_ptr<Optimizer> makeSgd(const Experiment& experiment, const Parameters& parameters)
{
    const std::string& name = experiment.text("optimizer.name");
    const double momentum = name == "gd" ? 0 : experiment.real("optimizer.momentum");
    SGDOptions options(experiment.real("optimizer.learning_rate"));
    options.momentum(momentum)
        .nesterov(name == "nesterov" && momentum > 0)
        .weight_decay(experiment.real("optimizer.weight_decay"));
    return std::make_unique<SGD>(makeGroups(parameters, options), options);
}

} // namespace

std::unique_ptr<Optimizer> makeOptimizer(const Experiment& experiment, const Parameters& parameters)
{
    const std::string& name = experiment.text("optimizer.name");
    if (name == "adam" || name == "amsgrad")
        return makeAdam<Adam, AdamOptions, AdamParamState>(experiment, parameters);
    if (name == "adamw")
        return makeAdam<AdamW, AdamWOptions, AdamWParamState>(experiment, parameters);
    if (name == "adagrad")
        return makeAdagrad(experiment, parameters);
    if (name == "rmsprop")
        return makeRmsprop(experiment, parameters);
    if (name == "lbfgs")
        return makeLbfgs(experiment, parameters);
    if (name == "bfgs")
        return makeBfgs(experiment, parameters);
    return makeSgd(experiment, parameters);
}

void setLearningRate(Optimizer& optimizer, double rate)
{
    for (OptimizerParamGroup& group : optimizer.param_groups())
        group.options().set_lr(rate);
}

} // namespace carpo::training

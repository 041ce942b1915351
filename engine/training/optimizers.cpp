// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/optimizers.h"

namespace carpo::training {
namespace {

using torch::optim::OptimizerParamGroup;

template <typename Options>
std::vector<OptimizerParamGroup> makeGroups(const std::vector<torch::Tensor>& parameters,
                                            const Options& options)
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

// Adam and AdamW have the same options under different names.
template <typename Optimizer, typename Options>
std::unique_ptr<torch::optim::Optimizer> makeAdam(const Experiment& experiment,
                                                  const std::vector<torch::Tensor>& parameters)
{
    Options options(experiment.real("optimizer.learning_rate"));
    options.betas({experiment.real("optimizer.beta1"), experiment.real("optimizer.beta2")})
        .eps(experiment.real("optimizer.epsilon"))
        .weight_decay(experiment.real("optimizer.weight_decay"));
    return std::make_unique<Optimizer>(makeGroups(parameters, options), options);
}

} // namespace

std::unique_ptr<torch::optim::Optimizer> makeOptimizer(const Experiment& experiment,
                                                       const std::vector<torch::Tensor>& parameters)
{
    using namespace torch::optim; // NOLINT(google-build-using-namespace): within this function
    const std::string& name = experiment.text("optimizer.name");
    if (name == "adam")
        return makeAdam<Adam, AdamOptions>(experiment, parameters);
    if (name == "adamw")
        return makeAdam<AdamW, AdamWOptions>(experiment, parameters);
    SGDOptions options(experiment.real("optimizer.learning_rate"));
    options.momentum(experiment.real("optimizer.momentum"))
        .weight_decay(experiment.real("optimizer.weight_decay"));
    return std::make_unique<SGD>(makeGroups(parameters, options), options);
}

void setLearningRate(torch::optim::Optimizer& optimizer, double rate)
{
    for (OptimizerParamGroup& group : optimizer.param_groups())
        group.options().set_lr(rate);
}

} // namespace carpo::training

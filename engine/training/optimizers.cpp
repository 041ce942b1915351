// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/optimizers.h"

#include "engine/training/bfgs.h"
#include "engine/training/one_pass_adam.h"

namespace carpo::training {
namespace {

using namespace torch::optim; // NOLINT(google-build-using-namespace): this file is about nothing else

struct Parameters
{
    const std::vector<torch::Tensor>& usual;
    const std::vector<torch::Tensor>& slow;
};

// Of each kind the weights, then what is spared from decay.
constexpr std::size_t kUsualGroups = 2;

template <typename Options>
std::vector<OptimizerParamGroup> makeGroups(const Parameters& parameters, const Options& options)
{
    std::vector<OptimizerParamGroup> groups;
    for (const auto* const all : {&parameters.usual, &parameters.slow}) {
        std::vector<torch::Tensor> weights;
        std::vector<torch::Tensor> others;
        for (const torch::Tensor& parameter : *all)
            (parameter.dim() > 1 ? weights : others).push_back(parameter);
        if (!weights.empty())
            groups.emplace_back(weights, std::make_unique<Options>(options));
        if (!others.empty()) {
            auto spared = std::make_unique<Options>(options);
            spared->weight_decay(0);
            groups.emplace_back(others, std::move(spared));
        }
    }
    return groups;
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
            optimizer.state()[stateKey<Key>(parameter)] = std::move(state);
        }
    }
}

// Adam and AdamW have the same options under different names.
template <typename Options>
std::unique_ptr<Optimizer> makeAdam(const Experiment& experiment, const Parameters& parameters)
{
    Options options(experiment.real("optimizer.learning_rate"));
    options.betas({experiment.real("optimizer.beta1"), experiment.real("optimizer.beta2")})
        .eps(experiment.real("optimizer.epsilon"))
        .weight_decay(experiment.real("optimizer.weight_decay"))
        .amsgrad(experiment.text("optimizer.name") == "amsgrad");
    return makeOnePassAdam(makeGroups(parameters, options), options);
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
    return std::make_unique<LBFGS>(parameters.usual, options);
}

std::unique_ptr<Optimizer> makeBfgs(const Experiment& experiment, const Parameters& parameters)
{
    BfgsOptions options;
    options.rate = experiment.real("optimizer.learning_rate");
    options.iterations = experiment.integer("optimizer.iterations");
    return std::make_unique<Bfgs>(parameters.usual, options);
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

template <typename Options>
bool setDecay(OptimizerOptions& options, double decay)
{
    auto* const known = dynamic_cast<Options*>(&options);
    if (known != nullptr)
        known->weight_decay(decay);
    return known != nullptr;
}

std::unique_ptr<Optimizer> makeNamed(const Experiment& experiment, const Parameters& parameters)
{
    const std::string& name = experiment.text("optimizer.name");
    if (name == "adam" || name == "amsgrad")
        return makeAdam<AdamOptions>(experiment, parameters);
    if (name == "adamw")
        return makeAdam<AdamWOptions>(experiment, parameters);
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

} // namespace

std::unique_ptr<Optimizer> makeOptimizer(const Experiment& experiment,
                                         const std::vector<torch::Tensor>& parameters,
                                         const std::vector<torch::Tensor>& slow)
{
    std::unique_ptr<Optimizer> optimizer = makeNamed(experiment, {parameters, slow});
    if (experiment.boolean("optimizer.bias_correction"))
        return optimizer;
    const std::string& name = experiment.text("optimizer.name");
    if (name == "adam" || name == "amsgrad")
        startLate<AdamParamState>(*optimizer);
    else if (name == "adamw")
        startLate<AdamWParamState>(*optimizer);
    return optimizer;
}

void setLearningRate(Optimizer& optimizer, double rate, double slowPart)
{
    std::vector<OptimizerParamGroup>& groups = optimizer.param_groups();
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].options().set_lr(i < kUsualGroups ? rate : rate * slowPart);
}

void setWeightDecay(Optimizer& optimizer, double decay)
{
    for (OptimizerParamGroup& group : optimizer.param_groups()) {
        // As makeGroups has parted them.
        if (group.params().empty() || group.params().front().dim() < 2)
            continue;
        OptimizerOptions& options = group.options();
        const bool isKnown = setDecay<SGDOptions>(options, decay) || setDecay<AdamOptions>(options, decay)
                             || setDecay<AdamWOptions>(options, decay)
                             || setDecay<AdagradOptions>(options, decay)
                             || setDecay<RMSpropOptions>(options, decay);
        if (!isKnown)
            return; // quasi-Newton methods have none
    }
}

void saveOptimizer(Optimizer& optimizer, torch::serialize::OutputArchive& archive)
{
    // L-BFGS has its scratch among its state: tensors that are undefined at first, which no archive takes.
    if (dynamic_cast<LBFGS*>(&optimizer) != nullptr) {
        for (auto& entry : optimizer.state())
            static_cast<LBFGSParamState&>(*entry.second).al(c10::nullopt);
    }
    optimizer.save(archive);
}

} // namespace carpo::training

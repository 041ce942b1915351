// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/one_pass_adam.h"

#include <cmath>

namespace carpo::training {
namespace {

using namespace torch::optim; // NOLINT(google-build-using-namespace): this file is about nothing else

// One parameter's step.
struct Factors
{
    double shrink = 1; // AdamW's decay: of the weight before the step
    double decay = 0;  // Adam's: added to the gradient
    double beta1 = 0;
    double beta2 = 0;
    double rate = 0;       // divided by 1 - beta1^step
    double correction = 0; // sqrt(1 - beta2^step)
    double eps = 0;
};

struct Tensors
{
    torch::Tensor weight;
    torch::Tensor gradient;
    torch::Tensor mean;
    torch::Tensor square;

    // Number for number at the same place of each one's memory.
    [[nodiscard]] bool areAlike() const
    {
        const auto fits = [this](const torch::Tensor& other) {
            return other.defined() && other.is_cpu() && other.layout() == at::kStrided
                   && other.scalar_type() == weight.scalar_type() && other.sizes() == weight.sizes()
                   && (other.strides() == weight.strides()
                       || (other.is_contiguous() && weight.is_contiguous()));
        };
        return (weight.scalar_type() == torch::kFloat32 || weight.scalar_type() == torch::kFloat64)
               && weight.is_non_overlapping_and_dense() && fits(weight) && fits(gradient) && fits(mean)
               && fits(square);
    }
};

// Kingma and Ba, "Adam", 2014; Loshchilov and Hutter, "Decoupled Weight Decay Regularization", 2017.
template <typename T>
void stepSome(T* __restrict weight,
              const T* __restrict gradient,
              T* __restrict mean,
              T* __restrict square,
              std::int64_t count,
              const Factors& factors)
{
    const T shrink = static_cast<T>(factors.shrink);
    const T decay = static_cast<T>(factors.decay);
    const T beta1 = static_cast<T>(factors.beta1);
    const T beta2 = static_cast<T>(factors.beta2);
    const T other1 = static_cast<T>(1 - factors.beta1);
    const T other2 = static_cast<T>(1 - factors.beta2);
    const T rate = static_cast<T>(factors.rate);
    const T correction = static_cast<T>(factors.correction);
    const T eps = static_cast<T>(factors.eps);
    for (std::int64_t i = 0; i < count; ++i) {
        const T slope = gradient[i] + decay * weight[i];
        mean[i] = beta1 * mean[i] + other1 * slope;
        square[i] = beta2 * square[i] + other2 * slope * slope;
        weight[i] = shrink * weight[i] - rate * mean[i] / (std::sqrt(square[i]) / correction + eps);
    }
}

template <typename T>
void stepAll(const Tensors& all, const Factors& factors)
{
    constexpr std::int64_t kAtLeast = 32'768; // numbers that are worth another thread
    T* const weight = all.weight.data_ptr<T>();
    const T* const gradient = all.gradient.data_ptr<T>();
    T* const mean = all.mean.data_ptr<T>();
    T* const square = all.square.data_ptr<T>();
    at::parallel_for(0, all.weight.numel(), kAtLeast, [&](std::int64_t first, std::int64_t end) {
        stepSome(weight + first, gradient + first, mean + first, square + first, end - first, factors);
    });
}

template <typename Base, typename Options, typename State>
class OnePassAdam : public Base
{
public:
    using Base::Base;

    torch::Tensor step(typename Base::LossClosure closure = nullptr) override
    {
        torch::Tensor loss;
        if (closure != nullptr) {
            const at::AutoGradMode withGradient(true);
            loss = closure();
        }
        const torch::NoGradGuard noGrad;
        if (!canStep())
            Base::step(nullptr);
        else
            for (const OptimizerParamGroup& group : this->param_groups()) {
                const auto& options = static_cast<const Options&>(group.options());
                for (const torch::Tensor& parameter : group.params()) {
                    if (parameter.grad().defined())
                        stepOne(parameter, stateOf(parameter), options);
                }
            }
        return loss;
    }

private:
    [[nodiscard]] State& stateOf(const torch::Tensor& parameter)
    {
        using Key = typename std::decay_t<decltype(this->state())>::key_type;
        auto& state = this->state()[stateKey<Key>(parameter)];
        if (state == nullptr) {
            auto made = std::make_unique<State>();
            made->step(0);
            made->exp_avg(torch::zeros_like(parameter, torch::MemoryFormat::Preserve));
            made->exp_avg_sq(torch::zeros_like(parameter, torch::MemoryFormat::Preserve));
            state = std::move(made);
        }
        return static_cast<State&>(*state);
    }

    [[nodiscard]] static Tensors tensorsOf(const torch::Tensor& parameter, const State& state)
    {
        return {parameter, parameter.grad(), state.exp_avg(), state.exp_avg_sq()};
    }

    [[nodiscard]] bool canStep()
    {
        for (const OptimizerParamGroup& group : this->param_groups()) {
            if (static_cast<const Options&>(group.options()).amsgrad())
                return false;
            for (const torch::Tensor& parameter : group.params()) {
                if (parameter.grad().defined()
                    && (!parameter.is_cpu() || !tensorsOf(parameter, stateOf(parameter)).areAlike()))
                    return false;
            }
        }
        return true;
    }

    static void stepOne(const torch::Tensor& parameter, State& state, const Options& options)
    {
        state.step(state.step() + 1);
        const auto count = static_cast<double>(state.step());
        const auto [beta1, beta2] = options.betas();
        Factors factors{.beta1 = beta1,
                        .beta2 = beta2,
                        .rate = options.lr() / (1 - std::pow(beta1, count)),
                        .correction = std::sqrt(1 - std::pow(beta2, count)),
                        .eps = options.eps()};
        if constexpr (std::is_same_v<Base, AdamW>)
            factors.shrink = 1 - options.lr() * options.weight_decay();
        else
            factors.decay = options.weight_decay();
        const Tensors all = tensorsOf(parameter, state);
        if (parameter.scalar_type() == torch::kFloat32)
            stepAll<float>(all, factors);
        else
            stepAll<double>(all, factors);
    }
};

} // namespace

std::unique_ptr<Optimizer> makeOnePassAdam(std::vector<OptimizerParamGroup> groups,
                                           const AdamOptions& options)
{
    return std::make_unique<OnePassAdam<Adam, AdamOptions, AdamParamState>>(std::move(groups), options);
}

std::unique_ptr<Optimizer> makeOnePassAdam(std::vector<OptimizerParamGroup> groups,
                                           const AdamWOptions& options)
{
    return std::make_unique<OnePassAdam<AdamW, AdamWOptions, AdamWParamState>>(std::move(groups), options);
}

} // namespace carpo::training

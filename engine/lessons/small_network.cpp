// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/small_network.h"

#include "engine/core/random.h"
#include "engine/lessons/tensor_numbers.h"
#include "engine/nn/layers.h"
#include "engine/nn/torch.h"
#include "engine/training/losses.h"
#include "engine/training/optimizers.h"
#include "engine/training/penalties.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace carpo::lessons {
namespace {

using torch::Tensor;

// A dense layer that begins with these weights, one row a unit.
class GivenLinearImpl : public torch::nn::Module
{
public:
    GivenLinearImpl(std::int64_t in, std::int64_t out, const std::vector<float>& weights)
    {
        weight = register_parameter("weight", torch::tensor(weights).reshape({out, in}).clone());
        bias = register_parameter("bias", torch::zeros({out}));
    }

    Tensor forward(const Tensor& x) { return torch::linear(x, weight, bias); }

    Tensor weight;
    Tensor bias;
};
TORCH_MODULE(GivenLinear);

struct HiddenLayer
{
    GivenLinear linear = nullptr;
    torch::nn::Sequential normalisation; // empty: none
};

struct Seen
{
    Tensor sums;
    Tensor normalised;
    Tensor values;
};

// What goes through at a variance of 1 (Glorot and Bengio 2010), or through a ReLU (He et al. 2015).
double spreadFor(const std::optional<nn::Activation>& activation, int fanIn)
{
    const bool isHalved = activation && activation->kind != nn::ActivationKind::Tanh
                          && activation->kind != nn::ActivationKind::Sigmoid;
    return std::sqrt((isHalved ? 2.0 : 1.0) / fanIn);
}

// Over the caller's numbers, which are only read.
Tensor rowsOf(std::span<const float> numbers, std::int64_t columns)
{
    auto* const first = const_cast<float*>(numbers.data()); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return torch::from_blob(first, {static_cast<std::int64_t>(numbers.size()) / columns, columns});
}

} // namespace

class SmallNetwork::Layers : public torch::nn::Module
{
public:
    Layers(const SmallNetworkOptions& options, const training::Experiment& experiment, std::uint64_t seed)
        : m_options(options)
        , m_l1(experiment.real("l1.lambda"))
        , m_l2(experiment.real("l2.lambda"))
        , m_isProximal(experiment.text("l1.step") == "proximal")
        , m_loss(training::makeLoss(experiment))
    {
        core::RandomStream random(seed, "lesson weights");
        int width = options.inputs;
        for (const int units : options.hidden) {
            add(width, units, random);
            width = units;
        }
        m_output = GivenLinear(width, 1, beginning(m_hidden.size(), width, spreadFor({}, width), random));
        register_module("output", m_output);
        m_optimizer = training::makeOptimizer(experiment, parameters());
    }

    // The logit or the number of each row.
    Tensor forward(Tensor x, const Masks& masks = {}, std::vector<Seen>* seen = nullptr)
    {
        for (std::size_t i = 0; i < m_hidden.size(); ++i) {
            HiddenLayer& layer = m_hidden[i];
            const Tensor sums = layer.linear(x);
            const Tensor normalised =
                layer.normalisation->is_empty() ? sums : layer.normalisation->forward(sums);
            x = m_options.activation ? nn::activate(normalised, *m_options.activation) : normalised;
            if (i < masks.size() && !masks[i].empty())
                x = x * rowsOf(masks[i], x.size(1));
            if (seen != nullptr)
                seen->push_back({sums, normalised, x});
        }
        return m_output(x).squeeze(1);
    }

    Tensor lossOf(const Examples& examples, const Masks& masks = {})
    {
        const Tensor found = forward(rowsOf(examples.inputs, m_options.inputs), masks);
        const Tensor wanted = rowsOf(examples.targets, 1).squeeze(1);
        if (!m_options.isClassifier)
            return m_loss(found, wanted);
        return training::crossEntropy(
            torch::stack({torch::zeros_like(found), found}, 1), torch::stack({1 - wanted, wanted}, 1), 0);
    }

    double learn(const Examples& examples, double rate, const Masks& masks)
    {
        train();
        double first = std::numeric_limits<double>::quiet_NaN();
        training::setLearningRate(*m_optimizer, rate);
        m_optimizer->step([&] {
            zero_grad();
            const Tensor loss = lossOf(examples, masks);
            loss.backward();
            if (std::isnan(first))
                first = loss.item<double>();
            return loss.detach().to(torch::kFloat64)
                   + training::addPenalties(parameters(), m_isProximal ? 0 : m_l1, m_l2);
        });
        if (m_isProximal) {
            for (const Tensor& parameter : parameters())
                training::shrinkTowardsZero(parameter, rate * m_l1);
        }
        return first;
    }

    void setLambda(double l1, double l2)
    {
        m_l1 = l1;
        m_l2 = l2;
    }

    [[nodiscard]] const SmallNetworkOptions& options() const { return m_options; }
    [[nodiscard]] std::vector<HiddenLayer>& hidden() { return m_hidden; }
    [[nodiscard]] GivenLinear& output() { return m_output; }

private:
    // A layer's weights: the given ones, or drawn.
    [[nodiscard]] std::vector<float>
    beginning(std::size_t layer, std::int64_t count, double sd, core::RandomStream& random) const
    {
        if (!m_options.start.empty())
            return {m_options.start[layer].begin(), m_options.start[layer].end()};
        std::vector<float> drawn(static_cast<std::size_t>(count));
        for (float& value : drawn)
            value = static_cast<float>(random.normal(0, sd));
        return drawn;
    }

    void add(int from, int units, core::RandomStream& random)
    {
        const std::string number = std::to_string(m_hidden.size());
        const std::int64_t sums =
            m_options.activation ? nn::widthBefore(*m_options.activation, units) : units;
        HiddenLayer layer;
        layer.linear = GivenLinear(
            from,
            sums,
            beginning(m_hidden.size(), from * sums, spreadFor(m_options.activation, from), random));
        nn::addNormalisation(layer.normalisation, nn::ofNumbers(m_options.normalisation), sums);
        register_module("linear" + number, layer.linear);
        register_module("normalisation" + number, layer.normalisation);
        m_hidden.push_back(layer);
    }

    SmallNetworkOptions m_options;
    double m_l1;
    double m_l2;
    bool m_isProximal;
    training::Loss m_loss;
    std::vector<HiddenLayer> m_hidden;
    GivenLinear m_output = nullptr;
    std::unique_ptr<torch::optim::Optimizer> m_optimizer;
};

Examples someOf(const Examples& all, std::span<const std::size_t> rows)
{
    Examples some;
    const std::size_t width = all.size() == 0 ? 0 : all.inputs.size() / all.size();
    for (const std::size_t row : rows) {
        const auto first = all.inputs.begin() + static_cast<std::ptrdiff_t>(row * width);
        some.inputs.insert(some.inputs.end(), first, first + static_cast<std::ptrdiff_t>(width));
        some.targets.push_back(all.targets[row]);
    }
    return some;
}

training::Experiment experimentWith(std::string_view optimizer)
{
    training::Experiment experiment;
    const bool isKnown = experiment.setFromText("optimizer.name", optimizer).has_value()
                         && experiment.setFromText("optimizer.weight_decay", "0").has_value()
                         && experiment.setFromText("loss.name", "l2").has_value();
    if (!isKnown)
        std::abort(); // a name that the catalogue has not is a bug
    return experiment;
}

SmallNetwork::SmallNetwork(const SmallNetworkOptions& options,
                           const training::Experiment& experiment,
                           std::uint64_t seed)
    : m_layers(std::make_shared<Layers>(options, experiment, seed))
{}

SmallNetwork::~SmallNetwork() = default;
SmallNetwork::SmallNetwork(SmallNetwork&&) noexcept = default;
SmallNetwork& SmallNetwork::operator=(SmallNetwork&&) noexcept = default;

double SmallNetwork::learn(const Examples& examples, double rate, const Masks& masks)
{
    return m_layers->learn(examples, rate, masks);
}

void SmallNetwork::setLambda(double l1, double l2)
{
    m_layers->setLambda(l1, l2);
}

double SmallNetwork::loss(const Examples& examples) const
{
    if (examples.size() == 0)
        return std::numeric_limits<double>::quiet_NaN();
    const torch::NoGradGuard noGrad;
    m_layers->eval();
    return m_layers->lossOf(examples).item<double>();
}

std::vector<float> SmallNetwork::outputs(std::span<const float> inputs, const Masks& masks) const
{
    const torch::NoGradGuard noGrad;
    m_layers->eval();
    const SmallNetworkOptions& options = m_layers->options();
    const Tensor found = m_layers->forward(rowsOf(inputs, options.inputs), masks);
    return numbersOf(options.isClassifier ? torch::sigmoid(found) : found);
}

std::vector<LayerValues> SmallNetwork::look(std::span<const float> inputs) const
{
    const torch::NoGradGuard noGrad;
    m_layers->eval();
    std::vector<Seen> seen;
    (void)m_layers->forward(rowsOf(inputs, m_layers->options().inputs), {}, &seen);
    std::vector<LayerValues> layers;
    for (const Seen& layer : seen)
        layers.push_back({numbersOf(layer.sums), numbersOf(layer.normalised), numbersOf(layer.values)});
    return layers;
}

LayerWeights SmallNetwork::weights() const
{
    LayerWeights all;
    const auto add = [&all](const Tensor& weight) {
        const std::vector<float> numbers = numbersOf(weight);
        all.emplace_back(numbers.begin(), numbers.end());
    };
    for (HiddenLayer& layer : m_layers->hidden())
        add(layer.linear->weight);
    add(m_layers->output()->weight);
    return all;
}

std::vector<RunningStatistics> SmallNetwork::running(std::size_t layer) const
{
    std::vector<RunningStatistics> units;
    const auto& normalisation = m_layers->hidden().at(layer).normalisation;
    if (normalisation->is_empty())
        return units;
    const auto* const batch = normalisation->ptr(0)->as<nn::BatchRenormImpl>();
    if (batch == nullptr)
        return units;
    const std::vector<float> means = numbersOf(batch->running_mean);
    const std::vector<float> variances = numbersOf(batch->running_var);
    for (std::size_t i = 0; i < means.size(); ++i)
        units.push_back({means[i], variances[i]});
    return units;
}

std::vector<double> SmallNetwork::parameters() const
{
    std::vector<double> all;
    for (const Tensor& parameter : m_layers->parameters()) {
        const std::vector<float> numbers = numbersOf(parameter);
        all.insert(all.end(), numbers.begin(), numbers.end());
    }
    return all;
}

void SmallNetwork::setParameters(std::span<const double> parameters)
{
    const torch::NoGradGuard noGrad;
    std::size_t first = 0;
    for (Tensor& parameter : m_layers->parameters()) {
        auto* const numbers = parameter.data_ptr<float>();
        const auto count = static_cast<std::size_t>(parameter.numel());
        for (std::size_t i = 0; i < count; ++i)
            numbers[i] = static_cast<float>(parameters[first + i]);
        first += count;
    }
}

SmallNetwork::Slope SmallNetwork::slope(const Examples& examples) const
{
    m_layers->eval();
    m_layers->zero_grad();
    const Tensor loss = m_layers->lossOf(examples);
    loss.backward();
    Slope slope{.loss = loss.item<double>(), .gradient = {}};
    for (const Tensor& parameter : m_layers->parameters()) {
        const std::vector<float> numbers = numbersOf(parameter.grad());
        slope.gradient.insert(slope.gradient.end(), numbers.begin(), numbers.end());
    }
    return slope;
}

double unitsApart(const LayerWeights& weights, std::span<const int> hidden)
{
    double most = 0;
    for (std::size_t layer = 0; layer < hidden.size(); ++layer) {
        const std::vector<double>& all = weights[layer];
        const auto units = static_cast<std::size_t>(hidden[layer]);
        const std::size_t width = all.size() / units;
        for (std::size_t unit = 1; unit < units; ++unit) {
            double sum = 0;
            for (std::size_t i = 0; i < width; ++i) {
                const double apart = all[unit * width + i] - all[i];
                sum += apart * apart;
            }
            most = std::max(most, std::sqrt(sum));
        }
    }
    return most;
}

} // namespace carpo::lessons

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/learner.h"

#include "engine/nn/dropout.h"
#include "engine/nn/initialisation.h"
#include "engine/nn/layers.h"
#include "engine/nn/precision.h"
#include "engine/training/archive.h"
#include "engine/training/device_choice.h"
#include "engine/training/epoch_tally.h"
#include "engine/training/failures.h"
#include "engine/training/optimizers.h"
#include "engine/training/penalties.h"
#include "engine/training/stopwatch.h"
#include "engine/training/transfer.h"

#include <algorithm>

namespace carpo::training {
namespace {

constexpr std::size_t kJudgedAtOnce = 32;
constexpr std::int64_t kNormalisedWith = 256; // images

/// All of them, one after the other.
std::vector<float> numbersOf(const std::vector<torch::Tensor>& parts)
{
    if (parts.empty())
        return {};
    const torch::Tensor here = torch::cat(parts).to(torch::kFloat32).to(torch::kCPU).contiguous();
    const auto* const first = here.data_ptr<float>();
    return {first, first + here.numel()};
}

torch::Tensor meanOutput(nn::Network& network, const Batch& batch, const Views& views)
{
    torch::Tensor sum = network.forward(batch.images, batch.sex);
    for (std::size_t view = 1; view < views.count(); ++view)
        sum = sum + network.forward(views.show(batch.images, view), batch.sex);
    return views.count() > 1 ? sum / static_cast<double>(views.count()) : sum;
}

bool stepsBySearch(const Experiment& experiment)
{
    const std::string& name = experiment.text("optimizer.name");
    return name == "lbfgs" || name == "bfgs";
}

} // namespace

std::optional<Judgement> judge(nn::Network& network,
                               const Batches& batches,
                               const Views& views,
                               const Standardisation& standardisation,
                               std::span<const std::int64_t> indices,
                               const Loss& loss,
                               const std::function<bool(std::size_t)>& between)
{
    const torch::NoGradGuard noGrad;
    network.eval();
    // Stay on the device until the end: the host need not wait for each batch.
    std::vector<torch::Tensor> values;
    std::vector<torch::Tensor> probabilities;
    torch::Tensor lossSum;
    std::size_t done = 0;
    while (done < indices.size()) {
        const auto some = indices.subspan(done, std::min(kJudgedAtOnce, indices.size() - done));
        const Batch batch = batches.take(some);
        const torch::Tensor output = meanOutput(network, batch, views);
        const torch::Tensor part =
            loss(output, batch.targets).to(torch::kFloat64) * static_cast<double>(some.size());
        lossSum = lossSum.defined() ? lossSum + part : part;
        values.push_back(loss.values(output) * standardisation.monthsSd + standardisation.monthsMean);
        if (loss.probabilities)
            probabilities.push_back(loss.probabilities(output));
        done += some.size();
        if (between && !between(done))
            return std::nullopt;
    }
    Judgement judgement{
        .predicted = {.values = numbersOf(values), .probabilities = numbersOf(probabilities)}};
    if (done > 0)
        judgement.loss = lossSum.item<double>() / static_cast<double>(done);
    return judgement;
}

Learner::Learner(const Experiment& experiment, const Standardisation& standardisation, torch::Device device)
    : m_loss(makeLoss(experiment, standardisation))
    , m_augmentation(experiment)
    , m_device(device)
    , m_seed(static_cast<std::uint64_t>(experiment.integer("training.seed")))
    , m_l1Proximal(experiment.text("l1.step") == "proximal")
    , m_averageDecay(experiment.real("regularization.weight_average"))
    , m_bodyRate(stepsBySearch(experiment) ? 1 : experiment.real("transfer.body_rate"))
    , m_frozenCount(experiment.integer("transfer.frozen_stages"))
    , m_unfreezeEpochs(experiment.integer("transfer.unfreeze_epochs"))
    , m_mixed(experiment.text("execution.precision") == "mixed")
    , m_searches(stepsBySearch(experiment))
    , m_monthsSd(standardisation.monthsSd)
    , m_classes(standardisation.classes)
{
    takePenalties(experiment);
    createNetwork(experiment, standardisation.classes);
    freezeStages(m_frozenCount);
    m_frozenCount = std::ssize(m_frozenStages); // of those there are
    createOptimizer(experiment);
    createAverage(experiment, standardisation.classes);
}

void Learner::takePenalties(const Experiment& experiment)
{
    m_gradientClip = m_searches ? 0 : experiment.real("regularization.gradient_clip");
    m_l2 = experiment.real("l2.lambda");
    m_l1 = experiment.real("l1.lambda");
}

void Learner::follow(const Experiment& experiment)
{
    takePenalties(experiment);
    m_augmentation = Augmentation(experiment);
    setWeightDecay(*m_optimizer, experiment.real("optimizer.weight_decay"));
    if (const auto& dropout = *findHyperparameter("regularization.dropout_rate"); experiment.applies(dropout))
        nn::setDropoutRate(*m_network, experiment.real(dropout.key));
}

void Learner::createNetwork(const Experiment& experiment, std::int64_t classes)
{
    torch::manual_seed(core::RandomStream(m_seed, "weights").next());
    m_network = makeNetwork(experiment, classes);
    const std::string& start = experiment.text("init.name");
    if (start == "own")
        m_network->initialise();
    else
        nn::initialise(*m_network,
                       {.name = start,
                        .gain = experiment.real("init.gain"),
                        .fanOut = experiment.text("init.fan") == "out",
                        .constant = experiment.real("init.constant"),
                        .sd = experiment.real("init.sd"),
                        .bias = experiment.real("init.bias")});
    m_network->to(m_device);
    // L-BFGS takes each gradient as one row, which it is in torch's usual layout only.
    if (experiment.text("optimizer.name") != "lbfgs" && experiment.boolean("execution.channels_last"))
        layChannelsLast(*m_network);
}

void Learner::freezeStages(std::int64_t count)
{
    m_frozenStages = firstStages(*m_network, count);
    m_frozen.clear();
    for (const auto& parameter : m_network->named_parameters())
        parameter.value().requires_grad_(!isFrozen(parameter.key()));
    for (const auto& module : m_network->named_modules(std::string(), /*include_self=*/false)) {
        if (isFrozen(module.key()))
            m_frozen.push_back(module.value());
    }
}

void Learner::beginEpoch(int epoch)
{
    if (m_unfreezeEpochs > 0 && !m_frozenStages.empty())
        freezeStages(std::max<std::int64_t>(0, m_frozenCount - (epoch - 1) / m_unfreezeEpochs));
}

bool Learner::isFrozen(const std::string& name) const
{
    return std::ranges::find(m_frozenStages, stageOf(name)) != m_frozenStages.end();
}

void Learner::createOptimizer(const Experiment& experiment)
{
    std::vector<torch::Tensor> parameters;
    std::vector<torch::Tensor> slow;
    for (const auto& parameter : m_network->named_parameters()) {
        // One without a gradient is passed over by the optimizer until its stage is freed.
        if (parameter.value().requires_grad() || m_unfreezeEpochs > 0)
            (m_bodyRate == 1 || isOfHead(parameter.key()) ? parameters : slow).push_back(parameter.value());
    }
    m_optimizer = makeOptimizer(experiment, parameters, slow);
}

void Learner::createAverage(const Experiment& experiment, std::int64_t classes)
{
    if (m_averageDecay == 0)
        return;
    m_average = makeNetwork(experiment, classes);
    m_average->to(m_device);
    layChannelsLast(*m_average);
    assign(weightsOf(*m_average), weightsOf(*m_network));
}

core::Result<TransferReport> Learner::startWith(const Weights& weights, const Experiment& experiment)
{
    auto fitted =
        transfer(weights, *m_network, experiment.text("network.name"), experiment.text("transfer.weights"));
    if (fitted && m_average != nullptr)
        assign(weightsOf(*m_average), weightsOf(*m_network));
    return fitted;
}

BatchResult Learner::learn(const StepImages& images, std::int64_t step, double learningRate)
{
    torch::Tensor first;
    torch::Tensor length;
    m_times = {};
    const Stopwatch watch;
    setLearningRate(*m_optimizer, learningRate, m_bodyRate);
    beginTraining();
    const std::vector<torch::Tensor> weightsBefore = before(step);
    m_optimizer->step([&] {
        const torch::Tensor result = findGradient(images, step);
        const torch::Tensor penalty = penalise();
        const torch::Tensor found = measureGradient();
        if (!first.defined()) {
            first = result;
            length = found;
        }
        const double factor = m_loss.sum ? static_cast<double>(images.images) : 1;
        return result[0] * factor + penalty;
    });
    shrinkTowardsZero(learningRate);
    const torch::Tensor ratio = updateRatio(weightsBefore);
    if (m_average != nullptr)
        updateAverage(step);
    m_times.step = watch.seconds() - m_times.data - m_times.forward - m_times.backward;
    return {torch::cat({first.slice(0, 0, 2), torch::stack({length, ratio}), first.slice(0, 2)}), m_times};
}

void Learner::beginTraining()
{
    m_network->train();
    for (const auto& module : m_frozen)
        module->eval(); // statistics too stay as they are
}

bool Learner::hasRoomFor(const StepImages& images)
{
    const std::vector<torch::Tensor> buffers = m_network->buffers();
    std::vector<torch::Tensor> before;
    for (const torch::Tensor& buffer : buffers)
        before.push_back(buffer.clone());
    beginTraining();
    const core::Result<void> tried = guarded("batch", [&]() -> core::Result<void> {
        (void)findGradient(images, 0);
        return {};
    });
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < buffers.size(); ++i)
        buffers[i].copy_(before[i]);
    for (torch::Tensor& parameter : m_network->parameters())
        parameter.mutable_grad().reset();
    return tried || tried.error().code != core::ErrorCode::OutOfMemory;
}

torch::Tensor Learner::outputOf(const torch::Tensor& images, const torch::Tensor& sex)
{
    const nn::Autocast autocast(m_device, m_mixed);
    return m_network->forward(images, sex).to(torch::kFloat32);
}

torch::Tensor Learner::findGradient(const StepImages& images, std::int64_t step)
{
    // Seeded for each step: a continued run needs no generator's state, and a GPU draws the same each time
    // too.
    const auto index = static_cast<std::uint64_t>(step);
    torch::manual_seed(core::RandomStream(m_seed, "dropout", index).next());
    // Taken away instead of zeroed, so that the first to come is taken as it is.
    for (torch::Tensor& parameter : m_network->parameters())
        parameter.mutable_grad().reset();
    torch::Tensor losses = torch::zeros({}, torch::TensorOptions(torch::kFloat64).device(m_device));
    torch::Tensor errors = torch::zeros_like(losses);
    torch::Tensor tally;
    for (std::int64_t part = 0; part < images.parts; ++part) {
        const Stopwatch watch;
        const std::string purpose = part == 0 ? "augmentation" : "augmentation " + std::to_string(part);
        const Batch batch =
            m_augmentation.apply(images.take(part), core::RandomStream(m_seed, purpose, index));
        const double withData = watch.seconds();
        const torch::Tensor output = outputOf(batch.images, batch.sex);
        const torch::Tensor loss = m_loss(output, batch);
        const double withForward = watch.seconds();
        const auto count = static_cast<double>(batch.targets.size(0));
        const double share = images.parts == 1 ? 1 : count / static_cast<double>(images.images);
        const double factor = m_loss.sum ? count : share;
        (factor == 1 ? loss : loss * factor).backward();
        m_times.data += withData;
        m_times.forward += withForward - withData;
        m_times.backward += watch.seconds() - withForward;
        losses += loss.detach().to(torch::kFloat64) * share;
        errors += m_loss.errorSum(output.detach(), truthOf(batch)).to(torch::kFloat64) * m_monthsSd;
        const torch::Tensor counted = tallyOf(m_loss.values(output.detach()), truthOf(batch), m_classes);
        tally = tally.defined() ? tally + counted : counted;
    }
    return torch::cat({torch::stack({losses, errors}), tally});
}

// A mixture of classes is none; it is right to name the one that the image shows first.
const torch::Tensor& Learner::truthOf(const Batch& batch) const
{
    return batch.mixture && m_loss.probabilities ? batch.mixture->own : batch.targets;
}

torch::Tensor Learner::penalise()
{
    return addPenalties(m_network->parameters(), m_l1Proximal ? 0 : m_l1, m_l2);
}

void Learner::shrinkTowardsZero(double learningRate)
{
    if (!m_l1Proximal)
        return;
    for (const auto& parameter : m_network->named_parameters()) {
        const double rate = isOfHead(parameter.key()) ? learningRate : learningRate * m_bodyRate;
        training::shrinkTowardsZero(parameter.value(), rate * m_l1);
    }
}

void Learner::updateAverage(std::int64_t step)
{
    const torch::NoGradGuard noGrad;
    // Follows closely at first, so that the random start is soon forgotten.
    const auto count = static_cast<double>(step);
    const double decay = std::min(m_averageDecay, (1 + count) / (10 + count));
    const Weights averages = weightsOf(*m_average);
    const Weights current = weightsOf(*m_network);
    for (std::size_t i = 0; i < averages.size(); ++i) {
        torch::Tensor average = averages[i].second;
        if (average.is_floating_point())
            average.lerp_(current[i].second, 1 - decay);
        else
            average.copy_(current[i].second);
    }
}

bool Learner::countAverageAnew()
{
    bool found = false;
    for (const auto& module : m_average->named_modules(std::string(), /*include_self=*/false)) {
        if (isFrozen(module.key()))
            continue;
        if (auto* const renorm = module.value()->as<nn::BatchRenormImpl>()) {
            renorm->train();
            renorm->countAnew();
            found = true;
        } else if (auto* const norm = module.value()->as<torch::nn::BatchNorm2dImpl>()) {
            norm->train();
            norm->reset_running_stats();
            auto momentum = norm->options.momentum();
            momentum.reset(); // every batch counts alike
            norm->options.momentum(momentum);
            found = true;
        }
    }
    return found;
}

void Learner::normaliseAverage(const Batches& batches, const Sampler& epoch)
{
    if (m_average == nullptr)
        return;
    const torch::NoGradGuard noGrad;
    m_average->eval(); // no dropout
    if (!countAverageAnew())
        return;
    std::int64_t images = 0;
    for (std::int64_t i = 0; i < epoch.batches() && images < kNormalisedWith; ++i) {
        const auto all = epoch.batch(i);
        const Batch batch =
            batches.take(all.first(std::min(all.size(), static_cast<std::size_t>(kNormalisedWith))));
        m_average->forward(batch.images, batch.sex);
        images += batch.images.size(0);
    }
}

void Learner::write(torch::serialize::OutputArchive& archive) const
{
    writeWeights(archive, "weights", weightsOf(*m_network));
    if (m_average != nullptr)
        writeWeights(archive, "average", weightsOf(*m_average));
    torch::serialize::OutputArchive optimizer;
    saveOptimizer(*m_optimizer, optimizer);
    archive.write("optimizer", optimizer);
}

void Learner::read(torch::serialize::InputArchive& archive)
{
    readWeights(archive, "weights", weightsOf(*m_network));
    if (m_average != nullptr)
        readWeights(archive, "average", weightsOf(*m_average));
    torch::serialize::InputArchive optimizer;
    archive.read("optimizer", optimizer);
    m_optimizer->load(optimizer);
}

} // namespace carpo::training

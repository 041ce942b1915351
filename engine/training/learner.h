// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/augmentation.h"
#include "engine/training/batches.h"
#include "engine/training/host_copy.h"
#include "engine/training/losses.h"
#include "engine/training/sampler.h"
#include "engine/training/telemetry.h"
#include "engine/training/views.h"
#include "engine/training/weights.h"

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace carpo::training {

/// What the weights say of some images.
struct Judgement
{
    Predicted predicted;
    double loss = 0; ///< mean, standardised units
};

/// Predictions in evaluation mode, batch by batch: of the mean output over the views. `between` is called
/// after each with the number of images done; it stops the work by giving false.
[[nodiscard]] std::optional<Judgement> judge(nn::Network& network,
                                             const Batches& batches,
                                             const Views& views,
                                             const Standardisation& standardisation,
                                             std::span<const std::int64_t> indices,
                                             const Loss& loss,
                                             const std::function<bool(std::size_t)>& between);

/// What a batch gave; on a GPU it is still being computed. Reading waits for it.
class BatchResult
{
public:
    /// [4 + sums] float64: what the four below say, and what tallyOf gives.
    BatchResult(const torch::Tensor& numbers, const BatchTimes& times)
        : m_numbers(numbers)
        , m_times(times)
    {}

    /// Mean over the batch.
    [[nodiscard]] double loss() { return m_numbers.get()[0].item<double>(); }
    /// Over the batch: months, or images called wrongly.
    [[nodiscard]] double errorSum() { return m_numbers.get()[1].item<double>(); }
    /// As BatchReport has them.
    [[nodiscard]] double gradientNorm() { return m_numbers.get()[2].item<double>(); }
    [[nodiscard]] double updateRatio() { return m_numbers.get()[3].item<double>(); }
    [[nodiscard]] const BatchTimes& times() const { return m_times; }
    /// Adds its tally to the sums; takes their place where there are none.
    void addTallyTo(std::vector<double>& sums);

private:
    HostCopy m_numbers;
    BatchTimes m_times;
};

/// The images of one step, in parts that fit the memory.
struct StepImages
{
    std::int64_t images = 0;
    std::int64_t parts = 1;
    std::function<Batch(std::int64_t part)> take; ///< may be called again with the same part
};

/// The part of a run that is made of tensors: the network, its average, the optimizer.
class Learner
{
public:
    Learner(const Experiment& experiment, const Standardisation& standardisation, torch::Device device);

    /// Starts with these weights instead of drawn ones; fails as training::transfer does.
    [[nodiscard]] core::Result<TransferReport> startWith(const Weights& weights,
                                                         const Experiment& experiment);

    /// Takes over what may be changed while a run goes on, but the learning rate and the batch size.
    void follow(const Experiment& experiment);

    /// Frees the stages whose time has come. `epoch` from 1; also where a run goes on.
    void beginEpoch(int epoch);

    /// One step, which on a GPU the host only queues. `step` (from 0) picks its dropout and augmentation.
    /// The parts' gradients are joined. An optimizer that looks at several places sees the same draws at all.
    [[nodiscard]] BatchResult learn(const StepImages& images, std::int64_t step, double learningRate);

    /// Whether the memory has room for a step on these images. Changes nothing that is learnt.
    [[nodiscard]] bool hasRoomFor(const StepImages& images);

    /// Batch normalisation has seen no image through the averaged weights: takes its statistics anew, from
    /// some 256 of the epoch's images (Izmailov et al. 2018, "Averaging Weights Leads to Wider Optima",
    /// 3.2). Nothing to do where there is no average or no such layer.
    void normaliseAverage(const Batches& batches, const Sampler& epoch);

    /// The weights that are validated and kept: the average's where there is one, else the network's.
    [[nodiscard]] nn::Network& judged() { return m_average != nullptr ? *m_average : *m_network; }
    [[nodiscard]] const Loss& loss() const { return m_loss; }

    /// The network that is trained, whatever is judged.
    [[nodiscard]] nn::Network& network() { return *m_network; }

    void write(torch::serialize::OutputArchive& archive) const;
    /// Throws c10::Error where the archive is of another network.
    void read(torch::serialize::InputArchive& archive);

private:
    void takePenalties(const Experiment& experiment);
    void createNetwork(const Experiment& experiment, std::int64_t classes);
    void freezeStages(std::int64_t count);
    /// Ready for a step.
    void beginTraining();
    /// The network's output in 32 bits, whatever it is computed in.
    [[nodiscard]] torch::Tensor outputOf(const torch::Tensor& images, const torch::Tensor& sex);
    [[nodiscard]] bool isFrozen(const std::string& name) const;
    /// Makes the average's normalisation ready to see every batch alike; false where there is none.
    [[nodiscard]] bool countAverageAnew();
    void createOptimizer(const Experiment& experiment);
    void createAverage(const Experiment& experiment, std::int64_t classes);
    /// Leaves the gradient of the images' loss in the network. Gives float64 numbers on the device: the loss,
    /// the errors' sum, and the tally.
    [[nodiscard]] torch::Tensor findGradient(const StepImages& images, std::int64_t step);
    [[nodiscard]] const torch::Tensor& truthOf(const Batch& batch) const;
    /// Adds the penalties' gradients; gives their sum, float64 on the device.
    [[nodiscard]] torch::Tensor penalise();
    /// The gradient's length, float64 on the device; it is shortened where that is too long.
    [[nodiscard]] torch::Tensor measureGradient();
    void shrinkTowardsZero(double learningRate);
    /// Where this step's change is to be measured: copies of the trained parameters.
    [[nodiscard]] std::vector<torch::Tensor> before(std::int64_t step) const;
    /// BatchReport::updateRatio, float64 on the device.
    [[nodiscard]] torch::Tensor updateRatio(const std::vector<torch::Tensor>& before) const;
    void updateAverage(std::int64_t step);

    Loss m_loss;
    Augmentation m_augmentation;
    torch::Device m_device;
    std::uint64_t m_seed;
    double m_gradientClip = 0;
    double m_l2 = 0;
    double m_l1 = 0;
    bool m_l1Proximal;
    double m_averageDecay;
    double m_bodyRate;             // part of the learning rate
    std::int64_t m_frozenCount;    // stages at the beginning
    std::int64_t m_unfreezeEpochs; // 0: never
    bool m_mixed;
    bool m_searches; // a shortened gradient would not be that of the loss that the line search sees
    double m_monthsSd;
    std::int64_t m_classes; // 0: numbers
    BatchTimes m_times;     // of the step under way
    std::shared_ptr<nn::Network> m_network;
    std::vector<std::string> m_frozenStages;
    std::vector<std::shared_ptr<torch::nn::Module>> m_frozen; // their modules
    std::shared_ptr<nn::Network> m_average;                   // null without averaging
    std::unique_ptr<torch::optim::Optimizer> m_optimizer;
};

} // namespace carpo::training

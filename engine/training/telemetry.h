// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/training/hyperparameter.h"
#include "engine/training/inspection.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace carpo::training {

/// Where the time of a batch went, in seconds. On a GPU the host's, which only queues the work there.
struct BatchTimes
{
    double data = 0;    ///< pixels into the batch, and augmentation
    double forward = 0; ///< and loss
    double backward = 0;
    double step = 0; ///< penalties, clipping, the optimizer, averaging
};

/// One batch, as it was trained.
struct BatchReport
{
    int epoch = 0;            ///< from 1
    std::int64_t batch = 0;   ///< within the epoch, from 1
    std::int64_t batches = 0; ///< in an epoch
    std::int64_t step = 0;    ///< since the run began, from 1
    double loss = 0;          ///< mean over the batch, in standardised units
    double learningRate = 0;
    double imagesPerSecond = 0; ///< over the last second or so
    double gradientNorm = 0; ///< L2, of all gradients as one vector, with the penalties' and before clipping
    /// L2 norm of the step's change over that of the weights, all as one vector; NaN but for each tenth step.
    double updateRatio = std::numeric_limits<double>::quiet_NaN();
    BatchTimes times = {};
};

/// A hyperparameter that was changed while the run went on.
struct LiveChange
{
    std::int64_t step = 0; ///< the last one before it, since the run began
    int epoch = 0;         ///< from 1, the first that it acts in
    std::string key = {};
    std::string value = {};   ///< as toText writes it
    bool isTakenBack = false; ///< the value of before, as the memory has no room for the new one; not kept

    bool operator==(const LiveChange&) const = default;
};

/// Metrics by their keys, such as {"mae", 7.5}.
using NamedValues = std::vector<std::pair<std::string, double>>;

/// What a network says of some images, in their order.
struct Predicted
{
    std::vector<float> values = {};        ///< months or another number; or the class's place
    std::vector<float> probabilities = {}; ///< [N, classes], row-major; empty where the target is a number
};

/// One epoch, after its validation. What is of numbers is NaN where the target is a class, and the other way
/// round.
struct EpochReport
{
    int epoch = 0; ///< from 1
    int epochs = 0;
    double trainLoss = 0; ///< mean over the epoch's batches, weighted by their size
    double validationLoss = 0;
    double trainMae = 0;      ///< months, running mean over the epoch's batches
    double validationMae = 0; ///< months
    double validationCcc = 0; ///< Lin 1989, population moments
    double learningRate = 0;  ///< of the epoch's last batch
    double imagesPerSecond = 0;
    double seconds = 0;     ///< since the run began, pauses left out, earlier parts counted in
    bool best = false;      ///< best by the chosen metric so far
    std::int64_t steps = 0; ///< batches since the run began
    double trainAccuracy = std::numeric_limits<double>::quiet_NaN(); ///< over the epoch's batches
    NamedValues metrics = {};                                        ///< all, of the validation
    NamedValues trainMetrics =
        {}; ///< over the epoch's batches as they were trained: those that talliedMetrics has
};

/// What a training took from the weights that it starts with.
struct TransferReport
{
    std::size_t taken = 0;            ///< tensors of the network that are filled
    std::vector<std::string> kept;    ///< of the network: missing in the file or of another shape there
    std::vector<std::string> surplus; ///< of the file: the network has none of that name
};

/// Called on the training thread, between two batches. Must not block.
class TrainingObserver
{
public:
    virtual ~TrainingObserver() = default;
    /// Before onStarted, where the training starts with weights from a file and not from a checkpoint.
    virtual void onTransferred(const TransferReport&) {}
    /// Before onStarted, where a run goes on from the checkpoint before its newest one, which is damaged.
    /// `epoch`: the last finished one that is left.
    virtual void onCheckpointPassedOver(const core::Error& /*damage*/, int /*epoch*/) {}
    /// Once, before the first batch: the device, and what training::constantGuess says.
    virtual void onStarted(const std::string& device, double constantGuess) = 0;
    virtual void onBatch(const BatchReport& report) = 0;
    /// `validation`: predictions in the order of TrainingSet::validation.
    virtual void onEpoch(const EpochReport& report, const Predicted& validation) = 0;
    /// Before a checkpoint, of which all has been told. Where this fails the training ends with that error
    /// and without the checkpoint: whoever goes on makes again what could not be kept.
    [[nodiscard]] virtual core::Result<void> beforeCheckpoint() { return {}; }
    virtual void onPaused(bool paused) = 0;
    /// Before the first batch that it acts on, the batch size's maybe earlier; those of a run that goes on
    /// are told again, before onStarted.
    virtual void onChanged(const LiveChange&) {}
    /// Where TrainingControls::look asks for it.
    virtual void onInspected(const Inspection&) {}
};

} // namespace carpo::training

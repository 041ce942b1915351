// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/scripted_course.h"

#include <chrono>
#include <cmath>
#include <thread>

namespace carpo::app_test {
namespace {

using Until = training::TrainingControls::Until;

/// A bell about zero.
std::vector<std::int64_t> bell(double width)
{
    std::vector<std::int64_t> counts;
    for (int bin = 0; bin < training::NumberHistogram::kBins; ++bin) {
        const double x = (bin + 0.5) / training::NumberHistogram::kBins * 2 - 1;
        counts.push_back(std::lround(1000 * std::exp(-x * x / (2 * width * width))));
    }
    return counts;
}

training::Inspection inside(int image)
{
    training::NumberHistogram histogram{.minimum = -1, .maximum = 1, .mean = 0, .sd = 0.5};
    histogram.counts = bell(0.3);
    training::Inspection inspection{.epoch = 1, .step = 1, .image = image};
    inspection.layers.push_back({.name = "features.0",
                                 .activation = "relu",
                                 .weights = histogram,
                                 .gradients = histogram,
                                 .activations = histogram,
                                 .units = 4,
                                 .deadUnits = 1,
                                 .mapSide = {2, 3},
                                 .maps = std::vector<std::uint8_t>(4 * 6, 100)});
    inspection.layers.push_back({.name = "head.output", .activation = {}, .weights = histogram, .units = 1});
    inspection.filterSide = {3, 3};
    inspection.filters.assign(4 * 9, 0.5F);
    return inspection;
}

} // namespace

core::Result<jobs::TrainJobResult> learnByScript(training::TrainingControls& controls,
                                                 jobs::TrainJobObserver& observer,
                                                 const std::stop_token& stop)
{
    observer.onRun(1);
    observer.onStarted("CPU, 2 threads", 33);
    int epoch = 1;
    for (std::int64_t step = 1; !stop.stop_requested(); ++step) {
        while (controls.isPaused() && !stop.stop_requested()) {
            observer.onPaused(true);
            controls.waitWhilePaused(stop);
            observer.onPaused(false);
        }
        for (const auto& [key, value] : controls.takeChanges())
            observer.onChanged(
                {.step = step - 1, .epoch = epoch, .key = key, .value = training::toText(value)});
        const std::int64_t batch = (step - 1) % kScriptedBatches + 1;
        const double loss = 0.3 + 0.5 / static_cast<double>(step);
        observer.onBatch({.epoch = epoch,
                          .batch = batch,
                          .batches = kScriptedBatches,
                          .step = step,
                          .loss = loss,
                          .learningRate = 0.001,
                          .imagesPerSecond = 100,
                          .gradientNorm = 1,
                          .updateRatio = 1e-3,
                          .times = {0.001, 0.002, 0.003, 0.001}});
        if (const auto image = controls.lookedAt())
            observer.onInspected(inside(*image));
        controls.reached(Until::BatchEnds);
        if (batch == kScriptedBatches) {
            // Training gets better all the time, validation worse from the third epoch on.
            const double train = 30.0 / epoch;
            const double validation = epoch < 3 ? 30.0 / epoch : 15.0 + 2 * epoch;
            observer.onEpoch({.epoch = epoch,
                              .epochs = 100,
                              .trainLoss = train / 40,
                              .validationLoss = validation / 40,
                              .validationMae = validation,
                              .learningRate = 0.001,
                              .best = epoch == 1,
                              .steps = step,
                              .metrics = {{"mae", validation}, {"rmse", 1.2 * validation}},
                              .trainMetrics = {{"mae", train}, {"rmse", 1.2 * train}}},
                             {.values = {90}});
            controls.reached(Until::EpochEnds);
            ++epoch;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return jobs::TrainJobResult{.run = 1, .outcome = {}};
}

} // namespace carpo::app_test

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/scripted_course.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <thread>
#include <vector>

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

std::uint8_t gray(double share)
{
    return static_cast<std::uint8_t>(std::lround(255 * std::clamp(share, 0.0, 1.0)));
}

/// What a layer makes of an image: a slope, and two bright places that are others for each unit and image.
std::vector<std::uint8_t> maps(int units, int height, int width, int image)
{
    std::vector<std::uint8_t> values;
    for (int unit = 0; unit < units; ++unit) {
        const double turn = 2 * std::numbers::pi * unit / units;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const double across = (x + 0.5) / width;
                const double down = (y + 0.5) / height;
                const auto blob = [&](double atX, double atY) {
                    const double square = std::pow(across - atX, 2) + std::pow(down - atY, 2);
                    return std::exp(-square / 0.02);
                };
                values.push_back(gray(0.15 + 0.2 * across
                                      + 0.6 * blob(0.5 + 0.3 * std::cos(turn), 0.5 + 0.3 * std::sin(turn))
                                      + 0.4 * blob(0.3 + 0.1 * (image % 5), 0.7)));
            }
        }
    }
    return values;
}

/// Edges of ever another direction, as first layers learn them.
std::vector<float> orientedFilters(int count, int side)
{
    std::vector<float> values;
    for (int filter = 0; filter < count; ++filter) {
        const double turn = std::numbers::pi * filter / count;
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const double across = x - (side - 1) / 2.0;
                const double down = y - (side - 1) / 2.0;
                const double along = across * std::cos(turn) + down * std::sin(turn);
                const double reach = side / 2.0;
                values.push_back(static_cast<float>(
                    std::sin(2 * along) * std::exp(-(across * across + down * down) / (reach * reach))));
            }
        }
    }
    return values;
}

training::Inspection inside(int image)
{
    constexpr int kUnits = 8;
    constexpr int kMapSide = 24;
    constexpr int kFilterSide = 5;
    training::NumberHistogram histogram{.minimum = -1, .maximum = 1, .mean = 0, .sd = 0.5};
    histogram.counts = bell(0.3);
    training::Inspection inspection{.epoch = 1, .step = 1, .image = image};
    inspection.layers.push_back({.name = "features.0",
                                 .activation = "relu",
                                 .weights = histogram,
                                 .gradients = histogram,
                                 .activations = histogram,
                                 .units = kUnits,
                                 .deadUnits = 1,
                                 .mapSide = {kMapSide, kMapSide},
                                 .maps = maps(kUnits, kMapSide, kMapSide, image)});
    inspection.layers.push_back({.name = "head.output", .activation = {}, .weights = histogram, .units = 1});
    inspection.filterSide = {kFilterSide, kFilterSide};
    inspection.filters = orientedFilters(kUnits, kFilterSide);
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

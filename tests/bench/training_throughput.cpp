// SPDX-License-Identifier: GPL-3.0-or-later
// Images a second of train(), end to end from 8-bit pixels, beside the same network, optimizer and batches
// fed from one float tensor in memory. Both in one process, in turns, so that whatever else the machine does
// hits both.
//   bench_training_throughput [NETWORK] [SIDE] [IMAGES] [ROUNDS] [DEVICE]
#include "engine/nn/kept_memory.h"
#include "engine/training/device_choice.h"
#include "engine/training/learner.h"
#include "engine/training/sampler.h"
#include "engine/training/trainer.h"
#include "tests/bench/noise_set.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <future>
#include <string>
#include <unistd.h>
#include <vector>

namespace {

using namespace carpo;

struct Bench
{
    training::Experiment experiment;
    const training::TrainingSet& set;
    std::filesystem::path folder;
    double counted = 0; // images from the second batch on
};

void set(training::Experiment& experiment, const char* key, const std::string& value)
{
    bench::valueOrExit(experiment.setFromText(key, value));
}

// Images a second.
double endToEnd(const Bench& bench, const training::Experiment& experiment)
{
    bench::StepTimes times;
    training::TrainingControls controls;
    bench::valueOrExit(training::train(experiment, bench.set, {.folder = bench.folder}, controls, times, {}));
    return bench.counted / times.seconds();
}

double fromOneTensor(const Bench& bench)
{
    const auto device = training::chooseDevice(bench.experiment.text("execution.device"));
    training::prepareCpu(0);
    const nn::KeptMemory memory;
    const auto standardisation = training::standardise(bench.experiment, bench.set);
    training::Learner learner(bench.experiment, standardisation, *device);
    const training::Batch all = training::Batches(bench.set, standardisation, *device).take(bench.set.train);
    const std::int64_t batchSize = bench.experiment.integer("training.batch_size");
    const auto images = static_cast<std::int64_t>(bench.set.train.size());
    const std::int64_t batches = training::Sampler::batchCount(images, batchSize);
    std::chrono::steady_clock::time_point first;
    for (std::int64_t i = 0; i < batches; ++i) {
        const std::int64_t end = i + 1 == batches ? images : (i + 1) * batchSize;
        const training::Batch batch{.images = all.images.slice(0, i * batchSize, end),
                                    .sex = all.sex.slice(0, i * batchSize, end),
                                    .targets = all.targets.slice(0, i * batchSize, end)};
        static_cast<void>(learner.learn(
            {.images = end - i * batchSize, .take = [&](std::int64_t) { return batch; }}, i, 0.001));
        if (i == 0)
            first = std::chrono::steady_clock::now();
    }
    return bench.counted / std::chrono::duration<double>(std::chrono::steady_clock::now() - first).count();
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

int run(int count, char** arguments)
{
    const auto argument = [&](int index, const char* otherwise) {
        return std::string(count > index ? arguments[index] : otherwise);
    };
    const int side = std::stoi(argument(2, "128"));
    const std::int64_t images = std::stoll(argument(3, "320"));
    const bench::NoiseSet noise(side, images);
    Bench bench{.experiment = {}, .set = noise.set(), .folder = {}};
    set(bench.experiment, "network.name", argument(1, "rapida"));
    set(bench.experiment, "data.input_size", argument(2, "128"));
    set(bench.experiment, "execution.device", argument(5, "auto"));
    set(bench.experiment, "training.epochs", "1");
    const std::int64_t batchSize = bench.experiment.integer("training.batch_size");
    const training::Sampler sampler(bench.set.train, batchSize, 1, 1);
    bench.counted = static_cast<double>(images) - static_cast<double>(sampler.batch(0).size());
    training::Experiment augmented = bench.experiment;
    set(augmented, "augmentation.rotation", "10");
    set(augmented, "augmentation.shift", "0.05");
    bench.folder = std::filesystem::temp_directory_path() / ("carpo-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(bench.folder);

    std::vector<double> ratios;
    std::vector<double> augmentedRatios;
    for (int round = 0; round < std::stoi(argument(4, "5")); ++round) {
        const double memory = fromOneTensor(bench);
        const double whole = endToEnd(bench, bench.experiment);
        const double turned = endToEnd(bench, augmented);
        std::printf(
            "one tensor %.1f, end to end %.1f, with augmentation %.1f images/s\n", memory, whole, turned);
        ratios.push_back(whole / memory);
        augmentedRatios.push_back(turned / memory);
    }
    std::filesystem::remove_all(bench.folder);
    std::printf("end to end / one tensor: %.3f (median); with augmentation %.3f\n",
                median(ratios),
                median(augmentedRatios));
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    // On a thread of its own, as the window trains: it has other memory than the main thread.
    return std::async(std::launch::async, &run, count, arguments).get();
}

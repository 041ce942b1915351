// SPDX-License-Identifier: GPL-3.0-or-later
// Images a second of train() on noise, as one JSON object; against_pytorch.py calls it.
//   bench_train_rate STEPS WARM_UP [KEY=VALUE]...
#include "engine/nn/registry.h"
#include "engine/training/controls.h"
#include "engine/training/network_options.h"
#include "engine/training/trainer.h"
#include "tests/bench/noise_set.h"

#include <filesystem>
#include <future>
#include <unistd.h>

namespace {

using namespace carpo;

int run(int count, char** arguments)
{
    if (count < 3) {
        std::fprintf(stderr, "usage: bench_train_rate STEPS WARM_UP [KEY=VALUE]...\n");
        return 2;
    }
    const std::int64_t steps = std::stoll(arguments[1]);
    const std::int64_t warmUp = std::stoll(arguments[2]);
    training::Experiment experiment;
    bench::valueOrExit(experiment.setFromText("training.epochs", "1"));
    for (int i = 3; i < count; ++i) {
        const std::string setting = arguments[i];
        const std::size_t equals = std::min(setting.find('='), setting.size() - 1);
        bench::valueOrExit(experiment.setFromText(setting.substr(0, equals), setting.substr(equals + 1)));
    }
    const std::int64_t batch = experiment.integer("training.batch_size");
    const bench::NoiseSet noise(static_cast<int>(experiment.integer("data.input_size")),
                                (steps + warmUp) * batch);
    const auto folder =
        std::filesystem::temp_directory_path() / ("carpo-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    bench::StepTimes times(warmUp);
    training::TrainingControls controls;
    bench::valueOrExit(training::train(experiment, noise.set(), {.folder = folder}, controls, times, {}));
    std::filesystem::remove_all(folder);
    std::printf("{\"images_per_second\": %.3f, \"parameters\": %lld}\n",
                static_cast<double>(steps * batch) / times.seconds(),
                static_cast<long long>(nn::parameterCount(experiment.text("network.name"),
                                                          training::networkOptions(experiment, 0))));
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    // On a thread of its own, as the window trains: it has other memory than the main thread.
    return std::async(std::launch::async, &run, count, arguments).get();
}

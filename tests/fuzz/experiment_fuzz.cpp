// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment file of any bytes, and the network that it describes.
#include "engine/training/experiment.h"
#include "engine/training/network_options.h"
#include "tests/fuzz/check.h"

#include <algorithm>
#include <array>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace carpo;
    using enum core::ErrorCode;
    constexpr std::array kCodes = {ExperimentNotJson,
                                   ExperimentNewer,
                                   ExperimentUnknownKey,
                                   ExperimentWrongType,
                                   ExperimentOutOfRange,
                                   ExperimentUnknownChoice};
    const auto experiment =
        training::Experiment::fromJson({reinterpret_cast<const char*>(data), size}, "experiment");
    if (!experiment) {
        fuzz::check(std::ranges::find(kCodes, experiment.error().code) != kCodes.end(),
                    "the code says what is wrong");
        (void)core::inEnglish(experiment.error());
        return 0;
    }
    const auto again = training::Experiment::fromJson(experiment->toJson(), "experiment");
    fuzz::check(again && *again == *experiment, "what is written is what was read");
    for (const training::Hyperparameter& entry : training::hyperparameters())
        (void)experiment->applies(entry);
    (void)training::checkNetwork(*experiment, experiment->integer("data.input_size"));
    return 0;
}

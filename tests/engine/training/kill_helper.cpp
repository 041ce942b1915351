// SPDX-License-Identifier: GPL-3.0-or-later
// Trains the tiny run in the folder named by its argument, from where it stands, and prints each epoch:
// something to be killed.
#include "tests/engine/training/tiny_run.h"

#include <cstdio>

int main(int count, char** arguments)
{
    using carpo::training::TinyRun;
    if (count != 2)
        return 2;
    TinyRun tiny(carpo::training::averagedRapida());
    tiny.checkpointSeconds = 0.02;
    tiny.afterEpoch = [](const std::string& line) {
        std::printf("epoch %s\n", line.c_str());
        std::fflush(stdout);
    };
    std::printf("started\n");
    std::fflush(stdout);
    const auto outcome = tiny.train(arguments[1], /*continueRun=*/true);
    if (!outcome)
        return 1;
    std::printf("weights %s\n", outcome->weightsSha256.c_str());
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// A CSV of ten million rows beside a thousand images: how long it takes to open, and what memory it needs.
//     bench_long_table [rows]
#include "engine/dataset/dataset.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <string>
#include <sys/resource.h>

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double gigabytesAtMost()
{
    rusage used = {};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) * 1024e-9;
}

} // namespace

int main(int argc, char** argv)
{
    constexpr std::size_t kImages = 1000;
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    const carpo::support::TemporaryFolder folder;
    std::filesystem::create_directory(folder / "images");
    for (std::size_t i = 0; i < kImages; ++i)
        std::ofstream(folder / "images" / (std::to_string(i) + ".png"));
    {
        std::ofstream out(folder / "labels.csv");
        out << "id,boneage,male\n";
        for (std::size_t i = 0; i < rows; ++i)
            out << i << ',' << i % 229 << (i % 2 == 0 ? ",True\n" : ",False\n");
    }
    const double before = gigabytesAtMost();
    const auto start = Clock::now();
    const std::clock_t cpu = std::clock();
    const auto set = carpo::dataset::openDataset(folder.path());
    if (!set || set->size() != kImages) {
        std::fputs("bench_long_table: the set does not open\n", stderr);
        return 1;
    }
    std::printf(
        "%zu rows, %.2f GB: %.1f s, %.1f of it on a core; %.2f GB of memory (%.2f before); %zu problems\n",
        rows,
        static_cast<double>(std::filesystem::file_size(folder / "labels.csv")) * 1e-9,
        secondsSince(start),
        static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC,
        gigabytesAtMost(),
        before,
        set->problems.size());
    return 0;
}

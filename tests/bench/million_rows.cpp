// SPDX-License-Identifier: GPL-3.0-or-later
// A project of a million images with made-up measures: how long it takes to open, what memory it needs, and
// how long a filter on three columns with histograms of eight columns takes.
//     bench_million_rows [rows]
#include "engine/core/random.h"
#include "engine/explore/histogram.h"
#include "engine/explore/measures.h"
#include "engine/explore/scan.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <numeric>
#include <string>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace {

using namespace carpo;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kColumns = 8;
constexpr std::size_t kBins = 50;
constexpr int kRounds = 21;
constexpr std::size_t kStoredAtOnce = 50'000;

void require(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "bench_million_rows: %s\n", what);
    std::exit(1);
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What this process has used of all cores: says what a machine with nothing else to do would take.
double coreSeconds()
{
    return static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

dataset::Dataset madeUpSet(std::size_t rows)
{
    dataset::Dataset dataset;
    dataset.root = "/data/radiographs";
    for (std::size_t i = 0; i < rows; ++i) {
        dataset.ids.push_back(std::to_string(1'000'000 + i));
        dataset.files.push_back(dataset.root / ("boneage-training-dataset/" + dataset.ids.back() + ".png"));
        dataset.sexes.push_back(i % 2 == 0 ? dataset::Sex::Female : dataset::Sex::Male);
        dataset.months.push_back(static_cast<float>(i % 229));
    }
    return dataset;
}

std::vector<dataset::FileStamp> stampsOf(std::size_t rows)
{
    return std::vector<dataset::FileStamp>(rows,
                                           {.bytes = 1'000'000, .modifiedNs = 1'700'000'000'000'000'000});
}

void writeProject(const std::filesystem::path& file, std::size_t rows)
{
    const dataset::Dataset dataset = madeUpSet(rows);
    explore::ScanTable table;
    table.decoded.assign(rows, true);
    table.stamps = stampsOf(rows);
    core::RandomStream random(1, "measures");
    for (std::size_t i = 0; i < rows; ++i) {
        table.pixelHashes.push_back({.high = random.next(), .low = i});
        table.perceptualHashes.push_back(random.next());
    }
    table.measures.assign(explore::measures().size(), std::vector<float>(rows));
    for (std::vector<float>& column : table.measures)
        std::ranges::generate(column, [&random] { return static_cast<float>(random.normal(0.5, 0.15)); });
    auto project = project::Project::openOrCreate(file);
    require(project.has_value(), "no project");
    const std::vector<explore::Thumbnail> thumbnails(kStoredAtOnce);
    for (std::size_t first = 0; first < rows; first += kStoredAtOnce) {
        std::vector<std::size_t> some(std::min(kStoredAtOnce, rows - first));
        std::iota(some.begin(), some.end(), first);
        require(project->storeScan(dataset, table, some, thumbnails).has_value(), "the rows are not stored");
    }
}

std::int64_t filterAndCount(const explore::ScanTable& table)
{
    const std::array conditions = {
        explore::RangeCondition{.column = table.measures[7], .minimum = 0.3F, .maximum = 0.7F},
        explore::RangeCondition{.column = table.measures[8], .minimum = 0.2F},
        explore::RangeCondition{.column = table.measures[15], .maximum = 0.8F}};
    const explore::RowMask chosen = explore::filterRows(table.decoded.size(), conditions);
    std::int64_t counted = 0;
    for (std::size_t i = 0; i < kColumns; ++i) {
        const explore::Bins bins = explore::roundBins(-0.5, 1.5, kBins);
        counted += explore::histogramOf(table.measures[i + 5], chosen, bins).summary.n;
    }
    return counted;
}

void openAndAsk(const std::filesystem::path& file, std::size_t rows)
{
    const dataset::Dataset dataset = madeUpSet(rows);
    const auto stamps = stampsOf(rows);
    const auto start = Clock::now();
    const double before = coreSeconds();
    const auto project = project::Project::open(file);
    require(project.has_value(), "the project does not open");
    const auto table = project->loadScan(dataset, stamps);
    require(table.has_value() && table->reused == static_cast<std::int64_t>(rows), "rows are missing");
    std::printf("opening                    %7.2f s    (3 s wanted), %.2f s of it on a core\n",
                secondsSince(start),
                coreSeconds() - before);

    std::vector<double> milliseconds;
    std::int64_t counted = 0;
    const double beforeAsking = coreSeconds();
    for (int round = 0; round < kRounds; ++round) {
        const auto asked = Clock::now();
        counted = filterAndCount(*table);
        milliseconds.push_back(1e3 * secondsSince(asked));
    }
    std::ranges::sort(milliseconds);
    std::printf(
        "3 filters, 8 histograms    %7.1f ms   worst of %d: %.1f (100 wanted), %.1f on cores; %lld values\n",
        milliseconds[kRounds / 2],
        kRounds,
        milliseconds.back(),
        1e3 * (coreSeconds() - beforeAsking) / kRounds,
        static_cast<long long>(counted));
}

/// Runs `work` in a process of its own and returns the most memory that it had, GB.
double inChild(const std::function<void()>& work)
{
    std::fflush(stdout);
    const pid_t child = fork();
    require(child >= 0, "no second process");
    if (child == 0) {
        work();
        std::fflush(stdout);
        _exit(0);
    }
    int status = 0;
    rusage used = {};
    require(wait4(child, &status, 0, &used) == child && status == 0, "a part of it failed");
    return static_cast<double>(used.ru_maxrss) * 1024e-9;
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t rows = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder / "million.carpo";
    inChild([&] { writeProject(file, rows); });
    std::printf("%zu rows, %zu measures\n", rows, explore::measures().size());
    const double memory = inChild([&] { openAndAsk(file, rows); });
    std::printf("memory                     %7.2f GB   (1.5 GB wanted)\n", memory);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a folder of 3-megapixel 8-bit PNGs is scanned into a new project, against decoding alone with the
// same library on the same cores, and against a Python script that computes a few of the measures.
//     bench_scan_rate [images [rounds]]
// Or how long a data set takes to be scanned into a new project, and to be opened again:
//     bench_scan_rate DATASET [rounds]
// CARPO_PYTHON names an interpreter with OpenCV and NumPy; "python3" otherwise.
#include "engine/core/parallel_for.h"
#include "engine/explore/scan.h"
#include "engine/imaging/file_bytes.h"
#include "engine/phantom/cohort.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

namespace {

using namespace carpo;
using Clock = std::chrono::steady_clock;

constexpr int kHeight = 2000;
constexpr std::int64_t kFileLimit = 1 << 30;

void require(bool held, const char* what)
{
    if (held)
        return;
    std::fprintf(stderr, "bench_scan_rate: %s\n", what);
    std::exit(1);
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double decodeRate(const dataset::Dataset& dataset)
{
    const auto start = Clock::now();
    core::parallelFor(dataset.size(), [&dataset](std::size_t i) {
        const auto bytes = imaging::readFile(dataset.files[i], kFileLimit);
        require(bytes.has_value(), "a file cannot be read");
        const cv::Mat pixels = cv::imdecode(*bytes, cv::IMREAD_GRAYSCALE | cv::IMREAD_ANYDEPTH);
        require(!pixels.empty(), "a file cannot be decoded");
    });
    return static_cast<double>(dataset.size()) / secondsSince(start);
}

double scanRate(const dataset::Dataset& dataset, const std::filesystem::path& file)
{
    auto project = project::Project::openOrCreate(file);
    require(project.has_value(), "no project");
    const auto start = Clock::now();
    const auto table = explore::scan(dataset, *project, {}, {});
    require(table.has_value() && table->reused == 0 && table->problems.empty(), "the scan fails");
    return static_cast<double>(dataset.size()) / secondsSince(start);
}

/// Images a second as the script says; 0 where it cannot run.
double scriptRate(const dataset::Dataset& dataset)
{
    const char* const python = std::getenv("CARPO_PYTHON");
    const std::string command = std::string(python == nullptr ? "python3" : python)
                                + " '" CARPO_SOURCE_DIR "/tests/bench/scan_rate.py' '" + dataset.root.string()
                                + "'";
    std::FILE* const output = popen(command.c_str(), "r");
    if (output == nullptr)
        return 0;
    double rate = 0;
    const bool read = std::fscanf(output, "%lf", &rate) == 1;
    return pclose(output) == 0 && read ? rate : 0;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// From the project's opening to the measures of all images, none of which is opened; the process's start
/// left out.
double reopeningSeconds(const std::filesystem::path& root, const std::filesystem::path& file)
{
    const auto start = Clock::now();
    const auto dataset = dataset::openDataset(root);
    require(dataset.has_value(), "no data set");
    auto project = project::Project::openOrCreate(file);
    require(project.has_value(), "no project");
    const auto table = explore::scan(*dataset, *project, {}, {});
    require(table.has_value() && table->reused == std::ssize(dataset->ids), "it is scanned again");
    return secondsSince(start);
}

int timeDataset(const std::filesystem::path& root, int rounds)
{
    const support::TemporaryFolder folder;
    std::vector<double> scanning;
    std::vector<double> reopening;
    std::size_t images = 0;
    for (int round = 0; round < rounds; ++round) {
        const std::filesystem::path file = folder / (std::to_string(round) + ".carpo");
        const auto start = Clock::now();
        const auto dataset = dataset::openDataset(root);
        require(dataset.has_value(), "no data set");
        auto project = project::Project::openOrCreate(file);
        require(project.has_value(), "no project");
        const auto table = explore::scan(*dataset, *project, {}, {});
        require(table.has_value() && table->reused == 0, "the scan fails");
        scanning.push_back(secondsSince(start));
        images = dataset->size();
        project = project::Project::openOrCreate(folder / "none.carpo"); // closes the first
        reopening.push_back(reopeningSeconds(root, file));
    }
    std::printf("%zu images, %d rounds, medians\n", images, rounds);
    std::printf("scan     %7.2f s   (of 12,611 images of 100 px on 2 cores: 8 wanted)\n", median(scanning));
    std::printf("reopen   %7.2f s   (0.5 wanted)\n", median(reopening));
    return 0;
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 1 && std::filesystem::is_directory(argv[1]))
        return timeDataset(argv[1], argc > 2 ? std::atoi(argv[2]) : 3);
    const support::TemporaryFolder folder;
    phantom::CohortOptions cohort;
    cohort.count = argc > 1 ? std::atoi(argv[1]) : 32;
    cohort.height = kHeight;
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
    require(phantom::writeCohort(folder / "cohort", cohort, {}, {}).has_value(), "no cohort");
    const auto dataset = dataset::openDataset(folder / "cohort");
    require(dataset.has_value(), "no data set");

    std::vector<double> decoding;
    std::vector<double> scanning;
    std::vector<double> scripted;
    static_cast<void>(decodeRate(*dataset)); // the files are in memory from now on
    for (int round = 0; round < rounds; ++round) {
        decoding.push_back(decodeRate(*dataset));
        scanning.push_back(scanRate(*dataset, folder / (std::to_string(round) + ".carpo")));
        scripted.push_back(scriptRate(*dataset));
    }
    std::printf("%d images of %d px, %d rounds, medians\n", cohort.count, kHeight, rounds);
    std::printf("decoding alone  %7.1f images/s\n", median(decoding));
    std::printf("scan            %7.1f images/s   %.2f of decoding (0.70 wanted)\n",
                median(scanning),
                median(scanning) / median(decoding));
    if (median(scripted) > 0)
        std::printf("Python script   %7.1f images/s   scan / script %.2f\n",
                    median(scripted),
                    median(scanning) / median(scripted));
    else
        std::printf("Python script   does not run: set CARPO_PYTHON\n");
    return 0;
}

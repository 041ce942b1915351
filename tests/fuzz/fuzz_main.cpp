// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer does with clang++, for any compiler: runs every file of the folders, then seeded changes of
// them. The same seed makes the same inputs, on every machine.
//   <target> [--rounds N] [--seed N] [--last FILE] FILE|FOLDER...
// --last writes each input there before it is run: what is there after a crash is the one that crashed.
#include "engine/core/random.h"
#include "tests/fuzz/mutation.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace carpo::fuzz {
namespace {

namespace fs = std::filesystem;

struct Options
{
    std::uint64_t rounds = 0;
    std::uint64_t seed = 1;
    fs::path last;
    std::vector<fs::path> places;
};

std::uint64_t numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

Options optionsOf(const std::vector<std::string>& arguments)
{
    Options options;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const bool hasValue = i + 1 < arguments.size();
        if (arguments[i] == "--rounds" && hasValue)
            options.rounds = numberOf(arguments[++i]);
        else if (arguments[i] == "--seed" && hasValue)
            options.seed = numberOf(arguments[++i]);
        else if (arguments[i] == "--last" && hasValue)
            options.last = arguments[++i];
        else
            options.places.emplace_back(arguments[i]);
    }
    return options;
}

/// Sorted, so that a seed means the same everywhere.
std::vector<fs::path> filesOf(const std::vector<fs::path>& places)
{
    std::vector<fs::path> files;
    for (const fs::path& place : places) {
        if (!fs::is_directory(place)) {
            files.push_back(place);
            continue;
        }
        std::vector<fs::path> inside;
        for (const auto& entry : fs::recursive_directory_iterator(place)) {
            if (entry.is_regular_file())
                inside.push_back(entry.path());
        }
        std::ranges::sort(inside);
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

ByteVector bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void run(const ByteVector& bytes, const Options& options)
{
    if (!options.last.empty())
        std::ofstream(options.last, std::ios::binary)
            .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

int runAll(const Options& options)
{
    std::vector<ByteVector> inputs;
    for (const fs::path& file : filesOf(options.places))
        inputs.push_back(bytesOf(file));
    if (inputs.empty()) {
        std::fputs("no corpus\n", stderr);
        return 1;
    }
    for (const ByteVector& input : inputs)
        run(input, options);
    for (std::uint64_t round = 0; round < options.rounds; ++round) {
        core::RandomStream random(options.seed, "fuzz", round);
        run(mutated(inputs, random), options);
    }
    std::printf("%zu inputs and %llu changes of them\n",
                inputs.size(),
                static_cast<unsigned long long>(options.rounds));
    return 0;
}

} // namespace
} // namespace carpo::fuzz

int main(int count, char** arguments)
{
    return carpo::fuzz::runAll(carpo::fuzz::optionsOf({arguments + 1, arguments + count}));
}

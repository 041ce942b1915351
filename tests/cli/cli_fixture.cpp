// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_fixture.h"

#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>

namespace carpo::testing {
namespace {

namespace fs = std::filesystem;

bool holdsNull(const Json& value)
{
    if (value.is_null())
        return true;
    for (const Json& element : value.is_structured() ? value : Json::array()) {
        if (holdsNull(element))
            return true;
    }
    return false;
}

std::vector<std::string> withProgram(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), CARPO_CLI);
    return arguments;
}

} // namespace

std::vector<std::string> linesOf(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

std::vector<Json> jsonLines(const std::string& text)
{
    std::vector<Json> objects;
    for (const std::string& line : linesOf(text)) {
        Json object = Json::parse(line, nullptr, false);
        EXPECT_TRUE(object.is_object()) << line;
        EXPECT_FALSE(holdsNull(object)) << line;
        objects.push_back(std::move(object));
    }
    return objects;
}

std::string readFile(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void writeFile(const fs::path& file, const std::string& content)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

ProcessOptions CliFixture::processOptions() const
{
    // Threads that wait by spinning make a busy machine many times slower.
    return {.environment = {{"XDG_DATA_HOME", folder() / "data"},
                            {"XDG_CACHE_HOME", folder() / "cache"},
                            {"OMP_WAIT_POLICY", "passive"}}};
}

std::unique_ptr<CliProcess> CliFixture::start(const std::vector<std::string>& arguments) const
{
    return std::make_unique<CliProcess>(withProgram(arguments), folder(), processOptions());
}

Finished CliFixture::run(const std::vector<std::string>& arguments) const
{
    return start(arguments)->finish();
}

const fs::path& CliFixture::cohort()
{
    static const support::TemporaryFolder home;
    static const fs::path made = [] {
        const fs::path folder = home / "cohort";
        CliProcess process(
            withProgram({"phantom", folder, "--count", "60", "--seed", "7", "--height", "128"}), home.path());
        if (const Finished finished = process.finish(); finished.status != 0)
            throw std::runtime_error("the cohort cannot be made: " + finished.err);
        return folder;
    }();
    return made;
}

fs::path CliFixture::copyOfCohort() const
{
    const fs::path copy = folder() / "copy";
    fs::copy(cohort(), copy, fs::copy_options::recursive);
    return copy;
}

std::vector<std::string> CliFixture::trainArguments(const fs::path& project) const
{
    const fs::path experiment = folder() / "experiment.json";
    writeFile(experiment,
              R"({"carpo_experiment": 1, "name": "tiny", "data": {"input_size": 32},
                  "network": {"name": "rapida"},
                  "training": {"epochs": 3, "batch_size": 8, "seed": 5},
                  "execution": {"device": "cpu", "threads": 2}})");
    return {"train", experiment, "--data", cohort(), "--project", project, "--json"};
}

} // namespace carpo::testing

// SPDX-License-Identifier: GPL-3.0-or-later
// Every hyperparameter of the catalogue reaches what it is named for. A new one needs a row.
#include "engine/training/learner.h"
#include "engine/training/network_options.h"
#include "engine/training/safetensors.h"
#include "tests/engine/training/prepared_keys.h"
#include "tests/engine/training/tiny_run.h"
#include "tests/engine/training/wiring_rows.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <ios>
#include <map>
#include <set>
#include <sstream>

namespace carpo::training {
namespace {

// Those that no training of a few squares can show, and what holds them instead.
const std::map<std::string_view, const char*> kHeldElsewhere{
    {"target.name", "Wiring.theTargetDecidesWhatTheNetworkSays: another target needs other data"},
    {"transfer.weights", "Wiring.theWeightsFileIsWhatTheTrainingStartsWith: a file has to be made"},
    {"execution.tensorboard", "TensorBoard of jobs_training_tests: the job writes the file, not the trainer"},
};

Experiment with(const std::vector<Setting>& settings)
{
    Experiment experiment = plainLenet();
    EXPECT_TRUE(experiment.setFromText("training.epochs", "2").has_value());
    for (const Setting& setting : settings) {
        const auto set = experiment.setFromText(setting.key, setting.value);
        EXPECT_TRUE(set.has_value()) << setting.key << '=' << setting.value;
    }
    return experiment;
}

std::vector<std::string> namesIn(const std::filesystem::path& folder)
{
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string layoutOf(const Experiment& experiment)
{
    Learner learner(experiment, {}, torch::kCPU);
    std::string layout;
    for (const torch::Tensor& weight : learner.network().parameters())
        layout += weight.is_contiguous() ? 'c' : 'l';
    return layout;
}

// All that a training shows and that comes out alike each time.
std::string traceOf(const Experiment& experiment)
{
    TinyRun tiny(experiment);
    const support::TemporaryFolder folder;
    const auto outcome = tiny.train(folder.path());
    std::ostringstream trace;
    trace << std::hexfloat;
    if (outcome)
        trace << outcome->weightsSha256 << ' ' << outcome->bestEpoch << ' ' << outcome->epochs << '\n';
    else
        trace << "error " << static_cast<int>(outcome.error().code) << '\n';
    trace << tiny.device() << ", threads " << at::get_num_threads() << ", deterministic "
          << at::globalContext().deterministicAlgorithms() << '\n';
    for (const BatchReport& batch : tiny.batches())
        trace << batch.batch << '/' << batch.batches << ' ' << batch.loss << ' ' << batch.learningRate
              << '\n';
    for (const auto& [epoch, line] : tiny.epochs())
        trace << line << '\n';
    for (const std::string& name : namesIn(folder.path()))
        trace << name << '\n';
    trace << layoutOf(experiment);
    return trace.str();
}

TEST(Wiring, everyHyperparameterOfTheCatalogueHasExactlyOneRow)
{
    std::map<std::string_view, int> held;
    for (const WiringRow& row : trainedRows())
        ++held[row.key];
    for (const auto& [key, reason] : kHeldElsewhere)
        ++held[key];
    for (const std::string_view key : kPreparedKeys)
        ++held[key];
    for (const Hyperparameter& entry : hyperparameters())
        EXPECT_EQ(held[entry.key], 1) << entry.key;
    EXPECT_EQ(held.size(), hyperparameters().size()) << "a row of a key that the catalogue does not know";
}

TEST(Wiring, everyHyperparameterChangesTheTraining)
{
    std::map<std::string, std::string> bases;
    for (const WiringRow& row : trainedRows()) {
        const Experiment base = with(row.context);
        Experiment changed = base;
        ASSERT_TRUE(changed.setFromText(row.key, row.value).has_value()) << row.key << '=' << row.value;
        EXPECT_TRUE(changed.applies(*findHyperparameter(row.key))) << row.key;
        EXPECT_NE(base, changed) << row.key;
        auto [known, isNew] = bases.try_emplace(base.toJson());
        if (isNew) {
            known->second = traceOf(base);
            EXPECT_FALSE(known->second.starts_with("error")) << row.key;
        }
        EXPECT_NE(traceOf(changed), known->second) << row.key;
    }
    // Or else all of the above says nothing.
    EXPECT_EQ(traceOf(with({})), bases.at(with({}).toJson()));
}

TEST(Wiring, theTargetDecidesWhatTheNetworkSays)
{
    const Experiment age = with({{"loss.name", "cross_entropy"}, {"network.sex", "none"}});
    Experiment sex = age;
    ASSERT_TRUE(sex.setFromText("target.name", "sex").has_value());
    EXPECT_EQ(networkOptions(age).outputs, 20);
    EXPECT_EQ(networkOptions(sex).outputs, 2);
    EXPECT_EQ(traceOf(sex).find("error"), std::string::npos);
}

TEST(Wiring, theWeightsFileIsWhatTheTrainingStartsWith)
{
    const support::TemporaryFolder folder;
    const std::filesystem::path file = folder / "base.safetensors";
    Learner other(with({{"training.seed", "77"}}), {}, torch::kCPU);
    ASSERT_TRUE(writeSafetensors(file, weightsOf(other.network()), {}).has_value());
    const std::string started = traceOf(with({{"transfer.weights", file.native()}}));
    EXPECT_FALSE(started.starts_with("error"));
    EXPECT_NE(started, traceOf(with({})));
}

} // namespace
} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/training/tiny_run.h"

#include "engine/core/random.h"
#include "engine/training/target.h"

#include <gmock/gmock.h>

#include <ios>
#include <sstream>
#include <utility>

namespace carpo::training {
namespace {

constexpr int kSide = 16;
constexpr std::int64_t kImages = 43;
constexpr std::int64_t kTrained = 35;

// ThreadSanitizer does not see how OpenMP's library keeps its threads apart.
#ifdef __SANITIZE_THREAD__
constexpr const char* kThreads = "1";
#else
constexpr const char* kThreads = "2";
#endif

Experiment tinyWith(const std::vector<std::pair<std::string, std::string>>& settings)
{
    Experiment experiment;
    for (const auto& [key, text] : settings) {
        const auto set = experiment.setFromText(key, text);
        EXPECT_TRUE(set.has_value()) << key;
    }
    return experiment;
}

} // namespace

Experiment plainLenet()
{
    return tinyWith({{"network.name", "lenet_ufg"},
                 {"data.input_size", "16"},
                 {"data.normalization", "dataset"},
                 {"loss.name", "huber"},
                 {"optimizer.name", "sgd"},
                 {"optimizer.learning_rate", "0.02"},
                 {"schedule.name", "constant"},
                 {"training.epochs", "3"},
                 {"training.batch_size", "8"},
                 {"training.seed", "5"},
                 {"execution.device", "cpu"},
                 {"execution.threads", "1"}});
}

Experiment averagedRapida()
{
    return tinyWith({{"network.name", "rapida"},
                 {"network.sex", "dense"},
                 {"data.input_size", "16"},
                 {"optimizer.name", "adamw"},
                 {"optimizer.learning_rate", "0.003"},
                 {"schedule.name", "one_cycle"},
                 {"regularization.gradient_clip", "1"},
                 {"regularization.weight_average", "0.9"},
                 {"augmentation.rotation", "10"},
                 {"augmentation.shift", "0.1"},
                 {"augmentation.scale", "0.1"},
                 {"augmentation.flip", "true"},
                 {"training.epochs", "3"},
                 {"training.batch_size", "8"},
                 {"training.seed", "5"},
                 {"execution.device", "cpu"},
                 {"execution.threads", kThreads}});
}

TinyRun::TinyRun(Experiment experiment)
    : m_experiment(std::move(experiment))
{
    createSet();
    if (hasClasses(m_experiment))
        labelSexes();
}

void TinyRun::createSet()
{
    core::RandomStream random(9, "tiny");
    for (std::int64_t i = 0; i < kImages; ++i) {
        const auto extent = static_cast<int>(2 + random.below(12));
        for (int y = 0; y < kSide; ++y) {
            for (int x = 0; x < kSide; ++x)
                m_pixels.push_back(
                    static_cast<std::uint8_t>((x < extent && y < extent ? 150U : 20U) + random.below(40)));
        }
        m_set.targets.push_back(static_cast<float>(15 * extent) + static_cast<float>(random.below(12)));
        m_set.male.push_back(random.chance(0.5) ? 1.0F : 0.0F);
        (i < kTrained ? m_set.train : m_set.validation).push_back(i);
    }
    m_set.pixels = m_pixels;
    m_set.side = kSide;
    m_set.fingerprint = "tiny";
}

void TinyRun::learnSex()
{
    for (const auto& [key, text] : {std::pair("target.name", "sex"),
                                    std::pair("loss.name", "cross_entropy"),
                                    std::pair("network.sex", "none")})
        EXPECT_TRUE(m_experiment.setFromText(key, text).has_value()) << key;
    labelSexes();
}

void TinyRun::labelSexes()
{
    constexpr float kLarge = 120; // of 30 to 206 months, which the size tells
    for (float& target : m_set.targets)
        target = target < kLarge ? 0 : 1;
    m_set.classes = {"female", "male"};
    m_set.fingerprint = "tiny classes";
}

core::Result<TrainingOutcome> TinyRun::train(const std::filesystem::path& folder, bool continueRun)
{
    return training::train(
        m_experiment,
        m_set,
        {.folder = folder, .checkpointSeconds = checkpointSeconds, .continueRun = continueRun},
        m_controls,
        *this,
        stop.get_token());
}

void TinyRun::onStarted(const std::string& device, double constantGuess)
{
    m_device = device;
    m_guess = constantGuess;
}

void TinyRun::onBatch(const BatchReport& report)
{
    m_batches.push_back(report);
    if (afterBatch)
        afterBatch(report);
}

void TinyRun::onEpoch(const EpochReport& report, const Predicted& validation)
{
    std::ostringstream line;
    line << std::hexfloat << report.epoch << ' ' << report.trainLoss << ' ' << report.validationLoss << ' '
         << report.trainMae << ' ' << report.validationMae << ' ' << report.validationCcc << ' '
         << report.learningRate << ' ' << report.best;
    for (const float value : validation.values)
        line << ' ' << value;
    for (const float probability : validation.probabilities)
        line << ' ' << probability;
    if (!validation.probabilities.empty())
        line << ' ' << report.trainAccuracy;
    m_metrics[report.epoch] = report.metrics;
    m_epochs[report.epoch] = line.str();
    if (afterEpoch)
        afterEpoch(line.str());
}

void TinyRun::onPaused(bool paused)
{
    m_pauses.push_back(paused);
    if (const auto& act = paused ? whilePaused : afterPause)
        act();
}

} // namespace carpo::training

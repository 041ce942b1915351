// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/rate_finder.h"

#include "engine/nn/kept_memory.h"
#include "engine/training/balance.h"
#include "engine/training/device_choice.h"
#include "engine/training/failures.h"
#include "engine/training/learner.h"
#include "engine/training/step_images.h"
#include "engine/training/stopwatch.h"
#include "engine/training/trainer.h"
#include "engine/training/transfer.h"

#include <algorithm>
#include <cmath>

namespace carpo::training {
namespace {

using core::ErrorCode;

constexpr double kKept = 0.9;         // of the smoothed loss, a step
constexpr double kFarFromBest = 4;    // times
constexpr std::size_t kOfChance = 10; // points whose smoothed loss is of too few
constexpr std::size_t kAtLeast = 10;  // steps before a loss is called far from the best

// Steps, epoch after epoch, of the images that a run of the experiment takes together.
class EndlessSteps
{
public:
    EndlessSteps(const TrainingSet& set, const Experiment& experiment, const Batches& batches)
        : m_set(set)
        , m_batches(batches)
        , m_partSize(experiment.integer("training.batch_size"))
        , m_stepSize(imagesOfAStep(experiment, set))
        , m_seed(static_cast<std::uint64_t>(experiment.integer("training.seed")))
        , m_groups(balanceGroups(experiment, set))
        , m_epoch(epochOf(set, m_groups, m_stepSize, m_seed, m_number))
    {}

    /// To be learnt from before the next is asked for.
    StepImages next()
    {
        if (m_step == m_epoch.batches()) {
            m_epoch = epochOf(m_set, m_groups, m_stepSize, m_seed, ++m_number);
            m_step = 0;
        }
        return inParts(m_batches, m_epoch.batch(m_step++), m_partSize);
    }

private:
    const TrainingSet& m_set;
    const Batches& m_batches;
    std::int64_t m_partSize;
    std::int64_t m_stepSize;
    std::uint64_t m_seed;
    std::vector<std::int64_t> m_groups;
    int m_number = 1;
    std::int64_t m_step = 0;
    Sampler m_epoch;
};

core::Result<RateSearch> climb(Learner& learner,
                               EndlessSteps steps,
                               const RateSearchOptions& options,
                               const std::stop_token& stop,
                               const core::ProgressFn& report,
                               const RatePointFn& tried)
{
    const Stopwatch watch;
    RateClimb search(options);
    for (int step = 0; !search.isOver(); ++step) {
        if (stop.stop_requested())
            return core::failure(ErrorCode::Cancelled);
        const double loss = learner.learn(steps.next(), step, search.rate()).loss();
        if (!search.take(loss))
            continue;
        if (tried)
            tried(search.points().back());
        if (report)
            report({.done = step + 1, .total = options.steps, .seconds = watch.seconds()});
    }
    return RateSearch{.points = search.points(), .suggestion = suggestRate(search.points())};
}

core::Result<RateSearch> searched(const Experiment& experiment,
                                  const TrainingSet& set,
                                  const RateSearchOptions& options,
                                  const std::stop_token& stop,
                                  const core::ProgressFn& report,
                                  const RatePointFn& tried)
{
    const core::Result<torch::Device> device = chooseDevice(experiment.text("execution.device"));
    if (!device)
        return tl::make_unexpected(device.error());
    prepareCpu(static_cast<int>(experiment.integer("execution.threads")),
               experiment.boolean("execution.deterministic"));
    const nn::KeptMemory memory;
    const Standardisation standardisation = standardise(experiment, set);
    const Batches batches(set, standardisation, *device);
    Learner learner(experiment, standardisation, *device);
    if (!experiment.text("transfer.weights").empty()) {
        const auto started = readBase(experiment).and_then([&](const WeightsFile& base) {
            return learner.startWith(base.weights, experiment);
        });
        if (!started)
            return tl::make_unexpected(started.error());
    }
    return climb(learner, EndlessSteps(set, experiment, batches), options, stop, report, tried);
}

} // namespace

double RateClimb::rate() const
{
    const double part = static_cast<double>(m_points.size()) / static_cast<double>(m_options.steps - 1);
    return m_options.lowest * std::pow(m_options.highest / m_options.lowest, part);
}

bool RateClimb::take(double loss)
{
    m_sum = kKept * m_sum + loss;
    m_weight = kKept * m_weight + 1;
    const double smoothed = m_sum / m_weight;
    const bool isFar = !(smoothed <= kFarFromBest * m_best);
    if (isFar && (m_points.size() >= kAtLeast || !std::isfinite(loss))) {
        m_isOver = true;
        return false;
    }
    m_points.push_back({rate(), loss, smoothed});
    m_best = std::min(m_best, smoothed);
    m_isOver = std::ssize(m_points) >= m_options.steps;
    return true;
}

std::optional<double> suggestRate(std::span<const RatePoint> all)
{
    const std::span<const RatePoint> points = all.subspan(all.size() > 3 * kOfChance ? kOfChance : 0);
    const auto lowest = std::ranges::min_element(points, {}, &RatePoint::smoothed);
    double steepest = 0;
    std::optional<double> suggestion;
    // Across two steps, so that one batch alone does not decide.
    for (auto at = points.begin(); at != points.end() && at < lowest; ++at) {
        if (at == points.begin() || at + 1 == points.end())
            continue;
        const RatePoint& before = *(at - 1);
        const RatePoint& after = *(at + 1);
        const double slope = (after.smoothed - before.smoothed) / std::log(after.rate / before.rate);
        if (slope < steepest) {
            steepest = slope;
            suggestion = at->rate;
        }
    }
    return suggestion;
}

core::Result<RateSearch> findRate(const Experiment& experiment,
                                  const TrainingSet& set,
                                  const RateSearchOptions& options,
                                  const std::stop_token& stop,
                                  const core::ProgressFn& report,
                                  const RatePointFn& tried)
{
    if (!(options.lowest > 0 && options.highest > options.lowest) || options.steps < 3)
        return core::failure(
            ErrorCode::WrongUsage,
            "find-rate",
            {{"detail", "the lowest rate lies above 0 and below the highest; 3 steps at least."}});
    if (const auto usable = checkInput(experiment, set); !usable)
        return tl::make_unexpected(usable.error());
    return guarded("find-rate", [&] { return searched(experiment, set, options, stop, report, tried); });
}

} // namespace carpo::training

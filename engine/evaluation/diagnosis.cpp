// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/evaluation/diagnosis.h"

#include "engine/evaluation/remedies.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace carpo::evaluation {
namespace {

using Values = std::span<const double>;

constexpr std::size_t kLeastBatches = 20;
constexpr std::size_t kLeastEpochs = 3;

double meanOf(Values values)
{
    return values.empty()
               ? Course::kUnknown
               : std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

double medianOf(Values values)
{
    std::vector<double> finite;
    std::ranges::copy_if(
        values, std::back_inserter(finite), [](double value) { return std::isfinite(value); });
    if (finite.empty())
        return Course::kUnknown;
    const auto middle = finite.begin() + static_cast<std::ptrdiff_t>(finite.size() / 2);
    std::ranges::nth_element(finite, middle);
    return *middle;
}

/// The mean of each tenth of the batches: what a curve is when its noise is looked past.
std::vector<double> tenths(Values values)
{
    constexpr std::size_t kParts = 10;
    std::vector<double> means;
    for (std::size_t part = 0; part < kParts; ++part) {
        const std::size_t first = values.size() * part / kParts;
        const std::size_t end = values.size() * (part + 1) / kParts;
        if (end > first)
            means.push_back(meanOf(values.subspan(first, end - first)));
    }
    return means;
}

int placeOf(Values values, std::size_t place)
{
    return static_cast<int>(std::min(place, values.size() - 1)) + 1;
}

class Doctor
{
public:
    Doctor(const Course& course, const training::Experiment& experiment)
        : m_course(course)
        , m_experiment(experiment)
        , m_parts(tenths(course.batchLoss))
        , m_ratio(medianOf(course.updateRatio))
    {}

    std::vector<Diagnosis> findings()
    {
        if (m_course.batchLoss.size() < kLeastBatches && !m_course.hasDiverged)
            return {};
        lookForDivergence();
        lookForExplosion();
        lookInside();
        if (m_found.empty())
            lookAtTheRate();
        if (m_found.empty())
            lookForStandstill();
        lookAtTheGap();
        if (m_found.empty() && hasShownThatItLearns())
            add({.finding = Finding::GoesWell});
        return std::move(m_found);
    }

private:
    void add(Diagnosis diagnosis)
    {
        diagnosis.remedies = remediesFor(diagnosis.finding, m_experiment);
        m_found.push_back(std::move(diagnosis));
    }

    // The last tenth is far above the lowest, and above where it began.
    void lookForDivergence()
    {
        constexpr double kFarAbove = 2;
        const auto& losses = m_course.batchLoss;
        if (m_course.hasDiverged) {
            const double least = losses.empty() ? Course::kUnknown : *std::ranges::min_element(losses);
            add({.finding = Finding::Diverges,
                 .values = {{"now", losses.empty() ? Course::kUnknown : losses.back()}, {"least", least}},
                 .evidence = Evidence::BatchLoss,
                 .from = losses.empty() ? 0 : placeOf(losses, losses.size() * 9 / 10),
                 .to = static_cast<int>(losses.size())});
            return;
        }
        const auto least = std::ranges::min_element(m_parts);
        if (m_parts.back() <= kFarAbove * *least || m_parts.back() <= m_parts.front())
            return;
        const auto part = static_cast<std::size_t>(least - m_parts.begin());
        add({.finding = Finding::Diverges,
             .values = {{"now", m_parts.back()}, {"least", *least}},
             .evidence = Evidence::BatchLoss,
             .from = placeOf(losses, losses.size() * part / m_parts.size()),
             .to = static_cast<int>(losses.size())});
    }

    // A spike in the later half, past a run's first steep batches.
    void lookForExplosion()
    {
        constexpr double kSpike = 30;
        const auto& norms = m_course.gradientNorm;
        if (norms.size() < kLeastBatches)
            return;
        const Values later = Values(norms).subspan(norms.size() / 2);
        const double median = medianOf(later);
        const auto largest = std::ranges::max_element(later);
        if (!(*largest > kSpike * median))
            return;
        const auto place = norms.size() / 2 + static_cast<std::size_t>(largest - later.begin());
        add({.finding = Finding::ExplodingGradients,
             .values = {{"largest", *largest}, {"median", median}},
             .evidence = Evidence::GradientNorm,
             .from = placeOf(norms, place),
             .to = placeOf(norms, place)});
    }

    void lookInside()
    {
        constexpr double kVanished = 1e-3;
        constexpr double kManyDead = 0.6; // some of a hidden layer of a healthy network are silent too
        const double share = m_course.firstGradient / m_course.lastGradient;
        if (share < kVanished)
            add({.finding = Finding::VanishingGradients,
                 .values = {{"share", share}},
                 .evidence = Evidence::Layers});
        if (m_course.deadShare >= kManyDead)
            add({.finding = Finding::DeadUnits,
                 .values = {{"share", m_course.deadShare}},
                 .layer = m_course.deadLayer,
                 .evidence = Evidence::Layers});
    }

    void lookAtTheRate()
    {
        constexpr double kTooHigh = 1e-2;
        constexpr double kTooLow = 1e-4;
        constexpr double kOftenRises = 0.4;
        const auto& losses = m_course.trainLoss;
        std::size_t rises = 0;
        for (std::size_t i = 1; i < losses.size(); ++i)
            rises += losses[i] > losses[i - 1] ? 1 : 0;
        const bool wavers =
            losses.size() > kLeastEpochs
            && static_cast<double>(rises) >= kOftenRises * static_cast<double>(losses.size() - 1);
        if (m_ratio > kTooHigh && wavers)
            add({.finding = Finding::RateTooHigh,
                 .values = {{"ratio", m_ratio},
                            {"rises", static_cast<double>(rises)},
                            {"epochs", static_cast<double>(losses.size())}},
                 .evidence = Evidence::UpdateRatio,
                 .from = 1,
                 .to = static_cast<int>(m_course.updateRatio.size())});
        // Still falling: the last half's second part lies below its first.
        const bool falls = m_parts.back() < m_parts[m_parts.size() / 2];
        if (m_ratio < kTooLow && falls)
            add({.finding = Finding::RateTooLow,
                 .values = {{"ratio", m_ratio}},
                 .evidence = Evidence::UpdateRatio,
                 .from = 1,
                 .to = static_cast<int>(m_course.updateRatio.size())});
    }

    [[nodiscard]] bool beatsTheGuess() const
    {
        constexpr double kNoBetter = 0.97;
        const auto& errors = m_course.validationError;
        return !errors.empty() && *std::ranges::min_element(errors) < kNoBetter * m_course.guess;
    }

    // Where the constant answer is not known, epochs are all that there is to go by.
    [[nodiscard]] bool hasShownThatItLearns() const
    {
        return std::min(m_course.trainError.size(), m_course.validationError.size()) >= kLeastEpochs
               && (beatsTheGuess() || !std::isfinite(m_course.guess));
    }

    /// The first epoch that comes within a hundredth of the best: what follows brought next to nothing.
    static std::size_t firstNear(Values values, double best)
    {
        constexpr double kNear = 1.01;
        const auto near = std::ranges::find_if(values, [best](double each) { return each <= kNear * best; });
        return std::min(static_cast<std::size_t>(near - values.begin()), values.size() - 1);
    }

    /// For three epochs validation has not improved by a hundredth, and training has gone on falling.
    static bool leavesValidationBehind(Values train, Values validation)
    {
        constexpr double kImproved = 0.99;
        constexpr double kFell = 0.95;
        if (validation.size() < 2 * kLeastEpochs)
            return false;
        const Values before = validation.first(validation.size() - kLeastEpochs);
        const double least = *std::ranges::min_element(before);
        const double since = *std::ranges::min_element(validation.last(kLeastEpochs));
        return since > kImproved * least && train.back() < kFell * train[before.size() - 1];
    }

    // After three epochs the loss is within a few hundredths of where it began, and no better than guessing.
    void lookForStandstill()
    {
        constexpr double kHardlyLess = 0.97;
        if (m_course.trainLoss.size() < kLeastEpochs || m_parts.back() < kHardlyLess * m_parts.front()
            || beatsTheGuess())
            return;
        add({.finding = Finding::StandsStill,
             .values = {{"first", m_parts.front()}, {"now", m_parts.back()}},
             .evidence = Evidence::EpochLoss,
             .from = 1,
             .to = static_cast<int>(m_course.trainLoss.size())});
    }

    void lookAtTheGap()
    {
        constexpr double kWideGap = 1.5;
        constexpr double kWorseThanBest = 1.02;
        constexpr double kPoor = 0.6;
        const std::size_t epochs = std::min(m_course.trainError.size(), m_course.validationError.size());
        if (epochs < kLeastEpochs)
            return;
        const Values train = Values(m_course.trainError).first(epochs);
        const Values validation = Values(m_course.validationError).first(epochs);
        // Of the last three epochs: a single one wavers.
        const double trains = meanOf(train.last(kLeastEpochs));
        const double validates = meanOf(validation.last(kLeastEpochs));
        const auto best = std::ranges::min_element(validation);
        const std::size_t place = firstNear(validation, *best);
        const bool getsWorse = validation.end() - best > static_cast<std::ptrdiff_t>(kLeastEpochs)
                               && validates > kWorseThanBest * *best;
        const bool learns = trains < kPoor * m_course.guess || trains < train[place];
        if (learns && validates > kWideGap * trains
            && (getsWorse || leavesValidationBehind(train, validation))) {
            add({.finding = Finding::Overfits,
                 .values = {{"train", trains}, {"validation", validates}},
                 .evidence = Evidence::EpochError,
                 .from = placeOf(validation, place),
                 .to = static_cast<int>(epochs)});
            return;
        }
        if (m_found.empty() && m_course.hasEnded && trains > kPoor * m_course.guess)
            add({.finding = Finding::Underfits,
                 .values = {{"train", trains}, {"validation", validates}, {"guess", m_course.guess}},
                 .evidence = Evidence::EpochError,
                 .from = 1,
                 .to = static_cast<int>(epochs)});
    }

    const Course& m_course;
    const training::Experiment& m_experiment;
    std::vector<double> m_parts; // at least one where there is a batch
    double m_ratio;
    std::vector<Diagnosis> m_found;
};

} // namespace

std::vector<Diagnosis> diagnose(const Course& course, const training::Experiment& experiment)
{
    return Doctor(course, experiment).findings();
}

} // namespace carpo::evaluation

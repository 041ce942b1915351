// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/fold_predictions.h"

#include "engine/core/progress_meter.h"
#include "engine/core/random.h"
#include "engine/dataset/file_stamp.h"
#include "engine/evaluation/predict.h"
#include "engine/jobs/run_lock.h"
#include "engine/jobs/shifted_pictures.h"
#include "engine/jobs/stable_hash.h"
#include "engine/jobs/training_data.h"
#include "engine/project/file_ops.h"
#include "engine/training/target.h"
#include "engine/training/trainer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <system_error>
#include <tuple>
#include <utility>

namespace carpo::jobs {
namespace {

namespace fs = std::filesystem;

/// One image in so many is kept from the weights, to choose the best epoch by.
constexpr std::size_t kOneInValidation = 16;

/// Counts batches into a meter.
class BatchCounter final : public training::TrainingObserver
{
public:
    explicit BatchCounter(core::ProgressMeter& meter)
        : m_meter(meter)
    {}

    void onStarted(const std::string&, double) override {}
    void onBatch(const training::BatchReport& report) override
    {
        // A fold that goes on from a checkpoint begins in the middle.
        const std::int64_t done = (report.epoch - 1) * report.batches + report.batch;
        m_meter.advance(done - m_done);
        m_done = done;
    }
    void onEpoch(const training::EpochReport&, const training::Predicted&) override {}
    void onPaused(bool) override {}

private:
    core::ProgressMeter& m_meter;
    std::int64_t m_done = 0;
};

/// What the predictions depend on, decisions left out.
std::string keyOf(const FoldJob& job)
{
    training::Experiment experiment = job.experiment;
    experiment.setName({});
    // Another device rounds differently; that does not make the predictions others.
    (void)experiment.setFromText("execution.device", "auto");
    (void)experiment.setFromText("execution.threads", "0");
    StableHash hash;
    hash.add("folds 1").add(experiment.toJson()).add(std::int64_t{job.folds});
    const dataset::Dataset& set = job.dataset;
    std::vector<std::size_t> order(set.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&set](std::size_t i) { return std::tie(set.ids[i], set.files[i]); });
    for (const std::size_t i : order) {
        const dataset::FileStamp stamp = dataset::stampOf(set.files[i]);
        hash.add(set.ids[i])
            .add(project::relativePath(set.files[i], set.root))
            .add(set.months[i])
            .add(dataset::sexKey(set.sexes[i]))
            .add(stamp.bytes)
            .add(stamp.modifiedNs);
    }
    return hash.hex();
}

/// Trains and predicts one fold after the other.
class FoldTrainer
{
public:
    FoldTrainer(project::Project& project, const FoldJob& job, std::string key, TrainingData data)
        : m_project(project)
        , m_job(job)
        , m_key(std::move(key))
        , m_data(std::move(data))
        , m_folds(foldsOf(
              job.dataset, job.folds, static_cast<std::uint64_t>(job.experiment.integer("data.subset_seed"))))
    {}

    /// Batches of a fold's training.
    [[nodiscard]] std::int64_t batches(int fold) const
    {
        const auto images = static_cast<std::int64_t>(trainingSet(fold).train.size());
        const std::int64_t size = m_job.experiment.integer("training.batch_size");
        return m_job.experiment.integer("training.epochs") * ((images + size - 1) / size);
    }

    [[nodiscard]] core::Result<void>
    run(int fold, const fs::path& folder, core::ProgressMeter& meter, const std::stop_token& stop) const
    {
        const training::TrainingSet set = trainingSet(fold);
        if (auto trained = train(set, folder, meter, stop); !trained)
            return trained;
        return predict(fold, folder, stop).and_then([&](const std::vector<project::FoldPrediction>& rows) {
            return m_project.storeFold(m_key, fold, rows);
        });
    }

private:
    /// The images of the other folds that have an age and are not excluded, as prepareTrainingData's parts
    /// say.
    [[nodiscard]] training::TrainingSet trainingSet(int fold) const
    {
        training::TrainingSet set = m_data.set;
        set.train.clear();
        set.validation.clear();
        StableHash hash;
        hash.add(m_key).add(std::int64_t{fold});
        std::size_t place = 0;
        for (std::size_t i = 0; i < m_folds.size(); ++i) {
            if (m_folds[i] == fold || m_data.parts[i] == dataset::Part::None)
                continue;
            const bool apart = ++place % kOneInValidation == 0;
            (apart ? set.validation : set.train).push_back(static_cast<std::int64_t>(i));
            hash.add(m_job.dataset.ids[i]).add(set.targets[i]).add(set.male[i]);
        }
        // Too few for one in sixteen.
        if (set.validation.empty() && !set.train.empty()) {
            set.validation.push_back(set.train.back());
            set.train.pop_back();
        }
        set.fingerprint = hash.hex();
        return set;
    }

    [[nodiscard]] core::Result<void> train(const training::TrainingSet& set,
                                           const fs::path& folder,
                                           core::ProgressMeter& meter,
                                           const std::stop_token& stop) const
    {
        BatchCounter observer(meter);
        training::TrainingControls controls;
        const auto attempt = [&](bool goOn) {
            return training::train(
                m_job.experiment, set, {.folder = folder, .continueRun = goOn}, controls, observer, stop);
        };
        core::Result<training::TrainingOutcome> outcome = attempt(true);
        // What another call left there, with other data or decisions, is of no use to this one.
        if (!outcome
            && (outcome.error().code == core::ErrorCode::CheckpointMismatch
                || outcome.error().code == core::ErrorCode::CheckpointDamaged))
            outcome = attempt(false);
        if (!outcome)
            return tl::unexpected(outcome.error());
        if (!outcome->finished)
            return core::failure(core::ErrorCode::Cancelled);
        return {};
    }

    [[nodiscard]] core::Result<std::vector<project::FoldPrediction>>
    predict(int fold, const fs::path& folder, const std::stop_token& stop) const
    {
        std::vector<std::size_t> rows;
        for (std::size_t i = 0; i < m_folds.size(); ++i) {
            if (m_folds[i] == fold && m_data.array.present()[i])
                rows.push_back(i);
        }
        return predictShifted(m_job.experiment, folder, m_data.set, rows, stop)
            .map([&](const ShiftedPredictions& months) {
                std::vector<project::FoldPrediction> predictions;
                for (std::size_t i = 0; i < rows.size(); ++i)
                    predictions.push_back(
                        {.id = m_job.dataset.ids[rows[i]],
                         .path = project::relativePath(m_job.dataset.files[rows[i]], m_job.dataset.root),
                         .femaleMonths = months.female[i],
                         .maleMonths = months.male[i],
                         .waver = months.waver[i]});
                return predictions;
            });
    }

    project::Project& m_project;
    const FoldJob& m_job;
    std::string m_key;
    TrainingData m_data;
    std::vector<int> m_folds;
};

core::Result<void> trainMissing(project::Project& project,
                                const FoldJob& job,
                                const std::string& key,
                                const std::vector<int>& missing,
                                const std::stop_token& stop,
                                const core::ProgressFn& report)
{
    const core::Result<project::DecisionTable> decisions = project.decisions(job.dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    core::Result<TrainingData> data =
        prepareTrainingData(job.dataset, *decisions, job.experiment, job.cache, stop, {});
    if (!data)
        return tl::unexpected(data.error());
    const core::Result<fs::path> home = project.workFolder("label-suspects");
    if (!home)
        return tl::unexpected(home.error());
    const core::Result<RunLock> lock = RunLock::acquire(*home);
    if (!lock)
        return tl::unexpected(lock.error());
    const FoldTrainer trainer(project, job, key, std::move(*data));
    std::int64_t total = 0;
    for (const int fold : missing)
        total += trainer.batches(fold);
    core::ProgressMeter meter(total, report);
    for (const int fold : missing) {
        const fs::path folder = *home / std::to_string(fold);
        if (auto made = project::makeFolder(folder); !made)
            return made;
        if (auto done = trainer.run(fold, folder, meter, stop); !done)
            return done;
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    meter.finish();
    return {};
}

std::vector<project::FoldPrediction> allOf(project::FoldTable&& stored)
{
    std::vector<project::FoldPrediction> all;
    for (auto& [fold, rows] : stored)
        all.insert(all.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    return all;
}

} // namespace

std::vector<int> foldsOf(const dataset::Dataset& dataset, int folds, std::uint64_t seed)
{
    const auto ageOf = [&dataset](std::size_t i) {
        return std::isnan(dataset.months[i]) ? -1.0F : dataset.months[i];
    };
    std::vector<std::size_t> order(dataset.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return std::tuple(dataset.sexes[a], ageOf(a), std::string_view(dataset.ids[a]), dataset.files[a])
               < std::tuple(dataset.sexes[b], ageOf(b), std::string_view(dataset.ids[b]), dataset.files[b]);
    });
    // Blocks of neighbours, one of each to a fold.
    std::vector<int> deal(static_cast<std::size_t>(folds));
    std::vector<int> fold(dataset.size());
    for (std::size_t place = 0; place < order.size(); ++place) {
        const std::size_t inBlock = place % deal.size();
        if (inBlock == 0) {
            std::iota(deal.begin(), deal.end(), 0);
            core::RandomStream random(seed, "folds", place / deal.size());
            random.shuffle(std::span(deal));
        }
        fold[order[place]] = deal[inBlock];
    }
    return fold;
}

core::Result<std::vector<project::FoldPrediction>> predictFolds(project::Project& project,
                                                                const FoldJob& job,
                                                                std::stop_token stop,
                                                                const core::ProgressFn& report)
{
    if (training::hasClasses(job.experiment))
        return core::failure(
            core::ErrorCode::WrongUsage,
            "label-suspects",
            {{"detail", "labels are judged by networks that say ages; set target.name=age."}});
    const std::string key = keyOf(job);
    if (job.anew) {
        if (const auto forgotten = project.forgetFolds(); !forgotten)
            return tl::unexpected(forgotten.error());
    }
    core::Result<project::FoldTable> stored = project.folds(key);
    if (!stored)
        return tl::unexpected(stored.error());
    std::vector<int> missing;
    for (int fold = 0; fold < job.folds; ++fold) {
        if (!stored->contains(fold))
            missing.push_back(fold);
    }
    if (!missing.empty()) {
        if (const auto trained = trainMissing(project, job, key, missing, stop, report); !trained)
            return tl::unexpected(trained.error());
        stored = project.folds(key);
        if (!stored)
            return tl::unexpected(stored.error());
    }
    return allOf(std::move(*stored));
}

core::Result<std::optional<std::vector<project::FoldPrediction>>> storedFolds(const project::Project& project,
                                                                              const FoldJob& job)
{
    using Found = std::optional<std::vector<project::FoldPrediction>>;
    return project.folds(keyOf(job)).map([&job](project::FoldTable&& stored) {
        return std::ssize(stored) < job.folds ? Found() : Found(allOf(std::move(stored)));
    });
}

} // namespace carpo::jobs

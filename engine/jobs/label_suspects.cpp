// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/label_suspects.h"

#include "engine/dataset/parse.h"
#include "engine/explore/outliers.h"
#include "engine/explore/scan.h"
#include "engine/project/file_ops.h"
#include "engine/project/project.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

namespace carpo::jobs {
namespace {

// A label so many spreads off is looked at as another sex's, and is one where so few are left then.
constexpr double kSexSuspect = 2;
constexpr double kSexExplains = 1;
// Above every score that a possible age gets.
constexpr double kImpossible = 100;

// Chosen on phantoms and on 12,611 radiographs of 100 x 100 pixels; tests/bench/label_suspects.py measures
// it.
constexpr const char* kExperiment = R"json({
    "carpo_experiment": 1,
    "name": "label suspects",
    "data": {"input_size": 64, "normalization": "image"},
    "network": {"name": "rapida", "sex": "number"},
    "loss": {"name": "l1"},
    "optimizer": {"name": "adamw", "learning_rate": 0.002, "weight_decay": 0.01},
    "schedule": {"name": "one_cycle", "warmup_fraction": 0.2},
    "regularization": {"gradient_clip": 1.0, "weight_average": 0.99},
    "augmentation": {"rotation": 10, "shift": 0.05, "scale": 0.1},
    "training": {"epochs": 20, "batch_size": 16}
})json";

/// Ages that the reader left out because no child has them, by row.
std::unordered_map<std::size_t, double> impossibleAges(const dataset::Dataset& dataset)
{
    std::unordered_map<std::string_view, std::size_t> rows;
    std::unordered_map<std::size_t, double> ages;
    for (const core::Problem& problem : dataset.problems) {
        if (problem.code != core::ErrorCode::AgeOutOfRange)
            continue;
        if (rows.empty()) {
            for (std::size_t i = 0; i < dataset.size(); ++i)
                rows.emplace(dataset.ids[i], i);
        }
        const auto row = rows.find(problem.value("id"));
        const std::optional<double> months = dataset::parseNumber(problem.value("found"));
        if (row != rows.end() && months)
            ages.emplace(row->second, *months);
    }
    return ages;
}

/// The predictions by the data set's rows; null where there is none.
std::vector<const project::FoldPrediction*> byRow(const dataset::Dataset& dataset,
                                                  std::span<const project::FoldPrediction> predictions)
{
    std::unordered_map<std::string, const project::FoldPrediction*> byName;
    for (const project::FoldPrediction& prediction : predictions)
        byName.emplace(prediction.id + '\0' + prediction.path, &prediction);
    std::vector<const project::FoldPrediction*> rows(dataset.size());
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const auto found =
            byName.find(dataset.ids[i] + '\0' + project::relativePath(dataset.files[i], dataset.root));
        rows[i] = found == byName.end() ? nullptr : found->second;
    }
    return rows;
}

JudgedLabel judged(const project::FoldPrediction& prediction, float label, dataset::Sex sex)
{
    JudgedLabel judged{.label = label, .waver = prediction.waver};
    judged.predicted = sex == dataset::Sex::Female ? prediction.femaleMonths
                       : sex == dataset::Sex::Male
                           ? prediction.maleMonths
                           : std::midpoint(prediction.femaleMonths, prediction.maleMonths);
    judged.otherSexMonths = prediction.femaleMonths + prediction.maleMonths - judged.predicted;
    return judged;
}

LabelSuspect suspectOf(std::size_t image, const JudgedLabel& label, const LabelScore& score, dataset::Sex sex)
{
    const double own = std::abs(score.deviation);
    const double other = std::abs(score.otherSex);
    LabelSuspect suspect{.image = image,
                         .score = own,
                         .labelMonths = label.label,
                         .expectedMonths =
                             std::clamp(score.expected, dataset::kMinimumMonths, dataset::kMaximumMonths),
                         .labelSex = sex};
    if (sex != dataset::Sex::Unknown && own >= kSexSuspect && other <= kSexExplains) {
        suspect.sex = true;
        suspect.score = own - other;
    }
    return suspect;
}

/// The outlier score of each image; 0 where it cannot be read.
core::Result<std::vector<double>>
outlierScores(project::Project& project, const dataset::Dataset& dataset, const std::stop_token& stop)
{
    const core::Result<explore::ScanTable> table = explore::scan(dataset, project, stop, {});
    if (!table)
        return tl::unexpected(table.error());
    const auto thumbnails = project.loadThumbnails(dataset);
    if (!thumbnails)
        return tl::unexpected(thumbnails.error());
    return explore::findOutliers(*table, *thumbnails, stop, {})
        .map([&dataset](const std::vector<explore::Outlier>& outliers) {
            std::vector<double> scores(dataset.size());
            for (const explore::Outlier& outlier : outliers)
                scores[outlier.row] = outlier.score;
            return scores;
        });
}

core::Result<std::vector<LabelSuspect>> ranked(project::Project& project,
                                               const dataset::Dataset& dataset,
                                               std::span<const project::FoldPrediction> predictions,
                                               const std::stop_token& stop)
{
    const core::Result<project::DecisionTable> decisions = project.decisions(dataset);
    if (!decisions)
        return tl::unexpected(decisions.error());
    return outlierScores(project, dataset, stop).map([&](const std::vector<double>& standsOut) {
        return suspectsOf(dataset, *decisions, predictions, standsOut);
    });
}

} // namespace

training::Experiment suspectExperiment()
{
    return training::Experiment::fromJson(kExperiment, "label suspects").value();
}

std::vector<LabelSuspect> suspectsOf(const dataset::Dataset& dataset,
                                     const project::DecisionTable& decisions,
                                     std::span<const project::FoldPrediction> predictions,
                                     std::span<const double> standsOut)
{
    const dataset::Dataset labelled = project::corrected(dataset, decisions);
    const std::vector<const project::FoldPrediction*> rows = byRow(dataset, predictions);
    std::vector<std::size_t> images;
    std::vector<JudgedLabel> labels;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i] == nullptr || decisions.excluded[i])
            continue;
        images.push_back(i);
        labels.push_back(judged(*rows[i], labelled.months[i], labelled.sexes[i]));
        if (!standsOut.empty())
            labels.back().standsOut = standsOut[i];
    }
    const std::vector<LabelScore> scores = scoreLabels(labels);
    const std::unordered_map<std::size_t, double> impossible = impossibleAges(dataset);
    std::vector<LabelSuspect> suspects;
    for (std::size_t i = 0; i < images.size(); ++i) {
        const std::size_t image = images[i];
        if (!std::isnan(labels[i].label)) {
            suspects.push_back(suspectOf(image, labels[i], scores[i], labelled.sexes[image]));
        } else if (const auto age = impossible.find(image); age != impossible.end()) {
            suspects.push_back({.image = image,
                                .score = kImpossible,
                                .labelMonths = static_cast<float>(age->second),
                                .expectedMonths = scores[i].expected,
                                .labelSex = labelled.sexes[image]});
        }
    }
    std::ranges::stable_sort(suspects, std::greater{}, &LabelSuspect::score);
    return suspects;
}

core::Result<std::vector<LabelSuspect>>
labelSuspects(const SuspectJob& job, const std::stop_token& stop, const core::ProgressFn& report)
{
    core::Result<project::Project> project = project::Project::openOrCreate(job.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    if (const auto stored = project->setDataset(job.folds.dataset); !stored)
        return tl::unexpected(stored.error());
    const auto predictions = predictFolds(*project, job.folds, stop, report);
    if (!predictions)
        return tl::unexpected(predictions.error());
    return ranked(*project, job.folds.dataset, *predictions, stop);
}

core::Result<std::optional<std::vector<LabelSuspect>>> storedLabelSuspects(const SuspectJob& job,
                                                                           const std::stop_token& stop)
{
    core::Result<project::Project> project = project::Project::open(job.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    const auto predictions = storedFolds(*project, job.folds);
    if (!predictions)
        return tl::unexpected(predictions.error());
    if (!*predictions)
        return std::optional<std::vector<LabelSuspect>>();
    return ranked(*project, job.folds.dataset, **predictions, stop);
}

} // namespace carpo::jobs

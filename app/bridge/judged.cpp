// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/judged.h"

#include "engine/dataset/split.h"
#include "engine/jobs/environment.h"
#include "engine/project/open_dataset.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

namespace carpo::bridge {
namespace {

using Rows = std::vector<project::PredictionRow>;

constexpr float kNoValue = std::numeric_limits<float>::quiet_NaN();

std::unordered_map<std::string, int> placesOf(const dataset::Dataset& dataset)
{
    std::unordered_map<std::string, int> places;
    for (std::size_t i = 0; i < dataset.size(); ++i)
        places.emplace(dataset.ids[i], static_cast<int>(i));
    return places;
}

std::vector<int> classPlaces(const Judged& judged, const std::string project::PredictionRow::*name)
{
    const std::vector<std::string>& classes = judged.run->classes;
    std::vector<int> places;
    for (const project::PredictionRow& row : judged.rows) {
        const auto found = std::ranges::find(classes, row.*name);
        places.push_back(found == classes.end() ? -1 : static_cast<int>(found - classes.begin()));
    }
    return places;
}

void findImages(Judged& judged)
{
    judged.images.assign(judged.rows.size(), -1);
    if (judged.set == nullptr)
        return;
    const auto places = placesOf(*judged.set->dataset);
    for (std::size_t i = 0; i < judged.rows.size(); ++i) {
        project::PredictionRow& row = judged.rows[i];
        const auto found = places.find(row.id);
        if (found == places.end())
            continue;
        judged.images[i] = found->second;
        if (row.sex == dataset::Sex::Unknown)
            row.sex = judged.set->dataset->sexes[static_cast<std::size_t>(found->second)];
    }
}

/// The sexes that the run was told, where the folder alone does not say them: a DICOM's.
void takeSexes(dataset::Dataset& dataset, const Rows& rows)
{
    const auto places = placesOf(dataset);
    for (const project::PredictionRow& row : rows) {
        const auto found = places.find(row.id);
        if (found == places.end())
            continue;
        dataset::Sex& sex = dataset.sexes[static_cast<std::size_t>(found->second)];
        if (sex == dataset::Sex::Unknown)
            sex = row.sex;
    }
}

/// The set of an evaluation's images; null where it cannot be read.
OpenedSetPtr setOf(const OpenedSetPtr& open,
                   const project::Evaluation& evaluation,
                   const Rows& rows,
                   const JudgedPtr& before,
                   const std::stop_token& stop)
{
    if (evaluation.folder.empty())
        return open;
    if (before != nullptr && before->set != nullptr && before->evaluation
        && before->evaluation->number == evaluation.number && before->projectFile == open->projectFile)
        return before->set;
    auto dataset = project::openDataset(evaluation.folder, open->projectFile, stop);
    if (!dataset)
        return nullptr;
    takeSexes(*dataset, rows);
    return std::make_shared<const OpenedSet>(
        OpenedSet{.dataset = std::make_shared<const dataset::Dataset>(std::move(*dataset)),
                  .projectFile = open->projectFile,
                  .scan = std::nullopt});
}

void addErrors(explore::PredictionErrors& errors,
               const std::unordered_map<std::string, int>& places,
               const Rows& rows)
{
    for (const project::PredictionRow& row : rows) {
        const auto found = places.find(row.id);
        if (found == places.end())
            continue;
        const auto place = static_cast<std::size_t>(found->second);
        errors.error[place] = row.months - row.truth;
        errors.absoluteError[place] = std::abs(row.months - row.truth);
        errors.trueProbability[place] = row.trueProbability;
    }
}

/// Of the validation, and of what the run alone was asked about the open set since.
core::Result<explore::PredictionErrorsPtr> errorsOf(const project::Project& project,
                                                    const dataset::Dataset& dataset,
                                                    const RunDetails& run,
                                                    const std::vector<KnownEvaluation>& evaluations,
                                                    const std::stop_token& stop)
{
    auto errors = std::make_shared<explore::PredictionErrors>();
    errors->run = run.run.number;
    errors->error.assign(dataset.size(), kNoValue);
    errors->absoluteError = errors->error;
    errors->trueProbability = errors->error;
    const auto places = placesOf(dataset);
    addErrors(*errors, places, run.predictions);
    for (const auto& [each, earlier] : evaluations) {
        // What it said before it was trained further is not what it is off by today.
        if (each.runs.size() != 1 || !each.folder.empty() || !earlier.empty())
            continue;
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        const auto rows = project.evaluationPredictions(each.number);
        if (!rows)
            return tl::unexpected(rows.error());
        addErrors(*errors, places, *rows);
    }
    return errors;
}

std::int64_t evaluationNumber(const KnownEvaluation& known)
{
    return known.evaluation.number;
}

core::Result<void> listEvaluations(JudgedRun& result, const project::Project& project, std::int64_t run)
{
    auto all = project.evaluations();
    if (!all)
        return tl::unexpected(all.error());
    result.all = std::move(*all);
    BestEpochs today(project);
    for (const project::Evaluation& each : result.all) {
        if (each.images > 0 && std::ranges::find(each.runs, run) != each.runs.end())
            result.evaluations.push_back({.evaluation = each, .earlier = today.earlierIn(each)});
    }
    return {};
}

core::Result<std::vector<std::int64_t>> partnersOf(const project::Project& project, const RunDetails& run)
{
    const auto runs = project.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    std::vector<std::int64_t> partners;
    for (const project::Run& each : *runs) {
        const bool isOther = each.number != run.run.number && each.epochs > 0;
        if (isOther && jobs::classesIn(each.environmentJson) == run.classes
            && shownMetric(each).ofSexes == run.metric.ofSexes)
            partners.push_back(each.number);
    }
    return partners;
}

} // namespace

std::vector<float> Judged::truth() const
{
    std::vector<float> values;
    for (const project::PredictionRow& row : rows)
        values.push_back(row.truth);
    return values;
}

std::vector<float> Judged::predicted() const
{
    std::vector<float> values;
    for (const project::PredictionRow& row : rows)
        values.push_back(row.months);
    return values;
}

std::vector<int> Judged::trueClasses() const
{
    return classPlaces(*this, &project::PredictionRow::trueClass);
}

std::vector<int> Judged::predictedClasses() const
{
    return classPlaces(*this, &project::PredictionRow::className);
}

core::Result<JudgedRun> loadJudged(const OpenedSetPtr& set,
                                   const RunDetailsPtr& run,
                                   std::int64_t wanted,
                                   const JudgedPtr& before,
                                   const std::stop_token& stop)
{
    const auto project = project::Project::open(set->projectFile);
    if (!project)
        return tl::unexpected(project.error());
    JudgedRun result;
    if (const auto listed = listEvaluations(result, *project, run->run.number); !listed)
        return tl::unexpected(listed.error());
    auto partners = partnersOf(*project, *run);
    if (!partners)
        return tl::unexpected(partners.error());
    result.partners = std::move(*partners);
    auto judged = std::make_shared<Judged>(Judged{.run = run,
                                                  .set = set,
                                                  .projectFile = set->projectFile,
                                                  .evaluation = std::nullopt,
                                                  .rows = run->predictions});
    const auto found = std::ranges::find(result.evaluations, wanted, evaluationNumber);
    if (found != result.evaluations.end()) {
        const project::Evaluation& chosen = found->evaluation;
        auto rows = project->evaluationPredictions(wanted);
        if (!rows)
            return tl::unexpected(rows.error());
        judged->evaluation = chosen;
        judged->rows = std::move(*rows);
        judged->isOwnSet = chosen.folder.empty();
        judged->set = setOf(set, chosen, judged->rows, before, stop);
        judged->looks = static_cast<std::size_t>(std::ranges::count_if(
            result.all, [&](const project::Evaluation& each) { return each.isOfSameImages(chosen); }));
    }
    findImages(*judged);
    if (judged->rows.empty())
        return result;
    auto errors = errorsOf(*project, *set->dataset, *run, result.evaluations, stop);
    if (!errors)
        return tl::unexpected(errors.error());
    result.errors = std::move(*errors);
    result.judged = std::move(judged);
    return result;
}

} // namespace carpo::bridge

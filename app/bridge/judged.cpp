// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/judged.h"

#include "engine/dataset/split.h"
#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/metrics.h"
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

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kMostWays = 24;

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

/// The set of an evaluation's images; null where it cannot be read.
OpenedSetPtr
setOf(const OpenedSetPtr& open, const project::Evaluation& evaluation, const std::stop_token& stop)
{
    if (evaluation.folder.empty())
        return open;
    auto dataset = project::openDataset(evaluation.folder, open->projectFile, stop);
    if (!dataset)
        return nullptr;
    return std::make_shared<const OpenedSet>(
        OpenedSet{.dataset = std::make_shared<const dataset::Dataset>(std::move(*dataset)),
                  .projectFile = open->projectFile,
                  .scan = std::nullopt});
}

std::vector<std::string> sortedIds(const Rows& rows)
{
    std::vector<std::string> ids;
    for (const project::PredictionRow& row : rows)
        ids.push_back(row.id);
    std::ranges::sort(ids);
    return ids;
}

/// Of numbers the absolute errors, of classes 1 where the class is right; of rows whose truth is known.
std::vector<double> scoresOf(const Rows& rows, bool ofClasses)
{
    std::vector<double> scores;
    for (const project::PredictionRow& row : rows) {
        if (ofClasses && !row.trueClass.empty())
            scores.push_back(row.className == row.trueClass ? 1 : 0);
        else if (!ofClasses && std::isfinite(row.months - row.truth))
            scores.push_back(std::abs(static_cast<double>(row.months) - static_cast<double>(row.truth)));
    }
    return scores;
}

double concordanceOf(const Rows& rows)
{
    std::vector<float> truth;
    std::vector<float> predicted;
    for (const project::PredictionRow& row : rows) {
        if (std::isfinite(row.months - row.truth)) {
            truth.push_back(row.truth);
            predicted.push_back(row.months);
        }
    }
    return evaluation::concordance(truth, predicted);
}

ComparedWay comparedWay(const Rows& rows, bool ofClasses, std::int64_t run)
{
    const std::vector<double> scores = scoresOf(rows, ofClasses);
    ComparedWay way{.evaluation = std::nullopt, .run = run, .n = scores.size()};
    double sum = 0;
    for (const double each : scores)
        sum += each;
    way.score = sum / static_cast<double>(scores.size());
    const bool isEnough = scores.size() > 1;
    const evaluation::Interval interval =
        isEnough ? evaluation::meanInterval(scores) : evaluation::Interval{kNaN, kNaN};
    way.low = interval.low;
    way.high = interval.high;
    way.second = ofClasses ? static_cast<double>(kNaN) : concordanceOf(rows);
    return way;
}

bool isOfClasses(const Rows& rows)
{
    return !rows.empty() && !rows.front().className.empty();
}

/// The same images, asked about in whatever way the project knows.
core::Result<std::vector<ComparedWay>>
waysOf(const project::Project& project, const std::vector<project::Evaluation>& all, const Judged& judged)
{
    const std::vector<std::string> ids = sortedIds(judged.rows);
    const bool ofClasses = judged.hasClasses();
    std::vector<ComparedWay> ways;
    const auto add = [&](const Rows& rows, std::int64_t run, std::optional<project::Evaluation> evaluation) {
        if (ways.size() >= kMostWays || isOfClasses(rows) != ofClasses || sortedIds(rows) != ids)
            return;
        ways.push_back(comparedWay(rows, ofClasses, run));
        ways.back().evaluation = std::move(evaluation);
    };
    if (judged.isOwnSet) {
        const auto runs = project.runs();
        if (!runs)
            return tl::unexpected(runs.error());
        for (const project::Run& run : *runs) {
            const auto rows = project.predictions(run.number);
            if (!rows)
                return tl::unexpected(rows.error());
            add(*rows, run.number, std::nullopt);
        }
    }
    for (const project::Evaluation& each : all) {
        if (each.images != ids.size() || each.runs.empty())
            continue;
        const auto rows = project.evaluationPredictions(each.number);
        if (!rows)
            return tl::unexpected(rows.error());
        add(*rows, each.runs.front(), each);
    }
    std::ranges::stable_sort(ways, [ofClasses](const ComparedWay& a, const ComparedWay& b) {
        return ofClasses ? a.score > b.score : a.score < b.score;
    });
    return ways;
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
                                                    const std::vector<project::Evaluation>& evaluations)
{
    auto errors = std::make_shared<explore::PredictionErrors>();
    errors->run = run.run.number;
    errors->error.assign(dataset.size(), kNaN);
    errors->absoluteError = errors->error;
    errors->trueProbability = errors->error;
    const auto places = placesOf(dataset);
    addErrors(*errors, places, run.predictions);
    for (const project::Evaluation& each : evaluations) {
        if (each.runs.size() != 1 || !each.folder.empty())
            continue;
        const auto rows = project.evaluationPredictions(each.number);
        if (!rows)
            return tl::unexpected(rows.error());
        addErrors(*errors, places, *rows);
    }
    return errors;
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
            && shownMetric(each.experimentJson).ofSexes == run.metric.ofSexes)
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
                                   const std::stop_token& stop)
{
    const auto project = project::Project::open(set->projectFile);
    if (!project)
        return tl::unexpected(project.error());
    auto all = project->evaluations();
    if (!all)
        return tl::unexpected(all.error());
    JudgedRun result;
    result.all = std::move(*all);
    for (const project::Evaluation& each : result.all) {
        if (each.images > 0 && std::ranges::find(each.runs, run->run.number) != each.runs.end())
            result.evaluations.push_back(each);
    }
    auto partners = partnersOf(*project, *run);
    if (!partners)
        return tl::unexpected(partners.error());
    result.partners = std::move(*partners);
    auto judged = std::make_shared<Judged>(
        Judged{.run = run, .set = set, .evaluation = std::nullopt, .rows = run->predictions});
    const auto found = std::ranges::find(result.evaluations, wanted, &project::Evaluation::number);
    if (found != result.evaluations.end()) {
        auto rows = project->evaluationPredictions(wanted);
        if (!rows)
            return tl::unexpected(rows.error());
        judged->evaluation = *found;
        judged->rows = std::move(*rows);
        judged->isOwnSet = found->folder.empty();
        judged->set = setOf(set, *found, stop);
        judged->looks = static_cast<std::size_t>(std::ranges::count_if(
            result.all, [&](const project::Evaluation& each) { return each.isOfSameImages(*found); }));
    }
    findImages(*judged);
    if (judged->rows.empty())
        return result;
    auto ways = waysOf(*project, result.all, *judged);
    if (!ways)
        return tl::unexpected(ways.error());
    judged->ways = std::move(*ways);
    auto errors = errorsOf(*project, *set->dataset, *run, result.evaluations);
    if (!errors)
        return tl::unexpected(errors.error());
    result.errors = std::move(*errors);
    result.judged = std::move(judged);
    return result;
}

} // namespace carpo::bridge

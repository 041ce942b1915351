// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/compared_ways.h"

#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/metrics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace carpo::bridge {
namespace {

using Rows = std::vector<project::PredictionRow>;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr std::size_t kMostWays = 24;

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

ComparedWay comparedWay(const Rows& rows, bool ofClasses, std::int64_t run, const std::stop_token& stop)
{
    const std::vector<double> scores = scoresOf(rows, ofClasses);
    ComparedWay way{.evaluation = std::nullopt, .earlier = {}, .run = run, .n = scores.size()};
    double sum = 0;
    for (const double each : scores)
        sum += each;
    way.score = sum / static_cast<double>(scores.size());
    const bool isEnough = scores.size() > 1;
    const evaluation::Interval interval =
        isEnough ? evaluation::meanInterval(scores, {}, stop) : evaluation::Interval{kNaN, kNaN};
    way.low = interval.low;
    way.high = interval.high;
    way.second = ofClasses ? static_cast<double>(kNaN) : concordanceOf(rows);
    return way;
}

bool isOfClasses(const Rows& rows)
{
    return !rows.empty() && !rows.front().className.empty();
}

/// Ways to ask about the images of some predictions.
class WayList
{
public:
    WayList(const Judged& judged, const std::stop_token& stop)
        : m_ids(sortedIds(judged.rows))
        , m_ofClasses(judged.hasClasses())
        , m_stop(stop)
    {}

    [[nodiscard]] bool isFull() const { return m_ways.size() >= kMostWays; }
    [[nodiscard]] std::size_t images() const { return m_ids.size(); }

    /// Null where these are other images; else the way, until the next is added.
    ComparedWay* add(const Rows& rows, std::int64_t run)
    {
        if (isFull() || isOfClasses(rows) != m_ofClasses || sortedIds(rows) != m_ids)
            return nullptr;
        return &m_ways.emplace_back(comparedWay(rows, m_ofClasses, run, m_stop));
    }

    [[nodiscard]] std::vector<ComparedWay> bestFirst() &&
    {
        std::ranges::stable_sort(m_ways, [this](const ComparedWay& a, const ComparedWay& b) {
            return m_ofClasses ? a.score > b.score : a.score < b.score;
        });
        return std::move(m_ways);
    }

private:
    std::vector<std::string> m_ids;
    bool m_ofClasses;
    std::stop_token m_stop;
    std::vector<ComparedWay> m_ways;
};

core::Result<void> addValidations(WayList& ways, const project::Project& project, const std::stop_token& stop)
{
    const auto runs = project.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    for (const project::Run& run : *runs) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        const auto rows = project.predictions(run.number);
        if (!rows)
            return tl::unexpected(rows.error());
        ways.add(*rows, run.number);
    }
    return {};
}

core::Result<void> addEvaluations(WayList& ways, const project::Project& project, const std::stop_token& stop)
{
    const auto all = project.evaluations();
    if (!all)
        return tl::unexpected(all.error());
    BestEpochs today(project);
    for (const project::Evaluation& each : *all) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        if (each.images != ways.images() || each.runs.empty())
            continue;
        const auto rows = project.evaluationPredictions(each.number);
        if (!rows)
            return tl::unexpected(rows.error());
        if (ComparedWay* const way = ways.add(*rows, each.runs.front())) {
            way->evaluation = each;
            way->earlier = today.earlierIn(each);
        }
    }
    return {};
}

} // namespace

core::Result<std::vector<ComparedWay>> comparedWays(const Judged& judged, const std::stop_token& stop)
{
    const auto project = project::Project::open(judged.projectFile);
    if (!project)
        return tl::unexpected(project.error());
    WayList ways(judged, stop);
    if (judged.isOwnSet) {
        if (const auto added = addValidations(ways, *project, stop); !added)
            return tl::unexpected(added.error());
    }
    if (const auto added = addEvaluations(ways, *project, stop); !added)
        return tl::unexpected(added.error());
    return std::move(ways).bestFirst();
}

} // namespace carpo::bridge

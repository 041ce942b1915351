// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/duplicate_check.h"

#include "engine/core/progress_meter.h"
#include "engine/explore/made_once.h"
#include "engine/explore/picture_match.h"
#include "engine/imaging/decode.h"

#include <algorithm>
#include <map>
#include <optional>

namespace carpo::explore {
namespace {

// In memory together, a pair at most:
constexpr std::size_t kOverviewsAtOnce = 4000; // 64 KB
constexpr std::size_t kGlancesAtOnce = 500;    // 260 KB
constexpr std::size_t kCloseLooksAtOnce = 64;  // 1 MB

using Pairs = std::span<const CandidatePair>;

/// Calls `body` with so many pairs after the others.
template <typename Body>
void inTurns(Pairs pairs, std::size_t atOnce, const Body& body)
{
    for (std::size_t first = 0; first < pairs.size(); first += atOnce)
        body(pairs.subspan(first, std::min(atOnce, pairs.size() - first)));
}

/// A file's image at a glance; empty where it cannot be read.
struct Overview
{
    cv::Mat picture;
    bool isSmall = false;
};

std::map<std::size_t, Overview>
overviewsOf(Pairs pairs, const dataset::Dataset& dataset, const std::stop_token& stop)
{
    std::map<std::size_t, Overview> overviews;
    for (const CandidatePair& pair : pairs) {
        overviews[pair.first];
        overviews[pair.second];
    }
    std::vector<std::pair<const std::size_t, Overview>*> wanted;
    for (auto& one : overviews)
        wanted.push_back(&one);
    core::parallelFor(wanted.size(), [&](std::size_t i) {
        if (stop.stop_requested())
            return;
        const auto& file = dataset.files[wanted[i]->first];
        if (const auto image = imaging::decodeFile(file, imaging::decodeLimits(), stop))
            wanted[i]->second = {overviewOf(*image), std::min(image->width(), image->height()) < kSmallImage};
    });
    return overviews;
}

/// Glances at the pairs, and sorts them into `same` and `perhaps`.
void glanceThrough(Pairs pairs,
                   const std::map<std::size_t, Overview>& overviews,
                   const std::stop_token& stop,
                   std::vector<CandidatePair>& same,
                   std::vector<CandidatePair>& perhaps)
{
    const auto details = madeOnce<DetailPicture>(pairs, stop, [&](const SeenRow& seen) {
        const cv::Mat& picture = overviews.at(seen.first).picture;
        return picture.empty() ? DetailPicture() : glanceAt(picture, seen.second);
    });
    std::vector<Glance> glances(pairs.size(), Glance::Different);
    core::parallelFor(pairs.size(), [&](std::size_t i) {
        const CandidatePair& pair = pairs[i];
        if (!stop.stop_requested())
            glances[i] = glanced(details.at({pair.first, pair.mirrored}),
                                 details.at({pair.second, false}),
                                 overviews.at(pair.first).isSmall || overviews.at(pair.second).isSmall,
                                 pair.alike);
    });
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (glances[i] != Glance::Different)
            (glances[i] == Glance::Same ? same : perhaps).push_back(pairs[i]);
    }
}

void lookClosely(Pairs pairs,
                 const dataset::Dataset& dataset,
                 const std::stop_token& stop,
                 std::vector<CandidatePair>& same)
{
    const auto details = madeOnce<DetailPicture>(pairs, stop, [&](const SeenRow& seen) {
        const auto image = imaging::decodeFile(dataset.files[seen.first], imaging::decodeLimits(), stop);
        return image ? lookCloselyAt(*image, seen.second) : DetailPicture();
    });
    std::vector<char> areSame(pairs.size());
    core::parallelFor(pairs.size(), [&](std::size_t i) {
        if (!stop.stop_requested())
            areSame[i] = showTheSame(details.at({pairs[i].first, pairs[i].mirrored}),
                                     details.at({pairs[i].second, false}));
    });
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (areSame[i] != 0)
            same.push_back(pairs[i]);
    }
}

} // namespace

core::Result<std::vector<CandidatePair>> pairsThatShowTheSame(std::span<const CandidatePair> pairs,
                                                              const dataset::Dataset& dataset,
                                                              const std::stop_token& stop,
                                                              const core::ProgressFn& report)
{
    core::ProgressMeter meter(static_cast<std::int64_t>(pairs.size()), report);
    std::vector<CandidatePair> same;
    inTurns(pairs, kOverviewsAtOnce, [&](Pairs some) {
        const auto overviews = overviewsOf(some, dataset, stop);
        std::vector<CandidatePair> perhaps;
        inTurns(some, kGlancesAtOnce, [&](Pairs few) {
            glanceThrough(few, overviews, stop, same, perhaps);
            meter.advance(static_cast<std::int64_t>(few.size()));
        });
        inTurns(perhaps, kCloseLooksAtOnce, [&](Pairs few) { lookClosely(few, dataset, stop, same); });
    });
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    meter.finish();
    return same;
}

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/outliers.h"

#include "engine/explore/appearance.h"
#include "engine/explore/deviation.h"
#include "engine/explore/measures.h"
#include "engine/explore/neighbours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string_view>
#include <utility>

namespace carpo::explore {
namespace {

constexpr std::size_t kNearest = 5;     // whose mean distance says how alone an image is
constexpr std::size_t kLookAlikes = 15; // whose aspect ratios say what the image's should be
constexpr double kMost = 4;             // one suspicion alone does not outshine several
constexpr double kSecond = 0.25;        // weights of the next two
constexpr double kThird = 0.1;
constexpr double kNamed = 1;       // suspicion from which a kind is named
constexpr double kStandsOut = 2.5; // deviations from which a reason is given
constexpr std::size_t kMostReasons = 5;

/// What is known of the images that are ranked, one element an image.
struct Judged
{
    std::vector<std::size_t> rows;
    std::vector<double> loneliness;
    std::vector<double> aspectMissed;
    std::vector<double> trust; ///< in the outline: 1, where it can hardly be a hand's 0
};

std::vector<std::size_t> decodedRows(const ScanTable& table)
{
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.decoded.size(); ++row) {
        if (table.decoded[row])
            rows.push_back(row);
    }
    return rows;
}

std::vector<double>
columnOf(const ScanTable& table, std::string_view measure, std::span<const std::size_t> rows)
{
    const std::vector<float>& column = table.measures.at(measureIndex(measure));
    std::vector<double> values;
    for (const std::size_t row : rows)
        values.push_back(static_cast<double>(column[row]));
    return values;
}

/// An outline that covers much more of the picture than the others, or is cut much more, is that of a frame
/// rather than of a hand, and its direction means nothing.
std::vector<double> trustOf(const ScanTable& table, std::span<const std::size_t> rows)
{
    constexpr double kStillLarge = 4; // spreads at which nothing is left of the trust,
    constexpr double kFades = 2;      // and over how many before that it fades
    std::vector<double> trust(rows.size(), 1);
    const auto scaled = [&](std::string_view measure) {
        std::vector<double> values = columnOf(table, measure, rows);
        std::ranges::transform(values, values.begin(), [](double value) { return std::sqrt(value); });
        return values;
    };
    const std::vector<double> share = deviationsOf(scaled("foreground_share"), 1, 0.01);
    const std::vector<double> cut = deviationsOf(scaled("cropped"), 1, 0.03);
    for (std::size_t image = 0; image < trust.size(); ++image)
        trust[image] = std::clamp((kStillLarge - share[image]) / kFades, 0.0, 1.0)
                       * std::clamp((kStillLarge - cut[image]) / kStillLarge, 0.0, 1.0);
    return trust;
}

/// Images in which far fewer grays than is usual lie between the darkest and the lightest 5 % of the pixels:
/// whatever letters there are lie beyond.
std::vector<bool> faintOnes(const ScanTable& table, std::span<const std::size_t> rows)
{
    constexpr double kFaint = 1.5;  // spreads
    constexpr double kLeast = 0.01; // of all grays: what is well below is as good as none
    std::vector<double> ranges = columnOf(table, "percentile_95", rows);
    const std::vector<double> dark = columnOf(table, "percentile_5", rows);
    std::ranges::transform(ranges, dark, ranges.begin(), [](double light, double black) {
        return std::log(light - black + kLeast);
    });
    std::vector<bool> faint;
    for (const double deviation : deviationsOf(ranges, -1, 0.05))
        faint.push_back(deviation >= kFaint);
    return faint;
}

core::Result<Judged> judged(const ScanTable& table,
                            std::span<const Thumbnail> thumbnails,
                            const std::stop_token& stop,
                            const core::ProgressFn& report)
{
    Judged all{.rows = decodedRows(table), .loneliness = {}, .aspectMissed = {}, .trust = {}};
    all.trust = trustOf(table, all.rows);
    std::vector<Thumbnail> shown;
    for (const std::size_t row : all.rows)
        shown.push_back(thumbnails[row]);
    all.loneliness.resize(shown.size());
    all.aspectMissed.resize(shown.size());
    const core::Result<Features> features = appearanceOf(shown, stop);
    if (!features)
        return tl::unexpected(features.error());
    if (shown.size() < 2)
        return all;
    const auto index = NeighbourIndex::build(*features, stop, report);
    if (!index)
        return tl::unexpected(index.error());
    const auto neighbours = index->ofItself(kLookAlikes, stop);
    if (!neighbours)
        return tl::unexpected(neighbours.error());
    const std::vector<double> aspects = columnOf(table, "aspect_ratio", all.rows);
    for (std::size_t image = 0; image < shown.size(); ++image) {
        const auto nearest = neighbours->distancesOf(image).first(std::min(kNearest, neighbours->perPoint));
        for (const float distance : nearest)
            all.loneliness[image] += static_cast<double>(distance) / static_cast<double>(nearest.size());
        double expected = 0;
        for (const std::uint32_t other : neighbours->rowsOf(image))
            expected += std::log(aspects[other]) / static_cast<double>(neighbours->perPoint);
        all.aspectMissed[image] = std::abs(std::log(aspects[image]) - expected);
    }
    return all;
}

/// One evidence's numbers, an element an image.
struct Weighed
{
    std::vector<double> values; ///< the measure's
    std::vector<double> deviations;
    std::vector<double> percentiles;
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

Weighed weighed(const Evidence& evidence, const ScanTable& table, const Judged& all)
{
    Weighed result;
    std::vector<double> judgedBy;
    if (evidence.source == EvidenceSource::LookAlikes) {
        result.values = judgedBy = all.loneliness;
    } else {
        result.values = judgedBy = columnOf(table, evidence.measure, all.rows);
        if (evidence.source == EvidenceSource::LookAlikeAspect)
            judgedBy = all.aspectMissed;
    }
    const bool ofOutline = evidence.source == EvidenceSource::OutlineMeasure;
    if ((ofOutline || evidence.source == EvidenceSource::HandMeasure) && !judgedBy.empty()) {
        const std::vector<double> hands = columnOf(table, "hands", all.rows);
        const double ordinary = median(judgedBy);
        for (std::size_t image = 0; image < judgedBy.size(); ++image)
            judgedBy[image] = hands[image] > 0 ? judgedBy[image] : ordinary;
    }
    result.percentiles = percentilesOf(judgedBy);
    std::ranges::transform(judgedBy, judgedBy.begin(), evidence.scale);
    result.deviations = deviationsOf(judgedBy, evidence.side, evidence.leastSpread);
    for (std::size_t image = 0; ofOutline && image < result.deviations.size(); ++image)
        result.deviations[image] *= all.trust[image];
    return result;
}

/// What can be told of a picture that hardly differs from a single gray: in it the outline is a matter of
/// noise, and a letter outshines all bone.
bool isSeenWhenFaint(OutlierKind kind)
{
    return kind == OutlierKind::Blank || kind == OutlierKind::Inverted || kind == OutlierKind::NotAHand
           || kind == OutlierKind::Underexposed || kind == OutlierKind::Overexposed;
}

Outlier described(std::size_t image, std::size_t row, bool isFaint, std::span<const Weighed> all)
{
    const std::span<const Evidence> evidence = outlierEvidence();
    Outlier outlier{.row = row, .score = 0, .kind = OutlierKind::None, .reasons = {}};
    std::array<double, kOutlierKinds> suspicions = {};
    std::vector<std::pair<double, std::size_t>> strengths;
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        const double deviation = std::max(0.0, all[i].deviations[image]);
        suspicions.at(static_cast<std::size_t>(evidence[i].kind)) += evidence[i].weight * deviation;
        if (deviation > 0)
            strengths.emplace_back(evidence[i].weight * deviation, i);
    }
    const auto strongest = std::ranges::max_element(suspicions);
    if (*strongest >= kNamed
        && (!isFaint || isSeenWhenFaint(static_cast<OutlierKind>(strongest - suspicions.begin()))))
        outlier.kind = static_cast<OutlierKind>(strongest - suspicions.begin());
    for (double& suspicion : suspicions)
        suspicion = std::min(suspicion, kMost);
    std::ranges::sort(suspicions, std::greater());
    outlier.score = suspicions[0] + kSecond * suspicions[1] + kThird * suspicions[2];
    std::ranges::stable_sort(strengths, std::greater(), [](const auto& one) { return one.first; });
    const bool anyStandsOut = std::ranges::any_of(
        strengths, [&](const auto& one) { return all[one.second].deviations[image] >= kStandsOut; });
    for (const auto& [strength, i] : strengths) {
        // What is suspected by many small things is told its largest one.
        const bool isTold = all[i].deviations[image] >= kStandsOut
                            || (!anyStandsOut && outlier.reasons.empty() && outlier.score >= kWorthALook);
        if (isTold && outlier.reasons.size() < kMostReasons)
            outlier.reasons.push_back({&evidence[i], all[i].values[image], all[i].percentiles[image]});
    }
    return outlier;
}

} // namespace

core::Result<std::vector<Outlier>> findOutliers(const ScanTable& table,
                                                std::span<const Thumbnail> thumbnails,
                                                const std::stop_token& stop,
                                                const core::ProgressFn& report)
{
    const core::Result<Judged> all = judged(table, thumbnails, stop, report);
    if (!all)
        return tl::unexpected(all.error());
    std::vector<Weighed> weights;
    for (const Evidence& evidence : outlierEvidence()) {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        weights.push_back(weighed(evidence, table, *all));
    }
    const std::vector<bool> faint = faintOnes(table, all->rows);
    std::vector<Outlier> outliers;
    for (std::size_t image = 0; image < all->rows.size(); ++image)
        outliers.push_back(described(image, all->rows[image], faint[image], weights));
    std::ranges::stable_sort(outliers, std::greater(), &Outlier::score);
    return outliers;
}

double exceededPercent(const OutlierReason& reason)
{
    return reason.evidence->side > 0 ? reason.percentile : 100 - reason.percentile;
}

std::string inEnglish(const OutlierReason& reason)
{
    constexpr std::string_view kPlace = "{percent}";
    std::string text = reason.evidence->sentence;
    if (const std::size_t at = text.find(kPlace); at != std::string::npos) {
        std::array<char, 16> number = {};
        // Rounded down: no image is brighter than 100 % of the images, itself among them.
        const double percent = std::floor(10 * exceededPercent(reason)) / 10;
        std::snprintf(number.data(), number.size(), "%.1f", percent);
        text.replace(at, kPlace.size(), number.data());
    }
    return text;
}

} // namespace carpo::explore

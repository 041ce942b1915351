// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/duplicate_candidates.h"

#include "engine/explore/made_once.h"
#include "engine/explore/measures.h"
#include "engine/explore/neighbours.h"
#include "engine/explore/spectrum.h"
#include "engine/explore/thumbnail_match.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <tuple>

namespace carpo::explore {
namespace {

constexpr std::size_t kLookedAt = 8;  // nearest neighbours that may be duplicates
constexpr std::size_t kUsualFrom = 4; // those that say how near neighbours usually are, from this one on
constexpr std::size_t kNeighbours = 9;
constexpr double kLeastUsual = 0.6; // of the whole set's median: many copies lie near each other
constexpr double kSameShape = 0.03; // difference of the logarithms of the aspect ratios
constexpr std::size_t kMostPromising =
    2; // pairs of an image that are kept, beside that of the nearest spectrum
constexpr std::size_t kPairsAtOnce = 50'000; // whose thumbnails are made ready together, 12 KB a pair at most

/// What a pair must show to be looked at.
struct Demand
{
    double nearness; ///< of the spectra at most, a share of what is usual
    double correlation;
    double asOne;
};
// A hand that was moved between a frame and letters that were not keeps little of its thumbnail: the close
// look decides. Small images have none, and are known by their thumbnails if at all.
constexpr Demand kToLookAt = {.nearness = 1.05, .correlation = 0.75, .asOne = 0.35};
constexpr Demand kSmallToLookAt = {.nearness = 0.9, .correlation = 0.88, .asOne = 0.6};
constexpr Demand kHardlyDifferent = {.nearness = 0.45, .correlation = 0.95, .asOne = 0.6};

/// Two places among the rows.
struct Pair
{
    std::size_t first = 0;
    std::size_t second = 0;
    bool mirrored = false;
    double nearness = 0; ///< of their spectra, a share of what is usual
    ThumbnailAgreement agreement = {};

    [[nodiscard]] bool meets(const Demand& demand) const
    {
        return nearness <= demand.nearness && agreement.correlation >= demand.correlation
               && agreement.asOne >= demand.asOne;
    }
    /// Weights that put planted duplicates before the other pairs of their images.
    [[nodiscard]] double promise() const
    {
        return agreement.correlation + 0.3 * agreement.asOne - 0.2 * nearness;
    }
};

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

/// How far each point's neighbours usually are: the median beyond the nearest few.
std::vector<double> usualDistances(const Neighbours& neighbours, std::size_t points)
{
    std::vector<double> usual(points);
    for (std::size_t point = 0; point < points; ++point) {
        const auto far = neighbours.distancesOf(point).subspan(std::min(kUsualFrom, neighbours.perPoint - 1));
        usual[point] = median({far.begin(), far.end()});
    }
    const double least = kLeastUsual * median(usual);
    for (double& distance : usual)
        distance = std::max(distance, least);
    return usual;
}

void addNear(const Neighbours& neighbours,
             std::span<const double> usual,
             bool mirrored,
             std::vector<Pair>& pairs)
{
    for (std::size_t point = 0; point < usual.size(); ++point) {
        const auto others = neighbours.rowsOf(point);
        const auto distances = neighbours.distancesOf(point);
        for (std::size_t i = 0; i < std::min(kLookedAt, others.size()); ++i) {
            const std::size_t other = others[i];
            const double nearness = static_cast<double>(distances[i]) / std::max(usual[point], usual[other]);
            if (other != point && nearness <= kToLookAt.nearness)
                pairs.push_back({std::min(point, other), std::max(point, other), mirrored, nearness});
        }
    }
}

auto keyOf(const Pair& pair)
{
    return std::tuple(pair.first, pair.second, pair.mirrored);
}

/// The places in `rows` that may show the same, by the spectra of their thumbnails, once each and in order.
core::Result<std::vector<Pair>> nearSpectra(std::span<const Thumbnail> thumbnails,
                                            const std::stop_token& stop)
{
    std::vector<Pair> pairs;
    if (thumbnails.size() < 2)
        return pairs;
    const Features spectra = spectraOf(thumbnails);
    const auto index = NeighbourIndex::build(spectra, stop, {});
    if (!index)
        return tl::unexpected(index.error());
    const auto neighbours = index->ofItself(kNeighbours, stop);
    if (!neighbours)
        return tl::unexpected(neighbours.error());
    const auto reflected = index->of(mirroredSpectra(spectra), kLookedAt, stop);
    if (!reflected)
        return tl::unexpected(reflected.error());
    const std::vector<double> usual = usualDistances(*neighbours, thumbnails.size());
    addNear(*neighbours, usual, false, pairs);
    addNear(*reflected, usual, true, pairs);
    std::ranges::sort(
        pairs, {}, [](const Pair& pair) { return std::tuple_cat(keyOf(pair), std::tuple(pair.nearness)); });
    // Not std::ranges::unique: clang 14 cannot compile libstdc++'s subrange.
    pairs.erase(std::unique(pairs.begin(),
                            pairs.end(),
                            [](const Pair& a, const Pair& b) { return keyOf(a) == keyOf(b); }),
                pairs.end());
    return pairs;
}

/// Compares the thumbnails of each pair.
void compareThumbnails(std::span<Pair> pairs,
                       std::span<const Thumbnail> thumbnails,
                       const std::stop_token& stop)
{
    const auto details = madeOnce<ThumbnailDetail>(pairs, stop, [&](const SeenRow& seen) {
        const auto& [place, isMirrored] = seen;
        return detailOf(isMirrored ? mirrored(thumbnails[place]) : thumbnails[place]);
    });
    core::parallelFor(pairs.size(), [&](std::size_t i) {
        if (!stop.stop_requested())
            pairs[i].agreement = agreementOf(details.at({pairs[i].first, pairs[i].mirrored}),
                                             details.at({pairs[i].second, false}));
    });
}

/// Of each image's pairs those that promise most, and the one of the nearest spectrum.
std::vector<Pair> mostPromising(std::span<const Pair> pairs)
{
    std::map<std::size_t, std::vector<std::size_t>> pairsOf;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        pairsOf[pairs[i].first].push_back(i);
        pairsOf[pairs[i].second].push_back(i);
    }
    std::vector<bool> kept(pairs.size());
    for (auto& [place, own] : pairsOf) {
        const std::size_t most = std::min(kMostPromising, own.size());
        std::ranges::partial_sort(own,
                                  own.begin() + static_cast<std::ptrdiff_t>(most),
                                  std::greater(),
                                  [&](std::size_t i) { return pairs[i].promise(); });
        for (std::size_t i = 0; i < most; ++i)
            kept[own[i]] = true;
        kept[*std::ranges::min_element(own, {}, [&](std::size_t i) { return pairs[i].nearness; })] = true;
    }
    std::vector<Pair> promising;
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        if (kept[i])
            promising.push_back(pairs[i]);
    }
    return promising;
}

} // namespace

core::Result<std::vector<CandidatePair>> duplicateCandidates(const ScanTable& table,
                                                             std::span<const std::size_t> rows,
                                                             std::span<const Thumbnail> thumbnails,
                                                             const std::stop_token& stop)
{
    auto near = nearSpectra(thumbnails, stop);
    if (!near)
        return tl::unexpected(near.error());
    const std::vector<float>& width = table.measures.at(measureIndex("width"));
    const std::vector<float>& height = table.measures.at(measureIndex("height"));
    const auto sideOf = [&](const Pair& pair) {
        const std::size_t a = rows[pair.first];
        const std::size_t b = rows[pair.second];
        return static_cast<double>(std::min({width[a], height[a], width[b], height[b]}));
    };
    const auto demandOf = [&](const Pair& pair) -> const Demand& {
        return sideOf(pair) < kSmallImage ? kSmallToLookAt : kToLookAt;
    };
    const auto shapeOf = [&](std::size_t place) {
        return std::log(static_cast<double>(width[rows[place]]) / static_cast<double>(height[rows[place]]));
    };
    std::erase_if(*near, [&](const Pair& pair) {
        return pair.nearness > demandOf(pair).nearness
               || std::abs(shapeOf(pair.first) - shapeOf(pair.second)) > kSameShape + 1 / sideOf(pair);
    });
    for (std::size_t first = 0; first < near->size(); first += kPairsAtOnce)
        compareThumbnails(
            std::span(*near).subspan(first, std::min(kPairsAtOnce, near->size() - first)), thumbnails, stop);
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    std::erase_if(*near, [&](const Pair& pair) { return !pair.meets(demandOf(pair)); });
    std::vector<CandidatePair> candidates;
    std::ranges::transform(mostPromising(*near), std::back_inserter(candidates), [&](const Pair& pair) {
        return CandidatePair{
            rows[pair.first], rows[pair.second], pair.mirrored, pair.meets(kHardlyDifferent)};
    });
    return candidates;
}

} // namespace carpo::explore

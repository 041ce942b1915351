// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/duplicates.h"

#include "engine/core/parallel_for.h"
#include "engine/core/progress_meter.h"
#include "engine/explore/measures.h"
#include "engine/explore/neighbours.h"
#include "engine/explore/picture_match.h"
#include "engine/explore/spectrum.h"
#include "engine/imaging/decode.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

namespace carpo::explore {
namespace {

constexpr std::size_t kLookedAt = 5;   // nearest neighbours that may be duplicates
constexpr std::size_t kNeighbours = 9; // with those that say how near neighbours usually are
constexpr double kLeastUsual = 0.6;    // of the whole set's median: many copies lie near each other
constexpr double kSameShape = 0.03;    // difference of the logarithms of the aspect ratios
/// How well thumbnails must agree, by how near their spectra are as a share of what is usual: a hand that was
/// moved still has its spectrum, and its thumbnail agrees less.
struct Demand
{
    double nearness;
    double agreement;
};
constexpr Demand kHardlyDifferent = {0.4, 0.97};
constexpr std::array kDemands = {Demand{0.75, 0.68}, Demand{0.9, 0.86}, Demand{0.95, 0.89}};
constexpr std::size_t kPairsAtOnce = 128;             // whose pictures are in memory together, 0.8 MB a pair
constexpr std::size_t kThumbnailPairsAtOnce = 50'000; // the same, 9 KB a pair at most

/// Two rows that may show the same, the first perhaps mirrored.
struct Pair
{
    std::size_t first = 0;
    std::size_t second = 0;
    bool mirrored = false;
    double agreement = 0; ///< that their thumbnails must show, and then: that they show
    double nearness = 0;  ///< of their spectra, a share of what is usual
    auto operator<=>(const Pair&) const = default;
};

/// Sets of rows that grow together.
class Groups
{
public:
    explicit Groups(std::size_t count)
        : m_parent(count)
    {
        std::iota(m_parent.begin(), m_parent.end(), std::size_t{0});
    }

    void join(std::size_t a, std::size_t b)
    {
        m_parent[std::max(root(a), root(b))] = std::min(root(a), root(b));
    }

    /// Those of more than one row, by their first.
    [[nodiscard]] std::vector<std::vector<std::size_t>> ofSeveral()
    {
        std::map<std::size_t, std::vector<std::size_t>> all;
        for (std::size_t row = 0; row < m_parent.size(); ++row)
            all[root(row)].push_back(row);
        std::vector<std::vector<std::size_t>> several;
        for (auto& [first, rows] : all) {
            if (rows.size() > 1)
                several.push_back(std::move(rows));
        }
        return several;
    }

private:
    std::size_t root(std::size_t row)
    {
        while (m_parent[row] != row)
            row = m_parent[row] = m_parent[m_parent[row]];
        return row;
    }

    std::vector<std::size_t> m_parent;
};

/// Decoded images that show more than a single gray.
std::vector<std::size_t> rowsWithPicture(const ScanTable& table)
{
    const std::vector<float>& contrast = table.measures.at(measureIndex("contrast"));
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < table.decoded.size(); ++row) {
        if (table.decoded[row] && contrast[row] > 0)
            rows.push_back(row);
    }
    return rows;
}

/// Rows of the same pixels, each set in ascending order.
std::vector<std::vector<std::size_t>> samePixels(const ScanTable& table, std::span<const std::size_t> rows)
{
    std::map<PixelHash, std::vector<std::size_t>> rowsOfHash;
    for (const std::size_t row : rows)
        rowsOfHash[table.pixelHashes[row]].push_back(row);
    std::vector<std::vector<std::size_t>> sets;
    for (auto& [hash, same] : rowsOfHash)
        sets.push_back(std::move(same));
    std::ranges::sort(sets);
    return sets;
}

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
        const auto far =
            neighbours.distancesOf(point).subspan(std::min(kLookedAt - 1, neighbours.perPoint - 1));
        usual[point] = median({far.begin(), far.end()});
    }
    const double least = kLeastUsual * median(usual);
    for (double& distance : usual)
        distance = std::max(distance, least);
    return usual;
}

/// Pairs whose spectra are nearer than is usual among their neighbours.
void addCandidates(const Neighbours& neighbours,
                   std::span<const double> usual,
                   bool mirrored,
                   std::set<Pair>& candidates)
{
    for (std::size_t point = 0; point < usual.size(); ++point) {
        const auto rows = neighbours.rowsOf(point);
        const auto distances = neighbours.distancesOf(point);
        for (std::size_t i = 0; i < std::min(kLookedAt, rows.size()); ++i) {
            const std::size_t other = rows[i];
            const auto* const demand = std::ranges::find_if(kDemands, [&](const Demand& one) {
                return static_cast<double>(distances[i]) < one.nearness * usual[point];
            });
            if (other == point || demand == kDemands.end())
                continue;
            const Pair pair{std::min(point, other),
                            std::max(point, other),
                            mirrored,
                            demand->agreement,
                            static_cast<double>(distances[i]) / usual[point]};
            candidates.insert(pair);
        }
    }
}

/// The places in `rows` that may show the same, by the spectra of their thumbnails.
core::Result<std::vector<Pair>> nearSpectra(std::span<const Thumbnail> thumbnails,
                                            const std::stop_token& stop)
{
    std::set<Pair> candidates;
    if (thumbnails.size() < 2)
        return std::vector<Pair>();
    const Features spectra = spectraOf(thumbnails);
    const auto index = NeighbourIndex::build(spectra, stop, {});
    if (!index)
        return tl::unexpected(index.error());
    const auto neighbours = index->ofItself(kNeighbours, stop);
    if (!neighbours)
        return tl::unexpected(neighbours.error());
    const std::vector<double> usual = usualDistances(*neighbours, thumbnails.size());
    addCandidates(*neighbours, usual, false, candidates);
    const auto reflected = index->of(mirroredSpectra(spectra), kLookedAt, stop);
    if (!reflected)
        return tl::unexpected(reflected.error());
    addCandidates(*reflected, usual, true, candidates);
    return std::vector<Pair>(candidates.begin(), candidates.end());
}

/// A row, or place among the rows, and whether it is seen in a mirror.
using Seen = std::pair<std::size_t, bool>;

/// What is made of each picture that the pairs name, once each and on all cores.
template <typename Made, typename Make>
std::map<Seen, Made> madeOnce(std::span<const Pair> pairs, const std::stop_token& stop, const Make& make)
{
    std::map<Seen, Made> made;
    for (const Pair& pair : pairs) {
        made[{pair.first, pair.mirrored}];
        made[{pair.second, false}];
    }
    std::vector<typename std::map<Seen, Made>::value_type*> wanted;
    for (auto& one : made)
        wanted.push_back(&one);
    core::parallelFor(wanted.size(), [&](std::size_t i) {
        if (!stop.stop_requested())
            wanted[i]->second = make(wanted[i]->first);
    });
    return made;
}

/// How well the thumbnails of each pair agree, where that is enough for it; else 0.
std::vector<double>
agreementsOf(std::span<const Pair> pairs, std::span<const Thumbnail> thumbnails, const std::stop_token& stop)
{
    const auto details = madeOnce<DetailPicture>(pairs, stop, [&](const Seen& seen) {
        const auto& [place, isMirrored] = seen;
        return detailOf(isMirrored ? mirrored(thumbnails[place]) : thumbnails[place]);
    });
    std::vector<double> agreements(pairs.size());
    core::parallelFor(pairs.size(), [&](std::size_t i) {
        if (!stop.stop_requested())
            agreements[i] = thumbnailLikeness(details.at({pairs[i].first, pairs[i].mirrored}),
                                              details.at({pairs[i].second, false}),
                                              pairs[i].agreement);
    });
    return agreements;
}

/// Those of the candidates whose shapes and thumbnails agree, as rows of the data set.
std::vector<Pair> agreeing(std::span<const Pair> candidates,
                           std::span<const std::size_t> rows,
                           std::span<const Thumbnail> thumbnails,
                           const ScanTable& table,
                           const std::stop_token& stop)
{
    const std::vector<float>& shape = table.measures.at(measureIndex("aspect_ratio"));
    const std::vector<float>& width = table.measures.at(measureIndex("width"));
    const std::vector<float>& height = table.measures.at(measureIndex("height"));
    std::vector<Pair> alike;
    std::ranges::copy_if(candidates, std::back_inserter(alike), [&](const Pair& pair) {
        const std::size_t a = rows[pair.first];
        const std::size_t b = rows[pair.second];
        const double rounding = 1 / std::min({width[a], height[a], width[b], height[b]});
        return std::abs(std::log(shape[a] / shape[b])) <= kSameShape + rounding;
    });
    std::vector<Pair> pairs;
    for (std::size_t first = 0; first < alike.size(); first += kThumbnailPairsAtOnce) {
        const auto some =
            std::span(alike).subspan(first, std::min(kThumbnailPairsAtOnce, alike.size() - first));
        const std::vector<double> agreements = agreementsOf(some, thumbnails, stop);
        for (std::size_t i = 0; i < some.size(); ++i) {
            const Pair& pair = some[i];
            if (agreements[i] >= pair.agreement)
                pairs.push_back(
                    {rows[pair.first], rows[pair.second], pair.mirrored, agreements[i], pair.nearness});
        }
    }
    return pairs;
}

/// Decodes and compares pairs; says of each whether it shows the same.
std::vector<char>
confirmed(std::span<const Pair> pairs, const dataset::Dataset& dataset, const std::stop_token& stop)
{
    using MaybePicture = std::optional<Picture>;
    const auto pictures = madeOnce<MaybePicture>(pairs, stop, [&](const Seen& seen) -> MaybePicture {
        const auto image = imaging::decodeFile(dataset.files[seen.first], imaging::decodeLimits(), stop);
        return image ? MaybePicture(pictureOf(*image, seen.second)) : std::nullopt;
    });
    std::vector<char> same(pairs.size());
    core::parallelFor(pairs.size(), [&](std::size_t i) {
        const auto& first = pictures.at({pairs[i].first, pairs[i].mirrored});
        const auto& second = pictures.at({pairs[i].second, false});
        const bool alike =
            pairs[i].nearness < kHardlyDifferent.nearness && pairs[i].agreement >= kHardlyDifferent.agreement;
        same[i] = !stop.stop_requested() && first && second && showTheSame(*first, *second, alike);
    });
    return same;
}

/// Joins in `groups` the pairs that show the same. Fails with Cancelled.
core::Result<void> joinConfirmed(std::span<const Pair> pairs,
                                 const dataset::Dataset& dataset,
                                 Groups& groups,
                                 const std::stop_token& stop,
                                 const core::ProgressFn& report)
{
    core::ProgressMeter meter(static_cast<std::int64_t>(pairs.size()), report);
    for (std::size_t first = 0; first < pairs.size(); first += kPairsAtOnce) {
        const auto some = pairs.subspan(first, std::min(kPairsAtOnce, pairs.size() - first));
        const std::vector<char> same = confirmed(some, dataset, stop);
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        for (std::size_t i = 0; i < some.size(); ++i) {
            if (same[i] != 0)
                groups.join(some[i].first, some[i].second);
        }
        meter.advance(static_cast<std::int64_t>(some.size()));
    }
    meter.finish();
    return {};
}

DuplicateGroup described(std::vector<std::size_t> rows,
                         bool exact,
                         const dataset::Dataset& dataset,
                         std::span<const dataset::Part> parts)
{
    constexpr float kSameAge = 0.5; // months
    DuplicateGroup group{.rows = std::move(rows), .exact = exact};
    std::set<dataset::Sex> sexes;
    std::set<dataset::Part> partsOfGroup;
    std::set<float> ages;
    for (const std::size_t row : group.rows) {
        if (dataset.sexes[row] != dataset::Sex::Unknown)
            sexes.insert(dataset.sexes[row]);
        if (!std::isnan(dataset.months[row]))
            ages.insert(dataset.months[row]);
        if (!parts.empty() && parts[row] != dataset::Part::None)
            partsOfGroup.insert(parts[row]);
    }
    group.acrossSplits = partsOfGroup.size() > 1;
    group.labelsDiffer = sexes.size() > 1 || (!ages.empty() && *ages.rbegin() - *ages.begin() >= kSameAge);
    return group;
}

} // namespace

core::Result<std::vector<DuplicateGroup>> findDuplicates(const dataset::Dataset& dataset,
                                                         const ScanTable& table,
                                                         std::span<const Thumbnail> thumbnails,
                                                         std::span<const dataset::Part> parts,
                                                         const std::stop_token& stop,
                                                         const core::ProgressFn& report)
{
    const std::vector<std::vector<std::size_t>> sets = samePixels(table, rowsWithPicture(table));
    // Of each set of the same pixels the first stands for all.
    std::vector<std::size_t> rows;
    std::vector<Thumbnail> shown;
    Groups groups(dataset.size());
    std::vector<DuplicateGroup> found;
    for (const std::vector<std::size_t>& set : sets) {
        rows.push_back(set.front());
        shown.push_back(thumbnails[set.front()]);
        for (const std::size_t row : set)
            groups.join(set.front(), row);
        if (set.size() > 1)
            found.push_back(described(set, true, dataset, parts));
    }
    const auto candidates = nearSpectra(shown, stop);
    if (!candidates)
        return tl::unexpected(candidates.error());
    const std::vector<Pair> pairs = agreeing(*candidates, rows, shown, table, stop);
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    if (const auto joined = joinConfirmed(pairs, dataset, groups, stop, report); !joined)
        return tl::unexpected(joined.error());
    for (std::vector<std::size_t>& group : groups.ofSeveral()) {
        const auto& hashes = table.pixelHashes;
        const bool exact =
            std::ranges::all_of(group, [&](std::size_t row) { return hashes[row] == hashes[group.front()]; });
        if (!exact)
            found.push_back(described(std::move(group), false, dataset, parts));
    }
    return found;
}

} // namespace carpo::explore

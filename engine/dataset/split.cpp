// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/split.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cmath>
#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace carpo::dataset {
namespace {

constexpr int kNoBand = -1;

using Rows = std::vector<std::size_t>;
struct Stratum
{
    int band = kNoBand;
    int sex = 0;
    std::string_view className = {};

    auto operator<=>(const Stratum&) const = default;
};
/// Of the images that are kept together.
using Strata = std::map<Stratum, std::vector<Rows>>;

/// The usable rows, those of one patient together; by id.
std::vector<Rows> unitsOf(const Dataset& dataset, const std::vector<bool>& usable, bool byPatient)
{
    Rows rows;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (usable[i])
            rows.push_back(i);
    }
    std::ranges::sort(rows, {}, [&dataset](std::size_t row) { return std::string_view(dataset.ids[row]); });
    std::vector<Rows> units;
    std::unordered_map<std::string_view, std::size_t> unitOf;
    for (const std::size_t row : rows) {
        const std::string_view patient =
            byPatient && !dataset.patients.empty() ? dataset.patients[row] : std::string_view();
        const auto [known, isNew] =
            patient.empty() ? std::pair(unitOf.end(), true) : unitOf.try_emplace(patient, units.size());
        if (isNew)
            units.emplace_back();
        (isNew ? units.back() : units[known->second]).push_back(row);
    }
    return units;
}

Stratum stratumOf(const Dataset& dataset, const Rows& unit, const SplitOptions& options)
{
    double sum = 0;
    int known = 0;
    for (const std::size_t row : unit) {
        if (const float months = dataset.months[row]; !std::isnan(months)) {
            sum += static_cast<double>(months);
            ++known;
        }
    }
    const int band = known == 0 || options.bandMonths <= 0
                         ? kNoBand
                         : static_cast<int>(std::floor(sum / known / options.bandMonths));
    return {.band = band,
            .sex = options.bySex ? static_cast<int>(dataset.sexes[unit.front()]) : 0,
            .className = options.byClass && !dataset.classes.empty()
                             ? std::string_view(dataset.classes[unit.front()])
                             : std::string_view()};
}

std::size_t sizeOf(const std::vector<Rows>& units)
{
    std::size_t size = 0;
    for (const Rows& unit : units)
        size += unit.size();
    return size;
}

/// Shares `total` out in proportion to the sizes, by largest remainder, no share above its cap.
/// The caps together hold at least `total`, and each its share's whole part.
std::vector<std::size_t> shares(const std::vector<std::size_t>& sizes,
                                const std::vector<std::size_t>& caps,
                                double fraction,
                                std::size_t total)
{
    std::vector<std::size_t> counts;
    std::vector<std::pair<double, std::size_t>> remainders;
    std::size_t given = 0;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const double quota = static_cast<double>(sizes[i]) * fraction;
        counts.push_back(std::min(static_cast<std::size_t>(quota), caps[i]));
        given += counts.back();
        remainders.emplace_back(quota - std::floor(quota), i);
    }
    std::ranges::stable_sort(remainders, std::greater{}, &std::pair<double, std::size_t>::first);
    while (given < total) {
        for (const auto& [remainder, i] : remainders) {
            if (given < total && counts[i] < caps[i]) {
                ++counts[i];
                ++given;
            }
        }
    }
    return counts;
}

std::size_t rounded(double fraction, std::size_t total)
{
    return static_cast<std::size_t>(std::llround(fraction * static_cast<double>(total)));
}

/// The part of an image by its place in its stratum, once the strata are shuffled.
class Dealer
{
public:
    Dealer(const std::vector<std::size_t>& sizes, const SplitOptions& options)
        : m_folds(options.folds > 1 ? static_cast<std::size_t>(options.folds) : 0)
        , m_fold(static_cast<std::size_t>(options.fold) - 1)
    {
        std::size_t total = 0;
        for (const std::size_t size : sizes) {
            m_before.push_back(total);
            total += size;
        }
        const double train = std::clamp(options.trainFraction, 0.0, 1.0);
        const double both = std::clamp(train + options.validationFraction, train, 1.0);
        const std::size_t bothTotal = rounded(both, total);
        m_both = shares(sizes, sizes, both, bothTotal);
        m_train = shares(sizes, m_both, train, std::min(rounded(train, total), bothTotal));
    }

    [[nodiscard]] Part partOf(std::size_t stratum, std::size_t place) const
    {
        // Counted on over the strata, so that no fold gets the rest of all of them.
        if (m_folds > 0)
            return (m_before[stratum] + place) % m_folds == m_fold ? Part::Validation : Part::Train;
        if (place < m_train[stratum])
            return Part::Train;
        return place < m_both[stratum] ? Part::Validation : Part::Test;
    }

private:
    std::size_t m_folds; // 0: by the fractions
    std::size_t m_fold;
    std::vector<std::size_t> m_before; // images of the strata before each
    std::vector<std::size_t> m_train;
    std::vector<std::size_t> m_both;
};

} // namespace

std::vector<Part> split(const Dataset& dataset, const std::vector<bool>& usable, const SplitOptions& options)
{
    Strata strata;
    for (Rows& unit : unitsOf(dataset, usable, options.byPatient))
        strata[stratumOf(dataset, unit, options)].push_back(std::move(unit));
    std::vector<std::size_t> sizes;
    for (const auto& [stratum, units] : strata)
        sizes.push_back(sizeOf(units));
    const Dealer dealer(sizes, options);

    std::vector<Part> parts(dataset.size(), Part::None);
    std::size_t index = 0;
    for (auto& [stratum, units] : strata) {
        // A stream for each stratum: a new image stirs up its own one only.
        const auto name = static_cast<std::uint64_t>((stratum.band + 1) * 3 + stratum.sex);
        const std::string purpose =
            stratum.className.empty() ? "split" : "split " + std::string(stratum.className);
        core::RandomStream random(options.seed, purpose, name);
        random.shuffle(std::span(units));
        std::size_t before = 0;
        for (const Rows& unit : units) {
            const std::size_t middle = before + unit.size() / 2;
            for (const std::size_t row : unit)
                parts[row] = dealer.partOf(index, middle);
            before += unit.size();
        }
        ++index;
    }
    return parts;
}

} // namespace carpo::dataset

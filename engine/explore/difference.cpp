// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/difference.h"

#include "engine/core/parallel_for.h"
#include "engine/explore/two_samples.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <utility>

namespace carpo::explore {
namespace {

std::optional<Difference>
numbersApart(std::span<const float> numbers, const RowMask& mask, const RowMask& rest)
{
    std::vector<float> inside;
    std::vector<float> outside;
    for (std::size_t row = 0; row < numbers.size(); ++row) {
        if (std::isfinite(numbers[row]))
            (mask[row] != 0 ? inside : outside).push_back(numbers[row]);
    }
    if (inside.empty() || outside.empty())
        return std::nullopt;
    return Difference{.distance = kolmogorovSmirnov(inside, outside),
                      .inside = summaryOf(numbers, mask),
                      .outside = summaryOf(numbers, rest)};
}

std::optional<Difference> wordsApart(const Column& column, const RowMask& mask, const RowMask& rest)
{
    if (countOf(mask) == 0 || countOf(rest) == 0)
        return std::nullopt;
    const std::vector<double> inside = wordShares(column, mask);
    const std::vector<double> outside = wordShares(column, rest);
    Difference difference;
    double mostGrown = -1;
    for (std::size_t word = 0; word < column.words.size(); ++word) {
        difference.distance += std::abs(inside[word] - outside[word]) / 2;
        if (inside[word] - outside[word] > mostGrown) {
            mostGrown = inside[word] - outside[word];
            difference.word = word;
            difference.shareInside = inside[word];
            difference.shareOutside = outside[word];
        }
    }
    return difference;
}

} // namespace

std::vector<Difference> differences(const Columns& columns, const RowMask& mask)
{
    const RowMask rest = inverted(mask);
    std::vector<std::optional<Difference>> found(columns.all().size());
    core::parallelFor(found.size(), [&](std::size_t i) {
        const Column& column = columns.all()[i];
        found[i] =
            column.isNumber() ? numbersApart(column.numbers, mask, rest) : wordsApart(column, mask, rest);
        if (found[i])
            found[i]->column = i;
    });
    std::vector<Difference> known;
    for (const auto& each : found) {
        if (each)
            known.push_back(*each);
    }
    std::ranges::stable_sort(known, std::ranges::greater(), &Difference::distance);
    return known;
}

std::vector<double> wordShares(const Column& column, const RowMask& mask)
{
    std::vector<double> shares(column.words.size());
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        if (mask[row] != 0)
            shares[column.codes[row]] += 1;
    }
    const double all = std::max(1.0, std::accumulate(shares.begin(), shares.end(), 0.0));
    for (double& share : shares)
        share /= all;
    return shares;
}

} // namespace carpo::explore

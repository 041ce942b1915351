// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/difference.h"

#include "engine/core/parallel_for.h"
#include "engine/explore/two_samples.h"

#include <algorithm>
#include <cmath>
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

std::optional<Difference> wordsApart(const Column& column, const RowMask& mask)
{
    std::vector<double> inside(column.words.size());
    std::vector<double> outside(column.words.size());
    double sumInside = 0;
    double sumOutside = 0;
    for (std::size_t row = 0; row < column.codes.size(); ++row) {
        (mask[row] != 0 ? inside : outside)[column.codes[row]] += 1;
        (mask[row] != 0 ? sumInside : sumOutside) += 1;
    }
    if (sumInside == 0 || sumOutside == 0)
        return std::nullopt;
    Difference difference;
    double mostGrown = -1;
    for (std::size_t word = 0; word < column.words.size(); ++word) {
        const double shareInside = inside[word] / sumInside;
        const double shareOutside = outside[word] / sumOutside;
        difference.distance += std::abs(shareInside - shareOutside) / 2;
        if (shareInside - shareOutside > mostGrown) {
            mostGrown = shareInside - shareOutside;
            difference.word = word;
            difference.shareInside = shareInside;
            difference.shareOutside = shareOutside;
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
        found[i] = column.isNumber() ? numbersApart(column.numbers, mask, rest) : wordsApart(column, mask);
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

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/histogram.h"

#include "engine/explore/row_chunks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace carpo::explore {
namespace {

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

/// Numbers of some values, to be joined with those of others.
struct Part
{
    std::int64_t n = 0;
    double mean = 0;
    double squares = 0; ///< sum of the squared distances from the mean
    float minimum = std::numeric_limits<float>::infinity();
    float maximum = -std::numeric_limits<float>::infinity();

    void join(const Part& other)
    {
        if (other.n == 0)
            return;
        const auto mine = static_cast<double>(n);
        const auto theirs = static_cast<double>(other.n);
        const double away = other.mean - mean;
        n += other.n;
        mean += away * theirs / static_cast<double>(n);
        squares += other.squares + away * away * mine * theirs / static_cast<double>(n);
        minimum = std::min(minimum, other.minimum);
        maximum = std::max(maximum, other.maximum);
    }
};

/// The chosen and finite values of a chunk, side by side: what follows has no more to ask of each.
class Chosen
{
public:
    Chosen(std::span<const float> column,
           std::span<const std::uint8_t> mask,
           std::size_t first,
           std::size_t last)
    {
        for (std::size_t i = first; i < last; ++i) {
            // Written always, kept where chosen: which it is cannot be foreseen.
            m_values[m_count] = column[i];
            m_count += static_cast<std::size_t>(std::isfinite(column[i]) & (mask.empty() || mask[i] != 0));
        }
    }

    [[nodiscard]] std::span<const float> values() const { return {m_values.data(), m_count}; }

private:
    std::array<float, kChunkRows> m_values; // NOLINT(*-member-init): the first m_count are
    std::size_t m_count = 0;
};

Part partOf(std::span<const float> values)
{
    // Sums about one of the values lose nothing, and need no division a row as Welford's do.
    Part part;
    if (values.empty())
        return part;
    const auto about = static_cast<double>(values.front());
    double sum = 0;
    double squares = 0;
    for (const float value : values) {
        const double away = static_cast<double>(value) - about;
        sum += away;
        squares += away * away;
        part.minimum = std::min(part.minimum, value);
        part.maximum = std::max(part.maximum, value);
    }
    part.n = static_cast<std::int64_t>(values.size());
    const auto n = static_cast<double>(part.n);
    part.mean = about + sum / n;
    part.squares = std::max(0.0, squares - sum * sum / n);
    return part;
}

ColumnSummary summaryOfParts(const std::vector<Part>& parts)
{
    // In their order, whoever finished first.
    Part all;
    for (const Part& part : parts)
        all.join(part);
    if (all.n == 0)
        return {.n = 0, .mean = kNoNumber, .sd = kNoNumber, .minimum = kNoNumber, .maximum = kNoNumber};
    return {.n = all.n,
            .mean = all.mean,
            .sd = all.n > 1 ? std::sqrt(all.squares / static_cast<double>(all.n - 1)) : kNoNumber,
            .minimum = static_cast<double>(all.minimum),
            .maximum = static_cast<double>(all.maximum)};
}

void countInto(std::vector<std::int64_t>& counts, const Bins& bins, std::span<const float> values)
{
    const auto count = static_cast<double>(bins.count);
    // As floats, for a rule on this bin compares with those too: 0.7 belongs to [0.7, 0.8) in both.
    std::vector<float> edges;
    for (std::size_t i = 0; i <= bins.count; ++i)
        edges.push_back(static_cast<float>(bins.edge(i)));
    for (const float value : values) {
        const double place = (static_cast<double>(value) - bins.first) / bins.width;
        // A value on an edge may lie a rounding error outside.
        if (place <= -1 || place >= count + 1 || value < edges.front() || value > edges.back())
            continue;
        std::size_t bin = std::min(static_cast<std::size_t>(std::max(place, 0.0)), bins.count - 1);
        if (bin + 1 < bins.count && value >= edges[bin + 1])
            ++bin;
        else if (bin > 0 && value < edges[bin])
            --bin;
        ++counts[bin];
    }
}

} // namespace

ColumnSummary summaryOf(std::span<const float> column, std::span<const std::uint8_t> mask)
{
    std::vector<Part> parts(chunksOf(column.size()));
    forChunks(column.size(), [&](std::size_t chunk, std::size_t first, std::size_t last) {
        parts[chunk] = partOf(Chosen(column, mask, first, last).values());
    });
    return summaryOfParts(parts);
}

Bins roundBins(double minimum, double maximum, std::size_t most)
{
    if (!std::isfinite(minimum) || !std::isfinite(maximum) || minimum > maximum)
        return {};
    if (minimum == maximum)
        return {.first = minimum - 0.5, .width = 1, .count = 1};
    const double least = (maximum - minimum) / static_cast<double>(most);
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double step : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0}) {
        const double width = step * power;
        const double first = std::floor(minimum / width);
        const double last = std::max(std::ceil(maximum / width), first + 1);
        if (last - first <= static_cast<double>(most))
            return {.first = first * width, .width = width, .count = static_cast<std::size_t>(last - first)};
    }
    return {.first = minimum, .width = least, .count = most};
}

Bins equalBins(double minimum, double maximum, std::size_t count)
{
    if (!(minimum < maximum))
        return roundBins(minimum, maximum, count);
    return {.first = minimum, .width = (maximum - minimum) / static_cast<double>(count), .count = count};
}

Histogram histogramOf(std::span<const float> column, std::span<const std::uint8_t> mask, const Bins& bins)
{
    std::vector<Part> parts(chunksOf(column.size()));
    std::vector<std::vector<std::int64_t>> counts(parts.size(), std::vector<std::int64_t>(bins.count));
    forChunks(column.size(), [&](std::size_t chunk, std::size_t first, std::size_t last) {
        const Chosen chosen(column, mask, first, last);
        parts[chunk] = partOf(chosen.values());
        if (bins.count > 0)
            countInto(counts[chunk], bins, chosen.values());
    });
    Histogram histogram{
        .bins = bins, .counts = std::vector<std::int64_t>(bins.count), .summary = summaryOfParts(parts)};
    for (const auto& part : counts) {
        for (std::size_t bin = 0; bin < bins.count; ++bin)
            histogram.counts[bin] += part[bin];
    }
    return histogram;
}

double correlationOf(std::span<const float> x, std::span<const float> y, std::span<const std::uint8_t> mask)
{
    // Means first: sums of squares about them lose nothing.
    double n = 0;
    double sumX = 0;
    double sumY = 0;
    const auto forEach = [&](const auto& body) {
        for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
            if (std::isfinite(x[i]) && std::isfinite(y[i]) && (mask.empty() || mask[i] != 0))
                body(static_cast<double>(x[i]), static_cast<double>(y[i]));
        }
    };
    forEach([&](double across, double up) {
        n += 1;
        sumX += across;
        sumY += up;
    });
    double xx = 0;
    double yy = 0;
    double xy = 0;
    forEach([&, meanX = sumX / n, meanY = sumY / n](double across, double up) {
        xx += (across - meanX) * (across - meanX);
        yy += (up - meanY) * (up - meanY);
        xy += (across - meanX) * (up - meanY);
    });
    return n < 2 || xx == 0 || yy == 0 ? kNoNumber : xy / std::sqrt(xx * yy);
}

} // namespace carpo::explore

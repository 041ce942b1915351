// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/explore/filter.h"
#include "engine/explore/histogram.h"

#include <gmock/gmock.h>

#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace carpo::explore {
namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

std::vector<float> normalColumn(std::size_t rows, std::uint64_t seed, double mean, double sd)
{
    core::RandomStream random(seed, "column");
    std::vector<float> column(rows);
    for (float& value : column)
        value = static_cast<float>(random.normal(mean, sd));
    return column;
}

TEST(Filter, rangesIncludeTheirEndsAndLeaveOutTheUnknown)
{
    const std::vector<float> column = {1, 2, 3, 4, kNaN, kInfinity};
    const std::array conditions = {RangeCondition{.column = column, .minimum = 2, .maximum = 3}};
    EXPECT_THAT(filterRows(6, conditions), testing::ElementsAre(0, 1, 1, 0, 0, 0));
    const std::array open = {RangeCondition{.column = column, .minimum = 3}};
    EXPECT_THAT(filterRows(6, open), testing::ElementsAre(0, 0, 1, 1, 0, 1));
    const std::array unknown = {
        RangeCondition{.column = column, .minimum = 2, .maximum = 3, .orUnknown = true}};
    EXPECT_THAT(filterRows(6, unknown), testing::ElementsAre(0, 1, 1, 0, 1, 0));
    EXPECT_EQ(countOf(filterRows(6, {})), 6U);
    EXPECT_TRUE(filterRows(0, {}).empty());
}

TEST(Filter, codesPassWhereTheirBitIsSet)
{
    const std::vector<std::uint8_t> codes = {0, 1, 2, 63, 64, 255};
    const std::array some = {CodeCondition{.column = codes, .allowed = 0b101}};
    EXPECT_THAT(filterRows(6, {}, some), testing::ElementsAre(1, 0, 1, 0, 0, 0));
    const std::array all = {CodeCondition{.column = codes}};
    EXPECT_THAT(filterRows(6, {}, all), testing::ElementsAre(1, 1, 1, 1, 0, 0));
}

TEST(Filter, joinsAllConditionsOverManyChunks)
{
    constexpr std::size_t kRows = 100'003;
    const auto a = normalColumn(kRows, 1, 0, 1);
    const auto b = normalColumn(kRows, 2, 5, 2);
    std::vector<std::uint8_t> codes(kRows);
    for (std::size_t i = 0; i < kRows; ++i)
        codes[i] = static_cast<std::uint8_t>(i % 3);
    const std::array ranges = {RangeCondition{.column = a, .maximum = 0.5F},
                               RangeCondition{.column = b, .minimum = 4}};
    const std::array sexes = {CodeCondition{.column = codes, .allowed = 0b110}};
    const RowMask mask = filterRows(kRows, ranges, sexes);
    for (std::size_t i = 0; i < kRows; ++i)
        ASSERT_EQ(mask[i] != 0, a[i] <= 0.5F && b[i] >= 4 && i % 3 != 0) << i;
}

TEST(Columns, summaryOfAColumnWorkedOutByHand)
{
    const std::vector<float> column = {2, 4, 4, 4, 5, 5, 7, 9, kNaN, kInfinity};
    const ColumnSummary summary = summaryOf(column, {});
    EXPECT_EQ(summary.n, 8);
    EXPECT_DOUBLE_EQ(summary.mean, 5);
    EXPECT_DOUBLE_EQ(summary.sd, std::sqrt(32.0 / 7));
    EXPECT_EQ(summary.minimum, 2);
    EXPECT_EQ(summary.maximum, 9);
    const RowMask two = {0, 0, 0, 0, 0, 0, 1, 1, 0, 0};
    EXPECT_DOUBLE_EQ(summaryOf(column, two).mean, 8);
    EXPECT_DOUBLE_EQ(summaryOf(column, two).sd, std::sqrt(2));
    const RowMask one = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    EXPECT_TRUE(std::isnan(summaryOf(column, one).sd));
    const RowMask none(10, 0);
    EXPECT_EQ(summaryOf(column, none).n, 0);
    EXPECT_TRUE(std::isnan(summaryOf(column, none).mean));
    EXPECT_EQ(summaryOf({}, {}).n, 0);
}

TEST(Columns, summaryKeepsItsDigitsFarFromZero)
{
    // Files of some 16 MB that differ by bytes: sums of squares about zero would leave no digit.
    std::vector<float> column(50'000);
    for (std::size_t i = 0; i < column.size(); ++i)
        column[i] = 16'000'000.0F + static_cast<float>(i % 2);
    const ColumnSummary summary = summaryOf(column, {});
    EXPECT_DOUBLE_EQ(summary.mean, 16'000'000.5);
    EXPECT_NEAR(summary.sd, 0.5 * std::sqrt(50'000.0 / 49'999), 1e-9);
}

TEST(Columns, histogramCountsEveryChosenValueOnce)
{
    constexpr std::size_t kRows = 60'000;
    const auto column = normalColumn(kRows, 3, 10, 3);
    RowMask mask(kRows);
    for (std::size_t i = 0; i < kRows; ++i)
        mask[i] = i % 4 == 0 ? 0 : 1;
    const ColumnSummary all = summaryOf(column, {});
    const Bins bins = roundBins(all.minimum, all.maximum, 40);
    const Histogram histogram = histogramOf(column, mask, bins);
    EXPECT_EQ(std::accumulate(histogram.counts.begin(), histogram.counts.end(), std::int64_t{0}), 45'000);
    EXPECT_EQ(histogram.summary.n, 45'000);
    std::vector<std::int64_t> expected(bins.count);
    for (std::size_t i = 0; i < kRows; ++i) {
        for (std::size_t bin = 0; mask[i] != 0 && bin < bins.count; ++bin) {
            const auto value = static_cast<double>(column[i]);
            expected[bin] += value >= bins.edge(bin) && value < bins.edge(bin + 1) ? 1 : 0;
        }
    }
    EXPECT_EQ(histogram.counts, expected);
}

TEST(Columns, theLastEdgeBelongsToTheLastBin)
{
    const std::vector<float> column = {-1, 0, 0.5F, 1, 2, 2.5F, kNaN};
    const Histogram histogram = histogramOf(column, {}, {.first = 0, .width = 1, .count = 2});
    EXPECT_THAT(histogram.counts, testing::ElementsAre(2, 2));
    EXPECT_EQ(histogram.summary.n, 6);
    EXPECT_TRUE(histogramOf(column, {}, {}).counts.empty());
}

TEST(Columns, roundBinsAreRoundAndEnough)
{
    for (const auto& [low, high] :
         {std::pair(0.0, 1.0), {-3.7, 12.2}, {0.113, 0.114}, {1e6, 3e7}, {-180.0, 180.0}, {5.0, 5.0001}}) {
        for (const std::size_t most : {2U, 10U, 30U, 100U}) {
            const Bins bins = roundBins(low, high, most);
            EXPECT_LE(bins.count, most);
            EXPECT_GT(6 * bins.count, most);
            EXPECT_LE(bins.first, low + 1e-9 * bins.width);
            EXPECT_GE(bins.edge(bins.count), high - 1e-9 * bins.width);
            const std::vector<float> ends = {static_cast<float>(low), static_cast<float>(high)};
            const Histogram counted = histogramOf(
                ends, {}, roundBins(static_cast<double>(ends[0]), static_cast<double>(ends[1]), most));
            EXPECT_EQ(std::accumulate(counted.counts.begin(), counted.counts.end(), std::int64_t{0}), 2);
            const double digit = bins.width / std::pow(10, std::floor(std::log10(bins.width) + 1e-9));
            EXPECT_TRUE(std::abs(digit - 1) < 1e-6 || std::abs(digit - 2) < 1e-6
                        || std::abs(digit - 5) < 1e-6)
                << digit;
        }
    }
    EXPECT_EQ(roundBins(3, 3, 10).count, 1U);
    EXPECT_EQ(roundBins(static_cast<double>(kNaN), 1, 10).count, 0U);
}

} // namespace
} // namespace carpo::explore

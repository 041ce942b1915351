// SPDX-License-Identifier: GPL-3.0-or-later
// Expected numbers come from numpy 1.24, scipy 1.10 and scikit-learn 1.2, or from closed forms.
#include "engine/evaluation/agreement.h"
#include "engine/evaluation/bootstrap.h"
#include "engine/evaluation/class_curves.h"
#include "engine/evaluation/error_slices.h"

#include <gmock/gmock.h>

#include <cmath>
#include <cstdint>
#include <limits>
#include <stop_token>
#include <vector>

namespace carpo::evaluation {
namespace {

using testing::Pointwise;

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();
const std::vector<float> kTruth{12, 30, 45.5F, 60, 84, 120, 150.25F, 200};
const std::vector<float> kPredicted{18, 27, 50, 63.5F, 80, 131, 149, 188.5F};

MATCHER_P(Near, tolerance, "")
{
    return std::abs(std::get<0>(arg) - std::get<1>(arg)) <= tolerance;
}

// numpy: d.mean(), d.std(ddof=1), d.mean() -+ 1.96 * d.std(ddof=1).
TEST(Agreement, equalsNumpys)
{
    const Agreement found = agreementOf(kTruth, kPredicted);
    EXPECT_EQ(found.n, 8U);
    EXPECT_NEAR(found.bias, 0.65625, 1e-9);
    EXPECT_NEAR(found.sd, 7.019027074419116, 1e-9);
    EXPECT_NEAR(found.lower, -13.101043065861466, 1e-9);
    EXPECT_NEAR(found.upper, 14.413543065861466, 1e-9);
}

TEST(Agreement, leavesOutWhatIsNotKnownAndNeedsTwo)
{
    const Agreement one = agreementOf(std::vector<float>{10, kNaN, 3}, std::vector<float>{12, 5, kNaN});
    EXPECT_EQ(one.n, 1U);
    EXPECT_EQ(one.bias, 2);
    EXPECT_TRUE(std::isnan(one.sd) && std::isnan(one.lower) && std::isnan(one.upper));
    EXPECT_TRUE(std::isnan(agreementOf({}, {}).bias));
}

// numpy.quantile(x, q).
TEST(Bootstrap, quantilesEqualNumpys)
{
    const std::vector<double> sorted{0.20671915533942642,
                                     0.22199317108973948,
                                     0.48841118879482914,
                                     0.6117438629026457,
                                     0.7659078564803156,
                                     0.8707323061773764,
                                     0.9186109079379216};
    const std::vector<double> expected{
        0.20671915533942642, 0.20901025770197337, 0.4511126663161166, 0.9114291176738397, 0.9186109079379216};
    std::vector<double> found;
    for (const double share : {0.0, 0.025, 0.31, 0.975, 1.0})
        found.push_back(quantileOf(sorted, share));
    EXPECT_THAT(found, Pointwise(Near(1e-12), expected));
}

// The mean of a resample of 50 zeros and 50 ones is binomial(100, 1/2) / 100, whose quantiles are known:
// scipy.stats.binom.ppf([.025, .975], 100, .5) / 100 = 0.40, 0.60.
TEST(Bootstrap, findsTheBinomialsQuantiles)
{
    std::vector<double> values(100);
    for (std::size_t i = 0; i < 50; ++i)
        values[i] = 1;
    const Interval found = meanInterval(values, {.resamples = 20000, .seed = 3});
    EXPECT_NEAR(found.low, 0.40, 0.0101);
    EXPECT_NEAR(found.high, 0.60, 0.0101);
    const Interval again = meanInterval(values, {.resamples = 20000, .seed = 3});
    EXPECT_EQ(found.low, again.low);
    EXPECT_EQ(found.high, again.high);
    EXPECT_TRUE(std::isnan(meanInterval({}).low));
}

TEST(ErrorSlices, countByBandAndKind)
{
    const std::vector<std::uint8_t> kinds{1, 1, 2, 2, 1, 2, 2, 1};
    const std::vector<double> edges{0, 48, 96, 204};
    const auto slices = errorSlices({kTruth, kPredicted, kinds}, edges);
    ASSERT_EQ(slices.size(), 6U);
    // By hand: (18-12, 27-30), (50-45.5), (80-84), (63.5-60), (188.5-200), (131-120, 149-150.25).
    EXPECT_EQ(slices[0].n, 2U);
    EXPECT_DOUBLE_EQ(slices[0].mae, 4.5);
    EXPECT_DOUBLE_EQ(slices[0].bias, 1.5);
    EXPECT_EQ(slices[1].kind, 2);
    EXPECT_EQ(slices[1].n, 1U);
    EXPECT_TRUE(std::isnan(slices[1].maeInterval.low)) << "one image says nothing of others";
    EXPECT_EQ(slices[5].from, 96);
    EXPECT_EQ(slices[5].to, 204);
    EXPECT_DOUBLE_EQ(slices[5].mae, (11 + 1.25) / 2);
    // A resample of two is one of three means.
    EXPECT_DOUBLE_EQ(slices[5].maeInterval.low, 1.25);
    EXPECT_DOUBLE_EQ(slices[5].maeInterval.high, 11);
    EXPECT_TRUE(errorSlices({kTruth, kPredicted, kinds}, std::vector<double>{300, 400}).empty());
}

TEST(Bootstrap, stopsWhereNobodyWaits)
{
    std::stop_source stop;
    const std::vector<double> values{1, 2, 3};
    EXPECT_TRUE(std::isfinite(meanInterval(values, {}, stop.get_token()).low));
    const std::vector<std::uint8_t> kinds(kTruth.size());
    const std::vector<double> edges{0, 204};
    EXPECT_EQ(errorSlices({kTruth, kPredicted, kinds}, edges, {}, stop.get_token()).size(), 1U);
    stop.request_stop();
    EXPECT_TRUE(std::isnan(meanInterval(values, {}, stop.get_token()).low));
    EXPECT_TRUE(errorSlices({kTruth, kPredicted, kinds}, edges, {}, stop.get_token()).empty());
}

TEST(ErrorSlices, bandsHoldEveryTruth)
{
    EXPECT_EQ(bandEdges(std::vector<float>{13, 24, kNaN, 47}, 12), (std::vector<double>{12, 24, 36, 48}));
    EXPECT_EQ(bandEdges(std::vector<float>{24}, 12), (std::vector<double>{24, 36}));
    EXPECT_TRUE(bandEdges(std::vector<float>{kNaN}, 12).empty());
}

const std::vector<int> kPositive{0, 1, 1, 0, 1, 0, 0, 1, 0, 1, 1, 0};
const std::vector<double> kScores{0.1, 0.9, 0.4, 0.4, 0.8, 0.35, 0.2, 0.7, 0.7, 0.55, 0.3, 0.05};

// sklearn.metrics.roc_curve(drop_intermediate=False), without the points on straight lines.
TEST(RocCurve, equalsScikitLearns)
{
    const ThresholdCurve roc = rocCurve(kPositive, kScores);
    const std::vector<double> x{0, 0, 1.0 / 6, 1.0 / 6, 1.0 / 3, 0.5, 0.5, 1};
    const std::vector<double> y{0, 1.0 / 3, 0.5, 2.0 / 3, 5.0 / 6, 5.0 / 6, 1, 1};
    EXPECT_THAT(roc.x, Pointwise(Near(1e-12), x));
    EXPECT_THAT(roc.y, Pointwise(Near(1e-12), y));
    EXPECT_TRUE(std::isinf(roc.thresholds.front()));
    EXPECT_EQ(roc.thresholds[1], 0.8);
    // The area under it by trapezia is what the metric says.
    double area = 0;
    for (std::size_t i = 1; i < roc.x.size(); ++i)
        area += (roc.x[i] - roc.x[i - 1]) * (roc.y[i] + roc.y[i - 1]) / 2;
    EXPECT_NEAR(area, training::rocAuc(kPositive, kScores), 1e-12);
    EXPECT_TRUE(rocCurve(std::vector<int>{1, 1}, std::vector<double>{0.5, 0.2}).x.empty());
}

TEST(RocCurve, isEmptyWhereAScoreIsNoNumber)
{
    const std::vector<double> scores{0.5, std::nan(""), 0.25};
    EXPECT_TRUE(rocCurve(std::vector<int>{1, 1, 0}, scores).x.empty());
    EXPECT_TRUE(precisionRecallCurve(std::vector<int>{1, 1, 0}, scores).x.empty());
}

// sklearn.metrics.precision_recall_curve, from the highest threshold down.
TEST(PrecisionRecallCurve, equalsScikitLearns)
{
    const ThresholdCurve curve = precisionRecallCurve(kPositive, kScores);
    const std::vector<double> recall{0, 1.0 / 6, 1.0 / 3, 0.5, 2.0 / 3, 5.0 / 6, 5.0 / 6, 1, 1, 1, 1};
    const std::vector<double> precision{
        1, 1, 1, 0.75, 0.8, 0.7142857142857143, 0.625, 0.6666666666666666, 0.6, 0.5454545454545454, 0.5};
    EXPECT_THAT(curve.x, Pointwise(Near(1e-12), recall));
    EXPECT_THAT(curve.y, Pointwise(Near(1e-12), precision));
    EXPECT_TRUE(precisionRecallCurve(std::vector<int>{0}, std::vector<double>{0.5}).x.empty());
}

// sklearn.metrics.precision_recall_fscore_support; specificity by its definition in numpy.
TEST(ClassTable, equalsScikitLearns)
{
    const std::vector<int> truth{0, 0, 0, 1, 1, 1, 1, 2, 2, 3};
    const std::vector<int> predicted{0, 0, 1, 1, 1, 2, 0, 2, 1, 1};
    const auto rows = classTable(training::confusionOf(truth, predicted, 4));
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[1].n, 4U);
    EXPECT_EQ(rows[1].predicted, 5U);
    const std::vector<double> precision{2.0 / 3, 0.4, 0.5};
    const std::vector<double> recall{2.0 / 3, 0.5, 0.5, 0};
    const std::vector<double> f1{2.0 / 3, 4.0 / 9, 0.5, 0};
    const std::vector<double> specificity{0.8571428571428571, 0.5, 0.875, 1};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < precision.size()) {
            EXPECT_NEAR(rows[i].precision, precision[i], 1e-12);
        }
        EXPECT_NEAR(rows[i].recall, recall[i], 1e-12);
        EXPECT_NEAR(rows[i].f1, f1[i], 1e-12);
        EXPECT_NEAR(rows[i].specificity, specificity[i], 1e-12);
    }
    EXPECT_TRUE(std::isnan(rows[3].precision)) << "nothing was called so";
}

} // namespace
} // namespace carpo::evaluation

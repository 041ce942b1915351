// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/statistics.h"

#include "engine/report/scale.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <vector>

namespace carpo::report {
namespace {

using testing::ElementsAre;
constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// Expected values from Python's statistics module.
TEST(Statistics, MomentsLeaveOutWhatIsNotKnown)
{
    const Moments moments = momentsOf(std::vector{2.0, kNotANumber, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0});
    EXPECT_EQ(moments.n, 8U);
    EXPECT_DOUBLE_EQ(moments.mean, 5);
    EXPECT_DOUBLE_EQ(moments.sd, 2.138089935299395);
    EXPECT_EQ(moments.minimum, 2);
    EXPECT_EQ(moments.maximum, 9);
    EXPECT_EQ(inWords(moments, 1), "n 8 · mean 5.0 · SD 2.1");
    EXPECT_TRUE(std::isnan(momentsOf({}).mean));
    EXPECT_TRUE(std::isnan(momentsOf(std::vector{1.0}).sd));
}

TEST(Statistics, HistogramsCountEveryValueOnce)
{
    EXPECT_THAT(edgesOf(0, 228, 60), ElementsAre(0, 60, 120, 180, 240));
    EXPECT_THAT(edgesOf(0.52, 0.52, 0.1), testing::SizeIs(2));
    EXPECT_LE(edgesOf(0, 1e9, 1e-3).size(), 401U);
    EXPECT_THAT(histogramOf(std::vector{0.0, 5.9, 6.0, 11.9, 12.0, 18.0, -1.0, 18.1, kNotANumber},
                            std::vector{0.0, 6.0, 12.0, 18.0}),
                ElementsAre(2, 2, 2));
}

// Expected values from the formulas in Python, with its statistics module.
TEST(Statistics, AgreementIsLins)
{
    const std::vector<double> truth = {12, 24, 36, 60, 96, 120, 150, 168, 180, 204};
    const std::vector<double> predicted = {20, 30, 33, 71, 90, 128, 141, 170, 166, 190};
    const Agreement agreement = agreementOf(truth, predicted);
    EXPECT_EQ(agreement.n, 10U);
    EXPECT_NEAR(agreement.mae, 8.1, 1e-12);
    EXPECT_NEAR(agreement.bias, -1.1, 1e-12);
    EXPECT_NEAR(agreement.sd, 9.397990328906612, 1e-12);
    EXPECT_NEAR(agreement.ccc, 0.9899292426341207, 1e-12);
    EXPECT_DOUBLE_EQ(agreementOf(truth, truth).ccc, 1);
    EXPECT_DOUBLE_EQ(agreementOf(std::vector{1.0, 2.0}, std::vector{2.0, 1.0}).ccc, -1);
    EXPECT_DOUBLE_EQ(agreementOf(std::vector{1.0, 1.0}, std::vector{2.0, 2.0}).ccc, 0);
    EXPECT_TRUE(std::isnan(agreementOf({}, {}).mae));
}

TEST(Statistics, TicksAreRoundNumbers)
{
    EXPECT_DOUBLE_EQ(roundStep(228, 5), 50);
    EXPECT_DOUBLE_EQ(roundStep(1, 5), 0.2);
    EXPECT_DOUBLE_EQ(roundStep(0.05, 5), 0.01);
    EXPECT_THAT(ticksOf({.label = {}, .minimum = 0, .maximum = 100, .step = 24}),
                ElementsAre(0, 24, 48, 72, 96));
    const Axis axis = axisAround("x", 0.13, 0.97);
    EXPECT_DOUBLE_EQ(axis.minimum, 0);
    EXPECT_DOUBLE_EQ(axis.maximum, 1);
    EXPECT_EQ(tickText(0.2 * 3, 0.2), "0.6");
    EXPECT_EQ(tickText(2000, 500), "2,000");
    EXPECT_EQ(tickText(0.25, 0.05), "0.25");
    EXPECT_EQ(tickText(-12, 12), "-12");
}

TEST(Statistics, AnAxisOfOneValueOrNoneHasAWidth)
{
    for (const double value : {0.0, 5.0, -3.0, 1e6}) {
        const Axis axis = axisAround("x", value, value);
        EXPECT_LT(axis.minimum, value);
        EXPECT_GT(axis.maximum, value);
        EXPECT_GE(ticksOf(axis).size(), 2U);
    }
    EXPECT_LT(axisAround("x", kNotANumber, kNotANumber).minimum, axisAround("x", kNotANumber, kNotANumber).maximum);
}

} // namespace
} // namespace carpo::report

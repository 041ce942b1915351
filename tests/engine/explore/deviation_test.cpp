// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/deviation.h"

#include <gmock/gmock.h>

#include <vector>

namespace carpo::explore {
namespace {

using ::testing::DoubleNear;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Deviation, isCountedInMedianAbsoluteDeviations)
{
    // numpy: median 3, MAD 1, 95th percentile of x - 3 on the side above 80 (of 97), on the side below 1.8.
    const std::vector<double> values = {1, 2, 3, 4, 100};
    EXPECT_THAT(deviationsOf(values, -1, 0.01),
                ElementsAre(DoubleNear(2 / 1.4826, 1e-4),
                            DoubleNear(1 / 1.4826, 1e-4),
                            DoubleNear(0, 1e-12),
                            DoubleNear(-1 / 1.4826, 1e-4),
                            DoubleNear(-97 / 1.4826, 1e-2)));
}

TEST(Deviation, aLongTailWidensTheSpreadOfItsSide)
{
    // 90 values at 0 and 10 from 1 to 10: MAD 0; numpy's 95th percentile is 5.05, 5.05 / 1.6449 = 3.0701.
    std::vector<double> values(90, 0);
    for (int i = 1; i <= 10; ++i)
        values.push_back(i);
    EXPECT_NEAR(deviationsOf(values, 1, 0.01).back(), 10 / 3.0701, 1e-3);
    // Below there is no tail, and the spread is the least that is allowed.
    EXPECT_NEAR(deviationsOf(values, -1, 0.5).back(), -20, 1e-9);
}

TEST(Deviation, ofEqualValuesIsNone)
{
    EXPECT_THAT(deviationsOf(std::vector<double>{7, 7, 7}, 1, 0.1), ElementsAre(0, 0, 0));
    EXPECT_THAT(deviationsOf(std::vector<double>{7}, -1, 0.1), ElementsAre(0));
    EXPECT_THAT(deviationsOf({}, 1, 0.1), IsEmpty());
}

TEST(Percentiles, countWhatIsBelowAndHalfOfWhatIsEqual)
{
    // scipy.stats.percentileofscore(values, v, kind="mean")
    EXPECT_THAT(percentilesOf(std::vector<double>{5, 1, 5, 9}), ElementsAre(50, 12.5, 50, 87.5));
    EXPECT_THAT(percentilesOf(std::vector<double>{3}), ElementsAre(50));
    EXPECT_THAT(percentilesOf({}), IsEmpty());
}

} // namespace
} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/ossification.h"

#include <gtest/gtest.h>

namespace carpo::phantom {
namespace {

Centre centreOf(std::size_t index)
{
    return static_cast<Centre>(index);
}

TEST(Ossification, ACentreLivesInOrder)
{
    for (std::size_t i = 0; i < kCentreCount; ++i) {
        for (const bool male : {false, true}) {
            const CentreAges& ages = centreAges(centreOf(i), male);
            EXPECT_GT(ages.appears, 0) << i;
            EXPECT_LT(ages.appears, ages.wide) << i;
            EXPECT_LT(ages.wide, ages.caps) << i;
            if (ages.fusionEnds > 0) {
                EXPECT_LT(ages.caps, ages.fusionBegins) << i;
                EXPECT_LT(ages.fusionBegins, ages.fusionEnds) << i;
            }
        }
    }
}

TEST(Ossification, GirlsAreAheadOfBoys)
{
    for (std::size_t i = 0; i < kCentreCount; ++i) {
        const CentreAges& girls = centreAges(centreOf(i), false);
        const CentreAges& boys = centreAges(centreOf(i), true);
        EXPECT_LT(girls.appears, boys.appears) << i;
        EXPECT_LT(girls.wide, boys.wide) << i;
        EXPECT_LT(girls.caps, boys.caps) << i;
        if (girls.fusionEnds > 0) {
            EXPECT_LT(girls.fusionBegins, boys.fusionBegins) << i;
            EXPECT_LT(girls.fusionEnds, boys.fusionEnds) << i;
        }
    }
}

// Landmarks that every textbook gives (Gilsanz & Ratib 2005, Greulich & Pyle 1959), in months.
TEST(Ossification, LandmarksAreThoseOfTheAtlases)
{
    EXPECT_NEAR(centreAges(Centre::Capitate, false).appears, 2.5, 1);
    EXPECT_NEAR(centreAges(Centre::Radius, true).appears, 13.5, 2);
    EXPECT_NEAR(centreAges(Centre::Triquetrum, false).appears, 24, 4);
    EXPECT_NEAR(centreAges(Centre::Lunate, true).appears, 48, 6);
    EXPECT_NEAR(centreAges(Centre::Ulna, false).appears, 69, 6);
    EXPECT_NEAR(centreAges(Centre::Sesamoid, true).appears, 153, 6);
    EXPECT_NEAR(centreAges(Centre::Distal3, false).fusionBegins, 156, 8);
    EXPECT_NEAR(centreAges(Centre::Radius, true).fusionEnds, 228, 6);
}

TEST(Ossification, GrowthCappingAndFusionNeverGoBack)
{
    for (std::size_t i = 0; i < kCentreCount; ++i) {
        CentreState before = centreState(centreOf(i), true, 0);
        EXPECT_EQ(before.growth, 0) << i;
        for (int months = 1; months <= 240; ++months) {
            const CentreState now = centreState(centreOf(i), true, months);
            EXPECT_GE(now.growth, before.growth) << i << " at " << months;
            EXPECT_GE(now.capping, before.capping) << i << " at " << months;
            EXPECT_GE(now.fusion, before.fusion) << i << " at " << months;
            EXPECT_LE(now.scar, before.scar) << i << " at " << months;
            before = now;
        }
        EXPECT_EQ(before.growth, 1) << i;
    }
}

TEST(Ossification, TheSameHandBelongsToAYoungerGirl)
{
    double before = -1;
    for (int months = 1; months <= 240; ++months) {
        EXPECT_EQ(girlsEquivalent(false, months), months);
        const double equivalent = girlsEquivalent(true, months);
        EXPECT_LT(equivalent, months);
        EXPECT_GT(equivalent, before);
        before = equivalent;
    }
    // About two years apart at the height of growth.
    EXPECT_NEAR(156 - girlsEquivalent(true, 156), 24, 4);
}

} // namespace
} // namespace carpo::phantom

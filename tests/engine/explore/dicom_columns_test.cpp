// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace carpo::explore {
namespace {

using dataset::Laterality;
using dataset::Sex;
using Facts = imaging::DicomFacts;
using testing::ElementsAre;
using testing::IsEmpty;

dataset::Dataset threeImages()
{
    dataset::Dataset data;
    data.ids = {"a", "b", "c"};
    data.files = {"/set/a.dcm", "/set/b", "/set/c.png"};
    data.sexes = {Sex::Unknown, Sex::Male, Sex::Unknown};
    data.months.assign(3, std::numeric_limits<float>::quiet_NaN());
    return data;
}

TEST(DicomColumns, whatTheSourceSaysGoesBefore)
{
    dataset::Dataset data = threeImages();
    data.chronologicalMonths = {std::nanf(""), 100, std::nanf("")};
    ScanTable table;
    table.facts[0] = Facts{.sex = Facts::Sex::Female, .ageMonths = 60, .laterality = "L", .bodyPart = "HAND"};
    table.facts[1] =
        Facts{.sex = Facts::Sex::Female, .ageMonths = 61, .rowSpacing = 0.1, .columnSpacing = 0.2};
    data = withFacts(std::move(data), table);
    EXPECT_THAT(data.sexes, ElementsAre(Sex::Female, Sex::Male, Sex::Unknown));
    EXPECT_EQ(data.chronologicalMonths[0], 60);
    EXPECT_EQ(data.chronologicalMonths[1], 100);
    EXPECT_TRUE(std::isnan(data.chronologicalMonths[2]));
    EXPECT_TRUE(std::isnan(data.months[0])) << "an age at the examination is no bone age";
    EXPECT_THAT(data.lateralities, ElementsAre(Laterality::Left, Laterality::Unknown, Laterality::Unknown));
    EXPECT_THAT(data.bodyParts, ElementsAre("HAND", "", ""));
    EXPECT_TRUE(std::isnan(data.spacings[0].row));
    EXPECT_FLOAT_EQ(data.spacings[1].column, 0.2F);
}

TEST(DicomColumns, nothingSaidMakesNoColumn)
{
    const dataset::Dataset data = withFacts(threeImages(), {});
    EXPECT_THAT(data.chronologicalMonths, IsEmpty());
    EXPECT_THAT(data.spacings, IsEmpty());
    EXPECT_THAT(data.lateralities, IsEmpty());
    EXPECT_THAT(data.bodyParts, IsEmpty());
}

TEST(DicomColumns, onlyFilesThatMayBeDicomsAreAskedForTheSex)
{
    dataset::Dataset data = threeImages();
    EXPECT_TRUE(lacksFacts(data));
    data.sexes[0] = Sex::Female;
    EXPECT_FALSE(lacksFacts(data)) << "the third is called as a PNG is";
}

} // namespace
} // namespace carpo::explore

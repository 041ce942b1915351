// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/dicom_facts.h"

#include <gtest/gtest.h>

#include <cmath>

namespace carpo::imaging {
namespace {

TEST(DicomFacts, agesInEveryUnit)
{
    EXPECT_EQ(ageInMonths("012Y", "", ""), 144);
    EXPECT_EQ(ageInMonths("12Y", "", ""), 144);
    EXPECT_EQ(ageInMonths("144M", "", ""), 144);
    // 52.1775 weeks and 365.2425 days a year, of 12 months.
    EXPECT_NEAR(ageInMonths("052W", "", ""), 11.959, 0.001);
    EXPECT_NEAR(ageInMonths("365D", "", ""), 11.992, 0.001);
    EXPECT_EQ(ageInMonths("000D", "", ""), 0);
}

TEST(DicomFacts, agesFromDates)
{
    EXPECT_NEAR(ageInMonths("", "20100215", "20200215"), 120, 0.02);
    EXPECT_NEAR(ageInMonths("what", "2010.02.15", "2010.03.15"), 0.92, 0.01);
    for (const char* const study : {"", "2009", "20090215", "20101315", "20100230", "21990101"})
        EXPECT_TRUE(std::isnan(ageInMonths("", "20100215", study))) << study;
}

TEST(DicomFacts, whatIsNoAge)
{
    for (const char* const age : {"", "Y", "12", "012X", "-12Y", "999Y", "1 2Y", "0012Y", "\xFF\xFF\xFFY"})
        EXPECT_TRUE(std::isnan(ageInMonths(age, "", ""))) << age;
    // Where what is written makes no sense, the dates do.
    EXPECT_NEAR(ageInMonths("999Y", "20100101", "20110101"), 12, 0.02);
}

TEST(DicomFacts, sexes)
{
    EXPECT_EQ(sexOf("M"), DicomFacts::Sex::Male);
    EXPECT_EQ(sexOf("f"), DicomFacts::Sex::Female);
    for (const char* const text : {"", "O", "MF", "female"})
        EXPECT_EQ(sexOf(text), DicomFacts::Sex::Unknown);
}

} // namespace
} // namespace carpo::imaging

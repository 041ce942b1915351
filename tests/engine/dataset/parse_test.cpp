// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/parse.h"

#include "engine/dataset/dataset.h"

#include <gmock/gmock.h>

namespace carpo::dataset {
namespace {

TEST(Parse, sexAsPeopleWriteIt)
{
    for (const auto* const text : {"M", "m", "male", "Masculino", " menino ", "BOY"}) {
        EXPECT_EQ(parseSex(text, false), Sex::Male) << text;
        EXPECT_EQ(parseSex(text, true), Sex::Male) << text;
    }
    for (const auto* const text : {"F", "f", "female", "FEMININO", "Femenino", "menina", "girl"}) {
        EXPECT_EQ(parseSex(text, false), Sex::Female) << text;
        EXPECT_EQ(parseSex(text, true), Sex::Female) << text;
    }
}

TEST(Parse, yesAndNoCountInAColumnCalledMaleOnly)
{
    for (const auto* const text : {"True", "TRUE", "true", "1", "1.0", "sim"}) {
        EXPECT_EQ(parseSex(text, true), Sex::Male) << text;
        EXPECT_EQ(parseSex(text, false), Sex::Unknown) << text;
    }
    for (const auto* const text : {"False", "FALSE", "false", "0", "0.0", "não", "NÃO"}) {
        EXPECT_EQ(parseSex(text, true), Sex::Female) << text;
        EXPECT_EQ(parseSex(text, false), Sex::Unknown) << text;
    }
    for (const auto* const text : {"", "?", "2", "mm", "maleish", "NaN"})
        EXPECT_EQ(parseSex(text, true), Sex::Unknown) << text;
}

TEST(Parse, numbersWithPointOrComma)
{
    EXPECT_EQ(parseNumber("120"), 120);
    EXPECT_EQ(parseNumber(" 120.5 "), 120.5);
    EXPECT_EQ(parseNumber("120,5"), 120.5);
    EXPECT_EQ(parseNumber("+3"), 3);
    EXPECT_EQ(parseNumber("-3"), -3);
    for (const auto* const text :
         {"", " ", "abc", "12 months", "1,2,3", "1.234,5", "nan", "inf", "1e999", "0x10", "--1", "+-1"})
        EXPECT_FALSE(parseNumber(text).has_value()) << text;
}

} // namespace
} // namespace carpo::dataset

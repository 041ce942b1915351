// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/plain_text.h"

#include <gmock/gmock.h>

#include <sstream>

namespace carpo::report {
namespace {

TEST(PlainText, looksAsItIsMeantTo)
{
    PlainText text;
    text.title("Época");
    text.paragraph("One line.");
    text.heading("Loss");
    text.entry("Huber delta", "1 SD", "Where it bends.");
    text.entry("Mirror", "no");
    EXPECT_EQ(
        text.text(),
        "Época\n=====\n\nOne line.\n\nLoss\n----\nHuber delta: 1 SD\n    Where it bends.\nMirror: no\n");
}

TEST(PlainText, wrapsBetweenWords)
{
    std::string words;
    for (int i = 0; i < 60; ++i)
        words += "época ";
    PlainText text;
    text.entry("Name", words, words);
    std::istringstream lines(text.text());
    std::size_t found = 0;
    for (std::string line; std::getline(lines, line);) {
        std::size_t accents = 0;
        for (std::size_t at = line.find("é"); at != std::string::npos; at = line.find("é", at + 1))
            ++accents;
        found += accents;
        EXPECT_LE(line.size() - accents, 100U) << line;
        EXPECT_NE(line.back(), ' ') << line;
    }
    EXPECT_EQ(found, 120U);
}

TEST(PlainText, aWordTooLongForALineStaysWhole)
{
    PlainText text;
    const std::string word(150, 'x');
    text.paragraph("a " + word + " b");
    EXPECT_EQ(text.text(), "a\n" + word + "\nb\n");
}

TEST(PlainText, controlCharactersMakeNoLines)
{
    PlainText text;
    text.title("a\nb");
    text.entry("c\td", std::string("e\0f", 3));
    EXPECT_EQ(text.text(), "a b\n===\nc d: e f\n");
}

} // namespace
} // namespace carpo::report

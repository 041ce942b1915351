// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/repo/source_tree.h"

#include <gmock/gmock.h>

#include <regex>
#include <string>
#include <vector>

namespace carpo::repo {
namespace {

TEST(Wording, everySourceFileNamesItsLicence)
{
    std::vector<std::string> without;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        if (file.lines.empty() || file.lines.front() != "// SPDX-License-Identifier: GPL-3.0-or-later")
            without.push_back(file.path);
    }
    EXPECT_THAT(without, testing::IsEmpty());
}

TEST(Wording, nothingIsMarkedAsUnfinished)
{
    // Put together from halves, so that this file does not find itself.
    const std::regex unfinished(std::string("\\b(TO") + "DO|FIX" + "ME|XX" + "X|for n" + "ow)\\b");
    std::vector<std::string> found;
    for (const SourceFile& file : sourceFiles({".h", ".cpp", ".md", ".txt"})) {
        for (const std::string& line : file.lines) {
            if (std::regex_search(line, unfinished))
                found.push_back(file.path + ": " + line);
        }
    }
    EXPECT_THAT(found, testing::IsEmpty());
}

// Qt's own checks report nothing under GoogleTest: a false one passes.
TEST(Wording, testsUseNoCheckThatFailsSilently)
{
    const std::regex silent(std::string("\\b(Q") + "VERIFY|Q" + "COMPARE|Q" + "TRY_\\w+)\\b");
    std::vector<std::string> found;
    for (const SourceFile& file : sourceFiles({".cpp", ".h"})) {
        for (const std::string& line : file.lines) {
            if (std::regex_search(line, silent))
                found.push_back(file.path + ": " + line);
        }
    }
    EXPECT_THAT(found, testing::IsEmpty());
}

// Every colour has a name and a place in the table of widgets/style.
TEST(Wording, noColourLiteralStandsOutsideOfTheTheme)
{
    const std::regex literal(
        "\"#[0-9a-fA-F]{6}\"|QColor\\(\\s*[0-9]|Qt::(red|green|blue|black|white|gray|darkGray|yellow)\\b");
    std::vector<std::string> found;
    for (const SourceFile& file : sourceFiles({".cpp", ".h"})) {
        if ((!file.isIn("widgets") && !file.isIn("app")) || file.isIn("widgets/style"))
            continue;
        for (const std::string& line : file.lines) {
            if (std::regex_search(line, literal))
                found.push_back(file.path + ": " + line);
        }
    }
    EXPECT_THAT(found, testing::IsEmpty());
}

} // namespace
} // namespace carpo::repo

// SPDX-License-Identifier: GPL-3.0-or-later
// The sizes of CONTRIBUTING.md, so that nothing grows unseen.
#include "tests/repo/source_tree.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace carpo::repo {
namespace {

constexpr int kSourceLines = 400;
constexpr int kHeaderLines = 150;
constexpr int kFunctionLines = 60;
constexpr int kReadmeLines = 30;

bool isCode(const std::string& line)
{
    const auto first = line.find_first_not_of(" \t");
    return first != std::string::npos && line.compare(first, 2, "//") != 0 && line[first] != '*';
}

TEST(Sizes, filesStayWithinTheirLimit)
{
    std::vector<std::string> large;
    for (const SourceFile& file : sourceFiles({".h", ".cpp"})) {
        const auto lines = std::ranges::count_if(file.lines, isCode);
        if (lines > (file.endsWith(".h") ? kHeaderLines : kSourceLines))
            large.push_back(file.path + ": " + std::to_string(lines));
    }
    EXPECT_THAT(large, testing::IsEmpty());
}

// clang-format puts a function's braces alone in their columns, and those of nothing else but a class, whose
// closing brace has a semicolon.
TEST(Sizes, functionsStayWithinTheirLimit)
{
    std::vector<std::string> large;
    for (const SourceFile& file : sourceFiles({".cpp"})) {
        std::size_t opened = 0; // 0: a closing brace stands in a text
        for (std::size_t line = 1; line <= file.lines.size(); ++line) {
            const std::string& text = file.lines[line - 1];
            if (text == "{")
                opened = line;
            if (text != "}" || opened == 0)
                continue;
            if (line - opened - 1 > kFunctionLines)
                large.push_back(file.path + ":" + std::to_string(opened) + ": "
                                + std::to_string(line - opened - 1));
            opened = 0;
        }
    }
    EXPECT_THAT(large, testing::IsEmpty());
}

TEST(Sizes, everySourceFolderSaysWhatLivesThereInThirtyLines)
{
    std::vector<std::string> wrong;
    const std::filesystem::path root = CARPO_SOURCE_DIR;
    for (const auto* const part : {"engine", "widgets", "app"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / part)) {
            if (!entry.is_directory())
                continue;
            const auto holdsCode = [](const auto& inside) { return inside.path().extension() == ".cpp"; };
            if (!std::ranges::any_of(std::filesystem::directory_iterator(entry), holdsCode))
                continue;
            std::ifstream readme(entry.path() / "README.md");
            int lines = 0;
            for (std::string line; std::getline(readme, line);)
                ++lines;
            if (lines == 0 || lines > kReadmeLines)
                wrong.push_back(entry.path().lexically_relative(root).string() + ": "
                                + std::to_string(lines));
        }
    }
    EXPECT_THAT(wrong, testing::IsEmpty());
}

} // namespace
} // namespace carpo::repo

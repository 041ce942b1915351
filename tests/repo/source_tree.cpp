// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/repo/source_tree.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace carpo::repo {
namespace {

SourceFile load(const std::filesystem::path& file, const std::filesystem::path& root)
{
    SourceFile loaded{.path = file.lexically_relative(root).generic_string(), .lines = {}};
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);)
        loaded.lines.push_back(line);
    return loaded;
}

} // namespace

bool SourceFile::isIn(std::string_view folder) const
{
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

std::vector<SourceFile> sourceFiles(const std::vector<std::string_view>& endings)
{
    const std::filesystem::path root = CARPO_SOURCE_DIR;
    std::vector<SourceFile> files;
    for (const auto* const folder : {"engine", "widgets", "app", "tests"}) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
            const std::string name = entry.path().filename().string();
            const auto matches = [&name](std::string_view ending) { return name.ends_with(ending); };
            if (entry.is_regular_file() && std::ranges::any_of(endings, matches))
                files.push_back(load(entry.path(), root));
        }
    }
    std::ranges::sort(files, {}, &SourceFile::path);
    return files;
}

} // namespace carpo::repo

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace carpo::repo {

/// A text file of the source tree.
struct SourceFile
{
    std::string path; ///< relative to the root: "engine/core/error.h"
    std::vector<std::string> lines;

    [[nodiscard]] bool isIn(std::string_view folder) const; ///< "engine/core"
    [[nodiscard]] bool endsWith(std::string_view ending) const { return path.ends_with(ending); }
};

/// Every file below engine, widgets, app and tests whose name has one of these endings, by path.
[[nodiscard]] std::vector<SourceFile> sourceFiles(const std::vector<std::string_view>& endings);

} // namespace carpo::repo

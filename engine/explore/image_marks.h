// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace carpo::explore {

/// A tag that people gave to images of a data set.
struct TagMarks
{
    std::string key; ///< of its column: tagColumnKey()
    std::string tag;
    std::vector<std::uint8_t> has; ///< 1 where an image has it, else 0; in the data set's order
};

/// What people decided about the images of a data set, in its order, as columns to choose by. Labels that
/// they corrected are in the data set already.
struct ImageMarks
{
    std::vector<std::uint8_t> leftOut; ///< 1 for an image left out of training; empty where none is
    std::vector<TagMarks> tags;
};

using ImageMarksPtr = std::shared_ptr<const ImageMarks>;

/// "tag:" and the tag
[[nodiscard]] std::string tagColumnKey(const std::string& tag);

} // namespace carpo::explore

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

/// What people decided about the images of a data set, what they were suspected of, and the part that each is
/// planned for, in its order, as columns to choose by. Labels that people corrected are in the data set
/// already.
struct ImageMarks
{
    std::vector<std::uint8_t> leftOut; ///< 1 for an image left out of training; empty where none is
    std::vector<TagMarks> tags;
    /// 0 for an image that does not stand out, else 1 + its OutlierKind; empty where nobody has looked.
    std::vector<std::uint8_t> suspicions;
    std::vector<std::uint8_t> duplicates; ///< 1 for an image of a group of duplicates; empty as that
    /// The dataset::Part of each image in the split that was planned last; empty where none was.
    std::vector<std::uint8_t> plannedParts;
};

using ImageMarksPtr = std::shared_ptr<const ImageMarks>;

/// "tag:" and the tag
[[nodiscard]] std::string tagColumnKey(const std::string& tag);

} // namespace carpo::explore

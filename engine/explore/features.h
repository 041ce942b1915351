// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace carpo::explore {

/// Points of a space of a few dozen dimensions, one after the other.
struct Features
{
    std::size_t dimension = 0;
    std::vector<float> values; ///< size() * dimension

    [[nodiscard]] std::size_t size() const { return dimension == 0 ? 0 : values.size() / dimension; }
    [[nodiscard]] std::span<const float> operator[](std::size_t point) const
    {
        return std::span(values).subspan(point * dimension, dimension);
    }
    [[nodiscard]] std::span<float> operator[](std::size_t point)
    {
        return std::span(values).subspan(point * dimension, dimension);
    }
};

} // namespace carpo::explore

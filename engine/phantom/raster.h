// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace carpo::phantom {

/// A map of real numbers over the picture: row-major, no padding.
struct Raster
{
    Raster() = default;
    Raster(int columns, int rows, float value = 0)
        : width(columns)
        , height(rows)
        , values(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), value)
    {}

    [[nodiscard]] float* row(int y)
    {
        return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }

    [[nodiscard]] const float* row(int y) const
    {
        return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }

    int width = 0;
    int height = 0;
    std::vector<float> values;
};

} // namespace carpo::phantom

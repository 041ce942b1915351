// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/texture.h"

#include "engine/core/random.h"

#include <array>
#include <cmath>
#include <cstddef>
#include <vector>

namespace carpo::phantom {
namespace {

constexpr int kSide = 128;
using Tile = std::vector<float>;

std::size_t at(int x, int y)
{
    return static_cast<std::size_t>(y & (kSide - 1)) * kSide + static_cast<std::size_t>(x & (kSide - 1));
}

// Binomial smoothing over the tile's edges, so that it repeats without a seam.
Tile smoothed(const Tile& tile, int passes)
{
    Tile current = tile;
    Tile next(tile.size());
    for (int pass = 0; pass < passes; ++pass) {
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x)
                next[at(x, y)] =
                    0.25F * current[at(x - 1, y)] + 0.5F * current[at(x, y)] + 0.25F * current[at(x + 1, y)];
        for (int y = 0; y < kSide; ++y)
            for (int x = 0; x < kSide; ++x)
                current[at(x, y)] =
                    0.25F * next[at(x, y - 1)] + 0.5F * next[at(x, y)] + 0.25F * next[at(x, y + 1)];
    }
    return current;
}

Tile makeTile()
{
    core::RandomStream random(1, "phantom.texture");
    Tile white(static_cast<std::size_t>(kSide) * kSide);
    for (float& value : white)
        value = static_cast<float>(random.normal());
    Tile fine = smoothed(white, 1);
    const Tile coarse = smoothed(white, 8);
    double squares = 0;
    for (std::size_t i = 0; i < fine.size(); ++i) {
        fine[i] -= coarse[i];
        squares += static_cast<double>(fine[i]) * fine[i];
    }
    const auto scale = static_cast<float>(1 / std::sqrt(squares / static_cast<double>(fine.size())));
    for (float& value : fine)
        value *= scale;
    return fine;
}

} // namespace

double grain(double x, double y)
{
    static const Tile tile = makeTile();
    const double left = std::floor(x);
    const double top = std::floor(y);
    const int column = static_cast<int>(left);
    const int row = static_cast<int>(top);
    const auto fx = static_cast<float>(x - left);
    const auto fy = static_cast<float>(y - top);
    const float upper = tile[at(column, row)] * (1 - fx) + tile[at(column + 1, row)] * fx;
    const float lower = tile[at(column, row + 1)] * (1 - fx) + tile[at(column + 1, row + 1)] * fx;
    return upper * (1 - fy) + lower * fy;
}

} // namespace carpo::phantom

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/difference_picture.h"

#include "app/bridge/convert.h"
#include "engine/explore/picture_difference.h"
#include "engine/imaging/decode.h"

#include <algorithm>
#include <array>

namespace carpo::bridge {
namespace {

/// What white can stand for: few, so that one difference can be held against another.
constexpr std::array kWhites{8, 16, 32, 64, 128, 255};

} // namespace

core::Result<DifferencePicture> differenceOf(const std::filesystem::path& one,
                                             const std::filesystem::path& other,
                                             int side,
                                             const std::stop_token& stop)
{
    const auto first = imaging::decodeFile(one, imaging::decodeLimits(), stop);
    if (!first)
        return tl::unexpected(first.error());
    const auto second = imaging::decodeFile(other, imaging::decodeLimits(), stop);
    if (!second)
        return tl::unexpected(second.error());
    explore::PictureDifference found = explore::differenceOf(*first, *second, side);
    const auto white = std::ranges::lower_bound(kWhites, found.percentile);
    DifferencePicture difference{.first = toQImage(found.first),
                                 .second = toQImage(found.second),
                                 .picture = {},
                                 .white = white == kWhites.end() ? kWhites.back() : *white,
                                 .mean = found.mean,
                                 .largest = found.largest,
                                 .isMirrored = found.mirrored};
    for (std::uint8_t& amount : found.amount.pixels8())
        amount = static_cast<std::uint8_t>(std::min(255, amount * 255 / difference.white));
    difference.picture = toQImage(found.amount);
    return difference;
}

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/thumbnail_match.h"

#include "engine/explore/patch_motion.h"
#include "engine/explore/patches.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace carpo::explore {
namespace {

constexpr PatchOptions kPatches = {.side = kThumbnailSide,
                                   .smoothing = 0,
                                   .detail = 2,
                                   .patch = kThumbnailPatch,
                                   .step = 3,
                                   .apart = 1,
                                   .count = 24,
                                   .window = 4};
constexpr MotionOptions kMotion = {.tolerances = {1.5, 1.2, 0.9, 0.7}, .ridge = 40};
constexpr double kFoundAgain = 0.75; // correlation
constexpr std::size_t kFewestMatched = 5;

constexpr std::size_t kSide = kThumbnailSide;
constexpr std::size_t kPatch = kThumbnailPatch;
constexpr std::size_t kPlaces = kThumbnailPlaces;
constexpr std::size_t kWindow = kPatches.window;
constexpr std::size_t kShifts = 2 * kWindow + 1; // places looked at along x and along y
constexpr std::size_t kLane = 12;                // the same, a multiple of the four that a core adds at once

/// A thumbnail with nothing around it, so that a search need not ask where the picture ends.
struct Surrounded
{
    static constexpr std::size_t kRow = kSide + 2 * kWindow + 4;
    static constexpr std::size_t kScaleRow = kPlaces + 2 * kWindow;

    explicit Surrounded(const ThumbnailDetail& picture)
    {
        for (std::size_t y = 0; y < kSide; ++y)
            std::copy_n(&picture.detail[y * kSide], kSide, &detail[(y + kWindow) * kRow + kWindow]);
        for (std::size_t y = 0; y < kPlaces; ++y)
            std::copy_n(&picture.scale[y * kPlaces], kPlaces, &scale[(y + kWindow) * kScaleRow + kWindow]);
    }

    std::array<float, (kSide + 2 * kWindow)* kRow> detail = {};
    std::array<float, kScaleRow* kScaleRow> scale = {};
};

using Products = std::array<std::array<float, kLane>, kShifts>;

/// The patch at (x, y) of `a` times what lies at each place around (x, y) of `b`. [y][x]
Products productsOf(const ThumbnailDetail& a, const Surrounded& b, std::size_t x, std::size_t y)
{
    float mean = 0;
    for (std::size_t row = 0; row < kPatch; ++row) {
        for (std::size_t column = 0; column < kPatch; ++column)
            mean += a.detail[(y + row) * kSide + x + column] / (kPatch * kPatch);
    }
    Products products = {};
    for (std::size_t row = 0; row < kPatch; ++row) {
        for (std::size_t column = 0; column < kPatch; ++column) {
            const float value = a.detail[(y + row) * kSide + x + column] - mean;
            for (std::size_t down = 0; down < kShifts; ++down) {
                const float* const from = &b.detail[(y + row + down) * Surrounded::kRow + x + column];
                for (std::size_t right = 0; right < kLane; ++right)
                    products[down][right] += value * from[right];
            }
        }
    }
    return products;
}

Finding found(const ThumbnailDetail& a, const Surrounded& b, std::size_t x, std::size_t y)
{
    Products likeness = productsOf(a, b, x, y);
    const float own = a.scale[y * kPlaces + x];
    std::size_t bestDown = kWindow;
    std::size_t bestRight = kWindow;
    float best = -1;
    for (std::size_t down = 0; down < kShifts; ++down) {
        for (std::size_t right = 0; right < kShifts; ++right) {
            float& value = likeness[down][right];
            value *= own * b.scale[(y + down) * Surrounded::kScaleRow + x + right];
            if (value > best) {
                best = value;
                bestDown = down;
                bestRight = right;
            }
        }
    }
    cv::Point2d moved(static_cast<double>(bestRight), static_cast<double>(bestDown));
    const auto at = [&](std::size_t down, std::size_t right) {
        return static_cast<double>(likeness[down][right]);
    };
    if (bestRight > 0 && bestRight + 1 < kShifts)
        moved.x += topOf(at(bestDown, bestRight - 1), at(bestDown, bestRight), at(bestDown, bestRight + 1));
    if (bestDown > 0 && bestDown + 1 < kShifts)
        moved.y += topOf(at(bestDown - 1, bestRight), at(bestDown, bestRight), at(bestDown + 1, bestRight));
    constexpr double kMiddle = 0.5 * (static_cast<double>(kPatch) - static_cast<double>(kSide));
    return {.centre = {static_cast<double>(x) + kMiddle, static_cast<double>(y) + kMiddle},
            .moved = moved - cv::Point2d(kWindow, kWindow),
            .correlation = static_cast<double>(best)};
}

ThumbnailAgreement oneWay(const ThumbnailDetail& a, const ThumbnailDetail& b)
{
    if (a.patches.size() < kFewestMatched)
        return {};
    const Surrounded in(b);
    std::vector<Finding> findings;
    std::vector<bool> foundAgain;
    std::size_t lost = 0;
    for (const auto& [x, y] : a.patches) {
        findings.push_back(found(a, in, x, y));
        foundAgain.push_back(findings.back().correlation >= kFoundAgain);
        lost += foundAgain.back() ? 0U : 1U;
        if (3 * lost > 2 * a.patches.size())
            return {};
    }
    ThumbnailAgreement agreement{.correlation = quantileOf(findings, 0.5), .asOne = 0};
    const std::optional<Motion> motion = commonMotion(findings, foundAgain, kMotion);
    std::size_t together = 0;
    for (std::size_t i = 0; motion && i < findings.size(); ++i)
        together += foundAgain[i] && motion->misses(findings[i]) < kMotion.tolerances.back() ? 1U : 0U;
    agreement.asOne = static_cast<double>(together) / static_cast<double>(findings.size());
    return agreement;
}

} // namespace

ThumbnailDetail detailOf(const Thumbnail& thumbnail)
{
    ThumbnailDetail result;
    cv::Mat gray(kThumbnailSide, kThumbnailSide, CV_32F);
    for (std::size_t i = 0; i < kThumbnailPixels; ++i)
        gray.ptr<float>()[i] = static_cast<float>(thumbnail[i]) / 255;
    const cv::Mat detail = withoutSurroundings(gray, kPatches);
    std::copy_n(detail.ptr<float>(), kThumbnailPixels, result.detail.begin());
    for (std::size_t y = 0; y < kPlaces; ++y) {
        for (std::size_t x = 0; x < kPlaces; ++x) {
            double sum = 0;
            double squares = 0;
            for (std::size_t row = 0; row < kPatch; ++row) {
                for (std::size_t column = 0; column < kPatch; ++column) {
                    const auto value = static_cast<double>(result.detail[(y + row) * kSide + x + column]);
                    sum += value;
                    squares += value * value;
                }
            }
            constexpr double kEven = 1e-6;
            const double about = squares - sum * sum / (kPatch * kPatch);
            result.scale[y * kPlaces + x] = static_cast<float>(about > kEven ? 1 / std::sqrt(about) : 0);
        }
    }
    for (const cv::Point at : richPatches(detail, kPatches))
        result.patches.emplace_back(static_cast<std::uint8_t>(at.x), static_cast<std::uint8_t>(at.y));
    return result;
}

Thumbnail mirrored(const Thumbnail& thumbnail)
{
    Thumbnail result = thumbnail;
    for (auto row = result.begin(); row != result.end(); row += kThumbnailSide)
        std::reverse(row, row + kThumbnailSide);
    return result;
}

ThumbnailAgreement agreementOf(const ThumbnailDetail& a, const ThumbnailDetail& b)
{
    const ThumbnailAgreement there = oneWay(a, b);
    const ThumbnailAgreement back = oneWay(b, a);
    return {.correlation = std::midpoint(there.correlation, back.correlation),
            .asOne = std::midpoint(there.asOne, back.asOne)};
}

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/picture_match.h"

#include "engine/explore/patch_motion.h"
#include "engine/imaging/mat_view.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <span>
#include <utility>

namespace carpo::explore {
namespace {

constexpr int kOverviewSide = 128;

/// How two pictures are compared.
struct Look
{
    PatchOptions patches;
    double quickly = 0; ///< patches' median correlation below which they differ and nothing more is asked
    int fineWindow = 0; ///< how far from its expected place a patch is looked for
    double asOne = 0;   ///< how far from it a patch is that moved with the others
};

// Tuned on phantom cohorts and on real radiographs, with near duplicates planted in both.
constexpr Look kGlance = {.patches = {.side = kOverviewSide,
                                      .smoothing = 0.8,
                                      .detail = 5,
                                      .patch = 20,
                                      .step = 4,
                                      .apart = 10,
                                      .count = 32,
                                      .window = 12},
                          .quickly = 0.9,
                          .fineWindow = 5,
                          .asOne = 0.3};
constexpr Look kCloseLook = {.patches = {.side = kCloseLookSide,
                                         .smoothing = 0.8,
                                         .detail = 3,
                                         .patch = 40,
                                         .step = 8,
                                         .apart = 20,
                                         .count = 32,
                                         .window = 24},
                             .quickly = 0.8,
                             .fineWindow = 6,
                             .asOne = 0.5};
constexpr MotionOptions kCoarse = {.tolerances = {4.0, 3.0, 2.5, 2.5}, .ridge = 600};
constexpr MotionOptions kFine = {.tolerances = {2.0, 1.0, 0.7, 0.7}, .ridge = 600};
constexpr std::size_t kFirstFew = 8; // patches: where nearly none of them is found, none of the others is
constexpr std::size_t kMostLost = 6;
constexpr double kWorthACloseLook = 0.93; // correlation that 65 % of the patches reach, the better direction
constexpr double kSmallFound = 0.955;     // the same in both directions, of small images
constexpr double kSmallAlikeFound = 0.75; // where the thumbnails say it already
constexpr double kNearlyAllFound = 0.955; // the same in the close look, the mean of both directions,
constexpr double kMostFound = 0.93;       // and where the patches moved as one
constexpr double kMovedAsOne = 0.64;      // share of the patches
constexpr double kAllMoved = 0.95;        // of the patches: what is missing now is no matter of the cut
constexpr int kMissingAllowed = 2;        // in both directions together
constexpr double kFound = 0.8;            // a patch below this correlation is missing
constexpr std::size_t kFewestPatches = 8; // with fewer a picture shows too little to be known again

Finding found(const DetailPicture& a, const cv::Mat& b, cv::Point at, int window, int patch)
{
    const cv::Rect whole(0, 0, b.cols, b.rows);
    const cv::Rect place(at.x, at.y, patch, patch);
    const cv::Rect around =
        cv::Rect(at.x - window, at.y - window, patch + 2 * window, patch + 2 * window) & whole;
    cv::Mat likeness;
    cv::matchTemplate(b(around), a.detail(place), likeness, cv::TM_CCOEFF_NORMED);
    double best = 0;
    cv::Point top;
    cv::minMaxLoc(likeness, nullptr, &best, nullptr, &top);
    cv::Point2d exact = top;
    const auto value = [&](int x, int y) { return static_cast<double>(likeness.at<float>(y, x)); };
    if (top.x > 0 && top.x + 1 < likeness.cols)
        exact.x += topOf(value(top.x - 1, top.y), best, value(top.x + 1, top.y));
    if (top.y > 0 && top.y + 1 < likeness.rows)
        exact.y += topOf(value(top.x, top.y - 1), best, value(top.x, top.y + 1));
    Finding finding;
    finding.centre = cv::Point2d(at) + cv::Point2d(patch - a.detail.cols, patch - a.detail.rows) / 2;
    finding.moved = exact + cv::Point2d(around.tl()) - cv::Point2d(at);
    finding.correlation = best;
    return finding;
}

std::vector<Finding> search(const DetailPicture& a, const cv::Mat& b, int window, int patch)
{
    std::vector<Finding> findings;
    for (const cv::Point at : a.patches)
        findings.push_back(found(a, b, at, window, patch));
    return findings;
}

/// The same; nothing as soon as it is certain, or by the first few as good as certain, that their median
/// correlation is below `least`.
std::optional<std::vector<Finding>>
searchAtLeast(double least, const DetailPicture& a, const cv::Mat& b, int window, int patch)
{
    std::vector<Finding> findings;
    std::size_t below = 0;
    for (const cv::Point at : a.patches) {
        findings.push_back(found(a, b, at, window, patch));
        below += findings.back().correlation < least ? 1U : 0U;
        if (2 * below > a.patches.size() || (findings.size() <= kFirstFew && below >= kMostLost))
            return std::nullopt;
    }
    return findings;
}

DetailPicture ready(cv::Mat gray, const PatchOptions& options)
{
    DetailPicture picture;
    picture.detail = withoutSurroundings(gray, options);
    picture.patches = richPatches(picture.detail, options);
    picture.gray = std::move(gray);
    return picture;
}

/// What one direction of the comparison tells.
struct Verdict
{
    double mostReach = 0;    ///< correlation that 65 % of the patches reach
    double movedAsOne = 0;   ///< share of the patches, to within 0.3 pixels
    int missing = 0;         ///< patches that are nowhere in the other picture
    std::size_t motions = 0; ///< one, or two where the hand moved differently from what lies around it
};

/// From places of `a` to places of `b`, given how `a`'s patches moved.
cv::Matx33d mapOf(const Motion& motion, const cv::Size& size)
{
    const cv::Matx22d linear = cv::Matx22d::eye() + motion.linear;
    const cv::Vec2d middle(0.5 * size.width, 0.5 * size.height);
    const cv::Vec2d shift = middle + motion.middle - linear * middle;
    return {linear(0, 0), linear(0, 1), shift[0], linear(1, 0), linear(1, 1), shift[1], 0, 0, 1};
}

/// `b` drawn as `a` would have it, given how `a`'s patches moved.
cv::Mat movedBack(const cv::Mat& b, const Motion& motion)
{
    const cv::Matx23d map = mapOf(motion, b.size()).get_minor<2, 3>(0, 0);
    cv::Mat moved;
    cv::warpAffine(b, moved, map, b.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    return moved;
}

int missingIn(const DetailPicture& a,
              const cv::Mat& b,
              std::span<const Finding> findings,
              const PatchOptions& options)
{
    int missing = 0;
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (findings[i].correlation < kFound
            && found(a, b, a.patches[i], options.side, options.patch).correlation < kFound)
            ++missing;
    }
    return missing;
}

Verdict compared(const DetailPicture& a, const DetailPicture& b, const Look& look)
{
    const PatchOptions& options = look.patches;
    Verdict verdict;
    auto searched = searchAtLeast(look.quickly, a, b.detail, options.window, options.patch);
    if (!searched || quantileOf(*searched, 0.5) < look.quickly)
        return verdict;
    std::vector<Finding> findings = std::move(*searched);
    const std::vector<bool> all(findings.size(), true);
    std::vector<bool> followed(findings.size());
    const std::vector<Motion> motions = commonMotions(findings, kCoarse);
    verdict.motions = motions.size();
    for (const Motion& motion : motions) {
        const cv::Mat moved = withoutSurroundings(movedBack(b.gray, motion), options);
        const std::vector<Finding> fine = search(a, moved, look.fineWindow, options.patch);
        const std::optional<Motion> rest = commonMotion(fine, all, kFine);
        for (std::size_t i = 0; i < fine.size(); ++i) {
            followed[i] = followed[i] || (rest && rest->misses(fine[i]) < look.asOne);
            findings[i].correlation = std::max(findings[i].correlation, fine[i].correlation);
        }
    }
    verdict.movedAsOne = static_cast<double>(std::ranges::count(followed, true))
                         / static_cast<double>(std::max<std::size_t>(followed.size(), 1));
    verdict.mostReach = quantileOf(findings, 0.35);
    verdict.missing = missingIn(a, b.detail, findings, options);
    return verdict;
}

/// The image drawn to a square, the 1st percentile at 0 and the 99th at 1. CV_32F.
cv::Mat squareOf(const imaging::Image& image, int side)
{
    const cv::Mat pixels = imaging::viewOf(image);
    // Averages along the sides that become shorter, then interpolates along those that become longer.
    const cv::Size reduced(std::min(side, pixels.cols), std::min(side, pixels.rows));
    cv::Mat gray;
    cv::resize(pixels, gray, reduced, 0, 0, cv::INTER_AREA);
    gray.convertTo(gray, CV_32F);
    cv::resize(gray, gray, {side, side}, 0, 0, cv::INTER_LINEAR);
    std::vector<float> levels(gray.begin<float>(), gray.end<float>());
    const auto level = [&levels](double share) {
        const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
        std::ranges::nth_element(levels, levels.begin() + at);
        return static_cast<double>(levels[static_cast<std::size_t>(at)]);
    };
    const double black = level(0.01);
    const double range = std::max(level(0.99) - black, 1e-6);
    gray.convertTo(gray, CV_32F, 1 / range, -black / range);
    return gray;
}

cv::Mat turnedRound(const cv::Mat& gray, bool mirrored)
{
    cv::Mat seen = gray;
    if (mirrored)
        cv::flip(gray, seen, 1);
    return seen;
}

bool showEnough(const DetailPicture& a, const DetailPicture& b)
{
    return std::min(a.patches.size(), b.patches.size()) >= kFewestPatches;
}

} // namespace

cv::Mat overviewOf(const imaging::Image& image)
{
    cv::Mat half;
    squareOf(image, kOverviewSide).convertTo(half, CV_16F);
    return half;
}

DetailPicture glanceAt(const cv::Mat& overview, bool mirrored)
{
    cv::Mat gray;
    overview.convertTo(gray, CV_32F);
    return ready(turnedRound(gray, mirrored), kGlance.patches);
}

DetailPicture lookCloselyAt(const imaging::Image& image, bool mirrored)
{
    return ready(turnedRound(squareOf(image, kCloseLookSide), mirrored), kCloseLook.patches);
}

Glance glanced(const DetailPicture& a, const DetailPicture& b, bool areSmall, bool areAlike)
{
    if (!showEnough(a, b))
        return Glance::Different;
    Look look = kGlance;
    if (areSmall && areAlike)
        look.quickly = kSmallAlikeFound;
    const double least = !areSmall ? kWorthACloseLook : areAlike ? kSmallAlikeFound : kSmallFound;
    const bool there = compared(a, b, look).mostReach >= least;
    if (!areSmall)
        return there || compared(b, a, look).mostReach >= least ? Glance::Perhaps : Glance::Different;
    return there && compared(b, a, look).mostReach >= least ? Glance::Same : Glance::Different;
}

bool showTheSame(const DetailPicture& a, const DetailPicture& b)
{
    constexpr double kHopeless = kMostFound - 0.1;
    if (!showEnough(a, b))
        return false;
    const Verdict there = compared(a, b, kCloseLook);
    if (there.mostReach < kHopeless)
        return false;
    const Verdict back = compared(b, a, kCloseLook);
    const double reach = std::midpoint(there.mostReach, back.mostReach);
    const double asOne = std::max(there.movedAsOne, back.movedAsOne);
    // Where all moved as one, a frame does not explain what is nowhere in the other picture.
    const bool differ = asOne >= kAllMoved && std::max(there.motions, back.motions) == 1
                        && there.missing + back.missing > kMissingAllowed;
    return !differ && (reach >= kNearlyAllFound || (reach >= kMostFound && asOne >= kMovedAsOne));
}

std::optional<cv::Matx33d> motionBetween(const DetailPicture& a, const DetailPicture& b)
{
    const PatchOptions& options = kCloseLook.patches;
    const std::vector<bool> all(a.patches.size(), true);
    const auto coarse = commonMotion(search(a, b.detail, options.window, options.patch), all, kCoarse);
    if (!coarse)
        return std::nullopt;
    const cv::Mat moved = withoutSurroundings(movedBack(b.gray, *coarse), options);
    const auto fine = commonMotion(search(a, moved, kCloseLook.fineWindow, options.patch), all, kFine);
    const cv::Matx33d map = mapOf(*coarse, b.gray.size());
    return fine ? map * mapOf(*fine, b.gray.size()) : map;
}

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/picture_match.h"

#include "engine/imaging/mat_view.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <span>
#include <utility>

namespace carpo::explore {
namespace {

constexpr int kCloseSide = 256;

/// How two pictures are compared.
struct Look
{
    PatchOptions patches;
    double quickly = 0; ///< patches' median correlation below which they differ and nothing more is asked
    int fineWindow = 0; ///< how far from its expected place a patch is looked for
    double asOne = 0;   ///< how far from it a patch is that moved with the others
};

// Tuned on phantom cohorts and on real radiographs, with near duplicates planted in both.
constexpr Look kGlance = {.patches = {.side = 128,
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
constexpr Look kCloseLook = {.patches = {.side = kCloseSide,
                                         .smoothing = 0.8,
                                         .detail = 3,
                                         .patch = 40,
                                         .step = 8,
                                         .apart = 20,
                                         .count = 32,
                                         .window = 24},
                             .quickly = 0,
                             .fineWindow = 6,
                             .asOne = 0.5};
constexpr double kWorthACloseLook = 0.9;
constexpr int kSmall = 192;               // pixels
constexpr double kSmallFound = 0.955;     // at a glance, of small images
constexpr double kSmallAlikeFound = 0.9;  // the same, where the thumbnails are hardly different
constexpr double kNearlyAllFound = 0.955; // correlation that 65 % of the patches reach, in each direction
constexpr double kMostFound = 0.925;      // the same, where the patches moved as one
constexpr double kMovedAsOne = 0.64;      // share of the patches
constexpr double kAllMoved = 0.95;        // of the patches: what is missing now is no matter of the cut
constexpr int kMissingAllowed = 2;        // in both directions together, where it is missing in both
constexpr double kFound = 0.8;            // a patch below this correlation is missing
constexpr std::size_t kFewestPatches = 8; // with fewer a picture shows too little to be known again

/// Where a patch was found.
struct Finding
{
    cv::Point2d centre; ///< of the patch, from the picture's middle
    cv::Point2d moved;  ///< by how much, to a fraction of a pixel
    double correlation = 0;
};

/// Where a parabola through three neighbouring values has its top, from the middle one, -0.5 to 0.5.
double topOf(double left, double middle, double right)
{
    const double curvature = left - 2 * middle + right;
    return curvature < 0 ? std::clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0;
}

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

/// The same; nothing as soon as it is certain that their median correlation is below `least`.
std::optional<std::vector<Finding>>
searchAtLeast(double least, const DetailPicture& a, const cv::Mat& b, int window, int patch)
{
    std::vector<Finding> findings;
    std::size_t below = 0;
    for (const cv::Point at : a.patches) {
        findings.push_back(found(a, b, at, window, patch));
        below += findings.back().correlation < least ? 1U : 0U;
        if (2 * below > a.patches.size())
            return std::nullopt;
    }
    return findings;
}

double quantileOf(std::span<const Finding> findings, double share)
{
    if (findings.empty())
        return 0;
    std::vector<double> values;
    for (const Finding& finding : findings)
        values.push_back(finding.correlation);
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
}

/// moved = middle + linear * centre
struct Motion
{
    cv::Matx22d linear = cv::Matx22d::zeros();
    cv::Vec2d middle = {0, 0};

    [[nodiscard]] double misses(const Finding& finding) const
    {
        const cv::Vec2d expected = middle + linear * cv::Vec2d(finding.centre.x, finding.centre.y);
        return std::hypot(expected[0] - finding.moved.x, expected[1] - finding.moved.y);
    }
};

/// Least squares over the findings that `of` says, the linear part drawn a little towards none.
Motion fitted(std::span<const Finding> findings, const std::vector<bool>& of)
{
    constexpr double kRidge = 600; // squared pixels; a patch far out counts some thousand
    cv::Matx33d normal = cv::Matx33d::diag({kRidge, kRidge, 0.01});
    cv::Matx<double, 3, 2> right = cv::Matx<double, 3, 2>::zeros();
    for (std::size_t i = 0; i < findings.size(); ++i) {
        if (!of[i])
            continue;
        const cv::Vec3d row(findings[i].centre.x, findings[i].centre.y, 1);
        normal += row * row.t();
        right += row * cv::Matx12d(findings[i].moved.x, findings[i].moved.y);
    }
    const cv::Matx<double, 3, 2> solved = normal.solve(right, cv::DECOMP_CHOLESKY);
    Motion motion;
    motion.linear = {solved(0, 0), solved(1, 0), solved(0, 1), solved(1, 1)};
    motion.middle = {solved(2, 0), solved(2, 1)};
    return motion;
}

/// The motion that most of the chosen findings share: from the largest group that moved alike, narrowed step
/// by step. Nothing where fewer than five do.
std::optional<Motion> commonMotion(std::span<const Finding> findings,
                                   const std::vector<bool>& of,
                                   std::span<const double> tolerances)
{
    constexpr std::ptrdiff_t kFewest = 5;
    std::vector<bool> chosen(findings.size());
    double most = -1;
    for (std::size_t centre = 0; centre < findings.size(); ++centre) {
        std::vector<bool> alike(findings.size());
        double sum = 0;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            const cv::Point2d apart = findings[i].moved - findings[centre].moved;
            alike[i] = of[centre] && of[i] && std::hypot(apart.x, apart.y) <= tolerances.front();
            sum += alike[i] ? std::max(0.0, findings[i].correlation) : 0;
        }
        if (sum > most) {
            most = sum;
            chosen = alike;
        }
    }
    Motion motion;
    for (const double tolerance : tolerances) {
        if (std::ranges::count(chosen, true) < kFewest)
            return std::nullopt;
        motion = fitted(findings, chosen);
        for (std::size_t i = 0; i < findings.size(); ++i)
            chosen[i] = of[i] && motion.misses(findings[i]) < tolerance;
    }
    return motion;
}

/// The motions of what moved as one: of the hand and, where it moved differently, of what lies around it
/// (collimator, cassette, letters).
std::vector<Motion> commonMotions(std::span<const Finding> findings)
{
    constexpr std::array kTolerances = {4.0, 3.0, 2.5, 2.5}; // pixels
    std::vector<Motion> motions;
    std::vector<bool> rest(findings.size(), true);
    for (int group = 0; group < 2; ++group) {
        const std::optional<Motion> motion = commonMotion(findings, rest, kTolerances);
        if (!motion)
            break;
        motions.push_back(*motion);
        for (std::size_t i = 0; i < findings.size(); ++i)
            rest[i] = rest[i] && motion->misses(findings[i]) >= kTolerances.back();
    }
    return motions;
}

cv::Mat withoutSurroundings(const cv::Mat& gray, const PatchOptions& options)
{
    constexpr double kLeast = 0.015; // strength below which it is noise, of the range from black to white
    cv::Mat surroundings;
    cv::GaussianBlur(gray, surroundings, {}, options.detail, 0, cv::BORDER_REFLECT);
    cv::Mat detail;
    if (options.smoothing > 0)
        cv::GaussianBlur(gray, detail, {}, options.smoothing, 0, cv::BORDER_REFLECT);
    else
        detail = gray;
    detail = detail - surroundings;
    cv::Mat strength = detail.mul(detail);
    cv::GaussianBlur(strength, strength, {}, 2 * options.detail, 0, cv::BORDER_REFLECT);
    cv::sqrt(strength, strength);
    return detail / (strength + kLeast);
}

/// Places rich in corners, which fix a patch along both axes (Shi and Tomasi, CVPR 1994).
std::vector<cv::Point> richPatches(const cv::Mat& detail, const PatchOptions& options)
{
    constexpr float kLeastCorner = 1e-6F;
    cv::Mat corners;
    cv::cornerMinEigenVal(detail, corners, options.patch + 1 - options.patch % 2, 3);
    std::vector<std::pair<float, cv::Point>> places;
    for (int y = 0; y + options.patch <= detail.rows; y += options.step) {
        for (int x = 0; x + options.patch <= detail.cols; x += options.step) {
            const float corner = corners.at<float>(y + options.patch / 2, x + options.patch / 2);
            if (corner > kLeastCorner)
                places.emplace_back(corner, cv::Point(x, y));
        }
    }
    std::ranges::stable_sort(places, [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<cv::Point> kept;
    for (const auto& [corner, place] : places) {
        const auto near = [&, place = place](cv::Point other) {
            return std::max(std::abs(place.x - other.x), std::abs(place.y - other.y)) < options.apart;
        };
        if (static_cast<int>(kept.size()) < options.count && std::ranges::none_of(kept, near))
            kept.push_back(place);
    }
    return kept;
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
    double mostReach = 0;  ///< correlation that 65 % of the patches reach
    double movedAsOne = 0; ///< share of the patches, to within 0.3 pixels
    int missing = 0;       ///< patches that are nowhere in the other picture
};

/// `b` drawn as `a` would have it, given how `a`'s patches moved.
cv::Mat movedBack(const cv::Mat& b, const Motion& motion)
{
    const cv::Matx22d linear = cv::Matx22d::eye() + motion.linear;
    const cv::Vec2d middle(0.5 * b.cols, 0.5 * b.rows);
    const cv::Vec2d shift = middle + motion.middle - linear * middle;
    const cv::Matx23d map(linear(0, 0), linear(0, 1), shift[0], linear(1, 0), linear(1, 1), shift[1]);
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
    constexpr std::array kTolerances = {2.0, 1.0, 0.7, 0.7}; // pixels
    const PatchOptions& options = look.patches;
    Verdict verdict;
    auto searched = searchAtLeast(look.quickly, a, b.detail, options.window, options.patch);
    if (!searched || quantileOf(*searched, 0.5) < look.quickly)
        return verdict;
    std::vector<Finding> findings = std::move(*searched);
    const std::vector<bool> all(findings.size(), true);
    std::vector<bool> followed(findings.size());
    for (const Motion& motion : commonMotions(findings)) {
        const cv::Mat moved = withoutSurroundings(movedBack(b.gray, motion), options);
        const std::vector<Finding> fine = search(a, moved, look.fineWindow, options.patch);
        const std::optional<Motion> rest = commonMotion(fine, all, kTolerances);
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

} // namespace

DetailPicture detailOf(const Thumbnail& thumbnail)
{
    cv::Mat gray(kThumbnailSide, kThumbnailSide, CV_32F);
    for (std::size_t i = 0; i < kThumbnailPixels; ++i)
        gray.ptr<float>()[i] = static_cast<float>(thumbnail[i]) / 255;
    return ready(gray, kThumbnailPatches);
}

Picture pictureOf(const imaging::Image& image, bool mirrored)
{
    const cv::Mat pixels = imaging::viewOf(image);
    // Averages along the sides that become shorter, then interpolates along those that become longer.
    const cv::Size reduced(std::min(kCloseSide, pixels.cols), std::min(kCloseSide, pixels.rows));
    cv::Mat gray;
    cv::resize(pixels, gray, reduced, 0, 0, cv::INTER_AREA);
    gray.convertTo(gray, CV_32F);
    cv::resize(gray, gray, {kCloseSide, kCloseSide}, 0, 0, cv::INTER_LINEAR);
    std::vector<float> levels(gray.begin<float>(), gray.end<float>());
    const auto level = [&levels](double share) {
        const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(levels.size() - 1));
        std::ranges::nth_element(levels, levels.begin() + at);
        return static_cast<double>(levels[static_cast<std::size_t>(at)]);
    };
    const double black = level(0.01);
    const double range = std::max(level(0.99) - black, 1e-6);
    gray.convertTo(gray, CV_32F, 1 / range, -black / range);
    if (mirrored)
        cv::flip(gray, gray, 1);
    cv::Mat small;
    cv::resize(gray, small, {kGlance.patches.side, kGlance.patches.side}, 0, 0, cv::INTER_AREA);
    return {.gray = gray,
            .side = std::min(image.width(), image.height()),
            .overview = ready(small, kGlance.patches)};
}

Thumbnail mirrored(const Thumbnail& thumbnail)
{
    Thumbnail result = thumbnail;
    for (auto row = result.begin(); row != result.end(); row += kThumbnailSide)
        std::reverse(row, row + kThumbnailSide);
    return result;
}

double thumbnailLikeness(const DetailPicture& a, const DetailPicture& b, double least)
{
    const auto median = [least](const DetailPicture& from, const DetailPicture& in) {
        const PatchOptions& options = kThumbnailPatches;
        const auto findings = searchAtLeast(least, from, in.detail, options.window, options.patch);
        return findings ? quantileOf(*findings, 0.5) : 0.0;
    };
    return std::max(median(a, b), median(b, a));
}

bool showTheSame(const Picture& a, const Picture& b, bool alike)
{
    if (std::min(a.overview.patches.size(), b.overview.patches.size()) < kFewestPatches)
        return false;
    const double glance = compared(a.overview, b.overview, kGlance).mostReach;
    if (glance < kWorthACloseLook)
        return false;
    const double least = std::min(glance, compared(b.overview, a.overview, kGlance).mostReach);
    if (std::min(a.side, b.side) < kSmall)
        return least >= (alike ? kSmallAlikeFound : kSmallFound);
    if (least < kWorthACloseLook)
        return false;
    const DetailPicture closeA = ready(a.gray, kCloseLook.patches);
    const DetailPicture closeB = ready(b.gray, kCloseLook.patches);
    const Verdict there = compared(closeA, closeB, kCloseLook);
    if (there.mostReach < kMostFound)
        return false;
    const Verdict back = compared(closeB, closeA, kCloseLook);
    const double reach = std::min(there.mostReach, back.mostReach);
    const double asOne = std::max(there.movedAsOne, back.movedAsOne);
    const bool differ = std::min(there.movedAsOne, back.movedAsOne) >= kAllMoved
                        && std::min(there.missing, back.missing) > 0
                        && there.missing + back.missing > kMissingAllowed;
    return !differ && (reach >= kNearlyAllFound || (reach >= kMostFound && asOne >= kMovedAsOne));
}

} // namespace carpo::explore

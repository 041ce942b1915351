// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/patch_motion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace carpo::explore {
namespace {

/// Least squares over the findings that `of` says, the linear part drawn a little towards none.
Motion fitted(std::span<const Finding> findings, const std::vector<bool>& of, double ridge)
{
    cv::Matx33d normal = cv::Matx33d::diag({ridge, ridge, 0.01});
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

} // namespace

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

double Motion::misses(const Finding& finding) const
{
    const cv::Vec2d expected = middle + linear * cv::Vec2d(finding.centre.x, finding.centre.y);
    return std::hypot(expected[0] - finding.moved.x, expected[1] - finding.moved.y);
}

std::optional<Motion>
commonMotion(std::span<const Finding> findings, const std::vector<bool>& of, const MotionOptions& options)
{
    constexpr std::ptrdiff_t kFewest = 5;
    std::vector<bool> chosen(findings.size());
    double most = -1;
    for (std::size_t centre = 0; centre < findings.size(); ++centre) {
        std::vector<bool> alike(findings.size());
        double sum = 0;
        for (std::size_t i = 0; i < findings.size(); ++i) {
            const cv::Point2d apart = findings[i].moved - findings[centre].moved;
            alike[i] = of[centre] && of[i] && std::hypot(apart.x, apart.y) <= options.tolerances.front();
            sum += alike[i] ? std::max(0.0, findings[i].correlation) : 0;
        }
        if (sum > most) {
            most = sum;
            chosen = alike;
        }
    }
    Motion motion;
    for (const double tolerance : options.tolerances) {
        if (std::ranges::count(chosen, true) < kFewest)
            return std::nullopt;
        motion = fitted(findings, chosen, options.ridge);
        for (std::size_t i = 0; i < findings.size(); ++i)
            chosen[i] = of[i] && motion.misses(findings[i]) < tolerance;
    }
    return motion;
}

std::vector<Motion> commonMotions(std::span<const Finding> findings, const MotionOptions& options)
{
    std::vector<Motion> motions;
    std::vector<bool> rest(findings.size(), true);
    for (int group = 0; group < 2; ++group) {
        const std::optional<Motion> motion = commonMotion(findings, rest, options);
        if (!motion)
            break;
        motions.push_back(*motion);
        for (std::size_t i = 0; i < findings.size(); ++i)
            rest[i] = rest[i] && motion->misses(findings[i]) >= options.tolerances.back();
    }
    return motions;
}

} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/appearance.h"

#include "engine/core/parallel_for.h"
#include "engine/core/random.h"
#include "engine/explore/neighbours.h"

#include <opencv2/core.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace carpo::explore {
namespace {

constexpr int kComponents = 32;
constexpr std::size_t kLearnedFrom = 4000; // thumbnails that the components are learned from
constexpr std::size_t kMapNeighbours = 15;
constexpr double kIndexShare = 0.25; // of the time that a map takes
constexpr std::size_t kRowsAtOnce = 256;
constexpr double kNothing = 1e-6; // variance, of the largest and at all

cv::Mat viewOf(const Thumbnail& thumbnail)
{
    // Only read: cv::Mat has no view of constant pixels.
    return {1, static_cast<int>(kThumbnailPixels), CV_8U, const_cast<std::uint8_t*>(thumbnail.data())};
}

/// A sample that hangs on nothing but the number of thumbnails.
std::vector<std::size_t> sampleOf(std::size_t count)
{
    std::vector<std::size_t> rows(count);
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    core::RandomStream random(1, "explore.appearance");
    random.shuffle(std::span(rows));
    rows.resize(std::min(count, kLearnedFrom));
    return rows;
}

/// The directions along which the images differ. Those along which nothing does are left by the solver as
/// they come, not even upright to the others. At least one row.
cv::Mat varying(const cv::PCA& components)
{
    const cv::Mat& variances = components.eigenvalues;
    int count = 0;
    for (; count < variances.rows; ++count) {
        const auto variance = static_cast<double>(variances.at<float>(count));
        if (variance < kNothing || variance < kNothing * static_cast<double>(variances.at<float>(0)))
            break;
    }
    if (count == 0)
        return cv::Mat::zeros(1, static_cast<int>(kThumbnailPixels), CV_32F);
    return components.eigenvectors.rowRange(0, count).clone();
}

cv::PCA learned(std::span<const Thumbnail> thumbnails)
{
    const std::vector<std::size_t> rows = sampleOf(thumbnails.size());
    cv::Mat sample(static_cast<int>(rows.size()), static_cast<int>(kThumbnailPixels), CV_32F);
    for (std::size_t i = 0; i < rows.size(); ++i)
        viewOf(thumbnails[rows[i]]).convertTo(sample.row(static_cast<int>(i)), CV_32F, 1.0 / 255);
    cv::PCA components(sample, cv::Mat(), cv::PCA::DATA_AS_ROW, kComponents);
    components.eigenvectors = varying(components);
    // An eigenvector's sign is the solver's whim: the largest element is made positive.
    for (int i = 0; i < components.eigenvectors.rows; ++i) {
        cv::Mat vector = components.eigenvectors.row(i);
        double low = 0;
        double high = 0;
        cv::minMaxLoc(vector, &low, &high);
        if (-low > high)
            vector *= -1;
    }
    return components;
}

std::vector<MapPoint> firstTwo(const Features& features)
{
    std::vector<MapPoint> map(features.size());
    for (std::size_t i = 0; i < map.size(); ++i) {
        for (std::size_t axis = 0; axis < std::min<std::size_t>(2, features.dimension); ++axis)
            map[i][axis] = features[i][axis];
    }
    return map;
}

/// Of a job in two parts: the progress of the part that is `share` of it, `done` of it before.
core::ProgressFn partOf(const core::ProgressFn& report, double done, double share)
{
    if (!report)
        return {};
    return [&report, done, share](const core::Progress& part) {
        constexpr double kSteps = 1000;
        const double within =
            part.total > 0 ? static_cast<double>(part.done) / static_cast<double>(part.total) : 0;
        report({.done = std::llround(kSteps * (done + share * within)),
                .total = std::llround(kSteps),
                .seconds = part.seconds});
    };
}

} // namespace

core::Result<Features> appearanceOf(std::span<const Thumbnail> thumbnails, const std::stop_token& stop)
{
    Features features;
    if (thumbnails.empty())
        return features;
    const cv::PCA components = learned(thumbnails);
    features.dimension = static_cast<std::size_t>(components.eigenvectors.rows);
    features.values.resize(thumbnails.size() * features.dimension);
    core::parallelFor((thumbnails.size() + kRowsAtOnce - 1) / kRowsAtOnce, [&](std::size_t block) {
        const std::size_t end = std::min(thumbnails.size(), (block + 1) * kRowsAtOnce);
        for (std::size_t i = block * kRowsAtOnce; i < end && !stop.stop_requested(); ++i) {
            cv::Mat pixels;
            viewOf(thumbnails[i]).convertTo(pixels, CV_32F, 1.0 / 255);
            cv::Mat point(1, static_cast<int>(features.dimension), CV_32F, features[i].data());
            components.project(pixels, point);
        }
    });
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    return features;
}

core::Result<std::vector<MapPoint>> appearanceMap(std::span<const Thumbnail> thumbnails,
                                                  MapKind kind,
                                                  std::uint64_t seed,
                                                  const std::stop_token& stop,
                                                  const core::ProgressFn& report)
{
    const core::Result<Features> features = appearanceOf(thumbnails, stop);
    if (!features)
        return tl::unexpected(features.error());
    if (kind == MapKind::Pca || features->size() < 3)
        return firstTwo(*features);
    const auto index = NeighbourIndex::build(*features, stop, partOf(report, 0, kIndexShare));
    if (!index)
        return tl::unexpected(index.error());
    const auto neighbours = index->ofItself(kMapNeighbours, stop);
    if (!neighbours)
        return tl::unexpected(neighbours.error());
    return umap(
        *neighbours, firstTwo(*features), {.seed = seed}, stop, partOf(report, kIndexShare, 1 - kIndexShare));
}

} // namespace carpo::explore

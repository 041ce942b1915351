// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/furniture.h"

#include "engine/core/random.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace carpo::phantom {
namespace {

constexpr float kLead = 2.5F;     // attenuation of a letter
constexpr float kPlastic = 0.13F; // of the strip that holds it

// The marker's attenuation, upright, about `letter` pixels a line.
cv::Mat drawn(const Marker& marker, double letter)
{
    constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
    const double scale = letter / 22.0; // a capital of this font is 22 pixels high at scale 1
    const int thickness = std::max(1, static_cast<int>(std::lround(letter / 5.5)));
    const int pitch = static_cast<int>(std::lround(1.45 * letter));
    int widest = 0;
    std::vector<int> widths;
    for (const std::string& line : marker.lines) {
        widths.push_back(cv::getTextSize(line, kFont, scale, thickness, nullptr).width);
        widest = std::max(widest, widths.back());
    }
    const int pad = static_cast<int>(std::lround(0.5 * letter));
    const auto lines = static_cast<int>(marker.lines.size());
    cv::Mat map(
        lines * pitch + 2 * pad, widest + 2 * pad, CV_32F, cv::Scalar(marker.boxed ? kPlastic : 0.0F));
    for (int i = 0; i < lines; ++i) {
        const auto line = static_cast<std::size_t>(i);
        const cv::Point at(pad + (widest - widths[line]) / 2,
                           pad + i * pitch + static_cast<int>(1.2 * letter));
        cv::putText(map, marker.lines[line], at, kFont, scale, cv::Scalar(kLead), thickness, cv::LINE_AA);
    }
    return map;
}

cv::Mat turned(const cv::Mat& map, double degrees)
{
    const double diagonal = std::hypot(map.cols, map.rows);
    const int side = static_cast<int>(std::ceil(diagonal)) + 2;
    cv::Mat matrix = cv::getRotationMatrix2D(
        cv::Point2f(0.5F * static_cast<float>(map.cols), 0.5F * static_cast<float>(map.rows)), degrees, 1);
    matrix.at<double>(0, 2) += 0.5 * (side - map.cols);
    matrix.at<double>(1, 2) += 0.5 * (side - map.rows);
    cv::Mat result;
    cv::warpAffine(map, result, matrix, cv::Size(side, side));
    return result;
}

double fleshUnder(const cv::Mat& soft, const cv::Rect& box)
{
    const cv::Rect inside = box & cv::Rect(0, 0, soft.cols, soft.rows);
    return inside.area() > 0 ? cv::mean(soft(inside))[0] : 0;
}

// Along a spiral around the wanted place: the first spot free of flesh, or the one with least.
cv::Rect freeBox(const cv::Mat& soft, cv::Point wanted, int side)
{
    cv::Rect best;
    double least = 1e9;
    for (int step = 0; step < 90; ++step) {
        const double radius = 0.008 * step * soft.rows;
        const double angle = 2.4 * step;
        const int x = std::clamp(wanted.x + static_cast<int>(radius * std::cos(angle)),
                                 side / 2,
                                 std::max(side / 2, soft.cols - side / 2));
        const int y = std::clamp(wanted.y + static_cast<int>(radius * std::sin(angle)),
                                 side / 2,
                                 std::max(side / 2, soft.rows - side / 2));
        const cv::Rect box(x - side / 2, y - side / 2, side, side);
        const double flesh = fleshUnder(soft, box);
        if (flesh < least) {
            least = flesh;
            best = box;
        }
        if (flesh <= 0.01)
            break;
    }
    return best;
}

// Signed distance in pixels to the frame's edge, positive inside.
double insideFrame(const Frame& frame, double x, double y, double width, double height)
{
    const double radians = frame.degrees * std::numbers::pi / 180;
    const double dx = x - 0.5 * width;
    const double dy = y - 0.5 * height;
    const double u = dx * std::cos(radians) + dy * std::sin(radians) + 0.5 * width;
    const double v = dy * std::cos(radians) - dx * std::sin(radians) + 0.5 * height;
    return std::min(
        {u - frame.left * width, frame.right * width - u, v - frame.top * height, frame.bottom * height - v});
}

} // namespace

void addMarkers(Raster& attenuation, const Raster& soft, const std::vector<Marker>& markers)
{
    cv::Mat target(attenuation.height, attenuation.width, CV_32F, attenuation.values.data());
    cv::Mat flesh = cv::Mat(soft.height, soft.width, CV_32F, const_cast<float*>(soft.values.data())).clone();
    for (const Marker& marker : markers) {
        const cv::Mat map = turned(drawn(marker, marker.size * attenuation.height), marker.degrees);
        const cv::Point wanted(static_cast<int>(marker.x * target.cols),
                               static_cast<int>(marker.y * target.rows));
        const cv::Rect box = freeBox(flesh, wanted, map.cols);
        const cv::Rect inside = box & cv::Rect(0, 0, target.cols, target.rows);
        if (inside.area() == 0)
            continue;
        target(inside) += map(inside - box.tl());
        flesh(inside).setTo(50); // the next marker keeps clear of this one
    }
}

void drawFrame(imaging::Image& image, const Frame& frame, std::uint64_t noise)
{
    if (frame.kind == Frame::Kind::None)
        return;
    core::RandomStream random(noise, "phantom.frame");
    const auto pixels = image.pixels8();
    const double soft = std::max(1.0, image.height() / 400.0);
    const double line = std::max(1.2, image.height() / 300.0);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const double inside = insideFrame(frame, x, y, image.width(), image.height());
            if (inside > 4 * line)
                continue;
            auto& pixel = pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width())
                                 + static_cast<std::size_t>(x)];
            const double share = std::clamp(0.5 + 0.5 * inside / soft, 0.0, 1.0);
            double value = share * pixel + (1 - share) * (frame.level + random.uniform(-1.5, 1.5));
            if (frame.kind == Frame::Kind::Cassette) {
                const double fromLine = (inside - 1.5 * line) / line;
                value += (frame.edge - value) * 0.8 * std::exp(-fromLine * fromLine);
            }
            pixel = static_cast<std::uint8_t>(std::clamp(value, 0.0, 255.0));
        }
    }
}

} // namespace carpo::phantom

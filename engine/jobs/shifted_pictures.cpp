// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/shifted_pictures.h"

#include "engine/evaluation/predict.h"
#include "engine/training/run_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace carpo::jobs {
namespace {

constexpr int kShiftParts = 20;

/// The rows of a set, with pixels of their own.
struct Excerpt
{
    std::vector<std::uint8_t> pixels;
    std::vector<float> targets;
    std::vector<std::int64_t> indices;
};

/// Mean and SD of numbers that come one by one (Welford 1962).
struct Moments
{
    double mean = 0;
    double squares = 0;
    double count = 0;

    void add(float number)
    {
        const double before = static_cast<double>(number) - mean;
        count += 1;
        mean += before / count;
        squares += before * (static_cast<double>(number) - mean);
    }
    [[nodiscard]] double sd() const { return std::sqrt(squares / (count - 1)); }
};

Excerpt excerptOf(const training::TrainingSet& set, std::span<const std::size_t> rows)
{
    const auto bytes = static_cast<std::size_t>(set.side) * static_cast<std::size_t>(set.side);
    Excerpt excerpt;
    excerpt.pixels.reserve(rows.size() * bytes);
    for (const std::size_t row : rows) {
        const auto picture = set.pixels.subspan(row * bytes, bytes);
        excerpt.pixels.insert(excerpt.pixels.end(), picture.begin(), picture.end());
        excerpt.targets.push_back(set.targets[row]);
    }
    excerpt.indices.resize(rows.size());
    std::iota(excerpt.indices.begin(), excerpt.indices.end(), std::int64_t{0});
    return excerpt;
}

std::vector<std::uint8_t> shiftedPixels(const Excerpt& excerpt, int side, int right, int down)
{
    const auto bytes = static_cast<std::size_t>(side) * static_cast<std::size_t>(side);
    std::vector<std::uint8_t> moved(excerpt.pixels.size());
    for (std::size_t i = 0; i < excerpt.indices.size(); ++i)
        shiftPicture(std::span(excerpt.pixels).subspan(i * bytes, bytes),
                     side,
                     right,
                     down,
                     std::span(moved).subspan(i * bytes, bytes));
    return moved;
}

} // namespace

void shiftPicture(
    std::span<const std::uint8_t> picture, int side, int right, int down, std::span<std::uint8_t> moved)
{
    const auto at = [side](int row, int column) {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(side)
               + static_cast<std::size_t>(column);
    };
    for (int row = 0; row < side; ++row) {
        const int from = std::clamp(row - down, 0, side - 1);
        for (int column = 0; column < side; ++column)
            moved[at(row, column)] = picture[at(from, std::clamp(column - right, 0, side - 1))];
    }
}

core::Result<ShiftedPredictions> predictShifted(const training::Experiment& experiment,
                                                const std::filesystem::path& runFolder,
                                                const training::TrainingSet& set,
                                                std::span<const std::size_t> rows,
                                                const std::stop_token& stop)
{
    const Excerpt excerpt = excerptOf(set, rows);
    const auto predict = [&](std::span<const std::uint8_t> pixels, float male) {
        training::TrainingSet part;
        part.pixels = pixels;
        part.side = set.side;
        part.targets = excerpt.targets;
        part.male.assign(rows.size(), male);
        return evaluation::predict(
            experiment, training::bestFile(runFolder), part, excerpt.indices, stop, {});
    };
    const int step = std::max(1, set.side / kShiftParts);
    constexpr std::array kWays = {
        std::pair(0, 0), std::pair(-1, -1), std::pair(-1, 1), std::pair(1, -1), std::pair(1, 1)};
    std::vector<Moments> female(rows.size());
    std::vector<Moments> male(rows.size());
    std::vector<Moments> both(rows.size());
    for (const auto& [right, down] : kWays) {
        const auto pixels = shiftedPixels(excerpt, set.side, right * step, down * step);
        const auto girls = predict(pixels, 0);
        if (!girls)
            return tl::unexpected(girls.error());
        const auto boys = predict(pixels, 1);
        if (!boys)
            return tl::unexpected(boys.error());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            female[i].add(girls->values[i]);
            male[i].add(boys->values[i]);
            both[i].add(std::midpoint(girls->values[i], boys->values[i]));
        }
    }
    ShiftedPredictions result;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        result.female.push_back(static_cast<float>(female[i].mean));
        result.male.push_back(static_cast<float>(male[i].mean));
        result.waver.push_back(static_cast<float>(both[i].sd()));
    }
    return result;
}

} // namespace carpo::jobs

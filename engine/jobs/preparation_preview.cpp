// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/preparation_preview.h"

#include "engine/core/parallel_for.h"
#include "engine/core/progress_meter.h"
#include "engine/core/random.h"
#include "engine/explore/prepare.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/gray_levels.h"
#include "engine/jobs/training_data.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace carpo::jobs {
namespace {

using training::PixelScale;
using training::PixelSums;

constexpr std::size_t kLevels = 256;
constexpr std::size_t kBins = 64;
constexpr std::size_t kLevelsInBin = kLevels / kBins;
// What a picture shows of values about mean 0 and SD 1, and how far a histogram of them goes at most.
constexpr double kShown = 2.5;
constexpr double kFarBelow = -5;
constexpr double kFarAbove = 10;

using Counts = std::array<double, kLevels>;

PixelSums sumsOf(const imaging::Image& image)
{
    PixelSums sums;
    sums.add(image.pixels8());
    return sums;
}

bool isUnit(const training::Experiment& experiment)
{
    return experiment.text("data.normalization") == "unit";
}

/// The values on 8 bits, `black` as 0 and `white` as 255.
imaging::Image shownValues(const imaging::Image& square, const PixelScale& scale, double black, double white)
{
    imaging::Image picture(square.width(), square.height());
    std::ranges::transform(square.pixels8(), picture.pixels8().begin(), [&](std::uint8_t pixel) {
        const double value = (pixel - scale.mean) / scale.sd;
        return static_cast<std::uint8_t>(
            std::lround(std::clamp((value - black) / (white - black), 0.0, 1.0) * 255));
    });
    return picture;
}

// Shares of its pixels by gray, 255 being the file's white.
template <typename Pixel>
Counts sharesOf(std::span<const Pixel> pixels, double white)
{
    Counts counts = {};
    for (const Pixel pixel : pixels)
        counts[static_cast<std::size_t>(std::min(pixel / white, 1.0) * (kLevels - 1) + 0.5)] += 1;
    for (double& count : counts)
        count /= static_cast<double>(pixels.size());
    return counts;
}

Counts graysOf(const imaging::Image& image)
{
    const double white = (1 << imaging::bitsInUse(image)) - 1;
    return image.depth() == imaging::Image::Depth::Bits8 ? sharesOf(image.pixels8(), white)
                                                         : sharesOf(image.pixels16(), white);
}

/// What is kept of one image of the sample.
struct Sampled
{
    Counts before = {};
    Counts after = {}; // of the square's 8 bits
    PixelSums sums;
    bool turned = false;
    double kept = 1;
};

std::vector<std::size_t> drawnRows(const dataset::Dataset& dataset,
                                   std::span<const dataset::Part> parts,
                                   std::uint64_t seed,
                                   std::size_t count,
                                   std::size_t& ofAll)
{
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i] != dataset::Part::None)
            rows.push_back(i);
    }
    if (rows.empty()) {
        rows.resize(dataset.size());
        std::iota(rows.begin(), rows.end(), std::size_t{0});
    }
    ofAll = rows.size();
    std::ranges::sort(
        rows, {}, [&dataset](std::size_t row) -> const std::string& { return dataset.ids[row]; });
    core::RandomStream(seed, "preparation").shuffle(std::span(rows));
    rows.resize(std::min(rows.size(), count));
    return rows;
}

std::optional<Sampled> sampled(const std::filesystem::path& file,
                               const explore::Preparation& preparation,
                               const std::stop_token& stop)
{
    const auto image = imaging::decodeFile(file, imaging::decodeLimits(), stop);
    if (!image)
        return std::nullopt;
    const explore::Framed framed = explore::framed(*image, preparation);
    const imaging::Image square = imaging::preprocess(framed.image, preparation.pixels);
    return Sampled{.before = graysOf(*image),
                   .after = graysOf(square),
                   .sums = sumsOf(square),
                   .turned = framed.turned,
                   .kept = framed.kept};
}

ValueHistogram graysBefore(const std::vector<Sampled>& images)
{
    ValueHistogram histogram{.shares = std::vector<double>(kBins)};
    double squares = 0;
    for (const Sampled& image : images) {
        for (std::size_t level = 0; level < kLevels; ++level) {
            const double share = image.before[level] / static_cast<double>(images.size());
            const double gray = static_cast<double>(level) / (kLevels - 1);
            histogram.shares[level / kLevelsInBin] += share;
            histogram.mean += share * gray;
            squares += share * gray * gray;
        }
    }
    histogram.sd = std::sqrt(std::max(0.0, squares - histogram.mean * histogram.mean));
    return histogram;
}

PixelScale scaleOf(const training::Standardisation& standardisation, const Sampled& image)
{
    return training::pixelScale(standardisation, image.sums);
}

/// The smallest and largest value that occurs, no farther out than is worth drawing.
std::pair<double, double> rangeOf(const std::vector<Sampled>& images,
                                  const training::Standardisation& standardisation)
{
    if (!standardisation.perImage) // all that can occur, so that each bin holds as many grays
        return {-standardisation.pixelMean / standardisation.pixelSd,
                (kLevels - standardisation.pixelMean) / standardisation.pixelSd};
    double lowest = kFarAbove;
    double highest = kFarBelow;
    for (const Sampled& image : images) {
        const PixelScale scale = scaleOf(standardisation, image);
        for (std::size_t level = 0; level < kLevels; ++level) {
            if (image.after[level] <= 0)
                continue;
            const double value = (static_cast<double>(level) - scale.mean) / scale.sd;
            lowest = std::min(lowest, value);
            highest = std::max(highest, value);
        }
    }
    return {std::max(lowest, kFarBelow), std::max(std::min(highest, kFarAbove), lowest + 1)};
}

ValueHistogram valuesAfter(const std::vector<Sampled>& images,
                           const training::Standardisation& standardisation)
{
    ValueHistogram histogram{.shares = std::vector<double>(kBins)};
    std::tie(histogram.lowest, histogram.highest) = rangeOf(images, standardisation);
    const double width = (histogram.highest - histogram.lowest) / kBins;
    double squares = 0;
    for (const Sampled& image : images) {
        const PixelScale scale = scaleOf(standardisation, image);
        for (std::size_t level = 0; level < kLevels; ++level) {
            const double share = image.after[level] / static_cast<double>(images.size());
            const double value = (static_cast<double>(level) - scale.mean) / scale.sd;
            // A little to the right: a gray lies at the left edge of what it stands for.
            const double place = (value - histogram.lowest) / width + 1e-6;
            histogram.shares[static_cast<std::size_t>(std::clamp(place, 0.0, kBins - 1.0))] += share;
            histogram.mean += share * value;
            squares += share * value * value;
        }
    }
    histogram.sd = std::sqrt(std::max(0.0, squares - histogram.mean * histogram.mean));
    return histogram;
}

void add(PixelSums& sums, const PixelSums& more)
{
    sums.count += more.count;
    sums.sum += more.sum;
    sums.squares += more.squares;
}

/// Counts of what happened to the images; `training` says which of them are training images.
PreparationSample summarised(const std::vector<Sampled>& images, const std::vector<bool>& training)
{
    PreparationSample sample;
    sample.images = images.size();
    const bool isAnyTraining = std::ranges::find(training, true) != training.end();
    double kept = 0;
    for (std::size_t i = 0; i < images.size(); ++i) {
        sample.turned += images[i].turned ? 1U : 0U;
        if (images[i].kept < 1) {
            ++sample.cropped;
            kept += images[i].kept;
        }
        if (training[i] || !isAnyTraining)
            add(sample.trainingPixels, images[i].sums);
    }
    if (sample.cropped > 0)
        sample.kept = kept / static_cast<double>(sample.cropped);
    return sample;
}

} // namespace

PreparedImage
previewImage(const imaging::Image& image, const training::Experiment& experiment, const PixelSums& training)
{
    using Kind = PreparedStep::Kind;
    PreparedImage result;
    const auto add = [&result](Kind kind, const imaging::Image& picture) {
        result.steps.push_back({kind, imaging::thumbnail(picture, kPreviewSide)});
    };
    const explore::Preparation preparation = preparationOf(experiment);
    add(Kind::File, image);
    if (preparation.fixPolarity) {
        explore::Preparation polarityOnly = preparation;
        polarityOnly.cropToHand = false;
        add(Kind::Polarity, explore::framed(image, polarityOnly).image);
    }
    const explore::Framed framed = explore::framed(image, preparation);
    result.turned = framed.turned;
    result.kept = framed.kept;
    if (preparation.cropToHand)
        add(Kind::Crop, framed.image);
    imaging::Preprocessing plain = preparation.pixels;
    plain.equalisation = imaging::Equalisation::None;
    imaging::Image square = imaging::preprocess(framed.image, plain);
    add(Kind::Square, square);
    if (preparation.pixels.equalisation != imaging::Equalisation::None) {
        square = imaging::preprocess(framed.image, preparation.pixels);
        add(Kind::Equalisation, square);
    }
    const PixelSums own = sumsOf(square);
    result.scale = training::pixelScale(
        training::pixelStandardisation(experiment, training.count > 0 ? training : own), own);
    const auto [darkest, lightest] = std::ranges::minmax(square.pixels8());
    result.lowest = (darkest - result.scale.mean) / result.scale.sd;
    result.highest = (lightest - result.scale.mean) / result.scale.sd;
    result.black = isUnit(experiment) ? 0 : -kShown;
    result.white = isUnit(experiment) ? 1 : kShown;
    add(Kind::Network, shownValues(square, result.scale, result.black, result.white));
    return result;
}

core::Result<PreparationSample> samplePreparation(const dataset::Dataset& dataset,
                                                  std::span<const dataset::Part> parts,
                                                  const training::Experiment& experiment,
                                                  std::size_t count,
                                                  const std::stop_token& stop,
                                                  const core::ProgressFn& report)
{
    const explore::Preparation preparation = preparationOf(experiment);
    std::size_t ofAll = 0;
    const std::vector<std::size_t> rows = drawnRows(
        dataset, parts, static_cast<std::uint64_t>(experiment.integer("data.subset_seed")), count, ofAll);
    std::vector<std::optional<Sampled>> read(rows.size());
    core::ProgressMeter meter(static_cast<std::int64_t>(rows.size()), report);
    core::parallelFor(rows.size(), [&](std::size_t i) {
        if (stop.stop_requested())
            return;
        read[i] = sampled(dataset.files[rows[i]], preparation, stop);
        meter.advance();
    });
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    std::vector<Sampled> images;
    std::vector<bool> training;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!read[i])
            continue;
        images.push_back(std::move(*read[i]));
        training.push_back(!parts.empty() && parts[rows[i]] == dataset::Part::Train);
    }
    PreparationSample sample = summarised(images, training);
    sample.failed = rows.size() - images.size();
    sample.ofAll = ofAll;
    if (!images.empty()) {
        sample.before = graysBefore(images);
        sample.after = valuesAfter(images, training::pixelStandardisation(experiment, sample.trainingPixels));
    }
    meter.finish();
    return sample;
}

} // namespace carpo::jobs

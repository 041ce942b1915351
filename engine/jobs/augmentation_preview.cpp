// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/augmentation_preview.h"

#include "engine/core/random.h"
#include "engine/explore/prepare.h"
#include "engine/imaging/decode.h"
#include "engine/jobs/training_data.h"
#include "engine/training/augmented_pictures.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace carpo::jobs {
namespace {

// So that a set of which hardly anything can be read does not keep one waiting.
constexpr std::size_t kMostTries = 10; // a picture

} // namespace

core::Result<std::vector<imaging::Image>> preparedImages(const dataset::Dataset& dataset,
                                                         const training::Experiment& experiment,
                                                         std::size_t count,
                                                         std::uint64_t choice,
                                                         const std::stop_token& stop)
{
    std::vector<std::size_t> rows(dataset.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    core::RandomStream(choice, "augmentation preview").shuffle(std::span(rows));
    rows.resize(std::min(rows.size(), count * kMostTries));
    const explore::Preparation preparation = preparationOf(experiment);
    std::vector<imaging::Image> images;
    core::Error last{
        core::ErrorCode::NotEnoughImages, dataset.root.string(), {{"train", "0"}, {"validation", "0"}}};
    for (const std::size_t row : rows) {
        if (images.size() == count)
            break;
        const auto image = imaging::decodeFile(dataset.files[row], imaging::decodeLimits(), stop);
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        if (image)
            images.push_back(explore::prepare(*image, preparation));
        else
            last = image.error();
    }
    if (images.empty())
        return tl::unexpected(last);
    return images;
}

std::vector<imaging::Image> augmentedImages(const training::Experiment& experiment,
                                            std::span<const imaging::Image> images,
                                            std::size_t draws,
                                            std::uint64_t draw)
{
    const int side = images.front().width();
    std::vector<std::uint8_t> pixels;
    for (const imaging::Image& image : images) {
        for (std::size_t i = 0; i < draws; ++i)
            pixels.insert(pixels.end(), image.pixels8().begin(), image.pixels8().end());
    }
    const std::vector<std::uint8_t> drawn = training::augmentedPictures(experiment, pixels, side, draw);
    std::vector<imaging::Image> pictures(images.size() * draws);
    auto from = drawn.begin();
    for (imaging::Image& picture : pictures) {
        picture = imaging::Image(side, side);
        std::copy_n(from, picture.pixels8().size(), picture.pixels8().begin());
        from += static_cast<std::ptrdiff_t>(picture.pixels8().size());
    }
    return pictures;
}

} // namespace carpo::jobs

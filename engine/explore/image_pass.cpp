// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/image_pass.h"

#include <algorithm>
#include <array>
#include <memory>
#include <span>
#include <vector>
#include <xxhash.h>

namespace carpo::explore {
namespace {

class Hasher
{
public:
    explicit Hasher(const imaging::Image& image)
        : m_state(XXH3_createState(), XXH3_freeState)
    {
        XXH3_128bits_reset(m_state.get());
        const std::array<std::int32_t, 3> shape = {image.width(), image.height(), image.maximum()};
        XXH3_128bits_update(m_state.get(), shape.data(), sizeof shape);
    }

    template <typename Pixel>
    void add(std::span<const Pixel> pixels)
    {
        XXH3_128bits_update(m_state.get(), pixels.data(), pixels.size_bytes());
    }

    [[nodiscard]] PixelHash hash() const
    {
        const XXH128_hash_t hash = XXH3_128bits_digest(m_state.get());
        return {hash.high64, hash.low64};
    }

private:
    std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> m_state;
};

/// Averages `rows` rows of `width` pixels into one row of blocks. `sums` has `width` places.
template <typename Pixel>
void averageBlocks(std::span<const Pixel> strip,
                   int rows,
                   int factor,
                   std::vector<std::uint32_t>& sums,
                   std::span<float> blocks)
{
    std::ranges::fill(sums, 0);
    const std::size_t width = sums.size();
    for (int y = 0; y < rows; ++y) {
        const Pixel* const row = strip.data() + static_cast<std::size_t>(y) * width;
        for (std::size_t x = 0; x < width; ++x)
            sums[x] += row[x];
    }
    const auto step = static_cast<std::size_t>(factor);
    for (std::size_t block = 0; block < blocks.size(); ++block) {
        const std::size_t first = block * step;
        const std::size_t last = std::min(first + step, width);
        double sum = 0; // 16-bit blocks of large images do not fit 32 bits
        for (std::size_t x = first; x < last; ++x)
            sum += sums[x];
        blocks[block] = static_cast<float>(sum / static_cast<double>(rows * static_cast<int>(last - first)));
    }
}

/// Strip by strip, so that each is read from memory once.
template <typename Pixel>
void walk(std::span<const Pixel> pixels, const imaging::Image& image, Hasher& hasher, ImagePass& pass)
{
    const auto width = static_cast<std::size_t>(image.width());
    std::vector<std::uint32_t> sums(width);
    for (int block = 0; block < pass.reduced.rows; ++block) {
        const int first = block * pass.factor;
        const int rows = std::min(pass.factor, image.height() - first);
        const auto strip =
            pixels.subspan(static_cast<std::size_t>(first) * width, static_cast<std::size_t>(rows) * width);
        hasher.add(strip);
        pass.histogram.add(strip);
        averageBlocks(strip,
                      rows,
                      pass.factor,
                      sums,
                      {pass.reduced.ptr<float>(block), static_cast<std::size_t>(pass.reduced.cols)});
    }
}

} // namespace

ImagePass passOver(const imaging::Image& image)
{
    const int longer = std::max(image.width(), image.height());
    const int factor = (longer + kReducedSide - 1) / kReducedSide;
    const auto blocks = [factor](int side) { return (side + factor - 1) / factor; };
    ImagePass pass{.histogram = GrayHistogram(static_cast<std::size_t>(image.maximum()) + 1),
                   .reduced = cv::Mat(blocks(image.height()), blocks(image.width()), CV_32F),
                   .factor = factor,
                   .hash = {}};
    Hasher hasher(image);
    if (image.depth() == imaging::Image::Depth::Bits8)
        walk(image.pixels8(), image, hasher, pass);
    else
        walk(image.pixels16(), image, hasher, pass);
    pass.histogram.close(image.whiteBits());
    pass.reduced *= 1 / pass.histogram.white();
    pass.hash = hasher.hash();
    return pass;
}

} // namespace carpo::explore

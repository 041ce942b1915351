// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/sampling.h"

#include "widgets/viewer/pixels.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace carpo::viewer {
namespace {

/// The source pixels under one pixel of the picture, in one direction.
struct Span
{
    int first;
    int last;
    float firstShare; ///< how much of the first is covered; of one that is also the last, all there is
    float lastShare;
    float perArea; ///< 1 / all that is covered

    [[nodiscard]] float share(int at) const
    {
        return at == first ? firstShare : at == last ? lastShare : 1.0F;
    }
};

std::vector<Span> spans(double begin, double length, int count, int available)
{
    std::vector<Span> spans(static_cast<std::size_t>(count));
    const double step = length / count;
    for (int at = 0; at < count; ++at) {
        Span& span = spans[static_cast<std::size_t>(at)];
        const double from = std::max(begin + at * step, 0.0);
        const double to = std::min(begin + (at + 1) * step, static_cast<double>(available));
        // Magnified, or at an edge that rounding moved: the one pixel in the middle.
        if (step <= 1.0 || to - from < 1e-6) {
            const auto middle = static_cast<int>(std::floor(begin + (at + 0.5) * step));
            span.first = span.last = std::clamp(middle, 0, available - 1);
            span.firstShare = span.lastShare = span.perArea = 1.0F;
            continue;
        }
        span.first = static_cast<int>(from);
        span.last = std::max(static_cast<int>(std::ceil(to - 1e-9)) - 1, span.first);
        span.firstShare = static_cast<float>(std::min(span.first + 1.0, to) - from);
        span.lastShare = span.last == span.first ? span.firstShare : static_cast<float>(to - span.last);
        span.perArea = static_cast<float>(1.0 / (to - from));
    }
    return spans;
}

template <typename Value, int kChannels>
void pick(const QImage& image,
          const std::vector<Span>& columns,
          const std::vector<Span>& rows,
          QImage& picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        const auto* const source = pixelRow<Value>(image, rows[static_cast<std::size_t>(y)].first);
        auto* target = reinterpret_cast<Value*>(picture.scanLine(y));
        for (const Span& column : columns)
            for (int channel = 0; channel < kChannels; ++channel)
                *target++ = source[column.first * kChannels + channel];
    }
}

// Rows are summed first, in one long loop that the compiler can unroll, then the columns of their sum.
template <typename Value, int kChannels>
void average(const QImage& image,
             const std::vector<Span>& columns,
             const std::vector<Span>& rows,
             QImage& picture)
{
    const int begin = columns.front().first * kChannels;
    const int length = (columns.back().last + 1) * kChannels - begin;
    std::vector<float> sums(static_cast<std::size_t>(length));
    for (int y = 0; y < picture.height(); ++y) {
        const Span& row = rows[static_cast<std::size_t>(y)];
        std::ranges::fill(sums, 0.0F);
        for (int at = row.first; at <= row.last; ++at) {
            const Value* const source = pixelRow<Value>(image, at) + begin;
            const float share = row.share(at);
            for (int x = 0; x < length; ++x)
                sums[static_cast<std::size_t>(x)] += share * static_cast<float>(source[x]);
        }
        auto* target = reinterpret_cast<Value*>(picture.scanLine(y));
        for (const Span& column : columns) {
            const float perArea = row.perArea * column.perArea;
            for (int channel = 0; channel < kChannels; ++channel) {
                const float* from =
                    &sums[static_cast<std::size_t>(column.first * kChannels - begin + channel)];
                float sum = *from * column.firstShare;
                for (int at = column.first + 1; at < column.last; ++at)
                    sum += *(from += kChannels);
                if (column.last > column.first)
                    sum += *(from + kChannels) * column.lastShare;
                *target++ = static_cast<Value>(sum * perArea + 0.5F);
            }
        }
    }
}

template <typename Value, int kChannels>
QImage sampledAs(const QImage& image, const QRectF& part, const QSize& size)
{
    QImage picture(size, image.format());
    const auto columns = spans(part.x(), part.width(), size.width(), image.width());
    const auto rows = spans(part.y(), part.height(), size.height(), image.height());
    if (part.width() <= size.width() && part.height() <= size.height())
        pick<Value, kChannels>(image, columns, rows, picture);
    else
        average<Value, kChannels>(image, columns, rows, picture);
    return picture;
}

} // namespace

QImage sampled(const QImage& image, const QRectF& part, const QSize& size)
{
    if (image.isNull() || size.isEmpty())
        return {};
    if (image.format() == QImage::Format_Grayscale16)
        return sampledAs<quint16, 1>(image, part, size);
    if (image.format() == QImage::Format_Grayscale8)
        return sampledAs<uchar, 1>(image, part, size);
    return sampledAs<uchar, 4>(image, part, size);
}

} // namespace carpo::viewer

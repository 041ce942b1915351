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

template <typename Value, int Channels>
void pick(const QImage& image,
          const std::vector<Span>& columns,
          const std::vector<Span>& rows,
          QImage& picture)
{
    for (int y = 0; y < picture.height(); ++y) {
        const auto* const source = pixelRow<Value>(image, rows[static_cast<std::size_t>(y)].first);
        auto* target = reinterpret_cast<Value*>(picture.scanLine(y));
        for (const Span& column : columns)
            for (int channel = 0; channel < Channels; ++channel)
                *target++ = source[column.first * Channels + channel];
    }
}

/// Adds what `row` covers of `length` values from `begin` on, in one long loop that the compiler can unroll.
template <typename Value>
void sumRows(const QImage& image, const Span& row, int begin, std::vector<float>& sums)
{
    std::ranges::fill(sums, 0.0F);
    const std::size_t length = sums.size();
    for (int at = row.first; at <= row.last; ++at) {
        const auto* const source = pixelRow<Value>(image, at) + begin;
        const float share = row.share(at);
        for (std::size_t x = 0; x < length; ++x)
            sums[x] += share * static_cast<float>(source[x]);
    }
}

/// What `column` covers of one channel; `from` is its first value.
template <int Channels>
float sumOf(const Span& column, const float* from)
{
    float sum = *from * column.firstShare;
    for (int at = column.first + 1; at < column.last; ++at)
        sum += *(from += Channels);
    if (column.last > column.first)
        sum += *(from + Channels) * column.lastShare;
    return sum;
}

template <typename Value, int Channels>
void average(const QImage& image,
             const std::vector<Span>& columns,
             const std::vector<Span>& rows,
             QImage& picture)
{
    constexpr float kRounding = 0.5F; // no value is negative
    const int first = columns.front().first;
    std::vector<float> sums(static_cast<std::size_t>(columns.back().last + 1 - first) * Channels);
    for (int y = 0; y < picture.height(); ++y) {
        const Span& row = rows[static_cast<std::size_t>(y)];
        sumRows<Value>(image, row, first * Channels, sums);
        auto* target = reinterpret_cast<Value*>(picture.scanLine(y));
        for (const Span& column : columns) {
            const float* const from = &sums[static_cast<std::size_t>(column.first - first) * Channels];
            const float perArea = row.perArea * column.perArea;
            for (int channel = 0; channel < Channels; ++channel)
                *target++ = static_cast<Value>(sumOf<Channels>(column, from + channel) * perArea + kRounding);
        }
    }
}

template <typename Value, int Channels>
QImage sampledAs(const QImage& image, const QRectF& part, const QSize& size)
{
    QImage picture(size, image.format());
    const auto columns = spans(part.x(), part.width(), size.width(), image.width());
    const auto rows = spans(part.y(), part.height(), size.height(), image.height());
    if (part.width() <= size.width() && part.height() <= size.height())
        pick<Value, Channels>(image, columns, rows, picture);
    else
        average<Value, Channels>(image, columns, rows, picture);
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

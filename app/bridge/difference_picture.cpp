// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/difference_picture.h"

#include "app/bridge/convert.h"
#include "engine/imaging/decode.h"
#include "engine/imaging/preprocess.h"

#include <algorithm>
#include <cstdlib>

namespace carpo::bridge {
namespace {

core::Result<QImage> reduced(const std::filesystem::path& file, int side, const std::stop_token& stop)
{
    return imaging::decodeFile(file, imaging::decodeLimits(), stop).map([side](const imaging::Image& image) {
        return toQImage(imaging::thumbnail(image, side));
    });
}

} // namespace

core::Result<DifferencePicture> differenceOf(const std::filesystem::path& one,
                                             const std::filesystem::path& other,
                                             int side,
                                             const std::stop_token& stop)
{
    const core::Result<QImage> first = reduced(one, side, stop);
    if (!first)
        return tl::unexpected(first.error());
    const core::Result<QImage> read = reduced(other, side, stop);
    if (!read)
        return tl::unexpected(read.error());
    const QImage second = read->scaled(first->size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                              .convertToFormat(QImage::Format_Grayscale8);
    DifferencePicture difference{.picture = QImage(first->size(), QImage::Format_Grayscale8)};
    double sum = 0;
    int largest = 0;
    for (int y = 0; y < first->height(); ++y) {
        const uchar* const a = first->constScanLine(y);
        const uchar* const b = second.constScanLine(y);
        uchar* const to = difference.picture.scanLine(y);
        for (int x = 0; x < first->width(); ++x) {
            const int amount = std::abs(int{a[x]} - int{b[x]});
            to[x] = static_cast<uchar>(amount);
            sum += amount;
            largest = std::max(largest, amount);
        }
    }
    difference.largest = largest;
    difference.mean = sum / std::max(1, first->width() * first->height());
    for (int y = 0; largest > 0 && y < first->height(); ++y) {
        uchar* const to = difference.picture.scanLine(y);
        std::transform(to, to + first->width(), to, [largest](uchar amount) {
            return static_cast<uchar>(amount * 255 / largest);
        });
    }
    return difference;
}

} // namespace carpo::bridge

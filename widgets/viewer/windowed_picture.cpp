// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/windowed_picture.h"

#include "widgets/viewer/pixels.h"
#include "widgets/viewer/sampling.h"

#include <QPainter>

namespace carpo::viewer {
namespace {

template <typename Value>
void lookUp(const QImage& values, const std::vector<QRgb>& table, QImage& grays)
{
    const int width = values.width(); // asked once: the calls would cost as much as the look-ups
    for (int y = 0; y < values.height(); ++y) {
        const auto* const from = pixelRow<Value>(values, y);
        auto* const to = reinterpret_cast<QRgb*>(grays.scanLine(y));
        for (int x = 0; x < width; ++x)
            to[x] = table[from[x]];
    }
}

void lookUpColors(const QImage& values, const std::vector<QRgb>& table, QImage& grays)
{
    const auto level = [&](int value) { return qBlue(table[static_cast<std::size_t>(value)]); };
    for (int y = 0; y < values.height(); ++y) {
        const auto* const from = pixelRow<QRgb>(values, y);
        auto* const to = reinterpret_cast<QRgb*>(grays.scanLine(y));
        for (int x = 0; x < values.width(); ++x)
            to[x] = qRgb(level(qRed(from[x])), level(qGreen(from[x])), level(qBlue(from[x])));
    }
}

// Spelled out: QImage::transformed goes the slow way for flips.
QImage turned(const QImage& values, const QTransform& orientation)
{
    const QTransform right(0, 1, -1, 0, 0, 0);
    const bool lying = orientation.m11() == 0.0;
    const QTransform flips = lying ? right.inverted() * orientation : orientation;
    const QImage upright = lying ? values.transformed(right) : values;
    return flips.isIdentity() ? upright : upright.mirrored(flips.m11() < 0.0, flips.m22() < 0.0);
}

} // namespace

void WindowedPicture::setImage(const QImage& image)
{
    m_image = image;
    m_values = {};
    m_grays = {};
}

void WindowedPicture::setWindow(const GrayWindow& window, bool inverted)
{
    m_window = window;
    m_inverted = inverted;
    m_grays = {}; // the table is made when it is drawn: a mouse can move many times before that
}

void WindowedPicture::paint(QPainter& painter,
                            const ImageTransform& transform,
                            const QRectF& sight,
                            double scale)
{
    const auto onScreen = [scale](const QRectF& rect) {
        return QRectF(rect.topLeft() * scale, rect.size() * scale);
    };
    const QRectF place = onScreen(transform.place());
    // Whole pixels of the screen, so that nothing is resampled while drawing; never none of a thin image.
    const QSize size = place.size().toSize().expandedTo({1, 1});
    const QRect pixels = QRect(place.topLeft().toPoint(), size).intersected(onScreen(sight).toAlignedRect());
    if (m_image.isNull() || pixels.isEmpty())
        return;
    if (m_values.isNull() || transform.toView() != m_sampledAs || pixels != m_sampledPixels)
        sample(transform, pixels, scale);
    if (m_grays.isNull())
        lookUpWindow();
    m_grays.setDevicePixelRatio(scale);
    painter.drawImage(QPointF(pixels.topLeft()) / scale, m_grays);
}

void WindowedPicture::sample(const ImageTransform& transform, const QRect& pixels, double scale)
{
    m_sampledAs = transform.toView();
    m_sampledPixels = pixels;
    const QTransform toImage = QTransform::fromScale(1.0 / scale, 1.0 / scale) * transform.toImage();
    const QTransform& orientation = transform.orientation();
    const QSize size = orientation.m11() == 0.0 ? pixels.size().transposed() : pixels.size();
    m_values = turned(sampled(m_image, toImage.mapRect(QRectF(pixels)), size), orientation);
    m_grays = {};
}

void WindowedPicture::lookUpWindow()
{
    m_grays = QImage(m_values.size(), QImage::Format_RGB32);
    const std::vector<QRgb> table = m_window.table(largestValue(m_values), m_inverted);
    if (m_values.format() == QImage::Format_Grayscale16)
        lookUp<quint16>(m_values, table, m_grays);
    else if (m_values.format() == QImage::Format_Grayscale8)
        lookUp<uchar>(m_values, table, m_grays);
    else
        lookUpColors(m_values, table, m_grays);
}

} // namespace carpo::viewer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/gray_window.h"
#include "widgets/viewer/image_transform.h"

#include <QImage>

class QPainter;

namespace carpo::viewer {

/// What is in sight of an image, windowed. It keeps two copies at the screen's size: the stored values, which
/// a new window leaves alone, and the grays they became; so a window costs one look-up for each pixel in
/// sight, however large the image is.
class WindowedPicture
{
public:
    /// `image` as workable() gives it.
    void setImage(const QImage& image);
    void setWindow(const GrayWindow& window, bool inverted);

    /// Draws what lies within `sight` of the view; `scale` is the screen's pixels per device-independent one.
    void paint(QPainter& painter, const ImageTransform& transform, const QRectF& sight, double scale);

private:
    void sample(const ImageTransform& transform, const QRect& pixels, double scale);
    void lookUpWindow();

    QImage m_image;
    GrayWindow m_window;
    bool m_inverted = false;
    QTransform m_sampledAs;
    QRect m_sampledPixels;
    QImage m_values; // stored values in sight, turned as seen
    QImage m_grays;  // the same on screen
};

} // namespace carpo::viewer

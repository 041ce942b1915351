// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/windowed_picture.h"

namespace carpo::viewer {

/// What lies around the cursor, three times larger than it is shown and at least as large as it is stored.
class Magnifier
{
public:
    /// `image` as workable() gives it.
    void setImage(const QImage& image) { m_picture.setImage(image); }
    void setWindow(const GrayWindow& window, bool inverted) { m_picture.setWindow(window, inverted); }

    /// `scale` is the screen's pixels per device-independent one.
    void paint(QPainter& painter, const ImageTransform& transform, const QPointF& cursor, double scale);

private:
    WindowedPicture m_picture;
};

} // namespace carpo::viewer

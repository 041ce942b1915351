// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/image_transform.h"
#include "widgets/viewer/region_statistics.h"

#include <QCoreApplication>

class QPainter;

namespace carpo::viewer {

/// The one length or region measured in an image. It holds points of the image, so that it stays where it was
/// drawn however the image is turned and magnified.
class Measurement
{
    Q_DECLARE_TR_FUNCTIONS(carpo::viewer::Measurement)

public:
    enum class Kind
    {
        None,
        Length,
        Region,
    };

    void begin(Kind kind, const QPointF& imagePoint);
    void moveTo(const QImage& image, const QPointF& imagePoint);
    void clear() { m_kind = Kind::None; }

    [[nodiscard]] Kind kind() const { return m_kind; }
    /// In pixels of the image.
    [[nodiscard]] double length() const;
    /// The pixels that the two corners' rectangle touches, not cut to the image.
    [[nodiscard]] QRect region() const;
    [[nodiscard]] const RegionStatistics& statistics() const { return m_statistics; }
    /// `spacing`: width and height of a pixel in mm, empty where they are not known.
    [[nodiscard]] QString words(const QSizeF& spacing) const;

    void
    paint(QPainter& painter, const ImageTransform& transform, const QRect& room, const QSizeF& spacing) const;

private:
    [[nodiscard]] double millimetres(const QSizeF& spacing) const;

    Kind m_kind = Kind::None;
    QPointF m_from;
    QPointF m_to;
    RegionStatistics m_statistics;
};

} // namespace carpo::viewer

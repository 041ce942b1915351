// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSize>
#include <QTransform>

namespace carpo::viewer {

/// Where an image stands in a view: quarter turns, flips, zoom and place. Points of the image are in its own
/// pixels, whatever way it is turned; points of the view in device-independent pixels. An image smaller than
/// the view stands in its middle, a larger one leaves no empty strip at an edge. A plain value.
class ImageTransform
{
public:
    /// Another image, upright and fitted.
    void setImageSize(const QSize& size);
    /// A fitted image stays fitted.
    void setViewSize(const QSize& size);

    void rotateRight() { turn(QTransform(0, 1, -1, 0, 0, 0)); }
    void rotateLeft() { turn(QTransform(0, -1, 1, 0, 0, 0)); }
    /// Left and right, or top and bottom, of what is seen change places.
    void flipHorizontally() { turn(QTransform::fromScale(-1, 1)); }
    void flipVertically() { turn(QTransform::fromScale(1, -1)); }
    /// As the image is stored.
    void makeUpright();

    void fit();
    /// Device-independent pixels per pixel of the image; `fixedPoint` of the view keeps its image point.
    void setZoom(double zoom, const QPointF& fixedPoint);
    void moveBy(const QPointF& distance);

    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] double fitZoom() const;
    [[nodiscard]] QPointF viewCenter() const;
    [[nodiscard]] QPointF toImage(const QPointF& viewPoint) const { return m_toImage.map(viewPoint); }
    [[nodiscard]] QPointF toView(const QPointF& imagePoint) const { return m_toView.map(imagePoint); }
    [[nodiscard]] const QTransform& toView() const { return m_toView; }
    [[nodiscard]] const QTransform& toImage() const { return m_toImage; }
    /// Turns and flips alone.
    [[nodiscard]] const QTransform& orientation() const { return m_orientation; }
    /// What another view can take over, whatever its size and its image's are.
    struct Placement
    {
        QTransform orientation;
        bool fitted = true;
        double magnification = 1.0; ///< of the fitted image
        QPointF center = {0.5,
                          0.5}; ///< what of the seen image stands in the view's middle: shares of its sides
        bool operator==(const Placement&) const = default;
    };
    [[nodiscard]] Placement placement() const;
    void setPlacement(const Placement& placement);

    /// The whole image in the view.
    [[nodiscard]] QRectF place() const;
    /// The same, magnified around `fixedPoint` and not kept within the view.
    [[nodiscard]] ImageTransform magnified(double factor, const QPointF& fixedPoint) const;

private:
    void turn(const QTransform& turn);
    void keepInView();
    void update();
    [[nodiscard]] QSizeF turnedSize() const;

    QSize m_image;
    QSize m_view;
    QTransform m_orientation;
    QTransform m_toView;
    QTransform m_toImage;
    QPointF m_origin; // the seen image's corner in the view
    double m_zoom = 1.0;
    bool m_fitted = true;
};

} // namespace carpo::viewer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QPointF>
#include <QWidget>

namespace carpo::viewer {

/// One radiograph: wheel zooms to the cursor, the left button drags, and each command has a key. Pixels stay
/// crisp squares when magnified. The image's own polarity is what is shown; only the user's "invert" turns
/// it, is said in a corner while it holds, and lasts from image to image. Must not block.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    /// Shows `image` (Grayscale8, Grayscale16 or any other format) fitted to the view; a null one is an empty
    /// view.
    void setImage(const QImage& image, const QString& caption = {});
    /// Empties the view and says why: loading, a problem, what to do.
    void setMessage(const QString& message);
    void clear();

    [[nodiscard]] const QImage& image() const { return m_image; }
    [[nodiscard]] QString caption() const { return m_caption; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool isInverted() const { return m_inverted; }
    /// Device-independent pixels of the window per pixel of the image.
    [[nodiscard]] double zoom() const { return m_zoom; }
    /// The image's point under `position` of the widget, in pixels of the image.
    [[nodiscard]] QPointF imagePoint(const QPointF& position) const;

    /// Fit, 1:1, closer, farther, invert: with icon, words and key, for a tool bar.
    [[nodiscard]] QList<QAction*> viewActions() const;

    void fit();
    void setActualSize();
    void zoomBy(double factor, const QPointF& fixedPoint);
    void setInverted(bool inverted);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void zoomChanged(double zoom);
    void invertedChanged(bool inverted);
    /// The pixel under the cursor and its stored value (0 to 255, or to 65535 for Grayscale16).
    void pixelHovered(const QPoint& pixel, int value);
    void hoverLeft();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createActions();
    QAction* createAction(const QString& icon, const QList<QKeySequence>& keys);
    void retranslate();
    void refreshActions();
    void setZoom(double zoom, const QPointF& fixedPoint);
    void keepInView();
    void paintImage(QPainter& painter);
    void paintWords(QPainter& painter);
    void hover(const QPointF& position);
    [[nodiscard]] double fitZoom() const;
    [[nodiscard]] QPointF viewCentre() const;

    QImage m_image;
    QImage m_shown;   // inverted where asked for
    QImage m_reduced; // m_shown at the size on screen while it is smaller than 1:1
    QString m_caption;
    QString m_message;
    QPointF m_origin; // the image's corner in the widget
    QPointF m_dragFrom;
    double m_zoom = 1.0;
    bool m_fitted = true;
    bool m_dragging = false;
    bool m_inverted = false;
    QAction* m_fitAction = nullptr;
    QAction* m_actualAction = nullptr;
    QAction* m_closerAction = nullptr;
    QAction* m_fartherAction = nullptr;
    QAction* m_invertAction = nullptr;
};

} // namespace carpo::viewer

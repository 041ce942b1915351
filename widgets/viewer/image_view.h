// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/gray_counts.h"
#include "widgets/viewer/magnifier.h"
#include "widgets/viewer/measurement.h"
#include "widgets/viewer/windowed_picture.h"

#include <QWidget>

#include <utility>

class QAction;

namespace carpo::viewer {

class ViewActions;

/// One radiograph. The wheel zooms to the cursor, the left button drags, the right one windows (to the right
/// wider, down to a higher center), Shift measures a length and Ctrl a region; each command has a key. Pixels
/// stay crisp squares when magnified. The image's own polarity is what is shown; only the user's "invert"
/// turns it, is said in a corner while it holds, and lasts from image to image. Window, turns and measurement
/// are each image's own. Must not block.
class ImageView : public QWidget
{
    Q_OBJECT

public:
    explicit ImageView(QWidget* parent = nullptr);

    /// Shows `image` upright and fitted to the view: 8 bits as they are stored, 16 bits in the automatic
    /// window; colours keep their hue. A null one is an empty view.
    void setImage(const QImage& image, const QString& caption = {});
    /// Another picture of the same image in its place: equalised, say. Zoom, turns and spacing stay.
    void setVersion(const QImage& image, const QString& caption);
    void setCaption(const QString& caption);
    /// Empties the view and says why: loading, a problem, what to do.
    void setMessage(const QString& message);
    void clear();
    /// Width and height of a pixel, in mm; empty where they are not known, which they are for each new image.
    void setPixelSpacing(const QSizeF& mm);

    /// As given, or as RGB32 where it is neither Grayscale8 nor Grayscale16.
    [[nodiscard]] const QImage& image() const { return m_image; }
    [[nodiscard]] const GrayCounts& counts() const { return m_counts; }
    [[nodiscard]] QString caption() const { return m_caption; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] bool isInverted() const { return m_inverted; }
    [[nodiscard]] const GrayWindow& window() const { return m_window; }
    /// From black to white of 8 bits; of 16 bits from the smallest to the largest value there is.
    [[nodiscard]] std::pair<int, int> valueRange() const { return m_counts.range(); }
    /// Device-independent pixels of the window per pixel of the image.
    [[nodiscard]] double zoom() const { return m_transform.zoom(); }
    /// The image's point under `position` of the widget, in pixels of the image.
    [[nodiscard]] QPointF imagePoint(const QPointF& position) const { return m_transform.toImage(position); }
    [[nodiscard]] QPointF viewPoint(const QPointF& imagePoint) const
    {
        return m_transform.toView(imagePoint);
    }
    [[nodiscard]] const Measurement& measurement() const { return m_measurement; }
    /// What the corner says of the pixel under the cursor; empty where there is none.
    [[nodiscard]] QString hoverWords() const;

    /// Each command with icon, words and key.
    [[nodiscard]] QList<QAction*> viewActions() const;
    [[nodiscard]] const ViewActions& actionSet() const { return *m_actions; }

    void fit();
    void setActualSize();
    void zoomBy(double factor, const QPointF& fixedPoint);
    void setInverted(bool inverted);
    void setWindow(const GrayWindow& window);
    void setAutomaticWindow();
    void setFullWindow();
    void clearMeasurement();
    [[nodiscard]] ImageTransform::Placement placement() const { return m_transform.placement(); }
    void setPlacement(const ImageTransform::Placement& placement);
    /// As a new image is shown, and not inverted.
    void resetView();

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void imageChanged();
    void invertedChanged(bool inverted);
    void windowChanged();
    /// Zoom, place, turns, window or inversion of the same image are others now.
    void adjusted();
    /// The pixel under the cursor and its stored value (0 to 255, or to 65535 for Grayscale16).
    void pixelHovered(const QPoint& pixel, int value);
    void hoverLeft();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    enum class Drag
    {
        None,
        Move,
        Window,
        Measure,
    };

    static constexpr double kZoomStep = 1.25;

    void showPixels(const QImage& image, const QString& caption);
    void connectActions();
    void retranslate();
    void refreshActions();
    void moved();
    [[nodiscard]] Measurement::Kind kindToMeasure(Qt::KeyboardModifiers keys) const;
    void beginMeasurement(Measurement::Kind kind, const QPointF& position);
    void dragWindow(const QPointF& distance);
    void showMenu(const QPoint& globalPosition);
    void hover(const QPointF& position);
    void releaseMagnifier();
    void paintWords(QPainter& painter);
    [[nodiscard]] QRect wordsRoom() const;

    QImage m_image;
    GrayCounts m_counts;
    GrayWindow m_window;
    ImageTransform m_transform;
    WindowedPicture m_picture;
    Magnifier m_magnifier;
    Measurement m_measurement;
    QString m_caption;
    QString m_message;
    QSizeF m_spacing; // of a pixel, mm
    bool m_inverted = false;
    bool m_isReplaced = false; // while another image is put in
    Drag m_drag = Drag::None;
    QPointF m_dragFrom;
    QPointF m_dragLast;
    GrayWindow m_dragWindow;
    bool m_dragged = false;       // farther than a click
    QPointF m_cursor{-1.0, -1.0}; // outside while the mouse is
    bool m_hovered = false;       // m_cursor lies on the image
    bool m_magnifierHeld = false;
    ViewActions* m_actions = nullptr;
};

} // namespace carpo::viewer

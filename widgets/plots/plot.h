// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QElapsedTimer>
#include <QPoint>
#include <QString>
#include <QWidget>

#include <vector>

class QAction;
class QCPAxis;
class QImage;
class QCustomPlot;
class QHBoxLayout;
class QLabel;
class QMenu;
class QTimer;
class QToolButton;

namespace carpo::plots {

/// What all plots share: a title that says what is seen, a line of numbers under it, thin axes, zoom by
/// wheel, pan by drag, a double click to see all again, and a menu that saves the picture or its numbers.
/// Texts come translated; numbers follow QLocale() as it is when the language changes. Must not block.
class Plot : public QWidget
{
    Q_OBJECT

public:
    explicit Plot(QWidget* parent = nullptr);
    ~Plot() override;

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const;
    /// Stands where the title stood, which pictures and screen readers still have: what chooses the plot's
    /// contents, say. Becomes a child.
    void setHeading(QWidget* heading);
    /// With the unit: "age (months)".
    void setAxisLabels(const QString& x, const QString& y);
    /// Why there is nothing to see; an empty text shows the plot.
    void setMessage(const QString& message);
    [[nodiscard]] QString message() const;
    /// The line of numbers under the title.
    [[nodiscard]] QString summary() const;

    /// Writes the picture on white, by suffix: .png (twice the size on screen), .svg or .pdf. False where the
    /// file cannot be written or the suffix is another one. Blocks for the drawing.
    [[nodiscard]] bool savePicture(const QString& path);
    /// Writes table() as UTF-8. False where the file cannot be written.
    [[nodiscard]] bool saveTable(const QString& path) const;
    /// The picture on white, for the clipboard.
    void copyPicture();
    /// table() for the clipboard, as a spreadsheet in the window's language takes it: tabs between columns,
    /// the locale's decimal mark.
    void copyTable() const;
    /// The numbers behind the picture as CSV: comma between columns, point as decimal mark, a header row.
    [[nodiscard]] virtual QString table() const = 0;

    /// Draws what is waiting to be drawn now and not with the next frame.
    void flush();
    /// Shows all data again after zooming and panning.
    void resetView();
    /// Wheel, drag and double click; true from the start.
    void setZoomable(bool zoomable);
    void setLogarithmic(Qt::Orientation axis, bool logarithmic);
    [[nodiscard]] bool isLogarithmic(Qt::Orientation axis) const;
    /// As before anything was chosen in the menu, all data in sight.
    virtual void reset();
    /// Says anew what lies under the mouse, of which more is known now.
    void refreshHover();

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// A picture or table could not be written to `path`.
    void saveFailed(const QString& path);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

    [[nodiscard]] QCustomPlot* canvas() const { return m_canvas; }
    [[nodiscard]] QMenu* menu() const { return m_menu; }
    /// The user has not zoomed, so that the ranges follow the data.
    [[nodiscard]] bool followsData() const { return m_follows; }

    /// The user looks elsewhere now, until resetView().
    void stopFollowing() { m_follows = false; }
    /// `details` stand where the summary is hovered and for screen readers. Each line of the summary is
    /// preceded by its mark where there is one: a legend that hides nothing.
    void setSummary(const QString& summary, const QString& details = {}, std::vector<style::Role> marks = {});
    /// Lets the menu choose logarithmic axes, and reset the plot.
    void offerLogarithmic(Qt::Orientations axes);
    /// Says what lies under that pixel of the canvas, as where the mouse rests there.
    void showHover(const QPoint& pixel);
    /// Draws when the event loop turns, however often it is called before, but no sooner than a frame after
    /// the last drawing.
    void queueDraw();
    /// Colours and fonts; derived constructors call theirs at the end.
    virtual void applyColors(const style::Colors& colors);
    /// What lies under the mouse, in the coordinates of the axes; an empty text says nothing.
    [[nodiscard]] virtual QString hoverText(double x, double y) const;
    /// Called before each drawing.
    virtual void prepare() {}
    /// Ranges that show all data; called only while followsData().
    virtual void fitRanges() {}
    /// An axis became logarithmic or linear.
    virtual void onScaleChanged() {}
    virtual void retranslate();

    void resizeEvent(QResizeEvent* event) override;

private:
    void createLayout();
    void createMenu();
    void connectCanvas();
    void draw();
    [[nodiscard]] QCPAxis& axisOf(Qt::Orientation axis) const;
    [[nodiscard]] QSize pictureSize() const;
    [[nodiscard]] QImage paperPicture();
    void chooseTickCounts();
    void recolour();
    void askForPicture();
    void askForTable();
    void zoom(double factor);
    void writeTitle();
    void writeSummary();

    QHBoxLayout* m_headingLine = nullptr;
    QString m_titleText;
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    QLabel* m_message = nullptr;
    QToolButton* m_menuButton = nullptr;
    QMenu* m_menu = nullptr;
    QAction* m_savePicture = nullptr;
    QAction* m_saveTable = nullptr;
    QAction* m_copyPicture = nullptr;
    QAction* m_copyTable = nullptr;
    QAction* m_zoomIn = nullptr;
    QAction* m_zoomOut = nullptr;
    QAction* m_resetView = nullptr;
    QAction* m_reset = nullptr;
    QAction* m_logarithmicX = nullptr;
    QAction* m_logarithmicY = nullptr;
    QString m_summaryText;
    std::vector<style::Role> m_marks; // one a line of the summary, or none
    QPoint m_hovered;                 // in the canvas
    QCustomPlot* m_canvas = nullptr;
    QTimer* m_frame = nullptr;
    QElapsedTimer m_sinceDrawn;
    bool m_follows = true;
};

} // namespace carpo::plots

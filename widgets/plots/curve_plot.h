// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <memory>
#include <span>
#include <vector>

namespace carpo::plots {

struct CurveStyle
{
    QString name;
    style::Role role = style::Role::Series;
    Qt::PenStyle line = Qt::SolidLine; ///< doubles the colour
    bool smoothed = false;             ///< raw values behind, their moving average in front
    bool showsBest = true;             ///< the best value is marked and written
    bool higherIsBetter = false;       ///< else the lowest value is the best
};

/// Live curves, appended to while they are looked at: up to millions of points a curve, one drawing a frame.
/// The last value is written at each line's end, the best beside its point. Smoothing is the Smoother's.
class CurvePlot final : public Plot
{
    Q_OBJECT

public:
    explicit CurvePlot(QWidget* parent = nullptr);
    ~CurvePlot() override;

    /// Returns the curve's number, from 0.
    int addCurve(const CurveStyle& style);
    /// Renames a curve, for a change of language.
    void setCurveName(int curve, const QString& name);
    /// `x` rises and comes after what is there; as many y as x. A y that is not finite leaves a gap.
    void append(int curve, std::span<const double> x, std::span<const double> y);
    void append(int curve, double x, double y);
    /// Of all curves, which it empties.
    void setHigherIsBetter(bool higherIsBetter);
    /// Removes the curves from that number on.
    void removeCurves(int first);
    /// A dashed line at `x` with its label, such as what was changed there. All go with clearData().
    void addMark(double x, const QString& label);
    [[nodiscard]] int markCount() const;
    /// Of marks and the span, for a change of language. Marks count from 0, in the order they were added.
    void setMarkLabel(int mark, const QString& label);
    [[nodiscard]] QString markLabel(int mark) const;
    /// As it was drawn last: cut off where the plot is narrow. The cursor says it whole.
    [[nodiscard]] QString drawnMarkLabel(int mark) const;
    /// Where that stands, in the canvas.
    [[nodiscard]] QRectF markLabelPlace(int mark) const;
    void setSpanLabel(const QString& label);
    [[nodiscard]] QString spanLabel() const; ///< empty without a span
    /// A band behind the curves from `first` to `last` with its label; one at a time, and gone with
    /// clearData().
    void setSpan(double first, double last, const QString& label);
    [[nodiscard]] bool hasSpan() const;
    /// Empties all curves and keeps them.
    void clearData();
    /// Removes the curves too.
    void clear();

    [[nodiscard]] int curveCount() const;
    [[nodiscard]] int pointCount(int curve) const;
    /// The newest finite value (raw), NaN where there is none.
    [[nodiscard]] double last(int curve) const;
    /// The best finite value (raw), NaN where there is none.
    [[nodiscard]] double best(int curve) const;

    /// Whether x counts something (batches, epochs), as from the start, or is any number (a learning rate).
    void setCountingX(bool counting);
    /// A horizontal line with its label ("always guessing the median"), e.g. what every model has to beat.
    void setReference(double value, const QString& label);
    void clearReference();
    /// Whether the numbers of each curve stand above the plot; at first they do.
    void setSummarised(bool summarised);
    /// Weight of the past in [0, 0.999]; 0 draws raw values only. Starts at 0.95.
    void setSmoothing(double weight);
    [[nodiscard]] double smoothing() const;

    /// Draws the cursor at `x` of the axis, as hovering does; for plots that share one.
    void setCursor(double x);
    void clearCursor();
    /// The values at the cursor, one curve a line, before them what is marked there; empty without cursor.
    [[nodiscard]] QString readout() const;

    [[nodiscard]] QString table() const override;

Q_SIGNALS:
    void cursorMoved(double x);
    void cursorLeft();
    /// In the menu.
    void smoothingChosen(double weight);

protected:
    void applyColors(const style::Colors& colors) override;
    void prepare() override;
    void fitRanges() override;
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createMenuActions();
    void colourMarks();
    void fitMarkLabels();
    [[nodiscard]] QString markAt(double x) const;
    void removeMarks();
    void updateLabels();
    void drawCursor();
    void updateCursor();
    void updateSummary();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace carpo::plots

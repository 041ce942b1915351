// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace carpo::plots {

/// One of the upright axes. Its ends are the least and the largest of its values.
struct ParallelAxis
{
    QString name;                ///< with the unit
    std::vector<double> values;  ///< of each row; NaN: not known, the line is broken there
    QStringList categories = {}; ///< what values 0, 1, ... stand for; empty: they are numbers
    bool logarithmic = false;    ///< what is not above 0 is not known then
};

/// Parallel coordinates (Inselberg 1985): a line for each row through its value on every axis, coloured by
/// the last axis, the better the stronger, which a bar at the right tells. Dragging along an axis chooses the
/// rows that pass there, a click on it all again, a double click on any; with several axes chosen a row must
/// pass all. Left and Right mark an axis, Up and Down go along it from row to row, Enter and the space bar
/// click the row; with Shift Up and Down choose the axis's quarters, Escape chooses all.
class ParallelPlot final : public Plot
{
    Q_OBJECT

public:
    explicit ParallelPlot(QWidget* parent = nullptr);
    ~ParallelPlot() override;

    /// Replaces everything; what was chosen on an axis of the same name stays. `lowerIsBetter` is of the last
    /// axis.
    void setAxes(std::vector<ParallelAxis> axes, bool lowerIsBetter);
    /// What a row is called, for the mouse and the table.
    void setRowNames(std::vector<QString> names);

    /// One for each row: passes all that is chosen.
    [[nodiscard]] std::vector<bool> chosen() const;
    [[nodiscard]] int chosenCount() const;
    /// Chooses a part of an axis, in shares of its height from the bottom.
    void choose(int axis, double low, double high);
    void chooseAll();
    /// Where that share of an axis lies, in the canvas.
    [[nodiscard]] QPointF pixelOf(int axis, double share) const;
    /// Where the keyboard is; -1: at none.
    [[nodiscard]] int currentRow() const;
    /// The bar's name, and the values at its lower and upper end; an empty name: there is no bar.
    struct ColourKey
    {
        QString name;
        double low = 0;
        double high = 0;
    };
    [[nodiscard]] ColourKey colourKey() const;
    /// Where a row meets an axis, as a share of its height; NaN where it does not.
    [[nodiscard]] double shareOf(int row, int axis) const;

    [[nodiscard]] QString table() const override;

Q_SIGNALS:
    /// Other rows are chosen.
    void choiceChanged();
    /// A click on its line, or a key on it.
    void rowClicked(int row);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void applyColors(const style::Colors& colors) override;
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void fitRanges() override;
    void retranslate() override;

private:
    struct Parts;

    void connectCanvas();
    void press(const QPoint& pixel);
    void drag(const QPoint& pixel);
    void release(const QPoint& pixel);
    bool useKey(const QKeyEvent& event);
    void chooseQuarter(bool isUp);
    /// The next of the rows that are chosen, in the order of the marked axis.
    void goToRow(bool isUp);
    void leaveRow();
    [[nodiscard]] QString rowWords(int row) const;
    void showBar();
    void refreshChoice();
    void refreshSummary();
    [[nodiscard]] int axisAt(const QPoint& pixel) const;
    [[nodiscard]] int rowAt(const QPointF& pixel) const;
    [[nodiscard]] double shareAt(int pixelY) const;

    std::unique_ptr<Parts> m_parts;
};

} // namespace carpo::plots

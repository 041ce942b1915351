// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"

#include <memory>
#include <vector>

class QCPBars;

namespace carpo::plots {

struct Bar
{
    QString label;
    double count = 0.0; ///< at least 0
    style::Role role = style::Role::Series;
    double whole = 0.0; ///< behind a selection; 0: there is none
};

/// How many of each kind; count and share are written on the bars, behind which the whole may stand.
class BarChart final : public Plot
{
    Q_OBJECT

public:
    explicit BarChart(QWidget* parent = nullptr);
    ~BarChart() override;

    void setBars(std::vector<Bar> bars);
    /// From now on each bar stands beside its `whole`: shares in percent of two groups with these names.
    void setComparison(const QString& group, const QString& other);
    /// What is written on bar `index`: "6.833 · 54 %"; of a comparison "54 %".
    [[nodiscard]] QString barText(int index) const;
    [[nodiscard]] QString table() const override;
    /// A click chooses a bar, and so do the arrow keys with Enter. False from the start.
    void setChoosable();

Q_SIGNALS:
    /// By its place in what was set.
    void barChosen(int index);

protected:
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void applyColors(const style::Colors& colors) override;
    void fitRanges() override;
    void onScaleChanged() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuild();
    /// Returns the height that the names take, pixels.
    int turnNames();
    void addBar(std::size_t index);
    void addColumn(std::vector<QCPBars*>& columns, double position, double count);
    void addText(const QString& text, double position, double count);
    [[nodiscard]] bool isComparison() const { return !m_group.isEmpty(); }
    void showCursor();
    /// -1 beside the bars.
    [[nodiscard]] int barAt(double x) const;

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<Bar> m_bars;
    QString m_group; // what Bar::count is of, in a comparison
    QString m_other; // what Bar::whole is of, as that
};

} // namespace carpo::plots

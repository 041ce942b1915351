// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/plots/plot.h"
#include "widgets/plots/point_colour.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace carpo::plots {

struct ScatterSeries
{
    QString name;
    style::Role role = style::Role::Series;
    std::vector<double> x;
    std::vector<double> y; ///< as long as x; points with a value that is not finite are left out
    bool isRest = false;   ///< drawn for comparison: not counted, not in the legend
    std::vector<std::uint8_t> colours = {}; ///< of each point, a place in PointColours; empty: `role`
};

/// What points are coloured by: kinds, which have markers too and stand in the legend, or a scale.
struct PointColours
{
    std::vector<PointColour> colours;
    std::vector<QString> names = {}; ///< of each colour; empty: not in the legend
    QString scale = {};              ///< what the scale counts; empty: they are kinds
    double low = 0.0;                ///< at the lower end of the scale
    double high = 1.0;
};

/// What a table of the points calls the axes, and says of each point besides.
struct ScatterTable
{
    QString x = QStringLiteral("x");
    QString y = QStringLiteral("y");
    QStringList more = {};                                        ///< names of further columns
    std::function<QStringList(int series, int point)> cells = {}; ///< as many as `more`
};

/// A horizontal line with what it stands for.
struct ScatterLevel
{
    double y = 0;
    QString label = {};
    Qt::PenStyle line = Qt::DashLine;
};

/// Points; their size and opacity fall as they become many, so that 100,000 still show where they crowd, and
/// are drawn in some milliseconds. Series and kinds differ by marker as well as by colour. On a logarithmic
/// axis what is not above 0 is left out, and the summary says how many. Arrow keys go from point to point,
/// Enter and the space bar click.
class ScatterPlot final : public Plot
{
    Q_OBJECT

public:
    explicit ScatterPlot(QWidget* parent = nullptr);
    ~ScatterPlot() override;

    void setSeries(std::vector<ScatterSeries> series);
    /// The line y = x with its label ("perfect"); both axes then share one range.
    void setIdentityLine(const QString& label);
    /// Names of x = 0, 1, 2 ... in place of numbers; none: numbers again. Set before the series.
    void setCategories(const QStringList& names);
    /// Lines across the plot, which are always in sight; their labels stand at the right end.
    void setLevels(std::vector<ScatterLevel> levels);
    /// The numbers under the title ("MAE 9,8 months · CCC 0,91"); n is written before them.
    void setNumbers(const QString& numbers);
    /// For series that name colours of their points. Stays when the series change.
    void setColours(PointColours colours);
    /// What the mouse over a point shows; may be rich text. An empty text says nothing.
    using Words = std::function<QString(int series, int point)>;
    void setHover(Words words);
    void clear();
    void setTableColumns(ScatterTable columns);
    [[nodiscard]] QString table() const override;
    /// Further numbers where the summary is hovered.
    void setDetails(const QString& details);

    /// The left button draws an outline, and so do the arrow keys with Shift; else a drag pans. False from
    /// the start.
    void setChoosable();

Q_SIGNALS:
    /// An outline in the coordinates of the axes.
    void areaChosen(const QPolygonF& corners);
    /// A click within 6 px of point `point` of series `series`, or a key on it.
    void pointClicked(int series, int point);

protected:
    void applyColors(const style::Colors& colors) override;
    [[nodiscard]] QString hoverText(double x, double y) const override;
    void fitRanges() override;
    void onScaleChanged() override;
    void retranslate() override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void rebuild();
    void addLegend();
    void addIdentity();
    void addLevels();
    void showBar(bool isThere);
    [[nodiscard]] bool isColoured(const ScatterSeries& series) const;
    void refreshSummary();
    void emitNearest(const QPoint& position);
    void chooseAtCursor();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
    std::vector<ScatterSeries> m_series;
    PointColours m_colours;
    Words m_hover;
    ScatterTable m_columns;
    std::vector<ScatterLevel> m_levels;
    QStringList m_categories; // of x
    QString m_identity;
    QString m_numbers;
    QString m_details;
};

} // namespace carpo::plots

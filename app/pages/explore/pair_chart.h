// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "app/models/thumbnail_store.h"
#include "app/pages/explore/map_colours.h"
#include "app/pages/translated_widget.h"

#include <QVariantMap>

#include <string>
#include <vector>

class QMenu;
class QToolButton;

namespace carpo::plots {
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

class ColumnChooser;

/// Any column of numbers against any other, coloured by any column: what is chosen in front of the whole. The
/// point under the mouse shows its image.
class PairChart final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit PairChart(QThreadPool& pool, QWidget* parent = nullptr);

    void setRows(const bridge::ChosenRowsPtr& rows);

    /// Columns, colour and logarithmic axes, for the settings.
    [[nodiscard]] QVariantMap state() const;
    /// Before the first rows.
    void setState(const QVariantMap& state);

Q_SIGNALS:
    /// A point was clicked: row of the data set.
    void imageChosen(int datasetRow);
    /// An outline was drawn.
    void conditionChosen(const carpo::explore::Condition& condition);
    void saveFailed(const QString& path);

private:
    void createParts();
    void connectParts();
    void fillChoices();
    void addColourChoice(const QString& name, const QString& key);
    void applyView(int view);
    void setColour(const std::string& key);
    void refresh();
    void showPoints(const explore::Column& x, const explore::Column& y);
    void showNumbers(const explore::Column& x, const explore::Column& y);
    [[nodiscard]] QString wordsOf(int series, int point);
    /// Its further cells in a saved table.
    [[nodiscard]] QStringList cellsOf(int series, int point) const;
    void retranslate() override;

    models::ThumbnailStore m_thumbnails;
    bridge::ChosenRowsPtr m_rows;
    std::shared_ptr<const explore::Columns> m_listed; // in the choosers
    std::string m_colour;                             // a column's key; empty: one colour
    MapColours m_colours;                             // of m_colour
    std::vector<std::vector<int>> m_points;           // rows of the data set of each series
    plots::ScatterPlot* m_plot = nullptr;
    ColumnChooser* m_x = nullptr;
    ColumnChooser* m_y = nullptr;
    QToolButton* m_colourButton = nullptr;
    QMenu* m_colourMenu = nullptr;
};

} // namespace carpo::pages

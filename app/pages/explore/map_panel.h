// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/map_search.h"
#include "app/bridge/selection.h"
#include "app/models/thumbnail_store.h"
#include "app/pages/translated_widget.h"

class QComboBox;
class QLabel;
class QSpinBox;
class QStackedWidget;

namespace carpo::feedback {
class ProgressLine;
class StateView;
} // namespace carpo::feedback

namespace carpo::plots {
class MapPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The images by their looks: made when the panel is first seen, coloured by any column; an outline chooses,
/// and what is chosen elsewhere stands in front.
class MapPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    MapPanel(QThreadPool& pool,
             models::ThumbnailStore& thumbnails,
             const bridge::DecisionDesk& desk,
             QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    void setRows(const bridge::ChosenRowsPtr& rows);
    /// The image that is looked at; row of the data set, -1 for none.
    void setCurrent(int datasetRow);

Q_SIGNALS:
    /// A point was clicked: row of the data set.
    void imageChosen(int datasetRow);
    void conditionChosen(const carpo::explore::Condition& condition);
    void mapMade(const carpo::explore::AppearanceMapPtr& map);
    void failed(const carpo::core::Error& error);
    void saveFailed(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void start();
    void onSearchChanged();
    void showState();
    void showMap();
    void showColours();
    void fillColours();
    [[nodiscard]] explore::MapKind kind() const;
    [[nodiscard]] QString wordsOf(int point) const;
    void retranslate() override;

    bridge::MapSearch m_search;
    models::ThumbnailStore& m_thumbnails;
    const bridge::DecisionDesk& m_desk;
    bridge::OpenedSetPtr m_set;
    bridge::ChosenRowsPtr m_rows;
    explore::AppearanceMapPtr m_shown;
    QString m_colouredBy = QStringLiteral("sex"); // also while there is no such column
    bool m_isGivenUp = false;                     // cancelled or failed: not started again by itself
    QComboBox* m_kind = nullptr;
    QLabel* m_seedLabel = nullptr;
    QSpinBox* m_seed = nullptr;
    QLabel* m_colourLabel = nullptr;
    QComboBox* m_colour = nullptr;
    QLabel* m_legend = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    QStackedWidget* m_stack = nullptr; // nothing to see, or the map
    feedback::StateView* m_state = nullptr;
    plots::MapPlot* m_plot = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/exporter.h"
#include "app/bridge/selection.h"
#include "app/bridge/workspace.h"
#include "app/models/image_list_model.h"
#include "app/models/thumbnail_store.h"
#include "app/pages/translated_widget.h"

#include <QVariantMap>

#include <vector>

class QComboBox;
class QLabel;
class QTabWidget;
class QToolButton;

namespace carpo::feedback {
class ProblemList;
} // namespace carpo::feedback

namespace carpo::gallery {
class Gallery;
} // namespace carpo::gallery

namespace carpo::pages {

class ChosenBar;
class DifferencePanel;
class MapPanel;
class MeanImagePanel;
class SuspectPanel;
class TablePanel;

/// The images as thumbnails and as a table, in one order of choice; what is wrong with rows and files, what
/// sets the chosen images apart, the suspects, and the map of appearance.
class GalleryPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    GalleryPanel(bridge::Workspace& workspace, bridge::DecisionDesk& desk, QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Only these are in the gallery; the image that was looked at stays so where it is one of them.
    void setRows(const bridge::ChosenRowsPtr& rows);
    void select(int datasetRow);
    void showDifferences();
    /// Does nothing where the suspects are not in sight.
    void showNextSuspect();
    /// One more tab, called as the panel's window title says.
    void addPanel(QWidget* panel);
    /// Files that could not be read may be there again.
    void readAgain();
    /// Answers with tableReady().
    void prepareTable();
    /// Goes `by` images on in what is in sight: the gallery or the suspects.
    void step(int by);
    /// The image that is looked at is framed wherever it is.
    void follow(int datasetRow);
    /// Row of the data set; -1 for none.
    [[nodiscard]] int looked() const { return m_looked; }
    /// The order and the size of the thumbnails, for the settings.
    [[nodiscard]] QVariantMap state() const;
    void setState(const QVariantMap& state);
    /// A file is being written: the table's has to wait.
    void setExporting(bool isExporting);

Q_SIGNALS:
    /// No image is left, and the user wants all of them.
    void allWanted();
    /// Row of the data set; -1 for none.
    void imageChosen(int datasetRow);
    /// Several together, in gallery or table; empty: just the one.
    void imagesChosen(const std::vector<int>& datasetRows);
    void conditionChosen(const carpo::explore::Condition& condition);
    /// Null: not any more.
    void suspectsFound(const carpo::bridge::SuspectsPtr& suspects);
    void mapMade(const carpo::explore::AppearanceMapPtr& map);
    /// The rows and columns shown, to be exported.
    void tableReady(const carpo::bridge::TableParts& parts);
    void failed(const carpo::core::Error& error);
    void saveFailed(const QString& path);

private:
    void createLayout();
    void createOrder();
    void createTabs();
    void connectParts();
    void connectMap();
    void fillOrders();
    void applyOrder();
    void showOrder();
    void forgetChanged(const bridge::OpenedSet& before);
    void onSelectionChanged();
    void refreshProblems();
    void refreshTabs();
    void onProblemActivated(int row);
    [[nodiscard]] std::vector<int> chosenImages() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::DecisionDesk& m_desk;
    bridge::OpenedSetPtr m_set;
    bridge::ChosenRowsPtr m_rows;
    int m_looked = -1;                          // row of the data set
    std::vector<core::Problem> m_shownProblems; // as the list has them
    models::ThumbnailStore m_thumbnails;
    models::ImageListModel m_model;
    QTabWidget* m_tabs = nullptr;
    QWidget* m_order = nullptr;
    QLabel* m_orderLabel = nullptr;
    QComboBox* m_orderBy = nullptr;
    QToolButton* m_descending = nullptr;
    ChosenBar* m_chosen = nullptr;
    gallery::Gallery* m_gallery = nullptr;
    TablePanel* m_table = nullptr;
    feedback::ProblemList* m_problems = nullptr;
    DifferencePanel* m_differences = nullptr;
    MeanImagePanel* m_mean = nullptr;
    SuspectPanel* m_suspects = nullptr;
    MapPanel* m_map = nullptr;
};

} // namespace carpo::pages

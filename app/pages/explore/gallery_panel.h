// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/selection.h"
#include "app/bridge/workspace.h"
#include "app/models/image_list_model.h"
#include "app/models/thumbnail_store.h"
#include "app/pages/translated_widget.h"

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

class DifferencePanel;
class SuspectPanel;

/// The images as thumbnails in an order of choice, what is wrong with rows and files, what sets the chosen
/// images apart, and the suspects.
class GalleryPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    GalleryPanel(bridge::Workspace& workspace, const bridge::DecisionDesk& desk, QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Only these are in the gallery; the image that was looked at stays so where it is one of them.
    void setRows(const bridge::ChosenRowsPtr& rows);
    void select(int datasetRow);
    void showDifferences();
    /// Does nothing where the suspects are not in sight.
    void showNextSuspect();
    /// Goes `by` images on in what is in sight: the gallery or the suspects.
    void step(int by);
    /// The image that is looked at is framed wherever it is.
    void follow(int datasetRow);

Q_SIGNALS:
    /// Row of the data set; -1 for none.
    void imageChosen(int datasetRow);
    void failed(const carpo::core::Error& error);

private:
    void createLayout();
    void createOrder();
    void connectParts();
    void fillOrders();
    void applyOrder();
    void refreshProblems();
    void refreshTabs();
    void onProblemActivated(int row);
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::OpenedSetPtr m_set;
    int m_looked = -1;                          // row of the data set
    std::vector<core::Problem> m_shownProblems; // as the list has them
    models::ThumbnailStore m_thumbnails;
    models::ImageListModel m_model;
    QTabWidget* m_tabs = nullptr;
    QWidget* m_order = nullptr;
    QLabel* m_orderLabel = nullptr;
    QComboBox* m_orderBy = nullptr;
    QToolButton* m_descending = nullptr;
    gallery::Gallery* m_gallery = nullptr;
    feedback::ProblemList* m_problems = nullptr;
    DifferencePanel* m_differences = nullptr;
    SuspectPanel* m_suspects = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/selection.h"
#include "app/bridge/selection_memory.h"
#include "app/bridge/view_shelf.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <string>

class QSplitter;
class QStackedWidget;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::pages {

class DataCharts;
class DecisionBar;
class ExploreHeader;
class GalleryPanel;
class ImagePanel;
class PreparePanel;
class SelectionBar;

/// Explorar.
class ExplorePage final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ExplorePage(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Chooses an image of the data set.
    void select(int datasetRow);
    /// Keeps in the settings how the page is arranged and which image is looked at; the next window begins
    /// there.
    void remember() const;

Q_SIGNALS:
    void folderWanted();
    /// On the set that is open, with what Experimentos has chosen.
    void trainWanted();

private:
    void createParts();
    void createLayout();
    void connectParts();
    void connectPreparation();
    void connectSessions();
    void makeRoom(bool comparing);
    void onSetChanged();
    void onStateChanged();
    void onRowsChanged();
    void restore();
    void lookAgain();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::Selection m_selection;
    bridge::DecisionDesk m_desk;
    bridge::SelectionMemory m_memory;
    bridge::ViewShelf m_shelf;
    QStackedWidget* m_stack = nullptr; // nothing open, or the parts
    feedback::StateView* m_empty = nullptr;
    ExploreHeader* m_header = nullptr;
    SelectionBar* m_bar = nullptr;
    DataCharts* m_charts = nullptr;
    GalleryPanel* m_gallery = nullptr;
    DecisionBar* m_decisions = nullptr;
    ImagePanel* m_image = nullptr;
    PreparePanel* m_preparation = nullptr;
    QSplitter* m_columns = nullptr;
    std::string m_lookedAtBefore; // id of an image, until the set of then is open
    QString m_openBefore;         // its project
    QList<int> m_sizesBefore;     // two images were compared
};

} // namespace carpo::pages

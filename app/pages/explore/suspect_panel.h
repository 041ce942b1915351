// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/label_search.h"
#include "app/bridge/suspect_search.h"
#include "app/bridge/workspace.h"
#include "app/models/suspect_model.h"
#include "app/pages/translated_widget.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QWidget;

namespace carpo::feedback {
class ProgressLine;
class StateView;
} // namespace carpo::feedback

namespace carpo::gallery {
class Gallery;
} // namespace carpo::gallery

namespace carpo::pages {

class SuspectDetail;

/// The suspects of the set as a wall, and beside it one of them with all that speaks against it. Images are
/// looked for when the panel is first seen, labels when somebody asks.
class SuspectPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    SuspectPanel(bridge::Workspace& workspace,
                 models::ThumbnailStore& thumbnails,
                 const bridge::DecisionDesk& desk,
                 QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Goes `by` suspects on; nothing happens at the ends or while the panel is not in sight.
    void step(int by);
    /// The image that is looked at: framed where it is a suspect or beside one.
    void follow(int datasetRow);

Q_SIGNALS:
    /// Row of the data set; -1 for none.
    void imageChosen(int datasetRow);
    void failed(const carpo::core::Error& error);
    /// Null: not any more.
    void suspectsFound(const carpo::bridge::SuspectsPtr& suspects);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void connectSearches();
    void onSearchChanged();
    [[nodiscard]] QString whatIsSought() const;
    void onLabelsChanged();
    void startSearch();
    void showSuspects();
    void fillKinds();
    void showState();
    void lookAtOne();
    void setSubject(int row);
    void refreshWords();
    void retranslate() override;
    [[nodiscard]] models::SuspectModel::What what() const;

    bridge::Workspace& m_workspace;
    bridge::SuspectSearch m_search;
    bridge::LabelSearch m_labels;
    models::SuspectModel m_model;
    bridge::OpenedSetPtr m_set;
    int m_looked = -1;  // row of the data set that is looked at
    int m_subject = -1; // row of the model that is described
    bool m_isFollowing = false;
    QStackedWidget* m_stack = nullptr; // nothing to see, or the wall
    feedback::StateView* m_state = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    feedback::ProgressLine* m_labelProgress = nullptr;
    QWidget* m_bar = nullptr;
    QComboBox* m_what = nullptr;
    QComboBox* m_kind = nullptr; // of outliers
    QLabel* m_seen = nullptr;
    gallery::Gallery* m_wall = nullptr;
    SuspectDetail* m_detail = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/suspect_search.h"
#include "app/models/suspect_model.h"
#include "app/pages/translated_widget.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace carpo::feedback {
class ProgressLine;
class StateView;
} // namespace carpo::feedback

namespace carpo::gallery {
class Gallery;
} // namespace carpo::gallery

namespace carpo::pages {

/// The suspects of the set as a wall, each with its reasons; looked for when the panel is first seen.
class SuspectPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    SuspectPanel(QThreadPool& pool,
                 models::ThumbnailStore& thumbnails,
                 const bridge::DecisionDesk& desk,
                 QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Goes to the next suspect.
    void next();

Q_SIGNALS:
    /// Row of the data set; -1 for none.
    void imageChosen(int datasetRow);
    void failed(const carpo::core::Error& error);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void onSearchChanged();
    void showSuspects();
    void refreshWords();
    void retranslate() override;

    bridge::SuspectSearch m_search;
    models::SuspectModel m_model;
    bool m_isMeasured = false;
    QStackedWidget* m_stack = nullptr; // nothing to see, or the wall
    feedback::StateView* m_state = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    QComboBox* m_what = nullptr;
    QLabel* m_seen = nullptr;
    gallery::Gallery* m_wall = nullptr;
    QLabel* m_reasons = nullptr;
};

} // namespace carpo::pages

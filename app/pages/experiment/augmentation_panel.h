// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/augmentation_session.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::gallery {
class PictureGrid;
} // namespace carpo::gallery

namespace carpo::pages {

/// What the draft's augmentation makes of images of the open set, beside them as they are; drawn again with
/// every change of the form.
class AugmentationPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit AugmentationPanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    void folderWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void refresh();
    void showState();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::AugmentationSession m_session;
    QLabel* m_words = nullptr;
    QPushButton* m_anew = nullptr;
    QPushButton* m_others = nullptr;
    QStackedWidget* m_stack = nullptr; // why there is nothing, or the pictures
    feedback::StateView* m_state = nullptr;
    gallery::PictureGrid* m_grid = nullptr;
};

} // namespace carpo::pages

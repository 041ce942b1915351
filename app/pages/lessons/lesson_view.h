// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/lesson_session.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

#include <array>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QToolButton;

namespace carpo::feedback {
class ElidedLabel;
class MessageLine;
} // namespace carpo::feedback

namespace carpo::pages {

class LessonColumn;
class PictureView;
class TransportBar;

/// One lesson: its text and controls at the left, its demonstration at the right, once or twice.
class LessonView final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit LessonView(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// `lesson` outlives this object.
    void open(const lessons::Lesson& lesson);
    void open(const lessons::Lesson& lesson, const lessons::State& state);
    /// Stops what is computed at once.
    void leave();
    [[nodiscard]] const lessons::Lesson* lesson() const { return m_lesson; }
    [[nodiscard]] bridge::LessonSession& session() { return m_session; }
    [[nodiscard]] bool isProjected() const;
    void showError(const core::Error& error);

Q_SIGNALS:
    void listWanted();
    /// A state file is to be opened.
    void stateWanted();
    void ownSetWanted(const carpo::lessons::Lesson& lesson);
    void projectorChanged(bool isOn);
    void fullScreenWanted();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void createActions();
    void createHead();
    void createLayout();
    void connectParts();
    QAction* createAction(const char* name, const char* icon, const QKeySequence& keys);
    void begin(const lessons::Lesson& lesson);
    void show(const bridge::LessonFrame& frame);
    void setSides(bool isCompared);
    void fillPresets();
    void setProjector(bool isOn);
    void askForStateFile();
    void saveState(const QString& path, const lessons::State& state);
    void askForPoints();
    void askForPicture();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::LessonSession m_session;
    const lessons::Lesson* m_lesson = nullptr;
    QToolButton* m_back = nullptr;
    feedback::ElidedLabel* m_title = nullptr;
    QLabel* m_heading = nullptr;
    QWidget* m_head = nullptr;
    feedback::MessageLine* m_message = nullptr;
    LessonColumn* m_column = nullptr;
    QWidget* m_stage = nullptr; // what a picture of the demonstration is taken of
    std::array<PictureView*, lessons::State::kMostSides> m_pictures{};
    TransportBar* m_transport = nullptr;
    QMenu* m_presets = nullptr; // where the column with them is folded away
    QToolButton* m_presetButton = nullptr;
    QMenu* m_menu = nullptr;
    QToolButton* m_menuButton = nullptr;
    QAction* m_play = nullptr;
    QAction* m_step = nullptr;
    QAction* m_restart = nullptr;
    QAction* m_compare = nullptr;
    QAction* m_showColumn = nullptr;
    QAction* m_projector = nullptr;
    QAction* m_fullScreen = nullptr;
    QAction* m_openState = nullptr;
    QAction* m_saveState = nullptr;
    QAction* m_points = nullptr;
    QAction* m_savePicture = nullptr;
    bridge::LatestJob<bool> m_saveJob;
    bridge::LatestJob<std::vector<std::array<double, 3>>> m_pointsJob;
};

} // namespace carpo::pages

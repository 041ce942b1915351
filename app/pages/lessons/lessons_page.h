// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"
#include "engine/lessons/lesson.h"
#include "engine/lessons/state.h"

#include <QStackedWidget>

#include <span>

namespace carpo::pages {

class LessonList;
class LessonView;

/// Aulas: the list of lessons, or one of them in its place.
class LessonsPage final : public QStackedWidget
{
    Q_OBJECT

public:
    /// `lessons` outlive this object.
    LessonsPage(bridge::Workspace& workspace,
                std::span<const lessons::Lesson> lessons,
                QWidget* parent = nullptr);
    ~LessonsPage() override;

    /// By its key; the list where there is none of that key.
    void openLesson(const QString& key);
    /// A state's file, read elsewhere; what is wrong with it is said here.
    void openState(const QString& path);

Q_SIGNALS:
    /// The draft has what the lesson sets: to be looked at in Experimentos.
    void experimentWanted();
    void exploreWanted();
    void projectorChanged(bool isOn);
    void fullScreenWanted();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    void open(const lessons::Lesson& lesson);
    void showList();
    void askForState();
    void tryOnOwnSet(const lessons::Lesson& lesson);
    void showError(const core::Error& error);
    /// Light here, large on the projector, as ever elsewhere.
    void refreshTheme();

    bridge::Workspace& m_workspace;
    std::span<const lessons::Lesson> m_lessons;
    LessonList* m_list = nullptr;
    LessonView* m_view = nullptr;
    bridge::LatestJob<lessons::State> m_stateJob;
};

} // namespace carpo::pages

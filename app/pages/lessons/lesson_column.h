// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/lesson_session.h"
#include "app/pages/lessons/lesson_text.h"
#include "app/pages/translated_widget.h"

#include <QList>

class QGridLayout;
class QLabel;
class QPushButton;
class QTabBar;
class QToolButton;

namespace carpo::feedback {
class MessageLine;
} // namespace carpo::feedback

namespace carpo::pages {

class LessonControls;
class TextView;

/// What stands beside a demonstration: text, question and answer, presets, controls.
class LessonColumn final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// Session and pool outlive this object.
    LessonColumn(bridge::LessonSession& session, QThreadPool& pool, QWidget* parent = nullptr);

    void setLesson(const lessons::Lesson& lesson);

Q_SIGNALS:
    /// *Try it on your data set*.
    void ownSetWanted();

private:
    void createLayout();
    void connectParts();
    void buildPresets();
    void loadText();
    void showText();
    void reveal();
    void follow(const bridge::LessonFrame& frame);
    [[nodiscard]] std::size_t side() const;
    void retranslate() override;

    bridge::LessonSession& m_session;
    const lessons::Lesson* m_lesson = nullptr;
    LessonText m_text;
    bool m_isRevealed = false;
    TextView* m_view = nullptr;
    feedback::MessageLine* m_message = nullptr;
    QLabel* m_question = nullptr;
    QPushButton* m_reveal = nullptr;
    QTabBar* m_sides = nullptr;
    QLabel* m_presetTitle = nullptr;
    QGridLayout* m_presets = nullptr;
    QList<QToolButton*> m_presetButtons;
    LessonControls* m_controls = nullptr;
    QPushButton* m_ownSet = nullptr;
    bridge::LatestJob<LessonText> m_textJob;
};

} // namespace carpo::pages

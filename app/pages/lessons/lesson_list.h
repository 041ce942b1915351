// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/translated_widget.h"
#include "engine/lessons/lesson.h"

#include <QList>

#include <span>

class QLabel;
class QPushButton;

namespace carpo::feedback {
class MessageLine;
} // namespace carpo::feedback

namespace carpo::style {
class Card;
} // namespace carpo::style

namespace carpo::pages {

/// The lessons there are, in the lecture's order.
class LessonList final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// `lessons` outlive this object.
    explicit LessonList(std::span<const lessons::Lesson> lessons, QWidget* parent = nullptr);

    [[nodiscard]] feedback::MessageLine* message() const { return m_message; }

Q_SIGNALS:
    void lessonChosen(const carpo::lessons::Lesson& lesson);
    /// A state file is to be opened.
    void stateWanted();

private:
    void createLayout();
    void retranslate() override;

    std::span<const lessons::Lesson> m_lessons;
    QLabel* m_title = nullptr;
    QLabel* m_subtitle = nullptr;
    QPushButton* m_open = nullptr;
    feedback::MessageLine* m_message = nullptr;
    QList<style::Card*> m_buttons; // one for each lesson
};

} // namespace carpo::pages

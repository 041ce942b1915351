// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lesson_list.h"

#include "app/bridge/lesson_words.h"
#include "app/pages/first_focus.h"
#include "widgets/feedback/message_line.h"
#include "widgets/style/card.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr int kColumns = 3;
constexpr int kContentWidth = 1200;

} // namespace

LessonList::LessonList(std::span<const lessons::Lesson> lessons, QWidget* parent)
    : TranslatedWidget(parent)
    , m_lessons(lessons)
{
    createLayout();
    LessonList::retranslate();
}

void LessonList::createLayout()
{
    m_title = new QLabel(this);
    m_title->setProperty("look", QStringLiteral("title"));
    m_subtitle = new QLabel(this);
    m_subtitle->setProperty("look", QStringLiteral("muted"));
    m_open = new QPushButton(this);
    m_open->setObjectName(QStringLiteral("lessonListOpen"));
    m_open->setIcon(style::icon(QStringLiteral("document-open")));
    connect(m_open, &QPushButton::clicked, this, &LessonList::stateWanted);
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("lessonListMessage"));
    auto* const cards = new QGridLayout;
    cards->setSpacing(style::kBetweenGroups);
    for (const lessons::Lesson& lesson : m_lessons) {
        auto* const button = new style::Card(this);
        button->setObjectName(
            QStringLiteral("lesson_")
            + QString::fromUtf8(lesson.key.data(), static_cast<qsizetype>(lesson.key.size())));
        button->setIcon(style::icon(QStringLiteral("media-playback-start"), style::Role::Accent));
        connect(button, &style::Card::clicked, this, [this, &lesson] { Q_EMIT lessonChosen(lesson); });
        QSizePolicy policy = button->sizePolicy();
        policy.setHorizontalPolicy(QSizePolicy::Ignored); // all columns alike
        button->setSizePolicy(policy);
        const auto place = static_cast<int>(m_buttons.size());
        cards->addWidget(button, place / kColumns, place % kColumns);
        m_buttons += button;
    }
    for (int column = 0; column < kColumns; ++column)
        cards->setColumnStretch(column, 1);
    auto* const content = new QWidget;
    content->setMaximumWidth(kContentWidth);
    auto* const column = new QVBoxLayout(content);
    column->setSpacing(style::kBetweenGroups);
    column->addWidget(m_title);
    column->addWidget(m_subtitle);
    column->addWidget(m_message);
    column->addLayout(cards);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto* const area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(content);
    area->setAlignment(Qt::AlignHCenter);
    area->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->addWidget(area);
    passFocus(*this, m_buttons.isEmpty() ? static_cast<QWidget&>(*m_open) : *m_buttons.first());
}

void LessonList::retranslate()
{
    m_title->setText(tr("Lessons"));
    m_subtitle->setText(tr("One idea each of “Os 300 (Hyper)Parâmetros”, computed while you watch."));
    m_open->setText(tr("Open a saved demonstration…"));
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const lessons::Lesson& lesson = m_lessons[static_cast<std::size_t>(i)];
        m_buttons[i]->setText(bridge::lessonText(lesson.title));
        m_buttons[i]->setDescription(bridge::lessonText(lesson.heading));
    }
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lesson_column.h"

#include "app/bridge/lesson_words.h"
#include "app/pages/lessons/lesson_controls.h"
#include "app/pages/lessons/text_view.h"
#include "app/pages/messages.h"
#include "widgets/feedback/message_line.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace carpo::pages {
namespace {

constexpr int kPresetColumns = 2;
constexpr int kChipEnds = 24; // beside a chip's name
constexpr int kLeastText = 96;

} // namespace

LessonColumn::LessonColumn(bridge::LessonSession& session, QThreadPool& pool, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
    , m_textJob(pool)
{
    createLayout();
    connectParts();
    LessonColumn::retranslate();
}

void LessonColumn::createLayout()
{
    m_view = new TextView(this);
    m_view->setObjectName(QStringLiteral("lessonText"));
    m_view->setMinimumHeight(kLeastText);
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("lessonTextMessage"));
    m_question = new QLabel(this);
    m_question->setObjectName(QStringLiteral("lessonQuestion"));
    m_question->setTextFormat(Qt::MarkdownText);
    m_question->setWordWrap(true);
    m_reveal = new QPushButton(this);
    m_reveal->setObjectName(QStringLiteral("lessonReveal"));
    m_sides = new QTabBar(this);
    m_sides->setObjectName(QStringLiteral("lessonSides"));
    m_sides->setProperty("look", QStringLiteral("quiet"));
    m_sides->setDrawBase(false);
    m_sides->addTab(QString());
    m_sides->addTab(QString());
    m_sides->hide();
    m_presetTitle = new QLabel(this);
    m_presetTitle->setProperty("look", QStringLiteral("muted"));
    m_presets = new QGridLayout;
    m_presets->setSpacing(style::kUnit);
    m_controls = new LessonControls(this);
    m_controls->setObjectName(QStringLiteral("lessonControls"));
    m_ownSet = new QPushButton(this);
    m_ownSet->setObjectName(QStringLiteral("lessonOwnSet"));
    m_ownSet->setIcon(style::icon(QStringLiteral("go-next")));
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_message);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_question);
    layout->addWidget(m_reveal, 0, Qt::AlignLeft);
    layout->addWidget(m_sides);
    layout->addWidget(m_presetTitle);
    layout->addLayout(m_presets);
    layout->addWidget(m_controls);
    layout->addWidget(m_ownSet);
}

void LessonColumn::connectParts()
{
    connect(m_reveal, &QPushButton::clicked, this, &LessonColumn::reveal);
    connect(m_controls, &LessonControls::changed, this, [this](const std::string& key, const auto& value) {
        m_session.change(side(), key, value);
    });
    connect(m_sides, &QTabBar::currentChanged, this, [this] { follow(m_session.frame()); });
    connect(m_ownSet, &QPushButton::clicked, this, &LessonColumn::ownSetWanted);
    connect(&m_session, &bridge::LessonSession::advanced, this, &LessonColumn::follow);
    const auto applyWidth = [this] { setFixedWidth(style::Theme::instance().scaled(style::kColumnWidth)); };
    connect(&style::Theme::instance(), &style::Theme::changed, this, applyWidth);
    applyWidth();
}

void LessonColumn::setLesson(const lessons::Lesson& lesson)
{
    m_lesson = &lesson;
    m_isRevealed = false;
    m_sides->setCurrentIndex(0);
    m_sides->hide();
    m_controls->setLesson(lesson);
    m_ownSet->setVisible(lesson.ownSet.isExplore || !lesson.ownSet.settings.empty());
    buildPresets();
    loadText();
}

void LessonColumn::buildPresets()
{
    for (QToolButton* const button : std::exchange(m_presetButtons, {})) {
        m_presets->removeWidget(button);
        button->hide();
        button->deleteLater();
    }
    m_presetTitle->setVisible(!m_lesson->presets.empty());
    const int nameWidth = style::Theme::instance().scaled(style::kColumnWidth) / kPresetColumns - kChipEnds;
    for (const lessons::LessonPreset& preset : m_lesson->presets) {
        auto* const button = new QToolButton(this);
        button->setObjectName(QStringLiteral("lessonPreset%1").arg(m_presetButtons.size()));
        const QString name = bridge::lessonText(preset.name);
        button->setFont(style::Theme::instance().smallFont());
        button->setText(QFontMetrics(button->font()).elidedText(name, Qt::ElideRight, nameWidth));
        button->setToolTip(name);
        button->setAccessibleName(name);
        button->setProperty("look", QStringLiteral("chip"));
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(button, &QToolButton::clicked, this, [this, &preset] {
            m_session.begin(side(), lessons::settingsOf(*m_lesson, &preset));
        });
        const auto place = static_cast<int>(m_presetButtons.size());
        m_presets->addWidget(button, place / kPresetColumns, place % kPresetColumns);
        m_presetButtons += button;
    }
}

void LessonColumn::loadText()
{
    const auto work = [key = m_lesson->key,
                       language = QLocale().language() == QLocale::English ? QStringLiteral("en")
                                                                           : QStringLiteral("pt_BR")](
                          const std::stop_token&, const core::ProgressFn&) {
        return loadLessonText(key, language);
    };
    m_textJob.start(work, [this](core::Result<LessonText>& text) {
        m_text = text ? std::move(*text) : LessonText{};
        if (text)
            m_message->dismiss();
        else
            m_message->showMessage(problemMessage(text.error()));
        showText();
    });
}

void LessonColumn::showText()
{
    const QString revealed = m_text.answer + QStringLiteral("\n\n") + m_text.notice;
    m_view->setText(m_isRevealed ? m_text.body + QStringLiteral("\n\n") + revealed : m_text.body,
                    m_text.formulas);
    m_view->setVisible(!m_text.body.isEmpty());
    m_question->setText(m_text.question);
    m_question->setVisible(!m_text.question.isEmpty());
    m_reveal->setVisible(!m_text.answer.isEmpty() && !m_isRevealed);
}

void LessonColumn::reveal()
{
    m_isRevealed = true;
    m_view->append(m_text.answer + QStringLiteral("\n\n") + m_text.notice);
    m_reveal->hide();
    m_view->setFocus(); // the button it had is gone
}

std::size_t LessonColumn::side() const
{
    return m_sides->isHidden() ? 0 : static_cast<std::size_t>(std::max(0, m_sides->currentIndex()));
}

void LessonColumn::follow(const bridge::LessonFrame& frame)
{
    const bool isCompared = frame.settings.size() > 1;
    if (m_sides->isHidden() == isCompared) {
        m_sides->setVisible(isCompared);
        m_sides->setCurrentIndex(isCompared ? 1 : 0); // A is as it was: what is varied is B
    }
    if (side() < frame.settings.size())
        m_controls->setSettings(frame.settings[side()]);
}

void LessonColumn::retranslate()
{
    m_reveal->setText(tr("Show the answer"));
    m_sides->setTabText(0, tr("Settings of A"));
    m_sides->setTabText(1, tr("Settings of B"));
    m_presetTitle->setText(tr("Presets"));
    m_ownSet->setText(tr("Try it on your data set"));
    if (m_lesson == nullptr)
        return;
    buildPresets();
    loadText();
}

} // namespace carpo::pages

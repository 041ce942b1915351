// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lesson_view.h"

#include "app/bridge/lesson_words.h"
#include "app/pages/first_focus.h"
#include "app/pages/lessons/lesson_column.h"
#include "app/pages/lessons/picture_view.h"
#include "app/pages/lessons/transport_bar.h"
#include "app/pages/messages.h"
#include "widgets/feedback/elided_label.h"
#include "widgets/feedback/message_line.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHideEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr std::uint64_t kFirstSeed = 1;

} // namespace

LessonView::LessonView(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_saveJob(workspace.pool())
    , m_pointsJob(workspace.pool())
{
    createActions();
    createHead();
    createLayout();
    connectParts();
    LessonView::retranslate();
}

QAction* LessonView::createAction(const char* name, const char* icon, const QKeySequence& keys)
{
    auto* const action = new QAction(style::icon(QLatin1String(icon)), QString(), this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(keys);
    // What is typed into a field, or moves a handle, is its own.
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    return action;
}

void LessonView::createActions()
{
    m_play = createAction("lessonActionPlay", "media-playback-start", Qt::Key_Space);
    // A button that has the focus takes the key first: what comes here otherwise is in keyPressEvent.
    m_play->setShortcutContext(Qt::WidgetShortcut);
    m_step = createAction("lessonActionStep", "media-skip-forward", Qt::Key_Right);
    m_restart = createAction("lessonActionRestart", "edit-reset", Qt::Key_R);
    m_compare = createAction("lessonCompare", "view-split-left-right", Qt::Key_B);
    m_showColumn = createAction("lessonShowColumn", "sidebar-expand-left", Qt::Key_T);
    m_projector = createAction("lessonProjector", "view-presentation", Qt::Key_P);
    m_fullScreen = createAction("lessonFullScreen", "view-fullscreen", Qt::Key_F11);
    m_openState = createAction("lessonOpenState", "document-open", {});
    m_saveState = createAction("lessonSaveState", "document-save", {});
    m_points = createAction("lessonPoints", "document-open", {});
    m_savePicture = createAction("lessonSavePicture", "document-save", {});
    for (QAction* const action : {m_compare, m_showColumn, m_projector})
        action->setCheckable(true);
    m_showColumn->setChecked(true);
}

void LessonView::createHead()
{
    const auto button = [this](QAction* action) {
        auto* const made = new QToolButton(m_head);
        made->setDefaultAction(action);
        made->setProperty("look", QStringLiteral("quiet"));
        made->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        made->setFocusPolicy(Qt::StrongFocus);
        return made;
    };
    m_head = new QWidget(this);
    m_back = new QToolButton(m_head);
    m_back->setObjectName(QStringLiteral("lessonBack"));
    m_back->setIcon(style::icon(QStringLiteral("go-previous")));
    m_back->setProperty("look", QStringLiteral("quiet"));
    m_back->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_back->setFocusPolicy(Qt::StrongFocus);
    m_title = new feedback::ElidedLabel(m_head);
    m_title->setObjectName(QStringLiteral("lessonTitle"));
    m_title->setProperty("look", QStringLiteral("title"));
    m_heading = new QLabel(m_head);
    m_heading->setProperty("look", QStringLiteral("muted"));
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_menu = new QMenu(this);
    m_menu->addActions({m_openState, m_saveState, m_points});
    m_menu->addSeparator();
    m_menu->addAction(m_savePicture);
    m_menuButton = new QToolButton(m_head);
    m_menuButton->setObjectName(QStringLiteral("lessonMenu"));
    m_menuButton->setIcon(style::icon(QStringLiteral("application-menu")));
    m_menuButton->setProperty("look", QStringLiteral("quiet"));
    m_menuButton->setMenu(m_menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    m_presets = new QMenu(this);
    m_presetButton = new QToolButton(m_head);
    m_presetButton->setObjectName(QStringLiteral("lessonPresetMenu"));
    m_presetButton->setProperty("look", QStringLiteral("chip"));
    m_presetButton->setMenu(m_presets);
    m_presetButton->setPopupMode(QToolButton::InstantPopup);
    m_presetButton->setFocusPolicy(Qt::StrongFocus);
    m_presetButton->hide();
    auto* const line = new QHBoxLayout(m_head);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(style::kWithinGroup);
    line->addWidget(m_back);
    line->addWidget(m_title);
    line->addWidget(m_heading, 1);
    line->addWidget(m_presetButton);
    for (QAction* const action : {m_compare, m_showColumn, m_projector, m_fullScreen})
        line->addWidget(button(action));
    line->addWidget(m_menuButton);
}

void LessonView::createLayout()
{
    m_message = new feedback::MessageLine(this);
    m_message->setObjectName(QStringLiteral("lessonMessage"));
    m_column = new LessonColumn(m_session, m_workspace.pool(), this);
    m_stage = new QWidget(this);
    m_stage->setObjectName(QStringLiteral("lessonStage"));
    auto* const stage = new QHBoxLayout(m_stage);
    stage->setContentsMargins(0, 0, 0, 0);
    stage->setSpacing(style::kBetweenGroups);
    for (std::size_t i = 0; i < m_pictures.size(); ++i) {
        m_pictures[i] = new PictureView(m_stage);
        m_pictures[i]->setObjectName(QStringLiteral("lessonPicture%1").arg(i));
        stage->addWidget(m_pictures[i], 1);
        m_pictures[i]->setVisible(i == 0);
    }
    auto* const scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("lessonScroll"));
    scroll->setWidget(m_stage);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_transport = new TransportBar(m_session, this);
    auto* const right = new QVBoxLayout;
    right->setSpacing(style::kWithinGroup);
    right->addWidget(scroll, 1);
    right->addWidget(m_transport);
    auto* const columns = new QHBoxLayout;
    columns->setSpacing(style::kBetweenGroups);
    columns->addWidget(m_column);
    columns->addLayout(right, 1);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kWithinGroup, style::kWithinGroup, style::kWithinGroup, style::kWithinGroup);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_head);
    layout->addWidget(m_message);
    layout->addLayout(columns, 1);
    passFocus(*this, *m_transport->playButton());
}

void LessonView::connectParts()
{
    connect(m_back, &QToolButton::clicked, this, &LessonView::listWanted);
    connect(m_play, &QAction::triggered, m_transport, &TransportBar::togglePlay);
    connect(m_step, &QAction::triggered, m_transport, &TransportBar::stepOnce);
    connect(m_restart, &QAction::triggered, m_transport, &TransportBar::restart);
    connect(m_compare, &QAction::toggled, this, &LessonView::setSides);
    connect(m_showColumn, &QAction::toggled, this, [this](bool isShown) {
        m_column->setVisible(isShown);
        m_presetButton->setVisible(!isShown && !m_presets->isEmpty());
    });
    connect(m_projector, &QAction::toggled, this, &LessonView::setProjector);
    connect(m_fullScreen, &QAction::triggered, this, &LessonView::fullScreenWanted);
    connect(m_openState, &QAction::triggered, this, &LessonView::stateWanted);
    connect(m_saveState, &QAction::triggered, this, &LessonView::askForStateFile);
    connect(m_points, &QAction::triggered, this, &LessonView::askForPoints);
    connect(m_savePicture, &QAction::triggered, this, &LessonView::askForPicture);
    connect(m_column, &LessonColumn::ownSetWanted, this, [this] { Q_EMIT ownSetWanted(*m_lesson); });
    connect(&m_session, &bridge::LessonSession::advanced, this, &LessonView::show);
    connect(&m_session, &bridge::LessonSession::failed, this, &LessonView::showError);
    for (std::size_t side = 0; side < m_pictures.size(); ++side) {
        PictureView* const picture = m_pictures[side];
        connect(picture, &PictureView::handleMoved, this, [this, side](int handle, double x, double y) {
            m_session.move(side, handle, x, y);
        });
        connect(picture, &PictureView::pointClicked, this, [this, side](double x, double y, bool second) {
            m_session.click(side, x, y, second);
        });
        connect(picture, &PictureView::saveFailed, this, [this](const QString& path) {
            showError({core::ErrorCode::WriteFailed, path.toStdString(), {{"detail", "picture or table"}}});
        });
    }
}

void LessonView::begin(const lessons::Lesson& lesson)
{
    m_lesson = &lesson;
    m_message->dismiss();
    m_column->setLesson(lesson);
    m_pictures[1]->hide();
    const QSignalBlocker blocker(m_compare);
    m_compare->setChecked(false);
    retranslate();
}

void LessonView::fillPresets()
{
    m_presets->clear();
    for (const lessons::LessonPreset& preset : m_lesson->presets) {
        QAction* const action = m_presets->addAction(bridge::lessonText(preset.name));
        connect(action, &QAction::triggered, this, [this, &preset] {
            const std::size_t side =
                m_session.frame().settings.size() > 1 ? 1 : 0; // A is what B is compared with
            m_session.begin(side, lessons::settingsOf(*m_lesson, &preset));
        });
    }
}

void LessonView::open(const lessons::Lesson& lesson)
{
    begin(lesson);
    m_session.open(lesson, kFirstSeed);
}

void LessonView::open(const lessons::Lesson& lesson, const lessons::State& state)
{
    begin(lesson);
    m_session.open(lesson, state);
}

void LessonView::leave()
{
    m_projector->setChecked(false);
    m_session.close();
}

void LessonView::show(const bridge::LessonFrame& frame)
{
    const bool isCompared = frame.settings.size() > 1;
    {
        const QSignalBlocker blocker(m_compare);
        m_compare->setChecked(isCompared);
    }
    for (std::size_t side = 0; side < m_pictures.size(); ++side) {
        PictureView& view = *m_pictures[side];
        view.setVisible(side < frame.settings.size());
        view.setNarrow(isCompared);
        if (side < frame.pictures.size())
            view.setPicture(frame.pictures[side]);
    }
    for (std::size_t side = 0; side < m_pictures.size(); ++side)
        m_pictures[side]->setCompanion(isCompared ? m_pictures[m_pictures.size() - 1 - side] : nullptr);
    for (std::size_t side = 0; side < frame.settings.size(); ++side) {
        QString heading;
        if (isCompared) {
            const QString letter = side == 0 ? QStringLiteral("A") : QStringLiteral("B");
            const QString words =
                bridge::differenceWords(*m_lesson, frame.settings[side], frame.settings[1 - side]);
            heading = words.isEmpty() ? letter : QString(letter + QStringLiteral(": ") + words);
        }
        m_pictures[side]->setHeading(heading);
    }
}

void LessonView::setSides(bool isCompared)
{
    m_session.setSides(isCompared ? 2 : 1);
}

void LessonView::setProjector(bool isOn)
{
    m_showColumn->setChecked(!isOn);
    m_heading->setVisible(!isOn);
    Q_EMIT projectorChanged(isOn);
}

void LessonView::showError(const core::Error& error)
{
    m_message->showMessage(problemMessage(error));
}

void LessonView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        m_transport->togglePlay();
    else if (event->key() == Qt::Key_Escape && m_projector->isChecked())
        m_projector->setChecked(false);
    else
        TranslatedWidget::keyPressEvent(event);
}

void LessonView::hideEvent(QHideEvent* event)
{
    TranslatedWidget::hideEvent(event);
    if (event->spontaneous())
        return; // the whole window
    m_session.pause();
    // Not while a window goes, which hides its parts one by one.
    QTimer::singleShot(0, this, [this] {
        if (!isVisible())
            m_projector->setChecked(false);
    });
}

bool LessonView::isProjected() const
{
    return m_projector->isChecked();
}

void LessonView::retranslate()
{
    m_back->setText(tr("Lessons"));
    m_back->setToolTip(tr("Back to the list of lessons"));
    m_play->setText(tr("Lesson: play or pause"));
    m_step->setText(tr("Lesson: one step"));
    m_restart->setText(tr("Lesson: from the beginning"));
    m_compare->setText(tr("A|B"));
    m_compare->setToolTip(tr("The same demonstration twice, with settings of their own and one clock (B)"));
    m_showColumn->setText(tr("Text"));
    m_showColumn->setToolTip(tr("Text and controls beside the demonstration (T)"));
    m_projector->setText(tr("Projector"));
    m_projector->setToolTip(tr("Large type on a light ground, nothing but the demonstration (P)"));
    m_fullScreen->setText(tr("Full screen"));
    m_fullScreen->setToolTip(tr("Full screen (F11)"));
    m_openState->setText(tr("Open a saved demonstration…"));
    m_saveState->setText(tr("Save this demonstration…"));
    m_points->setText(tr("Own points from a file (CSV)…"));
    m_savePicture->setText(tr("Save picture…"));
    m_presetButton->setText(tr("Presets"));
    m_menuButton->setToolTip(tr("Files of this lesson"));
    m_menuButton->setAccessibleName(tr("Files of this lesson"));
    if (m_lesson == nullptr)
        return;
    m_title->setText(bridge::lessonText(m_lesson->title));
    m_heading->setText(bridge::lessonText(m_lesson->heading));
    fillPresets();
    if (!m_session.frame().pictures.empty())
        show(m_session.frame());
}

} // namespace carpo::pages

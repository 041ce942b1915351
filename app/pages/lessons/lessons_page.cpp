// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lessons_page.h"

#include "app/bridge/words.h"
#include "app/pages/lessons/lesson_list.h"
#include "app/pages/lessons/lesson_view.h"
#include "app/pages/messages.h"
#include "engine/training/atomic_file.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/style/theme.h"

#include <QFocusEvent>
#include <QHideEvent>
#include <QPointer>

#include <algorithm>

namespace carpo::pages {
namespace {

constexpr std::size_t kLargestState = 64U << 20U;

using Key = settings::Settings::Key;
using Place = style::Theme::Place;

} // namespace

LessonsPage::LessonsPage(bridge::Workspace& workspace,
                         std::span<const lessons::Lesson> lessons,
                         QWidget* parent)
    : QStackedWidget(parent)
    , m_workspace(workspace)
    , m_lessons(lessons)
    , m_list(new LessonList(lessons, this))
    , m_view(new LessonView(workspace, this))
    , m_stateJob(workspace.pool())
{
    setObjectName(QStringLiteral("lessonsPage"));
    addWidget(m_list);
    addWidget(m_view);
    connect(m_list, &LessonList::lessonChosen, this, &LessonsPage::open);
    connect(m_list, &LessonList::stateWanted, this, &LessonsPage::askForState);
    connect(m_view, &LessonView::listWanted, this, &LessonsPage::showList);
    connect(m_view, &LessonView::stateWanted, this, &LessonsPage::askForState);
    connect(m_view, &LessonView::ownSetWanted, this, &LessonsPage::tryOnOwnSet);
    connect(m_view, &LessonView::projectorChanged, this, &LessonsPage::refreshTheme);
    connect(m_view, &LessonView::projectorChanged, this, &LessonsPage::projectorChanged);
    connect(m_view, &LessonView::fullScreenWanted, this, &LessonsPage::fullScreenWanted);
    connect(this, &QStackedWidget::currentChanged, this, [this] {
        if (isVisible())
            currentWidget()->setFocus();
    });
}

LessonsPage::~LessonsPage() = default;

void LessonsPage::open(const lessons::Lesson& lesson)
{
    m_view->open(lesson);
    setCurrentWidget(m_view);
}

void LessonsPage::openLesson(const QString& key)
{
    const auto lesson = std::ranges::find(m_lessons, key.toStdString(), &lessons::Lesson::key);
    if (lesson == m_lessons.end())
        showList();
    else if (currentWidget() != m_view || m_view->lesson() != &*lesson)
        open(*lesson);
}

void LessonsPage::showList()
{
    setCurrentWidget(m_list);
    m_view->leave();
}

void LessonsPage::askForState()
{
    feedback::FileDialogs::instance().openFile(this,
                                               {.title = tr("Open a saved demonstration"),
                                                .start = m_workspace.settings().text(Key::LastFolder),
                                                .filters = {tr("Demonstration of a lesson (*.json)")}},
                                               [this](const QString& path) { openState(path); });
}

void LessonsPage::openState(const QString& path)
{
    const auto work = [file = bridge::toPath(path), known = m_lessons](
                          const std::stop_token&, const core::ProgressFn&) -> core::Result<lessons::State> {
        const auto text = training::readWholeFile(file, kLargestState);
        if (!text)
            return tl::unexpected(text.error());
        return lessons::stateFromJson(*text, file.string(), known);
    };
    m_stateJob.start(work, [this](const core::Result<lessons::State>& state) {
        if (!state) {
            showError(state.error());
            return;
        }
        const auto lesson =
            std::ranges::find(m_lessons, std::string_view(state->lesson), &lessons::Lesson::key);
        m_view->open(*lesson, *state);
        setCurrentWidget(m_view);
    });
}

void LessonsPage::showError(const core::Error& error)
{
    if (currentWidget() == m_view)
        m_view->showError(error);
    else
        m_list->message()->showMessage(problemMessage(error));
}

void LessonsPage::tryOnOwnSet(const lessons::Lesson& lesson)
{
    if (lesson.ownSet.isExplore) {
        Q_EMIT exploreWanted();
        return;
    }
    training::Experiment experiment = m_workspace.draft().experiment();
    for (const auto& [key, value] : lesson.ownSet.settings) {
        if (const auto set = experiment.setFromText(key, value); !set) {
            showError(set.error());
            return;
        }
    }
    m_workspace.draft().set(experiment);
    Q_EMIT experimentWanted();
}

void LessonsPage::showEvent(QShowEvent* event)
{
    QStackedWidget::showEvent(event);
    refreshTheme();
}

void LessonsPage::hideEvent(QHideEvent* event)
{
    QStackedWidget::hideEvent(event);
    if (event->spontaneous())
        return;
    // Later: a window that goes hides its parts one by one, and none of them wants to be dressed anew.
    const auto refresh = [page = QPointer<LessonsPage>(this)] {
        if (page == nullptr)
            style::Theme::instance().setPlace(Place::Workbench);
        else
            page->refreshTheme();
    };
    QMetaObject::invokeMethod(&style::Theme::instance(), refresh, Qt::QueuedConnection);
}

void LessonsPage::refreshTheme()
{
    const Place place = !isVisible()            ? Place::Workbench
                        : m_view->isProjected() ? Place::Projector
                                                : Place::Lesson;
    style::Theme::instance().setPlace(place);
}

// To what is used first on whichever of the two is shown.
void LessonsPage::focusInEvent(QFocusEvent* event)
{
    currentWidget()->setFocus(event->reason());
}

} // namespace carpo::pages

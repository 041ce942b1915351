// SPDX-License-Identifier: GPL-3.0-or-later
// For each lesson: how long from the click on it to its first picture, drawn; then, while it plays as fast as
// it can, how many pictures a second the window takes and paints, and how long its thread takes to answer.
//     bench_lessons [seconds a lesson [a lesson's key]]
#include "app/pages/lessons/lesson_view.h"
#include "app/pages/lessons/lessons_page.h"
#include "app/pages/lessons/picture_view.h"
#include "engine/lessons/lesson.h"
#include "tests/bench/bench_window.h"
#include "tests/bench/knocking.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QTest>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <utility>

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Counts the paintings of what it watches.
class PaintCount : public QObject
{
public:
    [[nodiscard]] int count() const { return m_count; }

    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        m_count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

private:
    int m_count = 0;
};

void measure(carpo::desktop::MainWindow& window, const carpo::lessons::Lesson& lesson, double seconds)
{
    using namespace carpo;
    auto& page = *window.findChild<pages::LessonsPage*>();
    auto& session = page.findChild<pages::LessonView*>()->session();
    int pictures = 0;
    bool isRestarting = false;
    const auto counting =
        QObject::connect(&session, &bridge::LessonSession::advanced, &page, [&](const auto& frame) {
            ++pictures;
            isRestarting = isRestarting && frame.isFinished;
        });
    const auto start = Clock::now();
    page.openLesson(QString::fromUtf8(lesson.key.data(), static_cast<qsizetype>(lesson.key.size())));
    while (pictures == 0)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    static_cast<void>(window.grab()); // drawn, whenever it would have been
    const double first = secondsSince(start);

    PaintCount paints;
    QWidget* const picture = page.findChild<pages::PictureView*>(QStringLiteral("lessonPicture0"));
    QWidget* const panel = picture->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly).last();
    panel->installEventFilter(&paints);
    for (QWidget* const part : panel->findChildren<QWidget*>()) {
        if (part->inherits("QCustomPlot"))
            part->installEventFilter(&paints);
    }
    session.setSpeed(bridge::LessonSession::kAsFastAsItCan);
    pictures = 0;
    {
        const std::string name(lesson.key);
        const bench::Heartbeat heartbeat(name.c_str());
        const auto playing = Clock::now();
        session.play();
        while (secondsSince(playing) < seconds) {
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
            if (session.frame().isFinished && !std::exchange(isRestarting, true)) {
                session.restart();
                session.play();
            }
        }
        session.pause();
        std::printf(
            "%-22s first picture %5.0f ms   %5.1f pictures/s, the last panel painted %5.1f times/s   ",
            name.c_str(),
            1e3 * first,
            pictures / seconds,
            paints.count() / seconds);
    }
    QObject::disconnect(counting);
    page.openLesson(QStringLiteral("none of that name")); // the list
    QTest::qWait(200);
}

} // namespace

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    carpo::bench::BenchWindow bench;
    carpo::desktop::MainWindow& window = bench.window();
    window.resize(1366, 768);
    window.show();
    window.findChild<QAction*>(QStringLiteral("actionLessons"))->trigger();
    QTest::qWait(500);
    for (const carpo::lessons::Lesson& lesson : carpo::lessons::lessons()) {
        if (argc < 3 || lesson.key == argv[2])
            measure(window, lesson, argc > 1 ? std::atof(argv[1]) : 3.0);
    }
    return 0;
}

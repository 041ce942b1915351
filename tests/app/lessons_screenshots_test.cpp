// SPDX-License-Identifier: GPL-3.0-or-later
// Every lesson at its start, while it plays, with A beside B, and on the projector: to be looked at.
#include "app/pages/lessons/lesson_view.h"
#include "app/pages/lessons/lessons_page.h"
#include "engine/lessons/lesson.h"
#include "tests/app/screenshot_fixture.h"

#include <QAbstractButton>
#include <QAction>
#include <QPushButton>

namespace carpo::app_test {
namespace {

class LessonScreenshots : public ScreenshotFixture
{
protected:
    pages::LessonsPage& page() { return part<pages::LessonsPage>("lessonsPage"); }
    bridge::LessonSession& session() { return page().findChild<pages::LessonView*>()->session(); }

    /// Its text is there and its first picture.
    void open(const lessons::Lesson& lesson)
    {
        page().openLesson(QString::fromUtf8(lesson.key.data(), static_cast<qsizetype>(lesson.key.size())));
        EXPECT_TRUE(waitFor([this] { return !session().frame().pictures.empty(); }));
        settle();
    }

    void playOn(std::int64_t steps)
    {
        session().setSpeed(bridge::LessonSession::kAsFastAsItCan);
        session().play();
        EXPECT_TRUE(
            waitFor([&] { return session().frame().steps >= steps || session().frame().isFinished; }));
        session().pause();
        EXPECT_TRUE(waitFor([this] { return !session().frame().isPlaying; }));
        settle();
    }

    QString nameOf(const lessons::Lesson& lesson, const char* moment, const QString& variant)
    {
        return QStringLiteral("lesson_%1_%2_%3")
            .arg(QString::fromUtf8(lesson.key.data(), static_cast<qsizetype>(lesson.key.size())),
                 QLatin1String(moment),
                 variant);
    }

    void takeCompared(const lessons::Lesson& lesson, const QString& variant)
    {
        part<QAction>("lessonCompare").trigger();
        EXPECT_TRUE(waitFor([this] { return session().frame().settings.size() == 2; }));
        if (lesson.presets.size() > 1)
            part<QAbstractButton>("lessonPreset1").click();
        playOn(kSteps);
        take(nameOf(lesson, "ab", variant));
        part<QAction>("lessonCompare").trigger();
        EXPECT_TRUE(waitFor([this] { return session().frame().settings.size() == 1; }));
    }

    static constexpr std::int64_t kSteps = 60;
};

TEST_F(LessonScreenshots, ofTheListInEveryVariant)
{
    trigger("actionLessons");
    inEveryVariant([this](const QString& variant) {
        settle();
        take(QStringLiteral("lessons_") + variant);
    });
}

TEST_F(LessonScreenshots, ofEachLesson)
{
    trigger("actionLessons");
    const QString small = become("pt_BR", "light", {1366, 768});
    for (const lessons::Lesson& lesson : lessons::lessons()) {
        open(lesson);
        take(nameOf(lesson, "start", small));
        playOn(kSteps);
        take(nameOf(lesson, "playing", small));
        takeCompared(lesson, small);
    }
    const QString large = become("en", "dark", {1920, 1080});
    for (const lessons::Lesson& lesson : lessons::lessons()) {
        open(lesson);
        playOn(kSteps);
        take(nameOf(lesson, "playing", large));
    }
}

TEST_F(LessonScreenshots, ofEachLessonOnTheProjector)
{
    trigger("actionLessons");
    const QString small = become("pt_BR", "light", {1366, 768});
    for (const lessons::Lesson& lesson : lessons::lessons()) {
        open(lesson);
        if (!part<QAction>("lessonProjector").isChecked())
            part<QAction>("lessonProjector").trigger();
        playOn(kSteps);
        take(nameOf(lesson, "projector", small));
        EXPECT_TRUE(showsAll()) << lesson.key;
    }
}

} // namespace
} // namespace carpo::app_test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/lesson_session.h"
#include "app/pages/lessons/lesson_view.h"
#include "app/pages/lessons/lessons_page.h"
#include "tests/app/window_fixture.h"
#include "tests/support/fake_lesson.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/plots/lesson_chart.h"
#include "widgets/style/theme.h"

#include <QApplication>
#include <QTest>

#include <memory>
#include <vector>

namespace carpo::app_test {

/// The page Aulas alone, over made-up lessons.
class LessonsFixture : public WindowFixture
{
protected:
    LessonsFixture()
    {
        m_page = std::make_unique<pages::LessonsPage>(workspace(), m_lessons);
        m_page->resize(1366, 768);
        m_page->show();
        activate(*m_page);
    }
    ~LessonsFixture() override { support::FakeDemonstration::hold() = false; }

    template <typename T>
    T& on(const char* name)
    {
        auto* const found = m_page->findChild<T*>(QLatin1String(name));
        if (found == nullptr)
            throw std::runtime_error(std::string("no part of that name: ") + name);
        return *found;
    }

    pages::LessonView& view() { return *m_page->findChild<pages::LessonView*>(); }
    bridge::LessonSession& session() { return view().session(); }
    const bridge::LessonFrame& frame() { return session().frame(); }

    /// The lesson, with its first picture.
    void openLesson(const char* key = "fake_walk")
    {
        m_page->openLesson(QLatin1String(key));
        EXPECT_TRUE(
            waitFor([this] { return !frame().pictures.empty() && chart(0).chart().title.size() > 0; }));
    }

    /// Which of the charts of a side.
    plots::LessonChart& chart(int which, int side = 0)
    {
        auto& picture = on<QWidget>(side == 0 ? "lessonPicture0" : "lessonPicture1");
        QList<plots::LessonChart*> charts;
        for (auto* const each : picture.findChildren<plots::LessonChart*>()) {
            if (!each->isHidden())
                charts += each;
        }
        if (which >= charts.size())
            throw std::runtime_error("no such chart");
        return *charts[which];
    }

    bool waitForSteps(std::int64_t steps)
    {
        return waitFor([this, steps] { return frame().steps >= steps; });
    }

    QString message() { return on<feedback::MessageLine>("lessonMessage").text(); }

    std::vector<lessons::Lesson> m_lessons = support::fakeLessons();
    std::unique_ptr<pages::LessonsPage> m_page;
};

} // namespace carpo::app_test

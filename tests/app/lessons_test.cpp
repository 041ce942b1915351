// SPDX-License-Identifier: GPL-3.0-or-later
// Aulas by mouse and keyboard: playing, dragging, comparing, saving, leaving.
#include "tests/app/lessons_fixture.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QToolButton>

#include <fstream>

namespace carpo::app_test {
namespace {

using support::FakeDemonstration;

class Lessons : public LessonsFixture
{
protected:
    [[nodiscard]] std::vector<double> walk(std::size_t side = 0)
    {
        return std::get<lessons::Chart>(frame().pictures.at(side)->panels.at(0)).lines.at(0).y;
    }

    void writeFile(const char* name, const std::string& text) { std::ofstream(m_folder / name) << text; }

    /// Saves the demonstration and returns what was written.
    std::string saved(const char* name)
    {
        const std::filesystem::path file = m_folder / name;
        feedback::FileDialogs::instance().setNextFileName(QString::fromStdString(file.string()));
        on<QAction>("lessonSaveState").trigger();
        EXPECT_TRUE(waitFor([&file] { return std::filesystem::exists(file); }));
        std::ifstream stream(file);
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    void openFile(const char* name) { m_page->openState(QString::fromStdString((m_folder / name).string())); }
};

TEST_F(Lessons, areListedAndOpenInPlace)
{
    EXPECT_EQ(
        m_page->findChildren<QAbstractButton*>(QRegularExpression(QStringLiteral("^lesson_fake"))).size(), 2);
    on<QAbstractButton>("lesson_fake_other").click();
    EXPECT_EQ(m_page->currentWidget(), &view());
    EXPECT_EQ(view().lesson()->key, "fake_other");
    EXPECT_TRUE(waitFor([this] { return frame().pictures.size() == 1; }));
    EXPECT_FALSE(frame().isPlaying) << "the question comes first";
    on<QAbstractButton>("lessonBack").click();
    EXPECT_NE(m_page->currentWidget(), &view());
}

TEST_F(Lessons, playPauseAndStep)
{
    openLesson();
    auto& play = on<QPushButton>("lessonPlay");
    play.click();
    ASSERT_TRUE(waitForSteps(3));
    EXPECT_TRUE(frame().isPlaying);
    play.click();
    ASSERT_TRUE(waitFor([this] { return !frame().isPlaying; }));
    const std::int64_t steps = frame().steps;
    on<QPushButton>("lessonStep").click();
    ASSERT_TRUE(waitForSteps(steps + 1));
    QTest::qWait(80);
    EXPECT_EQ(frame().steps, steps + 1) << "one step is one";
    EXPECT_EQ(walk().size(), static_cast<std::size_t>(steps + 2));
    EXPECT_EQ(chart(0).chart().lines.at(0).y, walk()) << "the picture that came is drawn";
}

TEST_F(Lessons, endsByItselfAndBeginsAgain)
{
    openLesson();
    on<QAbstractButton>("lessonPreset1").click(); // three steps
    auto& play = on<QPushButton>("lessonPlay");
    play.click();
    ASSERT_TRUE(waitFor([this] { return frame().isFinished && !frame().isPlaying; }));
    EXPECT_EQ(walk().size(), 4U);
    EXPECT_FALSE(on<QPushButton>("lessonStep").isEnabled());
    on<QComboBox>("lessonSpeed").setCurrentIndex(0);
    play.click();
    ASSERT_TRUE(waitFor([this] { return frame().isPlaying && frame().steps < 3; })) << "from the beginning";
}

TEST_F(Lessons, theSameSeedGivesTheSamePicture)
{
    openLesson();
    for (int i = 0; i < 3; ++i)
        on<QPushButton>("lessonStep").click();
    ASSERT_TRUE(waitForSteps(3));
    const auto first = walk();
    auto& seed = on<QSpinBox>("lessonSeed");
    const auto walkOf = [&](int value) {
        seed.setValue(value);
        EXPECT_TRUE(
            waitFor([&] { return frame().seed == static_cast<std::uint64_t>(value) && frame().steps == 0; }));
        for (int i = 0; i < 3; ++i)
            on<QPushButton>("lessonStep").click();
        EXPECT_TRUE(waitForSteps(3));
        return walk();
    };
    EXPECT_NE(walkOf(5), first);
    EXPECT_EQ(walkOf(1), first);
}

TEST_F(Lessons, handlesAreDraggedWhereTheyMayGo)
{
    openLesson();
    plots::LessonChart& plane = chart(1);
    plane.flush();
    const QPoint from = plane.pixelOf(-0.5, -0.5).toPoint();
    const QPoint to = plane.pixelOf(0.25, 0.5).toPoint();
    QWidget* const canvas = plane.canvasWidget();
    QTest::mousePress(canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(canvas, (from + to) / 2);
    QTest::mouseMove(canvas, to);
    QTest::mouseRelease(canvas, Qt::LeftButton, {}, to);
    ASSERT_TRUE(waitFor([&] { return std::abs(plane.chart().handles.at(0).x - 0.25) < 0.05; }));
    EXPECT_NEAR(plane.chart().handles.at(0).y, 0.5, 0.05);
    EXPECT_TRUE(plane.chart().points.at(0).x.empty()) << "a drag is no click";

    plots::LessonChart& level = chart(0);
    level.flush();
    const QPoint place = level.pixelOf(0, 0.5).toPoint();
    QTest::mousePress(level.canvasWidget(), Qt::LeftButton, {}, place);
    QTest::mouseMove(level.canvasWidget(), place + QPoint(80, -10));
    QTest::mouseRelease(level.canvasWidget(), Qt::LeftButton, {}, place + QPoint(80, -10));
    ASSERT_TRUE(waitFor([&] { return level.chart().handles.at(0).y > 0.5; }));
    EXPECT_EQ(level.chart().handles.at(0).x, 0) << "it moves along one axis only";
}

TEST_F(Lessons, handlesMoveByKeys)
{
    openLesson();
    plots::LessonChart& plane = chart(1);
    plane.flush(); // drawn, it has its axes
    plane.canvasWidget()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(plane.canvasWidget(), Qt::Key_Right);
    QTest::keyClick(plane.canvasWidget(), Qt::Key_Up, Qt::ShiftModifier);
    ASSERT_TRUE(waitFor([&] { return plane.chart().handles.at(0).y > -0.4; }));
    EXPECT_NEAR(plane.chart().handles.at(0).x, -0.48, 0.001) << "a hundredth of the axis";
    EXPECT_EQ(frame().steps, 0) << "the arrow key is the handle's and not one step";
}

TEST_F(Lessons, pointsAreClickedAndMadeByKeys)
{
    openLesson();
    plots::LessonChart& plane = chart(1);
    plane.flush();
    QWidget* const canvas = plane.canvasWidget();
    QTest::mouseClick(canvas, Qt::LeftButton, {}, plane.pixelOf(0.5, 0.25).toPoint());
    QTest::mouseClick(canvas, Qt::RightButton, {}, plane.pixelOf(0.75, -0.5).toPoint());
    ASSERT_TRUE(waitFor([&] { return plane.chart().points.at(1).x.size() == 1; }));
    EXPECT_NEAR(plane.chart().points.at(0).x.at(0), 0.5, 0.05);
    EXPECT_NEAR(plane.chart().points.at(1).y.at(0), -0.5, 0.05);
    canvas->setFocus(Qt::TabFocusReason);
    QTest::keyClick(canvas, Qt::Key_Tab); // from the handle to the cursor
    QTest::keyClick(canvas, Qt::Key_Left);
    QTest::keyClick(canvas, Qt::Key_Return, Qt::ShiftModifier);
    ASSERT_TRUE(waitFor([&] { return plane.chart().points.at(1).x.size() == 2; }));
    EXPECT_NEAR(plane.chart().points.at(1).x.at(1), 0, 0.1);
}

TEST_F(Lessons, twoSidesHaveOneClock)
{
    openLesson();
    on<QAction>("lessonCompare").trigger();
    ASSERT_TRUE(waitFor([this] { return frame().pictures.size() == 2; }));
    EXPECT_TRUE(on<QWidget>("lessonPicture1").isVisible());
    EXPECT_EQ(on<QTabBar>("lessonSides").currentIndex(), 1) << "what is varied is B";
    on<QAbstractButton>("lessonPreset0").click(); // of B alone
    ASSERT_TRUE(waitFor([this] { return lessons::real(frame().settings.at(1), "walk.rate") == 5.0; }));
    EXPECT_EQ(lessons::real(frame().settings.at(0), "walk.rate"), 0.1);
    on<QPushButton>("lessonPlay").click();
    ASSERT_TRUE(waitForSteps(4));
    EXPECT_EQ(walk(0).size(), walk(1).size());
    EXPECT_NEAR(walk(1).at(3), 50 * walk(0).at(3), 1e-9);
    on<QAction>("lessonCompare").trigger();
    ASSERT_TRUE(waitFor([this] { return frame().pictures.size() == 1; }));
    EXPECT_FALSE(on<QWidget>("lessonPicture1").isVisible());
}

TEST_F(Lessons, aControlActsAtOnceOrBeginsAgain)
{
    openLesson();
    for (int i = 0; i < 2; ++i)
        on<QPushButton>("lessonStep").click();
    ASSERT_TRUE(waitForSteps(2));
    on<QDoubleSpinBox>("walk.rate").setValue(1.0);
    ASSERT_TRUE(waitFor([this] { return lessons::real(frame().settings.at(0), "walk.rate") == 1.0; }));
    EXPECT_EQ(frame().steps, 2);
    on<QSpinBox>("walk.length").setValue(50);
    ASSERT_TRUE(waitFor([this] { return lessons::integer(frame().settings.at(0), "walk.length") == 50; }));
    EXPECT_EQ(frame().steps, 0);
    EXPECT_EQ(lessons::real(frame().settings.at(0), "walk.rate"), 1.0);
}

TEST_F(Lessons, keysDriveIt)
{
    openLesson();
    auto& play = on<QPushButton>("lessonPlay");
    m_page->setFocus();
    EXPECT_TRUE(play.hasFocus()) << "what is used first";
    QTest::keyClick(&play, Qt::Key_Right);
    QTest::keyClick(&play, Qt::Key_Right);
    ASSERT_TRUE(waitForSteps(2));
    QTest::keyClick(&play, Qt::Key_Space);
    ASSERT_TRUE(waitForSteps(4));
    chart(0).canvasWidget()->setFocus();
    QTest::keyClick(chart(0).canvasWidget(), Qt::Key_Space);
    ASSERT_TRUE(waitFor([this] { return !frame().isPlaying; }));
    QTest::keyClick(&view(), Qt::Key_R);
    ASSERT_TRUE(waitFor([this] { return frame().steps == 0; }));
    on<QSpinBox>("lessonSeed").setFocus();
    QTest::keyClick(&on<QSpinBox>("lessonSeed"), Qt::Key_Right);
    QTest::qWait(50);
    EXPECT_EQ(frame().steps, 0) << "in a field the arrow moves the text's mark";
}

TEST_F(Lessons, comeBackToTheSavedPicture)
{
    openLesson();
    on<QAction>("lessonCompare").trigger();
    ASSERT_TRUE(waitFor([this] { return frame().pictures.size() == 2; }));
    on<QAbstractButton>("lessonPreset0").click();
    session().move(1, 7, 0, 0.9);
    on<QPushButton>("lessonPlay").click();
    ASSERT_TRUE(waitForSteps(5));
    on<QPushButton>("lessonPlay").click();
    ASSERT_TRUE(waitFor([this] { return !frame().isPlaying; }));
    const auto a = walk(0);
    const auto b = walk(1);
    saved("state.json");
    openLesson("fake_other");
    openFile("state.json");
    ASSERT_TRUE(waitFor([&] {
        return view().lesson()->key == "fake_walk" && frame().pictures.size() == 2 && !frame().isCatchingUp();
    }));
    EXPECT_EQ(walk(0), a);
    EXPECT_EQ(walk(1), b);
    EXPECT_EQ(chart(0, 1).chart().handles.at(0).y, 0.9);
    EXPECT_FALSE(frame().isPlaying);
}

TEST_F(Lessons, badStateFilesAreSaidInPlace)
{
    openLesson();
    on<QPushButton>("lessonStep").click();
    ASSERT_TRUE(waitForSteps(1));
    const std::vector<std::pair<std::string, QString>> bad{
        {"not JSON", QStringLiteral("JSON")},
        {R"({"carpo_lesson": 9})", QStringLiteral("9")},
        {R"({"carpo_lesson": 1, "lesson": "fake_walk", "seed": 1, "steps": 0, "sides": [{"settings": {"walk.rate": 1e6}}]})",
         QStringLiteral("walk.rate")},
        {R"({"carpo_lesson": 1, "lesson": "gone", "seed": 1, "steps": 0, "sides": [{}]})",
         QStringLiteral("gone")}};
    for (const auto& [text, said] : bad) {
        writeFile("bad.json", text);
        openFile("bad.json");
        EXPECT_TRUE(waitFor([&] {
            return message().contains(said) && message().contains(QStringLiteral("bad.json"));
        })) << text
            << " " << qPrintable(message());
        EXPECT_EQ(frame().steps, 1) << "the lesson goes on";
    }
}

TEST_F(Lessons, badPointsAreSaidInPlaceAndGoodOnesCome)
{
    openLesson();
    const auto load = [this](const std::string& text) {
        writeFile("points.csv", text);
        feedback::FileDialogs::instance().setNextFileName(
            QString::fromStdString((m_folder / "points.csv").string()));
        on<QAction>("lessonPoints").trigger();
    };
    load("1,2,0\n1,two,0\n");
    EXPECT_TRUE(waitFor([this] { return message().contains(QStringLiteral("two")); }))
        << qPrintable(message());
    EXPECT_TRUE(message().contains(QStringLiteral("points.csv:2"))) << qPrintable(message());
    load("1\n2\n");
    EXPECT_TRUE(waitFor([this] { return message().contains(QStringLiteral("points.csv:1")); }));
    std::string many;
    for (int i = 0; i < 1'000'000; ++i)
        many += "1,2,0\n";
    load(many);
    EXPECT_TRUE(waitFor([this] { return message().contains(QStringLiteral("5.000")); }))
        << qPrintable(message());
    load("x,y,class\n0.5,0.5,1\n");
    EXPECT_TRUE(waitFor([this] { return chart(1).chart().points.at(1).x.size() == 1; }));
    EXPECT_TRUE(message().isEmpty());
}

TEST_F(Lessons, aBreakdownIsAMessage)
{
    openLesson();
    on<QPushButton>("lessonPlay").click();
    ASSERT_TRUE(waitForSteps(1));
    session().move(0, 8, 95, 0);
    EXPECT_TRUE(waitFor([this] { return message().contains(QStringLiteral("too far")); }));
    EXPECT_TRUE(waitFor([this] { return !frame().isPlaying; }));
    EXPECT_FALSE(frame().pictures.empty()) << "the last picture stays";
    on<QPushButton>("lessonStep").click();
    EXPECT_TRUE(waitForSteps(frame().steps + 1)) << "and it goes on";
}

TEST_F(Lessons, canBeLeftWhileItComputes)
{
    openLesson();
    FakeDemonstration::hold() = true;
    const int before = FakeDemonstration::stepsTaken();
    on<QPushButton>("lessonPlay").click();
    ASSERT_TRUE(waitFor([before] { return FakeDemonstration::stepsTaken() > before; }));
    on<QAbstractButton>("lessonBack").click(); // the step is still under way
    EXPECT_NE(m_page->currentWidget(), &view());
    m_page->openLesson(QStringLiteral("fake_other"));
    EXPECT_EQ(m_page->currentWidget(), &view());
    EXPECT_TRUE(frame().pictures.empty()) << "nothing of the one that was left";
    const int atLeaving = FakeDemonstration::stepsTaken();
    FakeDemonstration::hold() = false;
    ASSERT_TRUE(waitFor([this] { return !frame().pictures.empty(); }));
    EXPECT_EQ(frame().steps, 0);
    QTest::qWait(50);
    EXPECT_EQ(FakeDemonstration::stepsTaken(), atLeaving) << "it steps no further";
}

TEST_F(Lessons, pauseWhereThePageIsLeft)
{
    openLesson();
    on<QPushButton>("lessonPlay").click();
    ASSERT_TRUE(waitForSteps(1));
    m_page->hide();
    EXPECT_TRUE(waitFor([this] { return !frame().isPlaying; }));
    m_page->show();
    EXPECT_EQ(m_page->currentWidget(), &view());
}

TEST_F(Lessons, opensExperimentosWithTheSetting)
{
    openLesson();
    bool isWanted = false;
    QObject::connect(m_page.get(), &pages::LessonsPage::experimentWanted, [&isWanted] { isWanted = true; });
    on<QPushButton>("lessonOwnSet").click();
    EXPECT_TRUE(isWanted);
    EXPECT_EQ(workspace().draft().experiment().real("optimizer.learning_rate"), 0.02);
}

TEST_F(Lessons, aMissingTextIsSaidInPlace)
{
    openLesson();
    auto& line = on<feedback::MessageLine>("lessonTextMessage");
    EXPECT_TRUE(waitFor([&line] { return line.text().contains(QStringLiteral("fake_walk.pt_BR.md")); }))
        << qPrintable(line.text());
    speak("en");
    EXPECT_TRUE(waitFor([&line] { return line.text().contains(QStringLiteral("fake_walk.en.md")); }));
}

TEST_F(Lessons, changeTheLanguageAsTheyAre)
{
    openLesson();
    on<QPushButton>("lessonStep").click();
    ASSERT_TRUE(waitForSteps(1));
    on<QDoubleSpinBox>("walk.rate").setValue(2.5);
    ASSERT_TRUE(waitFor([this] { return lessons::real(frame().settings.at(0), "walk.rate") == 2.5; }));
    const QString status = on<QLabel>("lessonStatus").text();
    EXPECT_TRUE(status.contains(QLatin1Char(',')) || !status.contains(QLatin1Char('.')));
    speak("en");
    EXPECT_EQ(on<QPushButton>("lessonPlay").text(), QStringLiteral("Play"));
    EXPECT_EQ(frame().steps, 1);
    EXPECT_EQ(on<QDoubleSpinBox>("walk.rate").value(), 2.5);
    EXPECT_EQ(lessons::real(frame().settings.at(0), "walk.rate"), 2.5);
    speak("pt_BR");
    EXPECT_EQ(on<QPushButton>("lessonPlay").text(), QStringLiteral("Reproduzir"));
}

TEST_F(Lessons, theProjectorIsLargeAndLightAndFoldsTheColumnAway)
{
    settings().setValue(settings::Settings::Key::Theme, QStringLiteral("dark"));
    openLesson();
    on<QAction>("lessonProjector").trigger();
    const style::Theme& theme = style::Theme::instance();
    EXPECT_FALSE(theme.isDark());
    EXPECT_EQ(theme.scale(), 1.5);
    EXPECT_FALSE(on<QWidget>("lessonControls").isVisible());
    EXPECT_TRUE(on<QWidget>("lessonPresetMenu").isVisible());
    EXPECT_LE(m_page->minimumSizeHint().width(), 1366);
    EXPECT_LE(m_page->minimumSizeHint().height(), 768);
    QTest::keyClick(&view(), Qt::Key_Escape);
    EXPECT_TRUE(theme.isDark());
    EXPECT_EQ(theme.scale(), 1.0);
    EXPECT_TRUE(on<QWidget>("lessonControls").isVisible());
}

TEST_F(Lessons, everyPartIsReachedByTheTabKey)
{
    openLesson();
    auto& first = on<QPushButton>("lessonPlay");
    first.setFocus();
    QSet<QWidget*> reached;
    for (int i = 0; i < 100; ++i) {
        QWidget* const here = QApplication::focusWidget();
        ASSERT_NE(here, nullptr);
        reached += here;
        QTest::keyClick(here, Qt::Key_Tab);
    }
    for (const char* const name : {"lessonPlay",
                                   "lessonStep",
                                   "lessonRestart",
                                   "lessonSeed",
                                   "lessonSpeed",
                                   "lessonPreset0",
                                   "walk.rate",
                                   "walk.length",
                                   "lessonOwnSet",
                                   "lessonBack",
                                   "lessonMenu"})
        EXPECT_TRUE(reached.contains(&on<QWidget>(name))) << name;
    EXPECT_TRUE(reached.contains(chart(0).canvasWidget()));
    EXPECT_TRUE(reached.contains(chart(1).canvasWidget()));
}

} // namespace
} // namespace carpo::app_test

// SPDX-License-Identifier: GPL-3.0-or-later
// The bench, its state as a file, and points from one.
#include "engine/lessons/state.h"

#include "engine/lessons/bench.h"
#include "engine/lessons/points_csv.h"
#include "tests/support/fake_lesson.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <string>
#include <vector>

namespace carpo::lessons {
namespace {

using core::ErrorCode;
using testing::ElementsAre;

const std::vector<Lesson>& fakes()
{
    static const std::vector<Lesson> s_fakes = support::fakeLessons();
    return s_fakes;
}

const Chart& walkOf(const Picture& picture)
{
    return std::get<Chart>(picture.panels.at(0));
}

const Chart& planeOf(const Picture& picture)
{
    return std::get<Chart>(picture.panels.at(1));
}

/// After many different things were done.
Bench busyBench()
{
    Bench bench(fakes().front(), 7);
    bench.start();
    bench.setSides(2);
    bench.move(0, 8, 0.3, -0.2);
    for (int i = 0; i < 5; ++i)
        bench.step();
    bench.click(1, 0.1, 0.2, true);
    EXPECT_TRUE(bench.change(1, "walk.rate", 2.0));
    for (int i = 0; i < 5; ++i)
        bench.step();
    EXPECT_TRUE(bench.load(0, {{0, 0, 1}, {0.5, 0.5, 0}}));
    bench.move(1, 7, 0, 0.9);
    bench.step();
    return bench;
}

Bench replayed(const State& state)
{
    Bench bench(fakes().front(), state);
    bench.start();
    while (bench.isCatchingUp())
        bench.step();
    return bench;
}

void expectSamePictures(const Bench& one, const Bench& other)
{
    const auto a = one.pictures();
    const auto b = other.pictures();
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        EXPECT_EQ(walkOf(a[i]).lines[0].y, walkOf(b[i]).lines[0].y);
        EXPECT_EQ(walkOf(a[i]).handles[0].y, walkOf(b[i]).handles[0].y);
        for (const std::size_t kind : {0U, 1U}) {
            EXPECT_EQ(planeOf(a[i]).points[kind].x, planeOf(b[i]).points[kind].x);
            EXPECT_EQ(planeOf(a[i]).points[kind].y, planeOf(b[i]).points[kind].y);
        }
        EXPECT_EQ(planeOf(a[i]).handles[0].x, planeOf(b[i]).handles[0].x);
    }
}

TEST(LessonBench, comesBackToTheSamePicture)
{
    const Bench bench = busyBench();
    const auto state = stateFromJson(toJson(bench.state()), "state.json", fakes());
    ASSERT_TRUE(state) << core::inEnglish(state.error());
    EXPECT_EQ(*state, bench.state());
    expectSamePictures(replayed(*state), bench);
    EXPECT_EQ(replayed(*state).steps(), 11);
}

TEST(LessonBench, sidesHaveOneClockAndSettingsOfTheirOwn)
{
    Bench bench(fakes().front(), 1);
    bench.start();
    bench.step();
    bench.setSides(2);
    EXPECT_EQ(bench.steps(), 0) << "both from the beginning";
    ASSERT_TRUE(bench.change(1, "walk.rate", 5.0));
    for (int i = 0; i < 4; ++i)
        bench.step();
    const auto pictures = bench.pictures();
    const auto& a = walkOf(pictures[0]).lines[0].y;
    const auto& b = walkOf(pictures[1]).lines[0].y;
    ASSERT_EQ(a.size(), 5U);
    ASSERT_EQ(b.size(), 5U);
    EXPECT_NEAR(b.back(), a.back() * 50, 1e-9) << "the same draws at fifty times the rate";
}

TEST(LessonBench, aControlThatCannotActNowBeginsAgainWithWhatWasDone)
{
    Bench bench(fakes().front(), 1);
    bench.start();
    bench.click(0, 0.5, 0.5, false);
    bench.step();
    bench.move(0, 8, 0.1, 0.1);
    bench.move(0, 8, 0.2, 0.2);
    ASSERT_TRUE(bench.change(0, "walk.length", std::int64_t{9}));
    EXPECT_EQ(bench.steps(), 0);
    EXPECT_THAT(planeOf(bench.pictures()[0]).points[0].x, ElementsAre(0.5));
    EXPECT_EQ(planeOf(bench.pictures()[0]).handles[0].x, 0.2);
    EXPECT_EQ(bench.state().sides[0].events.size(), 2U) << "of a handle the last place";
    bench.restart();
    EXPECT_THAT(planeOf(bench.pictures()[0]).points[0].x, testing::IsEmpty()) << "at the beginning it goes";
}

TEST(LessonBench, refusesWhatAControlDoesNotAllow)
{
    Bench bench(fakes().front(), 1);
    bench.start();
    const auto far = bench.change(0, "walk.rate", 1e9);
    ASSERT_FALSE(far);
    EXPECT_EQ(far.error().code, ErrorCode::ExperimentOutOfRange);
    EXPECT_FALSE(bench.change(0, "walk.unknown", 1.0));
    EXPECT_EQ(real(bench.settings(0), "walk.rate"), 0.1);
}

TEST(LessonBench, goesOnAfterABreakdown)
{
    Bench bench(fakes().front(), 1);
    bench.start();
    bench.step();
    EXPECT_THROW(bench.move(0, 8, 95, 0), std::runtime_error);
    bench.step();
    EXPECT_EQ(walkOf(bench.pictures()[0]).lines[0].y.size(), 3U);
}

core::Error refused(const std::string& json)
{
    const auto state = stateFromJson(json, "state.json", fakes());
    EXPECT_FALSE(state) << json;
    return state ? core::Error{} : state.error();
}

std::string withSide(const std::string& side)
{
    return R"({"carpo_lesson": 1, "lesson": "fake_walk", "seed": 1, "steps": 5, "sides": [)" + side + "]}";
}

TEST(LessonState, takesWhatIsLeftOutAsTheDefaults)
{
    const auto state = stateFromJson(withSide("{}"), "state.json", fakes());
    ASSERT_TRUE(state) << core::inEnglish(state.error());
    EXPECT_EQ(real(state->sides[0].settings, "walk.rate"), 0.1);
    EXPECT_EQ(state->steps, 5);
}

TEST(LessonState, saysWhatIsWrongAndWhere)
{
    EXPECT_EQ(refused("").code, ErrorCode::ExperimentNotJson);
    EXPECT_EQ(refused("[]").code, ErrorCode::ExperimentWrongType);
    EXPECT_EQ(refused(R"({"carpo_lesson": 2})").code, ErrorCode::ExperimentNewer);
    EXPECT_EQ(refused(R"({"lesson": "fake_walk"})").value("key"), "carpo_lesson");
    EXPECT_EQ(
        refused(R"({"carpo_lesson": 1, "lesson": "unheard_of", "seed": 1, "steps": 0, "sides": [{}]})").code,
        ErrorCode::ExperimentUnknownChoice);
    EXPECT_EQ(refused(R"({"carpo_lesson": 1, "lesson": "fake_walk", "seed": -1, "steps": 0, "sides": [{}]})")
                  .value("key"),
              "seed");
    EXPECT_EQ(
        refused(R"({"carpo_lesson": 1, "lesson": "fake_walk", "seed": 1, "steps": 1e30, "sides": [{}]})")
            .value("key"),
        "steps");
    EXPECT_EQ(refused(R"({"carpo_lesson": 1, "lesson": "fake_walk", "seed": 1, "steps": 0, "sides": []})")
                  .value("key"),
              "sides");
}

TEST(LessonState, saysWhatIsWrongWithASide)
{
    EXPECT_EQ(refused(withSide(R"({"settings": {"walk.rate": 99}})")).code, ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(refused(withSide(R"({"settings": {"walk.rate": "much"}})")).code,
              ErrorCode::ExperimentWrongType);
    EXPECT_EQ(refused(withSide(R"({"settings": {"walk.way": 1}})")).code, ErrorCode::ExperimentUnknownKey);
    EXPECT_EQ(refused(withSide(R"({"events": [{"step": 6, "move": 1, "x": 0, "y": 0}]})")).value("key"),
              "sides[0].events[0].step");
    EXPECT_EQ(refused(withSide(R"({"events": [{"step": 1, "move": 1, "x": "a", "y": 0}]})")).value("key"),
              "sides[0].events[0].x");
    EXPECT_EQ(refused(withSide(R"({"events": [{"step": 2, "click": [0, 0]}, {"step": 1, "click": [0, 0]}]})"))
                  .value("key"),
              "sides[0].events[1].step");
    EXPECT_EQ(refused(withSide(R"({"events": [{"step": 1, "points": [[0, 0]]}]})")).value("key"),
              "sides[0].events[0].points");
    EXPECT_EQ(refused(withSide(R"({"events": [{"step": 1, "set": "walk.rate", "value": 1e9}]})")).code,
              ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(refused(withSide(R"({"events": [{"step": 1}]})")).code, ErrorCode::ExperimentWrongType);
}

TEST(LessonState, takesNestingWithoutEndAsDamage)
{
    EXPECT_EQ(refused(std::string(200'000, '[')).code, ErrorCode::ExperimentNotJson);
    const std::string deep = std::string(100'000, '[') + std::string(100'000, ']');
    EXPECT_EQ(refused(withSide(R"({"settings": {"walk.rate": )" + deep + "}}")).code,
              ErrorCode::ExperimentWrongType);
}

using Points = std::vector<std::array<double, 3>>;

TEST(LessonPoints, readsWhatSpreadsheetsWrite)
{
    const Points expected{{0.5, -1, 1}, {2, 3e-2, 0}};
    EXPECT_EQ(pointsFromCsv("x,y,class\n0.5,-1,1\n2,0.03,0\n", "p.csv").value(), expected);
    EXPECT_EQ(pointsFromCsv("\xEF\xBB\xBFx;y;classe\r\n0,5;-1;1\r\n\r\n2;3e-2;0", "p.csv").value(), expected);
    EXPECT_EQ(pointsFromCsv("0.5\t-1\t1\n\"2\"\t0,03\t0\n", "p.csv").value(), expected);
}

core::Error refusedPoints(const std::string& text)
{
    const auto points = pointsFromCsv(text, "p.csv");
    EXPECT_FALSE(points) << text.substr(0, 80);
    return points ? core::Error{} : points.error();
}

TEST(LessonPoints, saysWhatIsWrongAndInWhichLine)
{
    EXPECT_EQ(refusedPoints("").code, ErrorCode::TableRowMalformed);
    EXPECT_EQ(refusedPoints("x,y,class\n").code, ErrorCode::TableRowMalformed);
    EXPECT_EQ(refusedPoints("1,2,0\n1,two,0\n"),
              (core::Error{ErrorCode::ValueUnreadable, "p.csv:2", {{"found", "two"}}}));
    EXPECT_EQ(refusedPoints("1,2,0\n1,nan,0\n").code, ErrorCode::ValueUnreadable);
    EXPECT_EQ(refusedPoints("1,2,0\n1,1e300,0\n").code, ErrorCode::ValueUnreadable);
    EXPECT_EQ(refusedPoints("1\n2\n3\n"),
              (core::Error{ErrorCode::TableRowMalformed, "p.csv:1", {{"found", "1"}, {"expected", "3"}}}));
    EXPECT_EQ(refusedPoints("1,2\n").code, ErrorCode::TableRowMalformed);
    EXPECT_EQ(refusedPoints(std::string(3'000'000, 'x')).code, ErrorCode::ValueUnreadable);
    std::string many;
    for (int i = 0; i < 1'000'000; ++i)
        many += "1,2,0\n";
    EXPECT_EQ(refusedPoints(many).code, ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(pointsFromCsv(many.substr(0, 6 * kMostPoints), "p.csv").value().size(), kMostPoints);
}

TEST(LessonPoints, readsFilesAndSaysWhichIsNone)
{
    const support::TemporaryFolder folder;
    std::ofstream(folder / "p.csv") << "1,2,0\n3,4,1\n";
    std::ofstream many(folder / "many.csv");
    for (int i = 0; i < 1'000'000; ++i)
        many << "1,2,0\n";
    many.close();
    EXPECT_EQ(loadPoints(folder / "p.csv").value().size(), 2U);
    EXPECT_EQ(loadPoints(folder / "many.csv").error().code, ErrorCode::ExperimentOutOfRange);
    EXPECT_EQ(loadPoints(folder / "none.csv").error().code, ErrorCode::FileNotFound);
    EXPECT_EQ(loadPoints(folder / ".").error().code, ErrorCode::ReadFailed);
}

} // namespace
} // namespace carpo::lessons

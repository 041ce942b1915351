// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/svg_chart.h"

#include <gmock/gmock.h>

#include <limits>
#include <string>
#include <vector>

namespace carpo::report {
namespace {

using testing::HasSubstr;
using testing::Not;
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

SvgChart smallChart()
{
    return {"Errors by age",
            {.label = "Age (months)", .minimum = 0, .maximum = 100, .step = 50},
            {.label = "MAE", .minimum = 0, .maximum = 10, .step = 5}};
}

// The plot is 412 x 264 units and begins at (56, 12).
TEST(SvgChart, PutsPointsWhereTheyBelong)
{
    SvgChart chart = smallChart();
    chart.points(std::vector{0.0, 50.0, 100.0}, std::vector{0.0, 5.0, 10.0}, Series::Validation);
    EXPECT_THAT(chart.figure(),
                HasSubstr("d=\"M56.0 276.0h0M262.0 144.0h0M468.0 12.0h0\" class=\"points validation\""));
}

TEST(SvgChart, LeavesOutWhatCannotBeShownAndDrawsNothingThroughTheGap)
{
    SvgChart chart = smallChart();
    chart.line(
        std::vector{0.0, 50.0, 60.0, 100.0}, std::vector{0.0, kNaN, 5.0, 11.0}, Series::Training, false);
    EXPECT_THAT(chart.figure(), HasSubstr("d=\"M56.0 276.0M303.2 144.0\" class=\"curve training\""));
    EXPECT_THAT(chart.figure(), Not(HasSubstr("nan")));
}

TEST(SvgChart, SaysWhatIsSeen)
{
    SvgChart chart = smallChart();
    chart.rule(5, "to beat: 5");
    chart.note("n 3");
    chart.legend("Training", Series::Training, false);
    const std::string svg = chart.figure();
    for (const char* text :
         {"Errors by age", "Age (months)", "MAE", ">50<", ">100<", ">to beat: 5<", ">n 3<", "Training"})
        EXPECT_THAT(svg, HasSubstr(text));
    EXPECT_THAT(svg, HasSubstr("aria-label=\"Errors by age\""));
}

TEST(SvgChart, EscapesEveryText)
{
    const std::string evil = "<script>&\"'";
    SvgChart chart(evil, {evil, evil}, {.label = evil, .minimum = 0, .maximum = 1});
    chart.bar(0, 1, evil, Series::Female);
    chart.rule(0.5, evil);
    chart.note(evil);
    chart.legend(evil, Series::Male, true);
    EXPECT_THAT(chart.figure(), Not(HasSubstr("<script")));
    EXPECT_THAT(chart.figure(), HasSubstr("&lt;script&gt;&amp;&quot;&#39;"));
}

TEST(SvgChart, BarsAndStepsStandOnTheAxis)
{
    SvgChart bars("Sex", {"Female", "Male"}, {.label = "Images", .minimum = 0, .maximum = 10});
    bars.bar(1, 5, "5", Series::Male);
    EXPECT_THAT(bars.figure(), HasSubstr("y=\"144.0\""));
    EXPECT_THAT(bars.figure(), HasSubstr("height=\"132.0\" class=\"bar male\""));
    SvgChart steps = smallChart();
    steps.steps(std::vector{0.0, 50.0, 100.0}, std::vector{5.0, 10.0}, Series::Female, true);
    EXPECT_THAT(steps.figure(),
                HasSubstr("d=\"M56.0 276.0V144.0H262.0V12.0H468.0V276.0\" class=\"steps dashed female\""));
}

} // namespace
} // namespace carpo::report

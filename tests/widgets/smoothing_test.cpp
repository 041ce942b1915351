// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_plot.h"

#include <gtest/gtest.h>

#include <cmath>
#include <qcustomplot.h>
#include <vector>

namespace carpo::plots {
namespace {

TEST(CurvePlot, SmoothedLaterIsWhatSmoothedFromTheStartWouldBe)
{
    const auto smoothedOf = [](double before, double after) {
        CurvePlot plot;
        plot.setSmoothing(before);
        const int curve = plot.addCurve({.name = QStringLiteral("loss"), .smoothed = true});
        for (int i = 0; i < 1000; ++i)
            plot.append(curve, i, i == 500 ? std::nan("") : std::sin(i) + 0.01 * i);
        plot.setSmoothing(after);
        plot.append(curve, 1000, 3.0);
        std::vector<double> values;
        for (const QCPGraphData& point : *plot.findChild<QCustomPlot*>()->graph(1)->data())
            values.push_back(point.value);
        return values;
    };
    const std::vector<double> later = smoothedOf(0.5, 0.99);
    const std::vector<double> first = smoothedOf(0.99, 0.99);
    ASSERT_EQ(later.size(), 1001U);
    ASSERT_EQ(first.size(), 1001U);
    for (std::size_t i = 0; i < later.size(); ++i) {
        if (i == 500)
            EXPECT_TRUE(std::isnan(later[i])) << "a gap stays one";
        else
            EXPECT_DOUBLE_EQ(later[i], first[i]) << i;
    }
    EXPECT_NE(smoothedOf(0.5, 0.5).back(), later.back());
}

} // namespace
} // namespace carpo::plots

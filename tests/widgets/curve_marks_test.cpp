// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/plot_support.h"
#include "widgets/plots/curve_plot.h"

#include <gtest/gtest.h>

using namespace carpo::plots;

TEST(CurvePlot, LabelsOfMarksStandApartAtTheEdgeThatTheCurvesLeave)
{
    for (const bool rises : {false, true}) {
        CurvePlot plot;
        plot.addCurve({.name = QStringLiteral("loss")});
        for (int x = 0; x <= 100; ++x)
            plot.append(0, x, rises ? x : 100 - x);
        for (const double x : {20.0, 22.0, 24.0, 99.0})
            plot.addMark(x, QStringLiteral("Learning rate 0.001"));
        const QCustomPlot& canvas = laidOut(plot);
        const QRectF area(canvas.axisRect()->rect());
        for (int mark = 0; mark < plot.markCount(); ++mark) {
            const QRectF place = plot.markLabelPlace(mark);
            EXPECT_EQ(plot.drawnMarkLabel(mark), QStringLiteral("Learning rate 0.001"));
            EXPECT_TRUE(area.adjusted(-1, -1, 1, 1).contains(place)) << mark;
            EXPECT_EQ(place.center().y() > area.center().y(), rises) << mark;
            for (int other = 0; other < mark; ++other)
                EXPECT_FALSE(place.adjusted(1, 1, -1, -1).intersects(plot.markLabelPlace(other)))
                    << mark << " and " << other;
        }
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/colour_bar.h"

#include "widgets/plots/plot_look.h"

#include <qcustomplot.h>

#include <algorithm>
#include <vector>

namespace carpo::plots {
namespace {

constexpr int kBarWidth = 10; // pixels

} // namespace

QCPColorScale* addColourBar(QCustomPlot& canvas, QCPMarginGroup& sides)
{
    auto* const bar = new QCPColorScale(&canvas);
    bar->setType(QCPAxis::atRight);
    bar->setBarWidth(kBarWidth);
    bar->setRangeDrag(false);
    bar->setRangeZoom(false);
    bar->setMarginGroup(QCP::msTop | QCP::msBottom, &sides);
    canvas.axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, &sides);
    canvas.plotLayout()->addElement(0, 1, bar);
    return bar;
}

void colourBar(QCPColorScale& bar, const PointColours& colours, const style::Colors& theme)
{
    QCPColorGradient gradient;
    gradient.clearColorStops();
    std::vector<QColor> stops;
    for (const PointColour& each : colours.colours) {
        if (each.kind == PointColour::Kind::Scale)
            stops.push_back(each.in(theme));
    }
    for (std::size_t i = 0; i < stops.size(); ++i)
        gradient.setColorStopAt(static_cast<double>(i) / std::max(1.0, static_cast<double>(stops.size() - 1)),
                                stops[i]);
    bar.setGradient(gradient);
    bar.setDataRange({colours.low, std::max(colours.high, colours.low + 1e-12)});
    bar.setLabel(colours.scale);
    for (QCPAxis* const axis : bar.axis()->axisRect()->axes())
        applyAxisLook(*axis, theme);
}

} // namespace carpo::plots

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/colour_bar.h"

#include "widgets/plots/plot_look.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>

namespace carpo::plots {
namespace {

constexpr int kColourBarWidth = 10;

} // namespace

QCPColorScale* addColourBar(QCustomPlot& canvas, QCPMarginGroup& sides)
{
    auto* const bar = new QCPColorScale(&canvas);
    bar->setType(QCPAxis::atRight);
    bar->setBarWidth(kColourBarWidth);
    bar->setRangeDrag(false);
    bar->setRangeZoom(false);
    bar->setMarginGroup(QCP::msTop | QCP::msBottom, &sides);
    canvas.axisRect()->setMarginGroup(QCP::msTop | QCP::msBottom, &sides);
    canvas.plotLayout()->addElement(0, 1, bar);
    return bar;
}

void nameBar(QCPColorScale& bar, const QString& name)
{
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    const int room = bar.rect().height(); // 0 before it is laid out
    if (room == 0 || metrics.horizontalAdvance(name) <= room) {
        bar.setLabel(name);
        return;
    }
    // What it is of was chosen beside it: the unit is what only this place says.
    const QString unit = name.contains(QLatin1Char('('))
                             ? name.mid(name.lastIndexOf(QLatin1Char('(')) + 1).chopped(1)
                             : QString();
    bar.setLabel(metrics.horizontalAdvance(unit) <= room ? unit : QString());
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
    nameBar(bar, colours.scale);
    for (QCPAxis* const axis : bar.axis()->axisRect()->axes())
        applyAxisLook(*axis, theme);
}

} // namespace carpo::plots

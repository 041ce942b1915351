// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

namespace carpo::plots {

/// The canvas of a plot that is laid out as on screen.
template <typename P>
QCustomPlot& laidOut(P& plot)
{
    plot.resize(400, 300);
    plot.show();
    plot.flush();
    return *plot.template findChild<QCustomPlot*>();
}

} // namespace carpo::plots

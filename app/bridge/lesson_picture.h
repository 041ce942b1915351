// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/lessons/picture.h"
#include "widgets/plots/code_view.h"
#include "widgets/plots/drawn_chart.h"
#include "widgets/plots/net_drawing.h"

#include <QStringList>

#include <vector>

namespace carpo::bridge {

// A lesson's panels as the widgets draw them, in the window's language. Must not block.

[[nodiscard]] plots::DrawnChart drawn(const lessons::Chart& chart);
[[nodiscard]] plots::DrawnNet drawn(const lessons::NetDrawing& net);
[[nodiscard]] plots::DrawnCode drawn(const lessons::Code& code);

struct DrawnTable
{
    QString title;
    QString note;
    QStringList columns;
    std::vector<QStringList> rows;
};

[[nodiscard]] DrawnTable drawn(const lessons::Table& table);

} // namespace carpo::bridge

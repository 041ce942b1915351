// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QLocale>
#include <QString>
#include <QStringList>

#include <vector>

class QCPAxis;
class QCustomPlot;
class QPaintDevice;

namespace carpo::plots {

/// How names stand that find no room beside each other, in degrees.
inline constexpr double kUpright = -90.0;

/// Thin axes, ticks inside, few grid lines, in the theme's colours and small font.
void applyLook(QCustomPlot& canvas, const style::Colors& colors);

/// The same of one axis.
void applyAxisLook(QCPAxis& axis, const style::Colors& colors);

/// Linear or logarithmic, with the tickers and number formats that go with it.
void setLogarithmic(QCPAxis& axis, bool logarithmic);

/// Names at 0, 1, 2 ... in place of numbers; without names the ticks stay.
void setCategoryTicks(QCPAxis& axis, const QStringList& names);

/// What the axis says of itself; after each layout fitAxisName() ends it in an ellipsis where there is too
/// little room.
void setAxisName(QCPAxis& axis, const QString& name);
void fitAxisName(QCPAxis& axis);

/// For an axis that counts: its linear ticks stand at whole numbers only.
void setCounting(QCPAxis& axis, bool counting = true);

/// What stands above a picture of the canvas; a line of the summary may have a mark in front.
struct Heading
{
    QString title;
    QString summary;
    std::vector<style::Role> marks; ///< one a line of the summary, or none
};

/// Draws heading and canvas, `width` x `height` units at the origin, on any paint device.
void drawPicture(QPaintDevice& device, QCustomPlot& canvas, const Heading& heading);

/// Room for the heading above a picture of the canvas.
[[nodiscard]] int headingHeight(const QString& summary);

/// A CSV cell: quoted where it holds a comma, a quote or a line break.
[[nodiscard]] QString csvCell(const QString& text);
/// A table of csvCell() and csvNumber() with tabs between the columns and the locale's decimal mark.
[[nodiscard]] QString tabbed(const QString& csv, const QLocale& locale);
/// A number for a file: point as decimal mark, shortest form that reads back the same; empty where not
/// finite.
[[nodiscard]] QString csvNumber(double value);

} // namespace carpo::plots

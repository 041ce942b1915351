// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_parts.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr int kMarkedPoints = 30; // with fewer points each gets a mark

struct Placed
{
    QCPItemText* text;
    double top; // pixels
};

// Pushes labels down until none overlaps, then back up from the bottom edge.
void pushApart(std::vector<Placed>& labels, double height, double bottom)
{
    std::sort(labels.begin(), labels.end(), [](const Placed& a, const Placed& b) { return a.top < b.top; });
    for (std::size_t i = 1; i < labels.size(); ++i)
        labels[i].top = std::max(labels[i].top, labels[i - 1].top + height);
    double limit = bottom - height;
    for (auto label = labels.rbegin(); label != labels.rend(); ++label) {
        label->top = std::min(label->top, limit);
        limit = label->top - height;
    }
}

} // namespace

void writeCurveLabels(QCustomPlot& canvas, std::vector<CurveParts>& curves)
{
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    int widest = 0;
    for (CurveParts& curve : curves) {
        const bool known = std::isfinite(curve.last);
        // Beside a smoothed line its own value; the last one of all stands in the summary.
        const QString value =
            style::compactNumber(std::isfinite(curve.lastDrawn) ? curve.lastDrawn : curve.last);
        curve.endText->setVisible(known);
        curve.endText->setText(
            curve.style.name.isEmpty() ? value : QString(curve.style.name + QLatin1Char('\n') + value));
        const bool best =
            known && curve.style.showsBest && curve.bestX < curve.raw->data()->constEnd()[-1].key;
        curve.bestText->setVisible(best);
        curve.bestMark->setVisible(best);
        curve.bestText->setText(style::compactNumber(curve.best));
        curve.bestMark->setData({curve.bestX}, {curve.best}, true);
        if (known)
            widest = std::max(
                widest,
                std::max(metrics.horizontalAdvance(curve.style.name), metrics.horizontalAdvance(value)));
    }
    const int right = widest > 0 ? widest + 2 * style::kWithinGroup : style::kBetweenGroups;
    canvas.axisRect()->setMinimumMargins(
        QMargins(style::kWithinGroup, style::kWithinGroup, right, style::kUnit));
}

void placeCurveLabels(QCustomPlot& canvas, std::vector<CurveParts>& curves)
{
    const QRect area = canvas.axisRect()->rect();
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    const double line = metrics.height();
    std::vector<Placed> labels;
    for (CurveParts& curve : curves) {
        if (!curve.endText->visible())
            continue;
        const double drawn = std::isfinite(curve.lastDrawn) ? curve.lastDrawn : curve.last;
        const double pixel = canvas.yAxis->coordToPixel(drawn);
        labels.push_back(
            {curve.endText, std::clamp<double>(pixel - line, area.top() - line / 2, area.bottom())});
        const double bestY = canvas.yAxis->coordToPixel(curve.best);
        const bool roomBelow = bestY + 1.6 * line < area.bottom();
        const double half = metrics.horizontalAdvance(curve.bestText->text()) / 2.0;
        const double bestX = canvas.xAxis->coordToPixel(curve.bestX);
        const Qt::AlignmentFlag side = bestX - half < area.left()    ? Qt::AlignLeft
                                       : bestX + half > area.right() ? Qt::AlignRight
                                                                     : Qt::AlignHCenter;
        curve.bestText->setPositionAlignment(side | (roomBelow ? Qt::AlignTop : Qt::AlignBottom));
        curve.bestText->position->setCoords(curve.bestX, curve.best);
    }
    pushApart(labels, 2.0 * line, area.bottom() + line);
    for (const Placed& label : labels)
        label.text->position->setCoords(area.right() + style::kWithinGroup, label.top);
}

void colourCurve(CurveParts& curve, const style::Colors& colors)
{
    const style::Role role = curve.style.role;
    const QFont font = style::Theme::instance().smallFont();
    const QPen line(colors[role], 2.0, curve.style.line);
    const bool smoothed = curve.smooth != nullptr;
    curve.raw->setPen(smoothed ? QPen(colors.faded(role, 0.3), 1.0) : line);
    const bool marked = !smoothed && curve.raw->dataCount() <= kMarkedPoints;
    curve.raw->setScatterStyle(
        marked ? QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(colors[role]), QBrush(colors[role]), 6.0)
               : QCPScatterStyle(QCPScatterStyle::ssNone));
    if (smoothed)
        curve.smooth->setPen(line);
    curve.bestMark->setScatterStyle(QCPScatterStyle(
        QCPScatterStyle::ssCircle, QPen(colors[role], 2.0), QBrush(colors[style::Role::Surface]), 8.0));
    for (QCPItemText* text : {curve.endText, curve.bestText}) {
        text->setColor(colors[role]);
        text->setFont(font);
    }
    curve.bestText->setBrush(colors.faded(style::Role::Surface, 0.7));
}

bool isBetter(const CurveParts& curve, double y)
{
    return curve.style.higherIsBetter ? !(y <= curve.best) : !(y >= curve.best);
}

void CurvePlot::setHigherIsBetter(bool higherIsBetter)
{
    clearData();
    for (CurveParts& curve : m_parts->curves)
        curve.style.higherIsBetter = higherIsBetter;
}

void CurvePlot::updateSummary()
{
    QStringList lines;
    for (const CurveParts& curve : m_parts->curves) {
        if (!std::isfinite(curve.last) || !m_parts->isSummarised)
            continue;
        const QString words =
            curve.style.higherIsBetter ? tr("last %1 · highest %2 at %3") : tr("last %1 · lowest %2 at %3");
        const QString numbers = words.arg(style::compactNumber(curve.last),
                                          style::compactNumber(curve.best),
                                          style::compactNumber(curve.bestX, 7));
        lines +=
            curve.style.name.isEmpty() ? numbers : QString(curve.style.name + QStringLiteral(": ") + numbers);
    }
    setSummary(lines.join(QLatin1Char('\n')));
}

} // namespace carpo::plots

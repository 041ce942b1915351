// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_parts.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <cmath>

namespace carpo::plots {
namespace {

/// Broken where that helps, and cut off where it does not.
QString inTwoLines(const QString& label, const QFontMetrics& metrics, int width)
{
    if (metrics.horizontalAdvance(label) <= width)
        return label;
    qsizetype end = label.lastIndexOf(QLatin1Char(' '));
    while (end > 0 && metrics.horizontalAdvance(label.left(end)) > width)
        end = label.lastIndexOf(QLatin1Char(' '), end - 1);
    if (end <= 0)
        return metrics.elidedText(label, Qt::ElideRight, width);
    return label.left(end) + QLatin1Char('\n')
           + metrics.elidedText(label.mid(end + 1), Qt::ElideRight, width);
}

} // namespace

int CurvePlot::curveCount() const
{
    return static_cast<int>(m_parts->curves.size());
}

void CurvePlot::removeCurves(int first)
{
    std::vector<CurveParts>& curves = m_parts->curves;
    for (std::size_t i = static_cast<std::size_t>(std::max(0, first)); i < curves.size(); ++i) {
        const CurveParts& curve = curves[i];
        for (QCPGraph* const graph : {curve.raw, curve.smooth, curve.bestMark}) {
            if (graph != nullptr)
                canvas()->removePlottable(graph);
        }
        canvas()->removeItem(curve.bestText);
        canvas()->removeItem(curve.endText);
    }
    if (static_cast<std::size_t>(first) < curves.size())
        curves.resize(static_cast<std::size_t>(first));
    queueDraw();
}

void CurvePlot::addMark(double x, const QString& label)
{
    CurveMark mark{.x = x, .label = label};
    mark.line = new QCPItemStraightLine(canvas());
    mark.line->point1->setCoords(x, 1.0);
    mark.line->point2->setCoords(x, 2.0);
    mark.text = new QCPItemText(canvas());
    mark.text->setRotation(-90);
    mark.text->setPadding(QMargins(2, 2, 2, 2));
    mark.text->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    mark.text->position->setCoords(x, 0.02);
    // Turned to the left, what was its right end is at the top.
    mark.text->setPositionAlignment(Qt::AlignRight | Qt::AlignBottom);
    m_parts->marks.push_back(mark);
    colourMarks();
    queueDraw();
}

void CurvePlot::setSpan(double first, double last, const QString& label)
{
    if (m_parts->span == nullptr) {
        m_parts->span = new QCPItemRect(canvas());
        m_parts->span->setLayer(QStringLiteral("background"));
        m_parts->span->topLeft->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_parts->span->bottomRight->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_parts->spanText = new QCPItemText(canvas());
        m_parts->spanText->setPadding(QMargins(2, 2, 2, 2));
        m_parts->spanText->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
        m_parts->spanText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
        m_parts->spanText->position->setCoords(0.5, 0.98);
        m_parts->spanText->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    }
    // A single place is wide enough to be seen.
    constexpr double kHalf = 0.5;
    m_parts->span->topLeft->setCoords(first - kHalf, 0.0);
    m_parts->span->bottomRight->setCoords(last + kHalf, 1.0);
    m_parts->spanText->setText(label);
    colourMarks();
    queueDraw();
}

bool CurvePlot::hasSpan() const
{
    return m_parts->span != nullptr;
}

int CurvePlot::markCount() const
{
    return static_cast<int>(m_parts->marks.size());
}

void CurvePlot::setSummarised(bool summarised)
{
    m_parts->isSummarised = summarised;
    queueDraw();
}

double CurvePlot::smoothing() const
{
    return m_parts->smoothing;
}

void CurvePlot::colourMarks()
{
    for (const CurveMark& mark : m_parts->marks) {
        mark.line->setPen(QPen(m_parts->colors[style::Role::Axis], 1.0, Qt::DashLine));
        mark.text->setColor(m_parts->colors[style::Role::MutedText]);
        mark.text->setFont(style::Theme::instance().smallFont());
    }
    if (m_parts->span == nullptr)
        return;
    m_parts->span->setPen(Qt::NoPen);
    m_parts->span->setBrush(m_parts->colors.faded(style::Role::Suspect, 0.25));
    m_parts->spanText->setColor(m_parts->colors[style::Role::Text]);
    m_parts->spanText->setFont(style::Theme::instance().smallFont());
}

void CurvePlot::setMarkLabel(int mark, const QString& label)
{
    m_parts->marks.at(static_cast<std::size_t>(mark)).label = label;
    queueDraw();
}

QString CurvePlot::markLabel(int mark) const
{
    return m_parts->marks.at(static_cast<std::size_t>(mark)).label;
}

QString CurvePlot::drawnMarkLabel(int mark) const
{
    return m_parts->marks.at(static_cast<std::size_t>(mark)).text->text();
}

void CurvePlot::fitMarkLabels()
{
    constexpr int kEnds = 12; // pixels: from the top, and what the text is padded by
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    for (const CurveMark& mark : m_parts->marks)
        mark.text->setText(inTwoLines(mark.label, metrics, canvas()->axisRect()->height() - kEnds));
}

QString CurvePlot::markAt(double x) const
{
    constexpr double kReach = 4; // pixels
    QStringList labels;
    for (const CurveMark& mark : m_parts->marks) {
        const double pixels = canvas()->xAxis->coordToPixel(mark.x) - canvas()->xAxis->coordToPixel(x);
        if (std::abs(pixels) <= kReach)
            labels += mark.label;
    }
    return labels.join(QLatin1Char('\n'));
}

void CurvePlot::setSpanLabel(const QString& label)
{
    if (m_parts->spanText == nullptr)
        return;
    m_parts->spanText->setText(label);
    queueDraw();
}

QString CurvePlot::spanLabel() const
{
    return m_parts->spanText == nullptr ? QString() : m_parts->spanText->text();
}

void CurvePlot::removeMarks()
{
    for (const CurveMark& mark : m_parts->marks) {
        canvas()->removeItem(mark.line);
        canvas()->removeItem(mark.text);
    }
    m_parts->marks.clear();
    if (m_parts->span == nullptr)
        return;
    canvas()->removeItem(m_parts->span);
    canvas()->removeItem(m_parts->spanText);
    m_parts->span = nullptr;
    m_parts->spanText = nullptr;
}

} // namespace carpo::plots

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_parts.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace carpo::plots {
namespace {

constexpr int kPadding = 2; // pixels beside a mark's label

struct PlacedLabel
{
    double left; // pixels
    double right;
};

/// The first row, from the edge on, in which none of those before it is touched.
std::size_t freeRow(const std::vector<std::vector<PlacedLabel>>& rows, const PlacedLabel& label)
{
    std::size_t row = 0;
    while (row < rows.size() && std::ranges::any_of(rows[row], [&label](const PlacedLabel& other) {
               return label.left < other.right && other.left < label.right;
           }))
        ++row;
    return row;
}

/// Whether most curves come to their end in the upper half.
bool endAbove(const QCustomPlot& canvas, const std::vector<CurveParts>& curves)
{
    const int middle = canvas.axisRect()->rect().center().y();
    int balance = 0;
    for (const CurveParts& curve : curves) {
        if (std::isfinite(curve.lastDrawn))
            balance += canvas.yAxis->coordToPixel(curve.lastDrawn) < middle ? 1 : -1;
    }
    return balance > 0;
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
    mark.text->setPadding(QMargins(kPadding, 0, kPadding, 0));
    mark.text->position->setType(QCPItemPosition::ptAbsolute);
    mark.text->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
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
        mark.text->setBrush(m_parts->colors[style::Role::Surface]); // read over curves
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

// At the edge that the curves leave free, below or above each other where they would meet.
void CurvePlot::fitMarkLabels()
{
    constexpr double kWidestShare = 0.6; // of the plot
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    const QRect area = canvas()->axisRect()->rect();
    const bool isBelow = endAbove(*canvas(), m_parts->curves);
    std::vector<std::vector<PlacedLabel>> rows;
    for (const CurveMark& mark : m_parts->marks) {
        mark.text->setText(
            metrics.elidedText(mark.label, Qt::ElideMiddle, static_cast<int>(kWidestShare * area.width())));
        const double width = metrics.horizontalAdvance(mark.text->text()) + 2 * kPadding + 1;
        const double line = canvas()->xAxis->coordToPixel(mark.x);
        mark.text->setVisible(line >= area.left() && line <= area.right() + 1);
        if (!mark.text->visible())
            continue;
        const bool hasRoom = line + width <= area.right();
        const double left = hasRoom ? line + 1 : std::max<double>(area.left(), line - width);
        const PlacedLabel label{left, left + width};
        const std::size_t row = freeRow(rows, label);
        if (row == rows.size())
            rows.emplace_back();
        rows[row].push_back(label);
        const double down = static_cast<double>(row) * metrics.height() + 1;
        mark.text->position->setCoords(left,
                                       isBelow ? area.bottom() - down - metrics.height() : area.top() + down);
    }
}

QRectF CurvePlot::markLabelPlace(int mark) const
{
    const QCPItemText& text = *m_parts->marks.at(static_cast<std::size_t>(mark)).text;
    return {text.topLeft->pixelPosition(), text.bottomRight->pixelPosition()};
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

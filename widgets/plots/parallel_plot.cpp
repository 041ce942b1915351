// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/parallel_plot.h"

#include "widgets/plots/colour_bar.h"
#include "widgets/plots/parallel_layer.h"
#include "widgets/plots/parallel_lines.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QKeyEvent>
#include <QToolTip>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kLineReach = 6; // pixels from the mouse to a line
constexpr int kLineClickPixels = 3;  // a hand that trembles still clicks
constexpr int kAxisReach = 20;   // pixels from the mouse to an axis
constexpr double kQuarter = 0.25;
constexpr int kBarSteps = 9; // colours of which the bar is blended

} // namespace

struct ParallelPlot::Parts
{
    ParallelLines lines;
    ParallelLook look;
    std::vector<QString> names;
    int dragged = -1; // axis
    QPoint from;
    std::vector<bool> told; // what was said to be chosen
    QCPColorScale* bar = nullptr;
    QCPMarginGroup* sides = nullptr;
};

ParallelPlot::ParallelPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    addParallelLayer(*canvas(), m_parts->lines, m_parts->look);
    setZoomable(false);
    canvas()->setFocusPolicy(Qt::StrongFocus);
    canvas()->installEventFilter(this);
    setFocusProxy(canvas());
    for (QCPAxis* const axis : {canvas()->xAxis, canvas()->yAxis})
        axis->setVisible(false);
    m_parts->sides = new QCPMarginGroup(canvas());
    m_parts->bar = addColourBar(*canvas(), *m_parts->sides);
    for (QCPLayoutElement* const part :
         std::initializer_list<QCPLayoutElement*>{canvas()->axisRect(), m_parts->bar})
        part->setAutoMargins(QCP::msNone);
    connectCanvas();
    ParallelPlot::applyColors(style::Theme::instance().colors());
    ParallelPlot::retranslate();
}

ParallelPlot::~ParallelPlot() = default;

void ParallelPlot::connectCanvas()
{
    connect(canvas(), &QCustomPlot::mousePress, this, [this](const QMouseEvent* event) {
        if (event->button() == Qt::LeftButton)
            press(event->pos());
    });
    connect(
        canvas(), &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) { drag(event->pos()); });
    connect(canvas(), &QCustomPlot::mouseRelease, this, [this](const QMouseEvent* event) {
        if (event->button() == Qt::LeftButton)
            release(event->pos());
    });
    connect(canvas(), &QCustomPlot::mouseDoubleClick, this, &ParallelPlot::chooseAll);
    connect(canvas(), &QCustomPlot::afterLayout, this, [this] {
        if (m_parts->bar->visible())
            nameBar(*m_parts->bar, m_parts->lines.axes().back().name);
    });
}

void ParallelPlot::setAxes(std::vector<ParallelAxis> axes, bool lowerIsBetter)
{
    m_parts->lines.setAxes(std::move(axes), lowerIsBetter);
    m_parts->dragged = -1;
    m_parts->look.marked = std::min(m_parts->look.marked, static_cast<int>(m_parts->lines.axes().size()) - 1);
    m_parts->look.row = -1;
    showBar();
    resetView();
    refreshChoice();
}

void ParallelPlot::setRowNames(std::vector<QString> names)
{
    m_parts->names = std::move(names);
}

std::vector<bool> ParallelPlot::chosen() const
{
    std::vector<bool> rows;
    for (int row = 0; row < m_parts->lines.rows(); ++row)
        rows.push_back(m_parts->lines.isChosen(row));
    return rows;
}

int ParallelPlot::chosenCount() const
{
    const std::vector<bool> rows = chosen();
    return static_cast<int>(std::ranges::count(rows, true));
}

void ParallelPlot::choose(int axis, double low, double high)
{
    m_parts->lines.choose(axis, ParallelLines::Band{low, high});
    refreshChoice();
}

void ParallelPlot::chooseAll()
{
    for (int axis = 0; axis < static_cast<int>(m_parts->lines.axes().size()); ++axis)
        m_parts->lines.choose(axis, std::nullopt);
    refreshChoice();
}

ParallelPlot::ColourKey ParallelPlot::colourKey() const
{
    const QCPColorScale& bar = *m_parts->bar;
    if (!bar.visible())
        return {};
    return {.name = m_parts->lines.axes().back().name,
            .low = bar.dataRange().lower,
            .high = bar.dataRange().upper};
}

/// What the lines' colours say of the last axis, from its lower end to its upper one.
void ParallelPlot::showBar()
{
    const ParallelLines& lines = m_parts->lines;
    const int last = static_cast<int>(lines.axes().size()) - 1;
    const bool isKnown = lines.rows() > 0 && last > 0 && std::isfinite(lines.valueAt(last, 0));
    m_parts->bar->setVisible(isKnown);
    if (!isKnown)
        return;
    PointColours colours{.colours = {},
                         .scale = lines.axes().back().name,
                         .low = lines.valueAt(last, 0),
                         .high = lines.valueAt(last, 1)};
    for (int step = 0; step < kBarSteps; ++step) {
        const double share = static_cast<double>(step) / (kBarSteps - 1);
        colours.colours.push_back(
            {.kind = PointColour::Kind::Scale, .share = lines.lowerIsBetter() ? 1 - share : share});
    }
    m_parts->bar->setDataScaleType(lines.axes().back().logarithmic ? QCPAxis::stLogarithmic
                                                                   : QCPAxis::stLinear);
    colourBar(*m_parts->bar, colours, m_parts->look.colors);
}

QPointF ParallelPlot::pixelOf(int axis, double share) const
{
    return {canvas()->xAxis->coordToPixel(axis), canvas()->yAxis->coordToPixel(share)};
}

double ParallelPlot::shareOf(int row, int axis) const
{
    return m_parts->lines.share(row, axis);
}

QString ParallelPlot::table() const
{
    QStringList header{QStringLiteral("row")};
    for (const ParallelAxis& axis : m_parts->lines.axes())
        header << csvCell(axis.name);
    QString text = header.join(QLatin1Char(',')) + QLatin1Char('\n');
    for (int row = 0; row < m_parts->lines.rows(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        QStringList cells{at < m_parts->names.size() ? csvCell(m_parts->names[at]) : QString::number(row)};
        for (const ParallelAxis& axis : m_parts->lines.axes()) {
            const double value = axis.values[at];
            cells << (axis.categories.isEmpty() || std::isnan(value)
                          ? csvNumber(value)
                          : csvCell(axis.categories.value(static_cast<int>(value))));
        }
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

bool ParallelPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == canvas() && event->type() == QEvent::KeyPress && useKey(*static_cast<QKeyEvent*>(event)))
        return true;
    if (watched == canvas() && event->type() == QEvent::FocusOut)
        leaveRow();
    return Plot::eventFilter(watched, event);
}

bool ParallelPlot::useKey(const QKeyEvent& event)
{
    const int axes = static_cast<int>(m_parts->lines.axes().size());
    int& marked = m_parts->look.marked;
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        marked = std::clamp(marked + (event.key() == Qt::Key_Left ? -1 : 1), 0, std::max(0, axes - 1));
        queueDraw();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (event.modifiers().testFlag(Qt::ShiftModifier))
            chooseQuarter(event.key() == Qt::Key_Up);
        else
            goToRow(event.key() == Qt::Key_Up);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_parts->look.row < 0)
            return false;
        Q_EMIT rowClicked(m_parts->look.row);
        return true;
    case Qt::Key_Escape:
        if (!m_parts->lines.hasChoice() && m_parts->look.row < 0)
            return false;
        leaveRow();
        chooseAll();
        return true;
    default:
        return false;
    }
}

void ParallelPlot::chooseQuarter(bool isUp)
{
    const int marked = m_parts->look.marked;
    if (marked < 0 || marked >= static_cast<int>(m_parts->lines.axes().size()))
        return;
    const auto& band = m_parts->lines.band(marked);
    double low = isUp ? 0 : 1 - kQuarter;
    if (band)
        low = std::clamp(band->first + (isUp ? kQuarter : -kQuarter), 0.0, 1 - kQuarter);
    choose(marked, low, low + kQuarter);
}

void ParallelPlot::goToRow(bool isUp)
{
    ParallelLook& look = m_parts->look;
    const ParallelLines& lines = m_parts->lines;
    const int axes = static_cast<int>(lines.axes().size());
    if (axes == 0)
        return;
    if (look.marked < 0)
        look.marked = axes - 1; // which the rows are judged by
    std::vector<int> order;
    for (int row = 0; row < lines.rows(); ++row) {
        if (lines.isChosen(row) && std::isfinite(lines.share(row, look.marked)))
            order.push_back(row);
    }
    if (order.empty())
        return;
    std::ranges::stable_sort(order, {}, [&](int row) { return lines.share(row, look.marked); });
    const auto here = std::ranges::find(order, look.row);
    if (here == order.end())
        look.row = isUp ? order.front() : order.back();
    else if (isUp && here + 1 != order.end())
        look.row = *(here + 1);
    else if (!isUp && here != order.begin())
        look.row = *(here - 1);
    queueDraw();
    const QPoint place = pixelOf(look.marked, lines.share(look.row, look.marked)).toPoint();
    canvas()->setToolTip(rowWords(look.row));
    canvas()->setAccessibleDescription(canvas()->toolTip());
    QToolTip::showText(canvas()->mapToGlobal(place), canvas()->toolTip(), canvas());
}

void ParallelPlot::leaveRow()
{
    m_parts->look.row = -1;
    queueDraw();
}

int ParallelPlot::currentRow() const
{
    return m_parts->look.row;
}

int ParallelPlot::axisAt(const QPoint& pixel) const
{
    for (int axis = 0; axis < static_cast<int>(m_parts->lines.axes().size()); ++axis) {
        if (std::abs(pixelOf(axis, 0).x() - pixel.x()) <= kAxisReach)
            return axis;
    }
    return -1;
}

double ParallelPlot::shareAt(int pixelY) const
{
    return std::clamp(canvas()->yAxis->pixelToCoord(pixelY), 0.0, 1.0);
}

void ParallelPlot::press(const QPoint& pixel)
{
    m_parts->dragged = axisAt(pixel);
    m_parts->from = pixel;
    if (m_parts->dragged >= 0)
        m_parts->look.marked = m_parts->dragged;
}

void ParallelPlot::drag(const QPoint& pixel)
{
    if (m_parts->dragged < 0 || std::abs(pixel.y() - m_parts->from.y()) <= kLineClickPixels)
        return;
    choose(m_parts->dragged, shareAt(m_parts->from.y()), shareAt(pixel.y()));
}

void ParallelPlot::release(const QPoint& pixel)
{
    const int axis = std::exchange(m_parts->dragged, -1);
    if ((pixel - m_parts->from).manhattanLength() > kLineClickPixels)
        return;
    if (axis >= 0 && m_parts->lines.band(axis)) {
        m_parts->lines.choose(axis, std::nullopt);
        refreshChoice();
    } else if (const int row = rowAt(pixel); row >= 0) {
        Q_EMIT rowClicked(row);
    }
}

int ParallelPlot::rowAt(const QPointF& pixel) const
{
    const int axes = static_cast<int>(m_parts->lines.axes().size());
    const double x = canvas()->xAxis->pixelToCoord(pixel.x());
    if (axes < 2 || x < -0.1 || x > axes - 0.9)
        return -1;
    const int left = std::clamp(static_cast<int>(std::floor(x)), 0, axes - 2);
    int nearest = -1;
    double reach = kLineReach;
    for (int row = 0; row < m_parts->lines.rows(); ++row) {
        if (!m_parts->lines.isChosen(row))
            continue;
        const double share = std::lerp(m_parts->lines.share(row, left),
                                       m_parts->lines.share(row, left + 1),
                                       std::clamp(x - left, 0.0, 1.0));
        const double distance = std::abs(canvas()->yAxis->coordToPixel(share) - pixel.y());
        if (distance < reach) {
            reach = distance;
            nearest = row;
        }
    }
    return nearest;
}

QString ParallelPlot::hoverText(double x, double y) const
{
    const int row = rowAt({canvas()->xAxis->coordToPixel(x), canvas()->yAxis->coordToPixel(y)});
    return row < 0 ? QString() : rowWords(row);
}

QString ParallelPlot::rowWords(int row) const
{
    const auto at = static_cast<std::size_t>(row);
    QStringList words;
    if (at < m_parts->names.size())
        words << m_parts->names[at];
    for (const ParallelAxis& axis : m_parts->lines.axes()) {
        const double value = axis.values[at];
        const QString said = axis.categories.isEmpty() || std::isnan(value)
                                 ? style::compactNumber(value, 4)
                                 : axis.categories.value(static_cast<int>(value));
        words << axis.name + QStringLiteral(": ") + said;
    }
    return words.join(QLatin1Char('\n'));
}

void ParallelPlot::fitRanges()
{
    const int line = QFontMetrics(style::Theme::instance().smallFont()).height();
    const int side = style::Theme::instance().scaled(56);
    canvas()->axisRect()->setMargins(
        QMargins(side, kParallelTopLines * line + style::kWithinGroup, side, line + style::kWithinGroup));
    m_parts->bar->setMargins(QMargins(
        0, kParallelTopLines * line + style::kWithinGroup, style::kUnit, line + style::kWithinGroup));
    const auto axes = static_cast<double>(m_parts->lines.axes().size());
    canvas()->xAxis->setRange(0, std::max(1.0, axes - 1));
    canvas()->yAxis->setRange(0, 1);
}

void ParallelPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    m_parts->look.colors = colors;
    showBar();
}

void ParallelPlot::retranslate()
{
    Plot::retranslate();
    refreshSummary();
}

void ParallelPlot::refreshChoice()
{
    if (m_parts->look.row >= 0 && !m_parts->lines.isChosen(m_parts->look.row))
        m_parts->look.row = -1;
    refreshSummary();
    queueDraw();
    std::vector<bool> now = chosen();
    if (now == m_parts->told)
        return;
    m_parts->told = std::move(now);
    Q_EMIT choiceChanged();
}

void ParallelPlot::refreshSummary()
{
    const int rows = m_parts->lines.rows();
    if (rows == 0)
        setSummary({});
    else if (m_parts->lines.hasChoice())
        setSummary(tr("%1 of %2 chosen").arg(style::countNumber(chosenCount()), style::countNumber(rows)));
    else
        setSummary(tr("n = %1 · drag along an axis to choose").arg(style::countNumber(rows)));
}

} // namespace carpo::plots

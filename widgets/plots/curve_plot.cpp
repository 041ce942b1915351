// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/curve_plot.h"

#include "widgets/plots/curve_parts.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QActionGroup>
#include <QMenu>
#include <qcustomplot.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr double kMargin = 0.02; // of the range, so that marks at its ends are whole
constexpr std::array kSmoothingChoices{0.0, 0.9, 0.95, 0.99};
constexpr double kMostSmoothing = 0.999;

QCPItemText* addText(QCustomPlot& canvas)
{
    auto* text = new QCPItemText(&canvas);
    text->setLayer(QStringLiteral("overlay")); // no curve runs through its letters
    text->setClipToAxisRect(false);
    text->setPadding(QMargins(2, 2, 2, 2));
    text->setVisible(false);
    return text;
}

void feed(CurveParts& curve, double x, double y)
{
    curve.raw->addData(x, y);
    const double drawn = curve.smoother.add(y);
    if (curve.smooth != nullptr)
        curve.smooth->addData(x, drawn);
    if (!std::isfinite(y))
        return;
    curve.last = y;
    curve.lastDrawn = curve.smooth != nullptr ? drawn : y;
    if (isBetter(curve, y)) {
        curve.best = y;
        curve.bestX = x;
    }
    curve.lowest = std::min(curve.lowest, y);
    curve.highest = std::max(curve.highest, y);
    if (y > 0.0)
        curve.lowestPositive = std::min(curve.lowestPositive, y);
}

void empty(CurveParts& curve)
{
    const CurveParts fresh;
    curve.raw->data()->clear();
    if (curve.smooth != nullptr)
        curve.smooth->data()->clear();
    curve.smoother.restart();
    curve.last = curve.lastDrawn = curve.best = curve.bestX = kNothing;
    curve.lowest = fresh.lowest;
    curve.lowestPositive = fresh.lowestPositive;
    curve.highest = fresh.highest;
}

} // namespace

CurvePlot::CurvePlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    createMenuActions();
    setCounting(*canvas()->xAxis); // batches, epochs
    canvas()->installEventFilter(this);
    connect(canvas(), &QCustomPlot::afterLayout, this, &CurvePlot::updateLabels);
    connect(canvas(), &QCustomPlot::mouseMove, this, [this](QMouseEvent* event) {
        if (event->buttons() == Qt::NoButton && canvas()->axisRect()->rect().contains(event->pos())) {
            setCursor(canvas()->xAxis->pixelToCoord(event->pos().x()));
            Q_EMIT cursorMoved(*m_parts->cursor);
        }
    });
    clear();
    CurvePlot::retranslate();
}

CurvePlot::~CurvePlot() = default;

int CurvePlot::addCurve(const CurveStyle& style)
{
    CurveParts curve;
    curve.style = style;
    curve.smoother = Smoother(m_parts->smoothing);
    const auto addGraph = [this] { return new QCPGraph(canvas()->xAxis, canvas()->yAxis); };
    curve.raw = addGraph();
    if (style.smoothed)
        curve.smooth = addGraph();
    curve.bestMark = addGraph();
    curve.bestMark->setLineStyle(QCPGraph::lsNone);
    curve.bestText = addText(*canvas());
    curve.bestText->setClipToAxisRect(true);
    curve.endText = addText(*canvas());
    curve.endText->setTextAlignment(Qt::AlignLeft);
    curve.endText->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
    curve.endText->position->setType(QCPItemPosition::ptAbsolute);
    m_parts->curves.push_back(curve);
    queueDraw();
    return static_cast<int>(m_parts->curves.size()) - 1;
}

void CurvePlot::setCurveName(int curve, const QString& name)
{
    m_parts->curves.at(static_cast<std::size_t>(curve)).style.name = name;
    queueDraw();
}

void CurvePlot::append(int curve, std::span<const double> x, std::span<const double> y)
{
    CurveParts& parts = m_parts->curves.at(static_cast<std::size_t>(curve));
    for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i)
        feed(parts, x[i], y[i]);
    queueDraw();
}

void CurvePlot::append(int curve, double x, double y)
{
    append(curve, std::span(&x, 1), std::span(&y, 1));
}

void CurvePlot::clearData()
{
    for (CurveParts& curve : m_parts->curves)
        empty(curve);
    removeMarks();
    resetView();
}

void CurvePlot::clear()
{
    canvas()->clearPlottables();
    canvas()->clearItems();
    m_parts->curves.clear();
    m_parts->marks.clear();
    m_parts->span = nullptr;
    m_parts->spanText = nullptr;
    m_parts->reference.reset();
    m_parts->cursor.reset();
    m_parts->referenceLine = new QCPItemStraightLine(canvas());
    m_parts->referenceText = addText(*canvas());
    m_parts->referenceText->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_parts->referenceText->position->setTypeX(QCPItemPosition::ptAxisRectRatio);
    m_parts->referenceLine->setVisible(false);
    m_parts->cursorLine = new QCPItemStraightLine(canvas());
    m_parts->cursorLine->setVisible(false);
    m_parts->cursorText = addText(*canvas());
    m_parts->cursorText->setTextAlignment(Qt::AlignLeft);
    m_parts->cursorText->setPadding(QMargins(style::kUnit, style::kUnit, style::kUnit, style::kUnit));
    m_parts->cursorText->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    for (QCPAbstractItem* item :
         std::initializer_list<QCPAbstractItem*>{m_parts->cursorLine, m_parts->cursorText})
        item->setLayer(QStringLiteral("overlay"));
    applyColors(style::Theme::instance().colors());
    resetView();
}

int CurvePlot::pointCount(int curve) const
{
    return m_parts->curves.at(static_cast<std::size_t>(curve)).raw->dataCount();
}

double CurvePlot::last(int curve) const
{
    return m_parts->curves.at(static_cast<std::size_t>(curve)).last;
}

double CurvePlot::best(int curve) const
{
    return m_parts->curves.at(static_cast<std::size_t>(curve)).best;
}

void CurvePlot::setCountingX(bool counting)
{
    setCounting(*canvas()->xAxis, counting);
    queueDraw();
}

void CurvePlot::setReference(double value, const QString& label)
{
    m_parts->reference = value;
    m_parts->referenceLabel = label;
    queueDraw();
}

void CurvePlot::clearReference()
{
    m_parts->reference.reset();
    queueDraw();
}

void CurvePlot::setSmoothing(double weight)
{
    m_parts->smoothing = std::clamp(weight, 0.0, kMostSmoothing);
    for (QAction* const action : m_parts->smoothingMenu->actions())
        action->setChecked(action->data().toDouble() == m_parts->smoothing);
    for (CurveParts& curve : m_parts->curves) {
        curve.smoother = Smoother(m_parts->smoothing);
        if (curve.smooth == nullptr)
            continue;
        // Set at once: a slider asks for this of a million points at each of its steps.
        QVector<QCPGraphData> smoothed;
        smoothed.reserve(curve.raw->dataCount());
        for (const QCPGraphData& point : *curve.raw->data()) {
            const double drawn = curve.smoother.add(point.value);
            smoothed.append(QCPGraphData(point.key, drawn));
            curve.lastDrawn = std::isfinite(drawn) ? drawn : curve.lastDrawn;
        }
        curve.smooth->data()->set(smoothed, true);
    }
    queueDraw();
}

void CurvePlot::setCursor(double x)
{
    m_parts->cursor = x;
    drawCursor();
}

void CurvePlot::clearCursor()
{
    m_parts->cursor.reset();
    drawCursor();
}

QString CurvePlot::readout() const
{
    if (!m_parts->cursor)
        return {};
    QStringList lines{markAt(*m_parts->cursor)};
    lines.removeAll(QString());
    for (const CurveParts& curve : m_parts->curves) {
        if (curve.raw->dataCount() == 0)
            continue;
        auto point = curve.raw->data()->findBegin(*m_parts->cursor);
        const auto next = point + 1;
        if (next != curve.raw->data()->constEnd()
            && std::abs(next->key - *m_parts->cursor) < std::abs(point->key - *m_parts->cursor))
            point = next;
        lines += QStringLiteral("%1 %2 (%3)")
                     .arg(curve.style.name,
                          style::compactNumber(point->value),
                          style::compactNumber(point->key, 7));
    }
    return lines.join(QLatin1Char('\n'));
}

QString CurvePlot::table() const
{
    QString lines = QStringLiteral("curve,x,y\n");
    for (const CurveParts& curve : m_parts->curves)
        for (const QCPGraphData& point : *curve.raw->data())
            lines += csvCell(curve.style.name) + QLatin1Char(',') + csvNumber(point.key) + QLatin1Char(',')
                     + csvNumber(point.value) + QLatin1Char('\n');
    return lines;
}

void CurvePlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    canvas()->legend->setVisible(false);
    m_parts->colors = colors;
    const QFont font = style::Theme::instance().smallFont();
    m_parts->referenceLine->setPen(QPen(colors[style::Role::Guess], 1.5, Qt::DotLine));
    m_parts->referenceText->setColor(colors[style::Role::Guess]);
    m_parts->referenceText->setFont(font);
    m_parts->referenceText->setBrush(colors.faded(style::Role::Surface, 0.8));
    m_parts->cursorLine->setPen(QPen(colors[style::Role::Axis], 1.0));
    m_parts->cursorText->setColor(colors[style::Role::Text]);
    m_parts->cursorText->setBrush(colors.faded(style::Role::Raised, 0.92));
    m_parts->cursorText->setFont(font);
    colourMarks();
}

void CurvePlot::prepare()
{
    for (CurveParts& curve : m_parts->curves)
        colourCurve(curve, m_parts->colors);
    writeCurveLabels(*canvas(), m_parts->curves);
    const bool known = m_parts->reference.has_value();
    m_parts->referenceLine->setVisible(known);
    m_parts->referenceText->setVisible(known && !m_parts->referenceLabel.isEmpty());
    if (known) {
        m_parts->referenceLine->point1->setCoords(0.0, *m_parts->reference);
        m_parts->referenceLine->point2->setCoords(1.0, *m_parts->reference);
        m_parts->referenceText->setText(
            QStringLiteral("%1 %2").arg(m_parts->referenceLabel, style::compactNumber(*m_parts->reference)));
        m_parts->referenceText->position->setCoords(0.01, *m_parts->reference);
    }
    updateSummary();
}

void CurvePlot::fitRanges()
{
    CurveParts all;
    double first = std::numeric_limits<double>::infinity();
    double last = -first;
    for (const CurveParts& curve : m_parts->curves) {
        if (curve.raw->dataCount() == 0)
            continue;
        first = std::min(first, curve.raw->data()->constBegin()->key);
        last = std::max(last, (curve.raw->data()->constEnd() - 1)->key);
        all.lowest = std::min(all.lowest, curve.lowest);
        all.lowestPositive = std::min(all.lowestPositive, curve.lowestPositive);
        all.highest = std::max(all.highest, curve.highest);
    }
    if (m_parts->reference) {
        all.lowest = std::min(all.lowest, *m_parts->reference);
        all.highest = std::max(all.highest, *m_parts->reference);
        if (*m_parts->reference > 0.0)
            all.lowestPositive = std::min(all.lowestPositive, *m_parts->reference);
    }
    // A point alone stands in the middle, not on the axis.
    const double margin = last > first ? kMargin * (last - first) : 0.5;
    if (isLogarithmic(Qt::Horizontal) && first > 0.0 && first < last) {
        const double factor = std::pow(last / first, kMargin);
        canvas()->xAxis->setRange(first / factor, last * factor);
    } else if (first <= last) {
        canvas()->xAxis->setRange(first - margin, last + margin);
    }
    if (!(all.lowest <= all.highest))
        return;
    if (isLogarithmic(Qt::Vertical) && std::isfinite(all.lowestPositive)) {
        canvas()->yAxis->setRange(all.lowestPositive / 1.3, all.highest * 1.3);
    } else {
        const double spread = all.highest - all.lowest;
        const double room = spread > 0.0 ? 0.08 * spread : std::max(1e-9, 0.1 * std::abs(all.highest));
        canvas()->yAxis->setRange(all.lowest - room, all.highest + room);
    }
}

void CurvePlot::retranslate()
{
    Plot::retranslate();
    m_parts->smoothingMenu->setTitle(tr("Smoothing"));
    for (QAction* action : m_parts->smoothingMenu->actions()) {
        const double weight = action->data().toDouble();
        action->setText(weight == 0.0 ? tr("None") : style::compactNumber(weight));
    }
}

bool CurvePlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Leave && watched == canvas()) {
        clearCursor();
        Q_EMIT cursorLeft();
    }
    return Plot::eventFilter(watched, event);
}

void CurvePlot::createMenuActions()
{
    offerLogarithmic(Qt::Horizontal | Qt::Vertical);
    m_parts->smoothingMenu = menu()->addMenu(QString());
    auto* group = new QActionGroup(this);
    for (const double weight : kSmoothingChoices) {
        QAction* action = m_parts->smoothingMenu->addAction(QString());
        action->setCheckable(true);
        action->setData(weight);
        action->setChecked(weight == m_parts->smoothing);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, weight] {
            setSmoothing(weight);
            Q_EMIT smoothingChosen(weight);
        });
    }
}

void CurvePlot::updateLabels()
{
    placeCurveLabels(*canvas(), m_parts->curves);
    fitMarkLabels();
    updateCursor();
}

void CurvePlot::drawCursor()
{
    updateCursor();
    // The cursor's layer is drawn alone, so that hovering over a million points costs nothing.
    if (canvas()->isVisible())
        canvas()->layer(QStringLiteral("overlay"))->replot();
    else
        queueDraw();
}

void CurvePlot::updateCursor()
{
    const QString text = readout();
    m_parts->cursorLine->setVisible(!text.isEmpty());
    m_parts->cursorText->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    const double x = *m_parts->cursor;
    m_parts->cursorLine->point1->setCoords(x, 1.0);
    m_parts->cursorLine->point2->setCoords(x, 2.0);
    m_parts->cursorText->setText(text);
    const bool atRight = canvas()->xAxis->coordToPixel(x) > canvas()->axisRect()->rect().center().x();
    m_parts->cursorText->setPositionAlignment((atRight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignTop);
    m_parts->cursorText->position->setCoords(x, 0.02);
}

} // namespace carpo::plots

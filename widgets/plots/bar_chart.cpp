// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_chart.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kBarWidth = 0.7;
constexpr double kLeastCount = 0.5;     // on a logarithmic axis: a single one is seen
constexpr double kNearlyNothing = 1e-9; // where its bars begin, far below what is seen
constexpr int kLeastHeight = 80;        // of the axes; below, the words on the bars are cut

QString shareText(double percent)
{
    return style::percent(percent / 100.0);
}

} // namespace

struct BarChart::Parts
{
    explicit Parts(QCustomPlot& canvas)
        : cursor(canvas)
    {}

    std::vector<QCPBars*> bars;
    std::vector<QCPBars*> wholes;
    std::vector<QCPItemText*> texts;
    BarCursor cursor;
};

BarChart::BarChart(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>(*canvas()))
{
    offerLogarithmic(Qt::Vertical);
    setCounting(*canvas()->yAxis);
    canvas()->yAxis->setTickLabels(false); // the counts stand on the bars
    setZoomable(false);
    canvas()->xAxis->grid()->setVisible(false);
    for (QCPAxis* const axis : {canvas()->xAxis, canvas()->yAxis}) { // a name under each bar says enough
        axis->setTickLength(0, 0);
        axis->setSubTickLength(0, 0);
    }
    BarChart::applyColors(style::Theme::instance().colors());
}

BarChart::~BarChart() = default;

void BarChart::setBars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    rebuild();
}

void BarChart::setComparison(const QString& group, const QString& other)
{
    m_group = group;
    m_other = other;
    rebuild();
}

QString BarChart::barText(int index) const
{
    if (isComparison())
        return shareText(m_bars.at(static_cast<std::size_t>(index)).count);
    const double total = std::accumulate(
        m_bars.begin(), m_bars.end(), 0.0, [](double sum, const Bar& bar) { return sum + bar.count; });
    const double count = m_bars.at(static_cast<std::size_t>(index)).count;
    const QString text = style::countNumber(static_cast<qint64>(count));
    return total > 0.0 ? QString(text + QStringLiteral(" · ") + style::percent(count / total)) : text;
}

void BarChart::setChoosable()
{
    letChooseRange(*canvas(),
                   [this] { return !followsData(); },
                   {.chosen =
                        [this](double from, double) {
                            if (const int bar = barAt(from); bar >= 0)
                                Q_EMIT barChosen(bar);
                        },
                    .tried = {},
                    .dropped = {}});
    setFocusPolicy(Qt::StrongFocus);
    canvas()->setFocusProxy(this);
    colourChoosing(*canvas(), style::Theme::instance().colors());
}

void BarChart::showCursor()
{
    const int bar = std::min(m_parts->cursor.last(), static_cast<int>(m_bars.size()) - 1);
    m_parts->cursor.show(bar - kBarWidth / 2, bar + kBarWidth / 2);
    showHover({static_cast<int>(canvas()->xAxis->coordToPixel(bar)), canvas()->axisRect()->top()});
    queueDraw();
}

void BarChart::keyPressEvent(QKeyEvent* event)
{
    BarCursor& cursor = m_parts->cursor;
    const auto bars = static_cast<int>(m_bars.size());
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (focusPolicy() != Qt::NoFocus && cursor.move(*event, bars))
        showCursor();
    else if (isEnter && cursor.isShown() && cursor.last() < bars)
        Q_EMIT barChosen(cursor.last());
    else
        Plot::keyPressEvent(event);
}

void BarChart::focusInEvent(QFocusEvent* event)
{
    Plot::focusInEvent(event);
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isByKey && !m_bars.empty())
        showCursor();
}

void BarChart::focusOutEvent(QFocusEvent* event)
{
    Plot::focusOutEvent(event);
    m_parts->cursor.hide();
    queueDraw();
}

int BarChart::barAt(double x) const
{
    const int nearest = static_cast<int>(std::lround(x));
    const bool isThere = nearest >= 0 && nearest < static_cast<int>(m_bars.size());
    return isThere && std::abs(x - nearest) <= kBarWidth / 2 ? nearest : -1;
}

QString BarChart::hoverText(double x, double) const
{
    const int bar = barAt(x);
    if (bar < 0)
        return {};
    const Bar& shown = m_bars[static_cast<std::size_t>(bar)];
    if (isComparison())
        return shown.label + QLatin1Char('\n') + m_group + QStringLiteral(": ") + barText(bar)
               + QLatin1Char('\n') + m_other + QStringLiteral(": ") + shareText(shown.whole);
    QString text = shown.label + QStringLiteral(": ") + barText(bar);
    if (shown.whole > 0.0)
        text +=
            QLatin1Char('\n') + tr("of %1 in all").arg(style::countNumber(static_cast<qint64>(shown.whole)));
    return text;
}

QString BarChart::table() const
{
    const bool hasWhole =
        isComparison() || std::ranges::any_of(m_bars, [](const Bar& bar) { return bar.whole > 0.0; });
    QString lines = hasWhole ? QStringLiteral("category,count,whole\n") : QStringLiteral("category,count\n");
    if (isComparison())
        lines = QStringLiteral("category,") + csvCell(m_group) + QLatin1Char(',') + csvCell(m_other)
                + QLatin1Char('\n');
    for (const Bar& bar : m_bars) {
        lines += csvCell(bar.label) + QLatin1Char(',') + csvNumber(bar.count);
        if (hasWhole)
            lines += QLatin1Char(',') + csvNumber(bar.whole);
        lines += QLatin1Char('\n');
    }
    return lines;
}

void BarChart::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    canvas()->xAxis->setTickLength(0, 0); // it would run through the number of an empty bar
    for (std::size_t i = 0; i < m_parts->bars.size(); ++i) {
        m_parts->bars[i]->setBrush(colors[m_bars[i].role]);
        m_parts->bars[i]->setPen(Qt::NoPen);
        m_parts->wholes[i]->setBrush(isComparison() ? colors[style::Role::Rest]
                                                    : colors.faded(style::Role::Rest, 0.4));
        m_parts->wholes[i]->setPen(Qt::NoPen);
    }
    for (QCPItemText* const text : m_parts->texts) {
        text->setColor(colors[style::Role::Text]);
        text->setFont(style::Theme::instance().smallFont());
    }
}

void BarChart::fitRanges()
{
    double highest = 1.0;
    for (const Bar& bar : m_bars)
        highest = std::max({highest, bar.count, bar.whole});
    canvas()->xAxis->setRange(-0.6, std::max(1.0, static_cast<double>(m_bars.size())) - 0.4);
    // Two lines of words stand on the highest bar.
    const int words = 2 * QFontMetrics(style::Theme::instance().smallFont()).height() + 2 * style::kUnit;
    const int height = std::max(kLeastHeight, canvas()->height() - turnNames() - 2 * style::kBetweenGroups);
    const double room = static_cast<double>(height) / std::max(1, height - words);
    if (isLogarithmic(Qt::Vertical))
        canvas()->yAxis->setRange(kLeastCount, kLeastCount * std::pow(highest / kLeastCount, room));
    else
        canvas()->yAxis->setRange(0.0, highest * room);
}

void BarChart::onScaleChanged()
{
    rebuild();
}

// Names that would run into each other stand upright.
int BarChart::turnNames()
{
    const QFontMetrics metrics(canvas()->xAxis->tickLabelFont());
    int widest = 0;
    for (const Bar& bar : m_bars)
        widest = std::max(widest, metrics.horizontalAdvance(bar.label));
    const double room = canvas()->axisRect()->width() / std::max(1.0, static_cast<double>(m_bars.size()));
    const bool isUpright = widest + style::kUnit > room;
    canvas()->xAxis->setTickLabelRotation(isUpright ? kUpright : 0.0);
    return isUpright ? widest : metrics.height();
}

void BarChart::retranslate()
{
    Plot::retranslate();
    rebuild();
}

void BarChart::rebuild()
{
    const bool hadCursor = m_parts->cursor.isShown();
    canvas()->clearPlottables();
    canvas()->clearItems();
    m_parts->bars.clear();
    m_parts->wholes.clear();
    m_parts->texts.clear();
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    double total = 0.0;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        addBar(i);
        ticker->addTick(static_cast<double>(i), m_bars[i].label);
        total += m_bars[i].count;
    }
    canvas()->xAxis->setTicker(ticker);
    setSummary(m_bars.empty() || isComparison()
                   ? QString()
                   : tr("n = %1").arg(style::countNumber(static_cast<qint64>(total))));
    applyColors(style::Theme::instance().colors());
    if (hadCursor && !m_bars.empty())
        showCursor();
    queueDraw();
}

void BarChart::addBar(std::size_t index)
{
    const auto position = static_cast<double>(index);
    const Bar& bar = m_bars[index];
    const double aside = isComparison() ? kBarWidth / 4 : 0.0;
    addColumn(m_parts->wholes, position - aside, bar.whole);
    addColumn(m_parts->bars, position + aside, bar.count);
    const QString text = barText(static_cast<int>(index));
    if (isComparison()) {
        addText(shareText(bar.whole), position - aside, bar.whole);
        addText(text, position + aside, bar.count);
        return;
    }
    QStringList lines = text.split(QStringLiteral(" · ")); // narrow
    if (bar.whole > 0.0) {
        lines[0] = tr("%1 of %2").arg(lines[0], style::countNumber(static_cast<qint64>(bar.whole)));
        if (lines.size() > 1) // the share of what stands above it
            lines[1] = style::percent(bar.count / bar.whole);
    }
    addText(lines.join(QLatin1Char('\n')), position, std::max(bar.count, bar.whole));
}

void BarChart::addColumn(std::vector<QCPBars*>& columns, double position, double count)
{
    auto* const column = new QCPBars(canvas()->xAxis, canvas()->yAxis);
    column->setWidth(isComparison() ? kBarWidth / 2 : kBarWidth);
    column->setBaseValue(isLogarithmic(Qt::Vertical) ? kNearlyNothing : 0.0);
    column->addData(position, count);
    columns.push_back(column);
}

void BarChart::addText(const QString& text, double position, double count)
{
    auto* const item = new QCPItemText(canvas());
    item->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    item->setText(text);
    item->position->setCoords(position, std::max(count, isLogarithmic(Qt::Vertical) ? kLeastCount : 0.0));
    m_parts->texts.push_back(item);
}

} // namespace carpo::plots

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/histogram_plot.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QActionGroup>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace carpo::plots {
namespace {

constexpr int kEndDigits = 3; // of minimum and maximum
constexpr int kMostDecimals = 6;
constexpr int kShareDecimals = 1;
constexpr double kLeastBar = 0.5; // on a logarithmic axis: a single one is seen

QCPGraph* staircase(QCustomPlot& canvas, const std::vector<double>& edges, const std::vector<double>& counts)
{
    QVector<double> keys(edges.begin(), edges.end());
    QVector<double> values(counts.begin(), counts.end());
    if (!counts.empty())
        values.append(counts.back());
    auto* graph = new QCPGraph(canvas.xAxis, canvas.yAxis);
    graph->setLineStyle(QCPGraph::lsStepLeft);
    graph->setData(keys, values, true);
    return graph;
}

/// So many that two digits of a standard deviation are seen.
int decimalsFor(double deviation)
{
    if (!(deviation > 0.0))
        return 0;
    return std::clamp(1 - static_cast<int>(std::floor(std::log10(deviation))), 0, kMostDecimals);
}

} // namespace

struct HistogramPlot::Parts
{
    explicit Parts(QCustomPlot& canvas)
        : cursor(canvas)
    {}

    std::vector<QCPGraph*> outlines; // one per series, a closed staircase
    QCPGraph* whole = nullptr;       // behind them
    BarCursor cursor;
    std::pair<double, double> tried; // the newest range, where isTrying
    bool isTrying = false;
};

HistogramPlot::HistogramPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>(*canvas()))
{
    setCounting(*canvas()->yAxis);
    canvas()->xAxis->grid()->setVisible(false);
    canvas()->axisRect()->setRangeZoom(Qt::Horizontal);
    canvas()->axisRect()->setRangeDrag(Qt::Horizontal);
    offerLogarithmic(Qt::Vertical | Qt::Horizontal);
    m_binMenu = new QMenu(this);
    m_binMenu->menuAction()->setVisible(false); // until there are choices
    menu()->addMenu(m_binMenu);
    HistogramPlot::applyColors(style::Theme::instance().colors());
    HistogramPlot::retranslate();
}

HistogramPlot::~HistogramPlot() = default;

void HistogramPlot::setHistogram(std::vector<double> edges,
                                 std::vector<HistogramSeries> series,
                                 Arrangement arrangement)
{
    const bool matches = edges.size() >= 2 && std::is_sorted(edges.begin(), edges.end())
                         && std::all_of(series.begin(), series.end(), [&](const HistogramSeries& each) {
                                return each.counts.size() + 1 == edges.size();
                            });
    m_edges = matches ? std::move(edges) : std::vector<double>();
    m_series = matches ? std::move(series) : std::vector<HistogramSeries>();
    m_arrangement = arrangement;
    m_whole.clear();
    rebuild();
}

void HistogramPlot::setNumberStyle(int decimals, const QString& unit)
{
    m_decimals = decimals;
    m_unit = unit;
    refreshSummary();
}

void HistogramPlot::setShares(bool areShares)
{
    m_areShares = areShares;
}

void HistogramPlot::setWhole(std::vector<double> counts)
{
    m_whole = counts.size() + 1 == m_edges.size() ? std::move(counts) : std::vector<double>();
    rebuild();
}

void HistogramPlot::setChoosable()
{
    letChooseRange(*canvas(),
                   [this] { return !followsData(); },
                   {.chosen = [this](double from, double to) { chooseBins(from, to); },
                    .tried = [this](double from, double to) { tryBins(from, to); },
                    .dropped = [this] { endTrying(); }});
    setFocusPolicy(Qt::StrongFocus);
    canvas()->setFocusProxy(this);
    colourChoosing(*canvas(), style::Theme::instance().colors());
}

void HistogramPlot::setBinChoices(const QStringList& choices)
{
    if (choices == m_binChoices)
        return; // also while one of the actions is being handled
    m_binChoices = choices;
    if (choices.size() != m_binMenu->actions().size())
        m_binChoice = 0;
    m_binMenu->clear();
    delete m_binMenu->findChild<QActionGroup*>();
    auto* const group = new QActionGroup(m_binMenu);
    for (int i = 0; i < choices.size(); ++i) {
        QAction* const action = m_binMenu->addAction(choices[i]);
        action->setCheckable(true);
        action->setChecked(i == m_binChoice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, i] { chooseBinning(i); });
    }
    m_binMenu->menuAction()->setVisible(choices.size() > 1);
}

void HistogramPlot::setBinChoice(int choice)
{
    const auto choices = m_binMenu->actions();
    if (choice < 0 || choice >= choices.size())
        return;
    choices[choice]->setChecked(true);
    m_binChoice = choice;
}

void HistogramPlot::chooseBinning(int choice)
{
    m_binChoice = choice;
    resetView();
    Q_EMIT binsWanted(choice);
}

void HistogramPlot::reset()
{
    Plot::reset();
    const auto choices = m_binMenu->actions();
    if (m_binChoice == 0 || choices.isEmpty())
        return;
    choices.first()->setChecked(true);
    chooseBinning(0);
}

void HistogramPlot::chooseBins(double from, double to)
{
    if (m_edges.empty() || to < m_edges.front() || from > m_edges.back()) {
        endTrying();
        return;
    }
    m_parts->isTrying = false;
    Q_EMIT rangeChosen(m_edges[binAt(from)], m_edges[binAt(to) + 1]);
}

void HistogramPlot::tryBins(double from, double to)
{
    if (m_edges.empty() || to < m_edges.front() || from > m_edges.back())
        return;
    const std::pair range(m_edges[binAt(from)], m_edges[binAt(to) + 1]);
    if (std::exchange(m_parts->isTrying, true) && m_parts->tried == range)
        return;
    m_parts->tried = range;
    Q_EMIT rangeTried(range.first, range.second);
}

void HistogramPlot::endTrying()
{
    if (std::exchange(m_parts->isTrying, false))
        Q_EMIT tryingEnded();
}

void HistogramPlot::showCursor()
{
    const auto first = static_cast<std::size_t>(std::min(m_parts->cursor.first(), binCount() - 1));
    const auto last = static_cast<std::size_t>(std::min(m_parts->cursor.last(), binCount() - 1));
    m_parts->cursor.show(m_edges[first], m_edges[last + 1]);
    const double middle = (m_edges[last] + m_edges[last + 1]) / 2.0;
    showHover({static_cast<int>(canvas()->xAxis->coordToPixel(middle)), canvas()->axisRect()->top()});
    queueDraw();
}

void HistogramPlot::keyPressEvent(QKeyEvent* event)
{
    BarCursor& cursor = m_parts->cursor;
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (focusPolicy() != Qt::NoFocus && cursor.move(*event, binCount())) {
        showCursor();
    } else if (isEnter && cursor.isShown() && cursor.last() < binCount()) {
        const auto middle = [this](int bin) {
            return (m_edges[static_cast<std::size_t>(bin)] + m_edges[static_cast<std::size_t>(bin) + 1])
                   / 2.0;
        };
        chooseBins(middle(cursor.first()), middle(cursor.last()));
    } else if (event->key() == Qt::Key_Escape && (m_parts->isTrying || cursor.isShown())) {
        if (m_parts->isTrying)
            canvas()->selectionRect()->cancel();
        cursor.hide();
        queueDraw();
    } else {
        Plot::keyPressEvent(event);
    }
}

void HistogramPlot::focusInEvent(QFocusEvent* event)
{
    Plot::focusInEvent(event);
    const bool isByKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (isByKey && binCount() > 0)
        showCursor();
}

void HistogramPlot::focusOutEvent(QFocusEvent* event)
{
    Plot::focusOutEvent(event);
    m_parts->cursor.hide();
    queueDraw();
}

std::size_t HistogramPlot::binAt(double x) const
{
    const auto above = std::upper_bound(m_edges.begin() + 1, m_edges.end() - 1, x);
    return static_cast<std::size_t>(above - m_edges.begin()) - 1;
}

QString HistogramPlot::hoverText(double x, double) const
{
    if (m_edges.empty() || x < m_edges.front() || x > m_edges.back())
        return {};
    const std::size_t bin = binAt(x);
    QStringList lines{
        tr("%1 to under %2").arg(style::compactNumber(m_edges[bin]), style::compactNumber(m_edges[bin + 1]))};
    for (const HistogramSeries& each : m_series) {
        const double count = each.counts[bin];
        const QString words = m_areShares ? style::percent(count / 100.0, kShareDecimals)
                                          : style::countNumber(static_cast<qint64>(count));
        if (!each.name.isEmpty())
            lines += each.name + QStringLiteral(": ") + words;
        else
            lines += m_areShares ? words : tr("n = %1").arg(words);
    }
    if (!m_whole.empty())
        lines += tr("of %1 in all").arg(style::countNumber(static_cast<qint64>(m_whole[bin])));
    return lines.join(QLatin1Char('\n'));
}

void HistogramPlot::clear()
{
    setHistogram({}, {}, m_arrangement);
}

QString HistogramPlot::table() const
{
    QString lines = QStringLiteral("from,to");
    const QString what = m_areShares ? QStringLiteral("percent") : QStringLiteral("count");
    for (const HistogramSeries& each : m_series)
        lines += QLatin1Char(',')
                 + csvCell(each.name.isEmpty() ? what
                           : m_areShares       ? QString(each.name + QStringLiteral(" (%)"))
                                               : each.name);
    if (!m_whole.empty())
        lines += QStringLiteral(",whole");
    lines += QLatin1Char('\n');
    for (std::size_t bin = 0; bin + 1 < m_edges.size(); ++bin) {
        lines += csvNumber(m_edges[bin]) + QLatin1Char(',') + csvNumber(m_edges[bin + 1]);
        for (const HistogramSeries& each : m_series)
            lines += QLatin1Char(',') + csvNumber(each.counts[bin]);
        if (!m_whole.empty())
            lines += QLatin1Char(',') + csvNumber(m_whole[bin]);
        lines += QLatin1Char('\n');
    }
    return lines;
}

void HistogramPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    const bool overlaid = m_arrangement == Arrangement::Overlaid && m_series.size() > 1;
    if (m_parts->whole != nullptr) {
        m_parts->whole->setPen(QPen(colors[style::Role::Rest], 1.0));
        m_parts->whole->setBrush(colors.faded(style::Role::Rest, 0.3));
    }
    for (std::size_t i = 0; i < m_parts->outlines.size(); ++i) {
        const style::Role role = m_series[i].role;
        // Series after the first have a dashed edge: colour alone never tells them apart.
        m_parts->outlines[i]->setPen(QPen(colors[role], 1.5, i == 0 ? Qt::SolidLine : Qt::DashLine));
        m_parts->outlines[i]->setBrush(colors.faded(role, overlaid ? 0.3 : 0.65));
    }
}

void HistogramPlot::fitRanges()
{
    if (m_edges.empty())
        return;
    // A logarithmic axis has no place for what is not above zero.
    const auto first = isLogarithmic(Qt::Horizontal)
                           ? std::ranges::find_if(m_edges, [](double edge) { return edge > 0.0; })
                           : m_edges.begin();
    if (first != m_edges.end())
        canvas()->xAxis->setRange(*first, m_edges.back());
    if (isLogarithmic(Qt::Vertical))
        canvas()->yAxis->setRange(kLeastBar, std::max(2.0, highest() * 1.5));
    else
        canvas()->yAxis->setRange(0.0, std::max(1.0, highest() * 1.08));
}

void HistogramPlot::retranslate()
{
    Plot::retranslate();
    if (m_binMenu != nullptr)
        m_binMenu->setTitle(tr("Bins"));
    refreshSummary();
}

void HistogramPlot::rebuild()
{
    canvas()->clearPlottables();
    m_parts->outlines.clear();
    m_parts->whole = nullptr;
    if (!m_whole.empty()) {
        m_parts->whole = staircase(*canvas(), m_edges, m_whole);
        m_parts->whole->removeFromLegend();
    }
    std::vector<double> base(m_edges.empty() ? 0 : m_edges.size() - 1, 0.0);
    QCPGraph* below = nullptr;
    for (const HistogramSeries& each : m_series) {
        for (std::size_t bin = 0; bin < base.size(); ++bin)
            base[bin] = (m_arrangement == Arrangement::Stacked ? base[bin] : 0.0) + each.counts[bin];
        QCPGraph* const outline = staircase(*canvas(), m_edges, base);
        outline->setName(each.name);
        if (m_arrangement == Arrangement::Stacked && below != nullptr)
            outline->setChannelFillGraph(below);
        below = outline;
        m_parts->outlines.push_back(outline);
    }
    refreshSummary();
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

void HistogramPlot::refreshSummary()
{
    // One line for each of several series, two for one alone.
    const QFontMetrics metrics(style::Theme::instance().smallFont());
    const bool isAlone = m_series.size() == 1;
    const int mark = isAlone ? 0 : metrics.horizontalAdvance(QStringLiteral("■ "));
    const int width = contentsRect().width() - 2 * style::kWithinGroup - mark;
    const int room = isAlone ? 2 * width - metrics.horizontalAdvance(tr("min %1 · max %2")) : width;
    const QStringList all = numbers(Words::All);
    QStringList shown = all;
    for (const Words words : {Words::All, Words::WithoutEnds, Words::Fewest}) {
        shown = numbers(words);
        if (std::ranges::all_of(shown,
                                [&](const QString& line) { return metrics.horizontalAdvance(line) < room; }))
            break;
    }
    std::vector<style::Role> marks;
    if (m_series.size() > 1)
        std::ranges::transform(m_series, std::back_inserter(marks), &HistogramSeries::role);
    setSummary(shown.join(QLatin1Char('\n')),
               shown == all ? QString() : all.join(QLatin1Char('\n')),
               std::move(marks));
}

QStringList HistogramPlot::numbers(Words words) const
{
    QStringList lines;
    const QString unit = m_unit.isEmpty() ? QString() : QString(QLatin1Char(' ') + m_unit);
    for (const HistogramSeries& each : m_series) {
        const int decimals = std::max(m_decimals, decimalsFor(each.deviation));
        //: mean and standard deviation
        QString text = (words == Words::Fewest ? tr("n = %1 · %2 ± %3") : tr("n = %1 · mean %2 · SD %3"))
                           .arg(style::countNumber(each.n),
                                style::fixedNumber(each.mean, decimals),
                                style::fixedNumber(each.deviation, decimals) + unit);
        if (words == Words::All && std::isfinite(each.minimum) && std::isfinite(each.maximum))
            text += QStringLiteral(" · ")
                    + tr("min %1 · max %2")
                          .arg(style::compactNumber(each.minimum, kEndDigits),
                               style::compactNumber(each.maximum, kEndDigits));
        lines += each.name.isEmpty() ? text : QString(each.name + QStringLiteral(": ") + text);
    }
    return lines;
}

void HistogramPlot::resizeEvent(QResizeEvent* event)
{
    Plot::resizeEvent(event);
    if (event->oldSize().width() != event->size().width())
        refreshSummary();
}

double HistogramPlot::highest() const
{
    double highest = 0.0;
    for (std::size_t bin = 0; bin + 1 < m_edges.size(); ++bin) {
        double sum = 0.0;
        for (const HistogramSeries& each : m_series)
            sum = m_arrangement == Arrangement::Stacked ? sum + each.counts[bin]
                                                        : std::max(sum, each.counts[bin]);
        highest = std::max({highest, sum, m_whole.empty() ? 0.0 : m_whole[bin]});
    }
    return highest;
}

} // namespace carpo::plots

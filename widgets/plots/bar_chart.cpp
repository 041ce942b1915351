// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/bar_chart.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

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
constexpr double kUpright = -90.0;      // degrees
constexpr int kLeastHeight = 80;        // of the axes; below, the words on the bars are cut

} // namespace

struct BarChart::Parts
{
    std::vector<QCPBars*> bars;
    std::vector<QCPBars*> wholes;
    std::vector<QCPItemText*> texts;
};

BarChart::BarChart(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    offerLogarithmic(Qt::Vertical);
    setCounting(*canvas()->yAxis);
    canvas()->yAxis->setTickLabels(false); // the counts stand on the bars
    setZoomable(false);
    canvas()->xAxis->grid()->setVisible(false);
    canvas()->xAxis->setTicks(true);
    BarChart::applyColors(style::Theme::instance().colors());
}

BarChart::~BarChart() = default;

void BarChart::setBars(std::vector<Bar> bars)
{
    m_bars = std::move(bars);
    rebuild();
}

QString BarChart::barText(int index) const
{
    const double total = std::accumulate(
        m_bars.begin(), m_bars.end(), 0.0, [](double sum, const Bar& bar) { return sum + bar.count; });
    const double count = m_bars.at(static_cast<std::size_t>(index)).count;
    const QString text = style::countNumber(static_cast<qint64>(count));
    return total > 0.0 ? QString(text + QStringLiteral(" · ") + style::percent(count / total)) : text;
}

void BarChart::setChoosable()
{
    letChooseRange(*canvas(), [this](double from, double) {
        if (const int bar = barAt(from); bar >= 0)
            Q_EMIT barChosen(bar);
    });
    colourChoosing(*canvas(), style::Theme::instance().colors());
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
    QString text = shown.label + QStringLiteral(": ") + barText(bar);
    if (shown.whole > 0.0)
        text +=
            QLatin1Char('\n') + tr("of %1 in all").arg(style::countNumber(static_cast<qint64>(shown.whole)));
    return text;
}

QString BarChart::table() const
{
    QString lines = QStringLiteral("category,count\n");
    for (const Bar& bar : m_bars)
        lines += csvCell(bar.label) + QLatin1Char(',') + csvNumber(bar.count) + QLatin1Char('\n');
    return lines;
}

void BarChart::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    for (std::size_t i = 0; i < m_parts->bars.size(); ++i) {
        m_parts->bars[i]->setBrush(colors[m_bars[i].role]);
        m_parts->bars[i]->setPen(Qt::NoPen);
        m_parts->wholes[i]->setBrush(colors.faded(style::Role::Rest, 0.4));
        m_parts->wholes[i]->setPen(Qt::NoPen);
        m_parts->texts[i]->setColor(colors[style::Role::Text]);
        m_parts->texts[i]->setFont(style::Theme::instance().smallFont());
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
    canvas()->clearPlottables();
    canvas()->clearItems();
    *m_parts = {};
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    double total = 0.0;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        addBar(i);
        ticker->addTick(static_cast<double>(i), m_bars[i].label);
        total += m_bars[i].count;
    }
    canvas()->xAxis->setTicker(ticker);
    setSummary(m_bars.empty() ? QString() : tr("n = %1").arg(style::countNumber(static_cast<qint64>(total))));
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

void BarChart::addBar(std::size_t index)
{
    const auto position = static_cast<double>(index);
    for (auto [bars, count] :
         {std::pair{&m_parts->wholes, m_bars[index].whole}, std::pair{&m_parts->bars, m_bars[index].count}}) {
        auto* bar = new QCPBars(canvas()->xAxis, canvas()->yAxis);
        bar->setWidth(kBarWidth);
        bar->setBaseValue(isLogarithmic(Qt::Vertical) ? kNearlyNothing : 0.0);
        bar->addData(position, count);
        bars->push_back(bar);
    }
    auto* text = new QCPItemText(canvas());
    text->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
    text->setText(
        barText(static_cast<int>(index)).replace(QStringLiteral(" · "), QStringLiteral("\n"))); // narrow
    text->position->setCoords(
        position,
        std::max(
            {m_bars[index].count, m_bars[index].whole, isLogarithmic(Qt::Vertical) ? kLeastCount : 0.0}));
    m_parts->texts.push_back(text);
}

} // namespace carpo::plots

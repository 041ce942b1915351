// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/confusion_matrix.h"

#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kHalfCell = 0.48; // a hair's breadth between two
constexpr double kStrongest = 0.5; // the text stays readable on it, in both themes
constexpr double kFaintest = 0.04; // an empty cell is still a cell

QSharedPointer<QCPAxisTickerText> tickerOf(const std::vector<QString>& names)
{
    QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (std::size_t i = 0; i < names.size(); ++i)
        ticker->addTick(static_cast<double>(i), names[i]);
    return ticker;
}

} // namespace

struct ConfusionMatrix::Parts
{
    struct Cell
    {
        int truth;
        int predicted;
        QCPItemRect* area;
        QCPItemText* text;
    };
    std::vector<Cell> cells; // the drawn things belong to the canvas
};

ConfusionMatrix::ConfusionMatrix(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    setZoomable(false);
    for (QCPAxis* axis : {canvas()->xAxis, canvas()->yAxis})
        axis->grid()->setVisible(false);
    canvas()->yAxis->setRangeReversed(true);
    ConfusionMatrix::applyColors(style::Theme::instance().colors());
}

ConfusionMatrix::~ConfusionMatrix() = default;

void ConfusionMatrix::setCounts(std::vector<QString> classes, std::vector<int> counts)
{
    m_classes = std::move(classes);
    m_counts = std::move(counts);
    rebuild();
}

void ConfusionMatrix::setNumbers(const QString& numbers)
{
    m_numbers = numbers;
    setSummary(m_numbers);
}

int ConfusionMatrix::count(int truth, int predicted) const
{
    return m_counts.at(static_cast<std::size_t>(truth * classes() + predicted));
}

double ConfusionMatrix::share(int truth, int predicted) const
{
    int all = 0;
    for (int other = 0; other < classes(); ++other)
        all += count(truth, other);
    return all > 0 ? static_cast<double>(count(truth, predicted)) / all : 0.0;
}

QString ConfusionMatrix::table() const
{
    QString lines = QStringLiteral("true,predicted,count\n");
    for (int truth = 0; truth < classes(); ++truth) {
        for (int predicted = 0; predicted < classes(); ++predicted)
            lines += csvCell(m_classes[static_cast<std::size_t>(truth)]) + QLatin1Char(',')
                     + csvCell(m_classes[static_cast<std::size_t>(predicted)]) + QLatin1Char(',')
                     + QString::number(count(truth, predicted)) + QLatin1Char('\n');
    }
    return lines;
}

QString ConfusionMatrix::hoverText(double x, double y) const
{
    const auto predicted = static_cast<int>(std::lround(x));
    const auto truth = static_cast<int>(std::lround(y));
    if (predicted < 0 || truth < 0 || predicted >= classes() || truth >= classes())
        return {};
    //: true class, predicted class, images, their part of the true class
    return tr("%1, predicted as %2: %3 (%4)")
        .arg(m_classes[static_cast<std::size_t>(truth)],
             m_classes[static_cast<std::size_t>(predicted)],
             style::countNumber(count(truth, predicted)),
             style::percent(share(truth, predicted)));
}

void ConfusionMatrix::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    for (const Parts::Cell& cell : m_parts->cells) {
        const style::Role role =
            cell.truth == cell.predicted ? style::Role::Training : style::Role::Validation;
        const double strength = kFaintest + (kStrongest - kFaintest) * share(cell.truth, cell.predicted);
        cell.area->setPen(Qt::NoPen);
        cell.area->setBrush(colors.faded(role, strength));
        cell.text->setColor(colors[style::Role::Text]);
        cell.text->setFont(style::Theme::instance().smallFont());
    }
}

void ConfusionMatrix::fitRanges()
{
    const double last = std::max(1, classes()) - 0.5;
    canvas()->xAxis->setRange(-0.5, last);
    canvas()->yAxis->setRange(-0.5, last);
    // Names that would run into each other stand upright.
    const QFontMetrics metrics(canvas()->xAxis->tickLabelFont());
    int widest = 0;
    for (const QString& name : m_classes)
        widest = std::max(widest, metrics.horizontalAdvance(name));
    const bool isUpright = widest * classes() > canvas()->axisRect()->width();
    canvas()->xAxis->setTickLabelRotation(isUpright ? kUpright : 0.0);
}

void ConfusionMatrix::retranslate()
{
    Plot::retranslate();
    rebuild();
}

void ConfusionMatrix::addCell(int truth, int predicted)
{
    auto* area = new QCPItemRect(canvas());
    area->topLeft->setCoords(predicted - kHalfCell, truth - kHalfCell);
    area->bottomRight->setCoords(predicted + kHalfCell, truth + kHalfCell);
    auto* text = new QCPItemText(canvas());
    text->setText(style::countNumber(count(truth, predicted)));
    text->position->setCoords(predicted, truth);
    m_parts->cells.push_back({truth, predicted, area, text});
}

void ConfusionMatrix::rebuild()
{
    canvas()->clearItems();
    m_parts->cells.clear();
    for (int truth = 0; truth < classes(); ++truth) {
        for (int predicted = 0; predicted < classes(); ++predicted)
            addCell(truth, predicted);
    }
    canvas()->xAxis->setTicker(tickerOf(m_classes));
    canvas()->yAxis->setTicker(tickerOf(m_classes));
    setSummary(m_numbers);
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

} // namespace carpo::plots

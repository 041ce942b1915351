// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/share_curves.h"

#include "widgets/plots/plot_look.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kShareMargin = 0.02;
constexpr double kShareReach = 8.0; // pixels from the mouse to a point
constexpr double kShareWidth = 1.75;

} // namespace

struct ShareCurves::Parts
{
    std::vector<QCPCurve*> curves; // the drawn things belong to the canvas
    QCPItemLine* chance = nullptr;
    QCPItemText* chanceText = nullptr;
};

ShareCurves::ShareCurves(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    ShareCurves::applyColors(style::Theme::instance().colors());
}

ShareCurves::~ShareCurves() = default;

void ShareCurves::setCurves(std::vector<ShareCurve> curves)
{
    m_curves = std::move(curves);
    rebuild();
}

void ShareCurves::setChance(double left, double right, const QString& label)
{
    m_left = left;
    m_right = right;
    m_chance = label;
    rebuild();
}

void ShareCurves::setNumbers(const QString& numbers)
{
    m_numbers = numbers;
    setSummary(m_numbers);
}

QString ShareCurves::table() const
{
    QString lines = QStringLiteral("curve,x,y,threshold\n");
    for (const ShareCurve& curve : m_curves) {
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            lines += csvCell(curve.name) + QLatin1Char(',') + csvNumber(curve.x[i]) + QLatin1Char(',')
                     + csvNumber(curve.y[i]) + QLatin1Char(',')
                     + (curve.thresholds.empty() ? QString() : csvNumber(curve.thresholds[i]))
                     + QLatin1Char('\n');
        }
    }
    return lines;
}

QString ShareCurves::hoverText(double x, double y) const
{
    const QPointF mouse(canvas()->xAxis->coordToPixel(x), canvas()->yAxis->coordToPixel(y));
    double least = kShareReach;
    QString words;
    for (const ShareCurve& curve : m_curves) {
        for (std::size_t i = 0; i < curve.x.size(); ++i) {
            const double away = std::hypot(canvas()->xAxis->coordToPixel(curve.x[i]) - mouse.x(),
                                           canvas()->yAxis->coordToPixel(curve.y[i]) - mouse.y());
            const bool hasThreshold = !curve.thresholds.empty() && std::isfinite(curve.thresholds[i]);
            if (away >= least || !hasThreshold)
                continue;
            least = away;
            //: name of a curve, the score from which on something is called positive, x, y
            words = tr("%1, from %2 on: %3 and %4")
                        .arg(curve.name,
                             style::fixedNumber(curve.thresholds[i], 3),
                             style::fixedNumber(curve.x[i], 3),
                             style::fixedNumber(curve.y[i], 3));
        }
    }
    return words;
}

void ShareCurves::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    for (std::size_t i = 0; i < m_parts->curves.size(); ++i)
        m_parts->curves[i]->setPen(QPen(m_curves[i].colour.in(colors), kShareWidth, m_curves[i].line));
    if (m_parts->chance != nullptr) {
        m_parts->chance->setPen(QPen(colors[style::Role::Guess], 1.0, Qt::DashLine));
        m_parts->chanceText->setColor(colors[style::Role::MutedText]);
        m_parts->chanceText->setFont(style::Theme::instance().smallFont());
    }
}

void ShareCurves::fitRanges()
{
    canvas()->xAxis->setRange(-kShareMargin, 1 + kShareMargin);
    canvas()->yAxis->setRange(-kShareMargin, 1 + kShareMargin);
    canvas()->axisRect()->insetLayout()->setInsetAlignment(0, Qt::AlignBottom | Qt::AlignRight);
}

void ShareCurves::retranslate()
{
    Plot::retranslate();
    rebuild();
}

void ShareCurves::rebuild()
{
    canvas()->clearPlottables();
    canvas()->clearItems();
    *m_parts = {};
    for (const ShareCurve& each : m_curves) {
        auto* const curve = new QCPCurve(canvas()->xAxis, canvas()->yAxis);
        curve->setName(each.name);
        for (std::size_t i = 0; i < each.x.size(); ++i)
            curve->addData(static_cast<double>(i), each.x[i], each.y[i]);
        m_parts->curves.push_back(curve);
    }
    canvas()->legend->setVisible(m_curves.size() > 1);
    if (!m_chance.isEmpty()) {
        m_parts->chance = new QCPItemLine(canvas());
        m_parts->chance->start->setCoords(0.0, m_left);
        m_parts->chance->end->setCoords(1.0, m_right);
        m_parts->chanceText = new QCPItemText(canvas());
        m_parts->chanceText->setText(m_chance);
        m_parts->chanceText->setPositionAlignment(Qt::AlignLeft | Qt::AlignBottom);
        m_parts->chanceText->position->setCoords(0.02, m_left + 0.02 * (m_right - m_left) + 0.01);
    }
    setSummary(m_numbers);
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

} // namespace carpo::plots

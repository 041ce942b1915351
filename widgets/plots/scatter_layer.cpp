// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/scatter_layer.h"

#include "widgets/plots/scatter_cloud.h"

#include <qcustomplot.h>

#include <cmath>

namespace carpo::plots {
namespace {

bool isLog(const QCPAxis& axis)
{
    return axis.scaleType() == QCPAxis::stLogarithmic;
}

/// The range of an axis in the coordinates of a ScatterCloud.
QCPRange scaledRange(const QCPAxis& axis)
{
    const QCPRange range = axis.range();
    return isLog(axis) ? QCPRange(std::log10(range.lower), std::log10(range.upper)) : range;
}

/// The points as QCustomPlot has its graphs.
class ScatterLayer final : public QCPAbstractPlottable
{
public:
    ScatterLayer(QCustomPlot& canvas, ScatterCloud& cloud)
        : QCPAbstractPlottable(canvas.xAxis, canvas.yAxis)
        , m_cloud(cloud)
    {
        removeFromLegend();
    }

    double selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/, QVariant* /*details*/) const override
    {
        return -1; // chosen by outlines only
    }
    // The plot fits its ranges itself.
    QCPRange getKeyRange(bool& found, QCP::SignDomain /*domain*/) const override
    {
        found = false;
        return {};
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain /*domain*/, const QCPRange& /*keys*/) const override
    {
        found = false;
        return {};
    }

protected:
    void draw(QCPPainter* painter) override
    {
        if (painter->modes().testFlag(QCPPainter::pmVectorized))
            m_cloud.drawForFile(*painter, scatterView(*parentPlot()));
        else
            m_cloud.draw(*painter, scatterView(*parentPlot()));
    }
    void drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const override {}

private:
    ScatterCloud& m_cloud;
};

} // namespace

MapView scatterView(const QCustomPlot& canvas)
{
    const QCPRange x = scaledRange(*canvas.xAxis);
    const QCPRange y = scaledRange(*canvas.yAxis);
    return {.area = canvas.axisRect()->rect(),
            .left = x.lower,
            .right = x.upper,
            .bottom = y.lower,
            .top = y.upper};
}

void setScatterRange(QCPAxis& axis, const QCPRange& range)
{
    axis.setRange(isLog(axis) ? QCPRange(std::pow(10, range.lower), std::pow(10, range.upper)) : range);
}

void addScatterLayer(QCustomPlot& canvas, ScatterCloud& cloud)
{
    new ScatterLayer(canvas, cloud); // the canvas owns it
}

} // namespace carpo::plots

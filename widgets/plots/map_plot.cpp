// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/map_plot.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/picture_words.h"
#include "widgets/plots/plot_look.h"
#include "widgets/plots/point_cloud.h"
#include "widgets/style/numbers.h"
#include "widgets/style/theme.h"

#include <QKeyEvent>
#include <qcustomplot.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace carpo::plots {
namespace {

constexpr double kPointReach = 8.0; // pixels from the mouse to a point
constexpr double kPanShare = 0.15;  // of the range, a key
constexpr double kZoomFactor = 0.8; // a key
constexpr double kMapMargin = 0.04;    // of the range, each side
constexpr double kRestAlpha = 0.5;
constexpr int kPictureSide = 48;

MapView viewOf(const QCustomPlot& canvas)
{
    const QCPRange x = canvas.xAxis->range();
    const QCPRange y = canvas.yAxis->range();
    return {.area = canvas.axisRect()->rect(),
            .left = x.lower,
            .right = x.upper,
            .bottom = y.lower,
            .top = y.upper};
}

/// The cloud as QCustomPlot has its graphs.
class CloudLayer final : public QCPAbstractPlottable
{
public:
    CloudLayer(QCustomPlot& canvas, std::shared_ptr<PointCloud> cloud)
        : QCPAbstractPlottable(canvas.xAxis, canvas.yAxis)
        , m_cloud(std::move(cloud))
    {
        removeFromLegend();
    }

    double selectTest(const QPointF& /*pos*/, bool /*onlySelectable*/, QVariant* /*details*/) const override
    {
        return -1; // chosen by outlines only
    }
    QCPRange getKeyRange(bool& found, QCP::SignDomain /*domain*/) const override
    {
        return rangeOf(m_cloud->extentX(), found);
    }
    QCPRange getValueRange(bool& found, QCP::SignDomain /*domain*/, const QCPRange& /*keys*/) const override
    {
        return rangeOf(m_cloud->extentY(), found);
    }

protected:
    void draw(QCPPainter* painter) override
    {
        if (painter->modes().testFlag(QCPPainter::pmVectorized))
            m_cloud->drawForFile(*painter, viewOf(*parentPlot()));
        else
            m_cloud->draw(*painter, viewOf(*parentPlot()));
    }
    void drawLegendIcon(QCPPainter* /*painter*/, const QRectF& /*rect*/) const override {}

private:
    static QCPRange rangeOf(const std::optional<Extent>& extent, bool& found)
    {
        found = extent.has_value();
        return found ? QCPRange(extent->low, extent->high) : QCPRange();
    }

    std::shared_ptr<PointCloud> m_cloud;
};

} // namespace

struct MapPlot::Parts
{
    std::shared_ptr<PointCloud> cloud = std::make_shared<PointCloud>();
    Picture picture;
    Words name;
    Words words;
    std::vector<Colour> colours;
    std::optional<QPoint> dragged; // from here, while the middle button is down
};

MapPlot::MapPlot(QWidget* parent)
    : Plot(parent)
    , m_parts(std::make_unique<Parts>())
{
    new CloudLayer(*canvas(), m_parts->cloud); // the canvas owns it
    m_parts->colours = {Colour{}};
    canvas()->setFocusPolicy(Qt::StrongFocus);
    canvas()->installEventFilter(this);
    setFocusProxy(canvas());
    for (QCPAxis* const axis : {canvas()->xAxis, canvas()->yAxis}) {
        axis->setVisible(false); // only nearness means something
        axis->grid()->setVisible(false);
    }
    connectCanvas();
    MapPlot::applyColors(style::Theme::instance().colors());
    MapPlot::retranslate();
}

MapPlot::~MapPlot() = default;

void MapPlot::connectCanvas()
{
    connect(canvas(), &QCustomPlot::mousePress, this, [this](const QMouseEvent* event) {
        if (event->button() == Qt::MiddleButton)
            m_parts->dragged = event->pos();
    });
    connect(canvas(), &QCustomPlot::mouseMove, this, [this](const QMouseEvent* event) {
        if (m_parts->dragged && event->buttons().testFlag(Qt::MiddleButton))
            dragTo(event->pos());
    });
    connect(canvas(), &QCustomPlot::mouseRelease, this, [this] { m_parts->dragged.reset(); });
    letDrawOutline(
        *canvas(),
        [this] { return !followsData(); },
        [this](const QPolygonF& corners) { Q_EMIT areaChosen(corners); },
        [this](const QPoint& pixel) {
            if (const int point = m_parts->cloud->nearest(viewOf(*canvas()), pixel, kPointReach); point >= 0)
                Q_EMIT pointClicked(point);
        });
}

void MapPlot::setSources(Picture picture, Words name, Words words)
{
    m_parts->picture = picture;
    m_parts->name = std::move(name);
    m_parts->words = std::move(words);
    m_parts->cloud->setPicture(std::move(picture));
}

void MapPlot::setPlaces(std::vector<float> x, std::vector<float> y)
{
    m_parts->cloud->setPlaces(std::move(x), std::move(y));
    setColours({Colour{}}, std::vector<std::uint8_t>(m_parts->cloud->x().size(), 0));
    resetView();
    refreshSummary();
}

void MapPlot::setColours(std::vector<Colour> colours, std::vector<std::uint8_t> ofPoint)
{
    m_parts->colours = std::move(colours);
    std::vector<PointMarker> markers;
    for (std::size_t kind = 0; kind < m_parts->colours.size(); ++kind)
        markers.push_back(markerOf(m_parts->colours[kind], kind));
    m_parts->cloud->setMarkers(std::move(markers));
    m_parts->cloud->setColours(std::move(ofPoint));
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

void MapPlot::setChosen(std::vector<std::uint8_t> chosen)
{
    m_parts->cloud->setChosen(std::move(chosen));
    refreshSummary();
    queueDraw();
}

void MapPlot::setMarked(int point)
{
    m_parts->cloud->setMarked(point);
    queueDraw();
}

void MapPlot::refreshPictures()
{
    queueDraw();
}

const std::vector<int>& MapPlot::pictured() const
{
    return m_parts->cloud->pictured();
}

QPointF MapPlot::pixelOf(int point) const
{
    const auto place = static_cast<std::size_t>(point);
    return {canvas()->xAxis->coordToPixel(static_cast<double>(m_parts->cloud->x()[place])),
            canvas()->yAxis->coordToPixel(static_cast<double>(m_parts->cloud->y()[place]))};
}

QString MapPlot::table() const
{
    QString lines = QStringLiteral("image,x,y\n");
    for (std::size_t point = 0; point < m_parts->cloud->x().size(); ++point) {
        const QString name = m_parts->name ? m_parts->name(static_cast<int>(point)) : QString::number(point);
        lines += csvCell(name) + QLatin1Char(',') + csvNumber(static_cast<double>(m_parts->cloud->x()[point]))
                 + QLatin1Char(',') + csvNumber(static_cast<double>(m_parts->cloud->y()[point]))
                 + QLatin1Char('\n');
    }
    return lines;
}

bool MapPlot::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == canvas() && event->type() == QEvent::KeyPress
        && useKey(static_cast<QKeyEvent*>(event)->key()))
        return true;
    return Plot::eventFilter(watched, event);
}

bool MapPlot::useKey(int key)
{
    switch (key) {
    case Qt::Key_Left:
        pan(-kPanShare, 0);
        return true;
    case Qt::Key_Right:
        pan(kPanShare, 0);
        return true;
    case Qt::Key_Up:
        pan(0, kPanShare);
        return true;
    case Qt::Key_Down:
        pan(0, -kPanShare);
        return true;
    case Qt::Key_Plus:
        zoom(kZoomFactor);
        return true;
    case Qt::Key_Minus:
        zoom(1 / kZoomFactor);
        return true;
    case Qt::Key_Home:
        resetView();
        return true;
    default:
        return false;
    }
}

void MapPlot::dragTo(const QPoint& pixel)
{
    const QPoint moved = pixel - *m_parts->dragged;
    m_parts->dragged = pixel;
    const QRect area = canvas()->axisRect()->rect();
    pan(-static_cast<double>(moved.x()) / area.width(), static_cast<double>(moved.y()) / area.height());
}

void MapPlot::pan(double across, double up)
{
    stopFollowing();
    canvas()->xAxis->moveRange(across * canvas()->xAxis->range().size());
    canvas()->yAxis->moveRange(up * canvas()->yAxis->range().size());
    queueDraw();
}

void MapPlot::zoom(double factor)
{
    stopFollowing();
    for (QCPAxis* const axis : {canvas()->xAxis, canvas()->yAxis})
        axis->scaleRange(factor, axis->range().center());
    queueDraw();
}

void MapPlot::applyColors(const style::Colors& colors)
{
    Plot::applyColors(colors);
    std::vector<QColor> inks;
    for (const Colour& colour : m_parts->colours)
        inks.push_back(colour.in(colors));
    m_parts->cloud->setInks(std::move(inks));
    m_parts->cloud->setRestInk(colors.faded(style::Role::Rest, kRestAlpha));
    m_parts->cloud->setMarkInk(colors[style::Role::Selection]);
    m_parts->cloud->setPictureSide(style::Theme::instance().scaled(kPictureSide));
}

QString MapPlot::hoverText(double x, double y) const
{
    const QPointF pixel(canvas()->xAxis->coordToPixel(x), canvas()->yAxis->coordToPixel(y));
    const int point = m_parts->cloud->nearest(viewOf(*canvas()), pixel, kPointReach);
    if (point < 0 || !m_parts->words)
        return {};
    return pictureWords(m_parts->picture ? m_parts->picture(point) : QImage(), m_parts->words(point));
}

// The same scale on both axes: a distance is the same in any direction.
void MapPlot::fitRanges()
{
    const auto x = m_parts->cloud->extentX();
    const auto y = m_parts->cloud->extentY();
    const QRect area = canvas()->axisRect()->rect();
    if (!x || !y || area.isEmpty())
        return;
    const double perPixel =
        (1 + 2 * kMapMargin)
        * std::max({(x->high - x->low) / area.width(), (y->high - y->low) / area.height(), 1e-6});
    const auto around = [perPixel](const Extent& extent, int pixels) {
        const double middle = (extent.low + extent.high) / 2;
        return QCPRange(middle - 0.5 * perPixel * pixels, middle + 0.5 * perPixel * pixels);
    };
    canvas()->xAxis->setRange(around(*x, area.width()));
    canvas()->yAxis->setRange(around(*y, area.height()));
}

void MapPlot::retranslate()
{
    Plot::retranslate();
    refreshSummary();
}

void MapPlot::refreshSummary()
{
    const auto points = static_cast<qint64>(m_parts->cloud->x().size());
    const auto front = static_cast<qint64>(m_parts->cloud->chosenCount());
    if (points == 0)
        setSummary({});
    else if (front == points)
        setSummary(tr("n = %1").arg(style::countNumber(points)));
    else
        setSummary(tr("%1 of %2 highlighted").arg(style::countNumber(front), style::countNumber(points)));
}

} // namespace carpo::plots

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/plot.h"

#include "widgets/plots/choosing.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QAction>
#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>
#include <qcustomplot.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::plots {
namespace {

constexpr int kFrameMs = 16;
constexpr int kMostTicks = 6;
constexpr int kRoomOfNumber = 2; // times its width
constexpr int kPixelsPerTickX = 48;
constexpr int kPixelsPerTickY = 32;
constexpr double kZoomStep = 0.7; // of the range

} // namespace

Plot::Plot(QWidget* parent)
    : QWidget(parent)
{
    createLayout();
    createMenu();
    connectCanvas();
    connect(&style::Theme::instance(), &style::Theme::changed, this, &Plot::recolour);
    Plot::applyColors(style::Theme::instance().colors());
    Plot::retranslate();
}

Plot::~Plot() = default;

void Plot::setTitle(const QString& title)
{
    m_titleText = title;
    writeTitle();
    setAccessibleName(title);
    m_canvas->setAccessibleName(title);
}

QString Plot::title() const
{
    return m_titleText;
}

void Plot::writeTitle()
{
    m_title->setText(m_title->fontMetrics().elidedText(m_titleText, Qt::ElideRight, m_title->width()));
    m_title->setToolTip(m_title->text() == m_titleText ? QString() : m_titleText);
}

void Plot::setHeading(QWidget* heading)
{
    m_headingLine->insertWidget(0, heading, 1);
    m_title->hide();
}

void Plot::setAxisLabels(const QString& x, const QString& y)
{
    setAxisName(*m_canvas->xAxis, x);
    setAxisName(*m_canvas->yAxis, y);
    queueDraw();
}

void Plot::setMessage(const QString& message)
{
    m_message->setText(message);
    m_canvas->setVisible(message.isEmpty());
    // The Tab key would stay before a plot whose keys go to a canvas that is hidden.
    if (focusProxy() == m_canvas)
        m_canvas->setFocusPolicy(message.isEmpty() ? Qt::StrongFocus : Qt::NoFocus);
    m_message->setVisible(!message.isEmpty());
    m_summary->setVisible(message.isEmpty() && !summary().isEmpty());
    m_menuButton->setEnabled(message.isEmpty());
    queueDraw();
}

QString Plot::message() const
{
    return m_message->text();
}

QString Plot::summary() const
{
    return m_summaryText;
}

void Plot::flush()
{
    m_frame->stop();
    draw();
}

void Plot::resetView()
{
    m_follows = true;
    queueDraw();
}

void Plot::setZoomable(bool zoomable)
{
    m_canvas->setInteraction(QCP::iRangeDrag, zoomable);
    m_canvas->setInteraction(QCP::iRangeZoom, zoomable);
    m_zoomIn->setVisible(zoomable);
    m_zoomOut->setVisible(zoomable);
    m_resetView->setVisible(zoomable);
}

void Plot::setLogarithmic(Qt::Orientation axis, bool logarithmic)
{
    if (isLogarithmic(axis) == logarithmic)
        return;
    plots::setLogarithmic(axisOf(axis), logarithmic);
    if (QAction* const action = axis == Qt::Horizontal ? m_logarithmicX : m_logarithmicY)
        action->setChecked(logarithmic);
    onScaleChanged();
    resetView();
}

bool Plot::isLogarithmic(Qt::Orientation axis) const
{
    return axisOf(axis).scaleType() == QCPAxis::stLogarithmic;
}

QCPAxis& Plot::axisOf(Qt::Orientation axis) const
{
    return axis == Qt::Horizontal ? *m_canvas->xAxis : *m_canvas->yAxis;
}

void Plot::offerLogarithmic(Qt::Orientations axes)
{
    for (auto [axis, action] :
         {std::pair{Qt::Vertical, &m_logarithmicY}, std::pair{Qt::Horizontal, &m_logarithmicX}}) {
        if (!axes.testFlag(axis))
            continue;
        *action = new QAction(m_menu);
        (*action)->setCheckable(true);
        m_menu->insertAction(m_resetView, *action);
        connect(
            *action, &QAction::toggled, this, [this, axis = axis](bool isOn) { setLogarithmic(axis, isOn); });
    }
    m_menu->insertSeparator(m_resetView);
    m_reset->setVisible(true);
    Plot::retranslate();
}

void Plot::reset()
{
    for (const Qt::Orientation axis : {Qt::Horizontal, Qt::Vertical})
        setLogarithmic(axis, false);
    resetView();
}

QSize Plot::sizeHint() const
{
    return {style::Theme::instance().scaled(360), style::Theme::instance().scaled(240)};
}

QSize Plot::minimumSizeHint() const
{
    return {style::Theme::instance().scaled(160), style::Theme::instance().scaled(120)};
}

void Plot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_canvas->setLocale(QLocale());
        retranslate();
        queueDraw();
    }
    QWidget::changeEvent(event);
}

void Plot::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    queueDraw();
}

void Plot::setSummary(const QString& summary, const QString& details, std::vector<style::Role> marks)
{
    m_summaryText = summary;
    m_marks = std::move(marks);
    writeSummary();
    m_summary->setToolTip(details.isEmpty() ? summary : QString(summary + QLatin1Char('\n') + details));
    m_summary->setVisible(!summary.isEmpty() && message().isEmpty());
    setAccessibleDescription(m_summary->toolTip());
}

void Plot::writeSummary()
{
    // Lines end between the numbers, not within one.
    QString unbroken = m_summaryText;
    unbroken.replace(QLatin1Char(' '), QChar::Nbsp);
    unbroken.replace(QStringLiteral("\u00a0·\u00a0"), QStringLiteral(" · "));
    QStringList lines = unbroken.split(QLatin1Char('\n'));
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    for (qsizetype i = 0; i < std::min<qsizetype>(lines.size(), std::ssize(m_marks)); ++i)
        lines[i].prepend(
            QStringLiteral("<span style=\"color:%1\">■</span>&nbsp;")
                .arg(style::Theme::instance().color(m_marks[static_cast<std::size_t>(i)]).name()));
    m_summary->setText(lines.join(QStringLiteral("<br>")));
}

void Plot::zoom(double factor)
{
    const auto* const axes = m_canvas->axisRect();
    for (const Qt::Orientation axis : {Qt::Horizontal, Qt::Vertical}) {
        if (axes->rangeZoom().testFlag(axis))
            axisOf(axis).scaleRange(factor);
    }
    stopFollowing();
    queueDraw();
}

void Plot::queueDraw()
{
    if (m_frame->isActive())
        return;
    const qint64 passed = m_sinceDrawn.isValid() ? m_sinceDrawn.elapsed() : kFrameMs;
    m_frame->start(static_cast<int>(std::max<qint64>(0, kFrameMs - passed)));
}

void Plot::applyColors(const style::Colors& colors)
{
    applyLook(*m_canvas, colors);
    colourChoosing(*m_canvas, colors);
}

QString Plot::hoverText(double, double) const
{
    return {};
}

void Plot::retranslate()
{
    m_savePicture->setText(tr("Save picture…"));
    m_saveTable->setText(tr("Save numbers (CSV)…"));
    m_copyPicture->setText(tr("Copy picture"));
    m_copyTable->setText(tr("Copy numbers"));
    m_zoomIn->setText(tr("Zoom in\tWheel"));
    m_zoomOut->setText(tr("Zoom out"));
    m_resetView->setText(tr("Show everything\tDouble click"));
    m_reset->setText(tr("Reset the plot"));
    if (m_logarithmicX != nullptr)
        m_logarithmicX->setText(tr("Logarithmic horizontal axis"));
    if (m_logarithmicY != nullptr)
        m_logarithmicY->setText(tr("Logarithmic vertical axis"));
    m_menuButton->setToolTip(tr("What this plot can do (Menu key)"));
    m_menuButton->setAccessibleName(tr("Plot menu"));
}

void Plot::createLayout()
{
    m_title = new QLabel(this);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_summary = new QLabel(this);
    m_summary->setTextFormat(Qt::RichText);
    m_summary->setProperty("look", QStringLiteral("small"));
    m_summary->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    m_summary->setSizePolicy(policy);
    m_summary->hide();
    m_message = new QLabel(this);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setProperty("look", QStringLiteral("muted"));
    m_message->hide();
    m_canvas = new QCustomPlot(this); // before its menu for the Tab key too, where it takes the focus
    m_menuButton = new QToolButton(this);
    m_menuButton->setProperty("look", QStringLiteral("quiet"));
    m_menuButton->setIcon(style::icon(QStringLiteral("application-menu"), style::Role::MutedText));
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_canvas->setLocale(QLocale());
    m_canvas->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
    m_canvas->axisRect()->setMinimumMargins(
        QMargins(style::kWithinGroup, style::kWithinGroup, style::kBetweenGroups, style::kUnit));
    plots::setLogarithmic(*m_canvas->xAxis, false);
    plots::setLogarithmic(*m_canvas->yAxis, false);
    m_frame = new QTimer(this);
    m_frame->setSingleShot(true);

    m_headingLine = new QHBoxLayout;
    m_headingLine->setSpacing(style::kUnit);
    m_headingLine->addWidget(m_title, 1);
    m_headingLine->addWidget(m_menuButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(style::kWithinGroup, style::kUnit, style::kUnit, style::kUnit);
    layout->setSpacing(0);
    layout->addLayout(m_headingLine);
    layout->addWidget(m_summary);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_message, 1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void Plot::createMenu()
{
    m_menu = new QMenu(this);
    m_savePicture = m_menu->addAction(style::icon(QStringLiteral("document-save")), QString());
    m_saveTable = m_menu->addAction(style::icon(QStringLiteral("document-save")), QString());
    m_copyPicture = m_menu->addAction(style::icon(QStringLiteral("edit-copy")), QString());
    m_copyTable = m_menu->addAction(style::icon(QStringLiteral("edit-copy")), QString());
    m_menu->addSeparator();
    m_zoomIn = m_menu->addAction(style::icon(QStringLiteral("zoom-in")), QString());
    m_zoomOut = m_menu->addAction(style::icon(QStringLiteral("zoom-out")), QString());
    m_resetView = m_menu->addAction(style::icon(QStringLiteral("zoom-fit-best")), QString());
    m_reset = m_menu->addAction(style::icon(QStringLiteral("edit-undo")), QString());
    m_reset->setVisible(false); // until there is something to choose
    m_menuButton->setMenu(m_menu);
    setContextMenuPolicy(Qt::CustomContextMenu);
    // QCustomPlot keeps mouse events to itself: the canvas has to be asked too.
    m_canvas->setContextMenuPolicy(Qt::CustomContextMenu);
    for (QWidget* const part : {static_cast<QWidget*>(this), static_cast<QWidget*>(m_canvas)}) {
        connect(part, &QWidget::customContextMenuRequested, this, [this, part](const QPoint& place) {
            dropChoosing(*m_canvas); // the menu takes the release
            m_menu->popup(part->mapToGlobal(place));
        });
    }
    connect(m_zoomIn, &QAction::triggered, this, [this] { zoom(kZoomStep); });
    connect(m_zoomOut, &QAction::triggered, this, [this] { zoom(1.0 / kZoomStep); });
    connect(m_savePicture, &QAction::triggered, this, &Plot::askForPicture);
    connect(m_saveTable, &QAction::triggered, this, &Plot::askForTable);
    connect(m_copyPicture, &QAction::triggered, this, &Plot::copyPicture);
    connect(m_copyTable, &QAction::triggered, this, &Plot::copyTable);
    connect(m_resetView, &QAction::triggered, this, &Plot::resetView);
    connect(m_reset, &QAction::triggered, this, &Plot::reset);
}

void Plot::connectCanvas()
{
    const auto userMoved = [this] {
        if (m_canvas->interactions().testFlag(QCP::iRangeZoom))
            m_follows = false;
    };
    connect(m_canvas, &QCustomPlot::afterLayout, this, [this] {
        fitAxisName(*m_canvas->xAxis);
        fitAxisName(*m_canvas->yAxis);
    });
    connect(m_canvas, &QCustomPlot::mouseWheel, this, userMoved);
    connect(m_canvas, &QCustomPlot::mouseMove, this, [this, userMoved](QMouseEvent* event) {
        if (event->buttons().testFlag(Qt::LeftButton) && m_canvas->selectionRectMode() == QCP::srmNone)
            userMoved();
        if (event->buttons() == Qt::NoButton)
            showHover(event->pos());
    });
    connect(m_canvas, &QCustomPlot::mouseDoubleClick, this, &Plot::resetView);
    connect(m_frame, &QTimer::timeout, this, [this] {
        if (isVisible())
            draw();
    });
}

// As many as have room for their numbers.
void Plot::chooseTickCounts()
{
    const QRect area = m_canvas->axisRect()->rect();
    const auto choose = [](const QCPAxis& axis, int pixels, int each) {
        axis.ticker()->setTickCount(std::clamp(pixels / each, 2, kMostTicks));
    };
    const style::Theme& theme = style::Theme::instance();
    const QCPRange range = m_canvas->xAxis->range();
    const QString longest = style::compactNumber(-std::max(std::abs(range.lower), std::abs(range.upper)));
    const int width = QFontMetrics(m_canvas->xAxis->tickLabelFont()).horizontalAdvance(longest);
    choose(*m_canvas->xAxis, area.width(), std::max(theme.scaled(kPixelsPerTickX), kRoomOfNumber * width));
    choose(*m_canvas->yAxis, area.height(), theme.scaled(kPixelsPerTickY));
}

void Plot::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    writeTitle();
    queueDraw(); // other numbers have room at the axes
}

void Plot::draw()
{
    // The canvas hears of its size only when it is shown.
    if (m_canvas->size().isEmpty() || m_canvas->viewport().isEmpty())
        return;
    if (m_follows)
        fitRanges();
    chooseTickCounts();
    prepare();
    m_canvas->replot(QCustomPlot::rpImmediateRefresh);
    m_sinceDrawn.start();
}

void Plot::recolour()
{
    writeTitle();
    writeSummary();
    applyColors(style::Theme::instance().colors());
    queueDraw();
}

void Plot::refreshHover()
{
    if (!m_canvas->toolTip().isEmpty() && m_canvas->underMouse())
        showHover(m_hovered);
}

void Plot::showHover(const QPoint& pixel)
{
    m_hovered = pixel;
    QString text;
    if (m_canvas->axisRect()->rect().contains(pixel))
        text = hoverText(m_canvas->xAxis->pixelToCoord(pixel.x()), m_canvas->yAxis->pixelToCoord(pixel.y()));
    if (text != m_canvas->toolTip()) {
        m_canvas->setToolTip(text);
        QToolTip::showText(m_canvas->mapToGlobal(pixel), text, m_canvas);
    }
}

} // namespace carpo::plots

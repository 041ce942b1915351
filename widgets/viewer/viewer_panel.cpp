// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/viewer_panel.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/view_actions.h"
#include "widgets/viewer/window_slider.h"

#include <QEvent>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::viewer {
namespace {

constexpr int kBins = 256;

} // namespace

ViewerPanel::ViewerPanel(QWidget* parent)
    : QWidget(parent)
    , m_view(new ImageView(this))
    , m_slider(new WindowSlider(this))
    , m_tools(new QToolBar(this))
    , m_more(new QToolButton(this))
{
    createTools();
    createLayout();
    connect(m_view, &ImageView::imageChanged, this, &ViewerPanel::showImage);
    connect(m_view, &ImageView::windowChanged, m_slider, [this] { m_slider->setWindow(m_view->window()); });
    connect(m_slider, &WindowSlider::windowMoved, m_view, &ImageView::setWindow);
    connect(m_slider, &WindowSlider::automaticAsked, m_view, &ImageView::setAutomaticWindow);
    retranslate();
}

void ViewerPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void ViewerPanel::createTools()
{
    m_tools->setIconSize(QSize(style::kIconSize, style::kIconSize));
    m_tools->addActions(m_view->actionSet().frequent());
    m_more->setIcon(style::icon(QStringLiteral("application-menu")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setProperty("look", QStringLiteral("menu"));
    auto* menu = new QMenu(m_more);
    menu->addActions(m_view->actionSet().rare());
    m_more->setMenu(menu);
    m_tools->addWidget(m_more);
}

void ViewerPanel::createLayout()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_tools);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_slider);
}

void ViewerPanel::showImage()
{
    const auto [low, high] = m_view->valueRange();
    const GrayCounts& counts = m_view->counts();
    m_slider->setCounts(counts.isEmpty() ? std::vector<double>()
                                         : counts.binned(low, high, std::min(kBins, high - low + 1)),
                        low,
                        high);
}

void ViewerPanel::retranslate()
{
    m_more->setToolTip(tr("More commands of the image"));
    m_more->setAccessibleName(m_more->toolTip());
}

} // namespace carpo::viewer

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/viewer/viewer_panel.h"

#include "widgets/style/icon_size.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/view_actions.h"
#include "widgets/viewer/view_link.h"
#include "widgets/viewer/window_slider.h"

#include <QAction>
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
    , m_beside(new ImageView(this))
    , m_link(new ViewLink(*m_view, *m_beside, this))
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
    style::keepIconSize(*m_tools, style::kIconSize);
    m_tools->addActions(m_view->actionSet().frequent());
    m_more->setIcon(style::icon(QStringLiteral("application-menu")));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setProperty("look", QStringLiteral("menu"));
    auto* menu = new QMenu(m_more);
    menu->addActions(m_view->actionSet().rare());
    m_more->setMenu(menu);
    m_moreAction = m_tools->addWidget(m_more);
}

void ViewerPanel::createLayout()
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_tools);
    auto* views = new QHBoxLayout;
    views->setSpacing(style::kUnit);
    views->addWidget(m_beside, 1);
    views->addWidget(m_view, 1);
    layout->addLayout(views, 1);
    m_beside->hide();
    m_slider->setObjectName(QStringLiteral("windowSlider"));
    layout->addWidget(m_slider);
}

void ViewerPanel::setComparing(bool comparing)
{
    m_beside->setVisible(comparing);
    if (!comparing)
        m_beside->clear();
    m_link->setActive(comparing);
}

void ViewerPanel::addCommand(QAction* action, Where where)
{
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    m_view->addAction(action);
    m_beside->addAction(action);
    if (where == Where::Bar)
        m_tools->insertAction(m_moreAction, action);
    else
        m_more->menu()->addAction(action);
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/network/layer_chain.h"

#include "widgets/network/layer_delegate.h"
#include "widgets/style/theme.h"

namespace carpo::network {

LayerChain::LayerChain(QWidget* parent)
    : QListView(parent)
{
    setItemDelegate(new LayerDelegate(this));
    setResizeMode(QListView::Adjust);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setReorderable(false);
    connect(
        &style::Theme::instance(), &style::Theme::changed, this, [this] { scheduleDelayedItemsLayout(); });
}

void LayerChain::setReorderable(bool reorderable)
{
    setDragDropMode(reorderable ? QAbstractItemView::InternalMove : QAbstractItemView::NoDragDrop);
    setDropIndicatorShown(reorderable);
    setDefaultDropAction(Qt::MoveAction);
    setEditTriggers(reorderable ? QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed
                                : QAbstractItemView::EditTriggers(QAbstractItemView::NoEditTriggers));
}

} // namespace carpo::network

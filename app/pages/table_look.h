// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/gallery/figures_delegate.h"
#include "widgets/style/theme.h"

#include <QHeaderView>
#include <QTableView>

namespace carpo::pages {

inline constexpr int kTableRowHeight = 28; ///< pixels, at the theme's scale 1

/// A table whose rows are chosen as a whole and scrolled by the pixel, its columns to be moved and no wider
/// than `widest` pixels at first.
inline void applyTableLook(QTableView& view, int widest)
{
    view.setItemDelegate(new gallery::FiguresDelegate(&view));
    view.setSelectionBehavior(QAbstractItemView::SelectRows);
    view.setSelectionMode(QAbstractItemView::ExtendedSelection);
    view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view.setWordWrap(false);
    view.setShowGrid(false);
    view.setTabKeyNavigation(false);
    view.verticalHeader()->hide();
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->setDefaultSectionSize(style::Theme::instance().scaled(kTableRowHeight));
    QHeaderView* const header = view.horizontalHeader();
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMaximumSectionSize(widest);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shortcuts_dialog.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHash>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

namespace carpo::desktop {
namespace {

constexpr QSize kSize(640, 560);

struct Row
{
    QString where;
    QString keys;
    QString what;
    bool operator==(const Row&) const = default;
};

/// What keys and mouse do where no button stands for it: the plots, the gallery and the viewer do it
/// themselves.
struct Gesture
{
    const char* where;
    const char* keys;
    const char* what;
};

constexpr std::array kGestures{
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart of bars"),
            QT_TRANSLATE_NOOP("Gesture", "Left, Right"),
            QT_TRANSLATE_NOOP("Gesture", "The bar before or after; with Shift several")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart of bars"),
            QT_TRANSLATE_NOOP("Gesture", "Home, End"),
            QT_TRANSLATE_NOOP("Gesture", "The first or last bar")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart of bars"),
            QT_TRANSLATE_NOOP("Gesture", "Enter"),
            QT_TRANSLATE_NOOP("Gesture", "Choose the framed ones")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart of points"),
            QT_TRANSLATE_NOOP("Gesture", "Arrows"),
            QT_TRANSLATE_NOOP("Gesture", "The next point that way; with Shift a frame round several")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart of points"),
            QT_TRANSLATE_NOOP("Gesture", "Enter, Space"),
            QT_TRANSLATE_NOOP("Gesture", "Open the ringed one, or choose the framed ones")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Among a sweep's upright axes"),
            QT_TRANSLATE_NOOP("Gesture", "Left, Right"),
            QT_TRANSLATE_NOOP("Gesture", "The axis before or after")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Among a sweep's upright axes"),
            QT_TRANSLATE_NOOP("Gesture", "Up, Down"),
            QT_TRANSLATE_NOOP("Gesture", "The next run along the axis; with Shift a quarter of the axis")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Among a sweep's upright axes"),
            QT_TRANSLATE_NOOP("Gesture", "Enter, Space"),
            QT_TRANSLATE_NOOP("Gesture", "Show the run")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart"),
            QT_TRANSLATE_NOOP("Gesture", "Escape"),
            QT_TRANSLATE_NOOP("Gesture", "Drop what is being chosen")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart"),
            QT_TRANSLATE_NOOP("Gesture", "Drag"),
            QT_TRANSLATE_NOOP("Gesture", "Choose bars, or outline points")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a chart"),
            QT_TRANSLATE_NOOP("Gesture", "Wheel, double click"),
            QT_TRANSLATE_NOOP("Gesture", "Zoom, and see everything again")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "On the map"),
            QT_TRANSLATE_NOOP("Gesture", "Arrows, + and -, Home"),
            QT_TRANSLATE_NOOP("Gesture", "Move, zoom, and see everything again")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a lesson's chart"),
            QT_TRANSLATE_NOOP("Gesture", "Tab"),
            QT_TRANSLATE_NOOP("Gesture", "The next handle")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In a lesson's chart"),
            QT_TRANSLATE_NOOP("Gesture", "Arrows"),
            QT_TRANSLATE_NOOP("Gesture", "Move the handle; with Shift farther")},
    Gesture{
        QT_TRANSLATE_NOOP("Gesture", "In a lesson's chart"),
        QT_TRANSLATE_NOOP("Gesture", "Enter, click"),
        QT_TRANSLATE_NOOP("Gesture", "Make a point; with Shift or the right button one of the other class")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In the gallery"),
            QT_TRANSLATE_NOOP("Gesture", "Shift, Ctrl"),
            QT_TRANSLATE_NOOP("Gesture", "With arrows or clicks, choose several images")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "In the gallery"),
            QT_TRANSLATE_NOOP("Gesture", "Ctrl and wheel"),
            QT_TRANSLATE_NOOP("Gesture", "Size of the thumbnails")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "On an image"),
            QT_TRANSLATE_NOOP("Gesture", "Right drag"),
            QT_TRANSLATE_NOOP("Gesture", "Window and level")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "On an image"),
            QT_TRANSLATE_NOOP("Gesture", "Shift and drag"),
            QT_TRANSLATE_NOOP("Gesture", "Measure a length")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "On an image"),
            QT_TRANSLATE_NOOP("Gesture", "Ctrl and drag"),
            QT_TRANSLATE_NOOP("Gesture", "Measure a region")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "On the window's slider"),
            QT_TRANSLATE_NOOP("Gesture", "Arrows"),
            QT_TRANSLATE_NOOP("Gesture", "Level with left and right, width with up and down")},
};

/// The pages in their order.
std::vector<std::pair<const QObject*, QString>> pagesOf(const QWidget& window)
{
    std::vector<std::pair<const QObject*, QString>> pages;
    for (const QAction* const action : window.findChildren<QAction*>()) {
        if (const QWidget* const page = action->data().value<QWidget*>())
            pages.emplace_back(page, action->text());
    }
    return pages;
}

/// Which page a part of the window belongs to, from 1; 0: it is there on all of them.
std::ptrdiff_t pageOf(const QObject* part, const std::vector<std::pair<const QObject*, QString>>& pages)
{
    for (; part != nullptr; part = part->parent()) {
        const auto page = std::ranges::find(pages, part, &std::pair<const QObject*, QString>::first);
        if (page != pages.end())
            return page - pages.begin() + 1;
    }
    return 0;
}

void add(QList<Row>& rows, const QString& where, QString what, const QList<QKeySequence>& keys)
{
    what.remove(QLatin1Char('&'));
    const Row row{where, QKeySequence::listToString(keys, QKeySequence::NativeText), what};
    if (!row.keys.isEmpty() && !what.isEmpty() && !rows.contains(row))
        rows += row;
}

/// Those of the whole window, of its pages, and of what charts and images do themselves.
QList<Row> rowsOf(const QWidget& window)
{
    const auto pages = pagesOf(window);
    std::vector<QList<Row>> places(pages.size() + 1);
    const auto take = [&](const QObject* part, const QString& text, const QList<QKeySequence>& keys) {
        const std::ptrdiff_t page = pageOf(part, pages);
        const QString where =
            page == 0 ? ShortcutsDialog::tr("Everywhere") : pages[static_cast<std::size_t>(page) - 1].second;
        add(places[static_cast<std::size_t>(page)], where, text, keys);
    };
    for (const QAction* const action : window.findChildren<QAction*>())
        take(action, action->text(), action->shortcuts());
    for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>())
        take(button, button->text(), {button->shortcut()});
    QList<Row> rows;
    for (QList<Row>& place : places) {
        std::ranges::sort(place, {}, [](const Row& row) { return std::tie(row.keys, row.what); });
        rows += place;
    }
    for (const Gesture& each : kGestures)
        rows += {QCoreApplication::translate("Gesture", each.where),
                 QCoreApplication::translate("Gesture", each.keys),
                 QCoreApplication::translate("Gesture", each.what)};
    return rows;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget* window)
    : QDialog(window)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    createLayout(*window);
    resize(kSize);
}

void ShortcutsDialog::createLayout(const QWidget& window)
{
    auto* list = new QTreeWidget(this);
    list->setHeaderLabels({tr("Key"), tr("What it does")});
    list->setRootIsDecorated(false);
    QHash<QString, QTreeWidgetItem*> places;
    for (const Row& row : rowsOf(window)) {
        QTreeWidgetItem*& place = places[row.where];
        if (place == nullptr) {
            place = new QTreeWidgetItem(list, {row.where});
            place->setFirstColumnSpanned(true);
            place->setExpanded(true);
            place->setFont(0, style::Theme::instance().titleFont());
        }
        new QTreeWidgetItem(place, {row.keys, row.what});
    }
    list->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto* buttons = new QDialogButtonBox(this);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(style::kBetweenGroups);
    layout->addWidget(list);
    layout->addWidget(buttons);
}

} // namespace carpo::desktop

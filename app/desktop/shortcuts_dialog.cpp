// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shortcuts_dialog.h"

#include "widgets/style/spacing.h"

#include <QAbstractButton>
#include <QAction>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace carpo::desktop {
namespace {

constexpr QSize kSize(640, 560);

using Rows = QList<QPair<QString, QString>>;

void add(Rows& rows, QString name, const QList<QKeySequence>& keys)
{
    name.remove(QLatin1Char('&'));
    const QPair<QString, QString> row{QKeySequence::listToString(keys, QKeySequence::NativeText), name};
    if (!row.first.isEmpty() && !name.isEmpty() && !rows.contains(row))
        rows += row;
}

/// What keys and mouse do where no button stands for it: the plots, the gallery and the viewer do it
/// themselves.
struct Gesture
{
    const char* keys;
    const char* what;
};

constexpr std::array kGestures{
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Left, Right"),
            QT_TRANSLATE_NOOP("Gesture", "In a chart of bars: the bar before or after; with Shift several")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Home, End"),
            QT_TRANSLATE_NOOP("Gesture", "In a chart of bars: the first or last bar")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Enter"),
            QT_TRANSLATE_NOOP("Gesture", "In a chart of bars: choose the framed ones")},
    Gesture{
        QT_TRANSLATE_NOOP("Gesture", "Arrows"),
        QT_TRANSLATE_NOOP("Gesture",
                          "In a chart of points: the next point that way; with Shift a frame round several")},
    Gesture{
        QT_TRANSLATE_NOOP("Gesture", "Enter, Space"),
        QT_TRANSLATE_NOOP("Gesture", "In a chart of points: open the ringed one, or choose the framed ones")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Left, Right"),
            QT_TRANSLATE_NOOP("Gesture", "Among a sweep's upright axes: the axis before or after")},
    Gesture{
        QT_TRANSLATE_NOOP("Gesture", "Up, Down"),
        QT_TRANSLATE_NOOP("Gesture",
                          "Among a sweep's upright axes: the next run along the axis; with Shift a quarter "
                          "of the axis")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Enter, Space"),
            QT_TRANSLATE_NOOP("Gesture", "Among a sweep's upright axes: show the run")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Escape"),
            QT_TRANSLATE_NOOP("Gesture", "In a chart: drop what is being chosen")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Drag"),
            QT_TRANSLATE_NOOP("Gesture", "In a chart: choose bars, or outline points")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Wheel, double click"),
            QT_TRANSLATE_NOOP("Gesture", "In a chart: zoom, and see everything again")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Arrows, + and -, Home"),
            QT_TRANSLATE_NOOP("Gesture", "On the map: move, zoom, and see everything again")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Tab"),
            QT_TRANSLATE_NOOP("Gesture", "In a lesson's chart: the next handle")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Arrows"),
            QT_TRANSLATE_NOOP("Gesture", "In a lesson's chart: move the handle; with Shift farther")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Enter, click"),
            QT_TRANSLATE_NOOP(
                "Gesture",
                "In a lesson's chart: make a point; with Shift or the right button one of the other class")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Shift, Ctrl"),
            QT_TRANSLATE_NOOP("Gesture", "In the gallery: with arrows or clicks, choose several images")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Ctrl and wheel"),
            QT_TRANSLATE_NOOP("Gesture", "In the gallery: size of the thumbnails")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Right drag"),
            QT_TRANSLATE_NOOP("Gesture", "On an image: window and level")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Shift and drag"),
            QT_TRANSLATE_NOOP("Gesture", "On an image: measure a length")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Ctrl and drag"),
            QT_TRANSLATE_NOOP("Gesture", "On an image: measure a region")},
    Gesture{QT_TRANSLATE_NOOP("Gesture", "Arrows"),
            QT_TRANSLATE_NOOP("Gesture",
                              "On the window's slider: level with left and right, width with up and down")},
};

void addGestures(Rows& rows)
{
    for (const Gesture& each : kGestures)
        rows += {QCoreApplication::translate("Gesture", each.keys),
                 QCoreApplication::translate("Gesture", each.what)};
}

Rows rowsOf(const QWidget& window)
{
    Rows rows;
    for (const QAction* const action : window.findChildren<QAction*>())
        add(rows, action->text(), action->shortcuts());
    for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>())
        add(rows, button->text(), {button->shortcut()});
    std::sort(rows.begin(), rows.end());
    addGestures(rows);
    return rows;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget* window)
    : QDialog(window)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Keyboard shortcuts"));
    createLayout(rowsOf(*window));
    resize(kSize);
}

void ShortcutsDialog::createLayout(const QList<QPair<QString, QString>>& rows)
{
    auto* list = new QTreeWidget(this);
    list->setHeaderLabels({tr("Key"), tr("What it does")});
    list->setRootIsDecorated(false);
    for (const auto& [keys, name] : rows)
        new QTreeWidgetItem(list, {keys, name});
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/shortcuts_dialog.h"

#include "widgets/style/spacing.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::desktop {
namespace {

constexpr QSize kSize(480, 480);

using Rows = QList<QPair<QString, QString>>;

void add(Rows& rows, QString name, const QList<QKeySequence>& keys)
{
    name.remove(QLatin1Char('&'));
    const QPair<QString, QString> row{QKeySequence::listToString(keys, QKeySequence::NativeText), name};
    if (!row.first.isEmpty() && !name.isEmpty() && !rows.contains(row))
        rows += row;
}

Rows rowsOf(const QWidget& window)
{
    Rows rows;
    for (const QAction* const action : window.findChildren<QAction*>())
        add(rows, action->text(), action->shortcuts());
    for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>())
        add(rows, button->text(), {button->shortcut()});
    std::sort(rows.begin(), rows.end());
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

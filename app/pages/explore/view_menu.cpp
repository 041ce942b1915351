// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/view_menu.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QLineEdit>
#include <QWidgetAction>

#include <algorithm>
#include <variant>

namespace carpo::pages {

ViewMenu::ViewMenu(bridge::Selection& selection, bridge::ViewShelf& shelf, QWidget* parent)
    : QMenu(parent)
    , m_selection(selection)
    , m_shelf(shelf)
{
    setObjectName(QStringLiteral("viewMenu"));
    connect(this, &QMenu::aboutToShow, this, &ViewMenu::fill);
}

void ViewMenu::fill()
{
    clear();
    addViews();
    addSeparator();
    addNameField();
    if (!m_shelf.views().empty())
        addDeletion();
}

void ViewMenu::addViews()
{
    if (m_shelf.views().empty())
        addAction(tr("No selection has a name yet."))->setEnabled(false);
    for (const project::View& view : m_shelf.views()) {
        QAction* const action = addAction(QString::fromStdString(view.name));
        action->setCheckable(true);
        action->setChecked(view.rule == m_selection.rule());
        connect(action, &QAction::triggered, &m_selection, [this, rule = view.rule] {
            m_selection.setRule(rule);
        });
    }
}

void ViewMenu::addNameField()
{
    auto* const field = new QLineEdit(this);
    field->setObjectName(QStringLiteral("viewName"));
    field->setPlaceholderText(m_selection.rule().empty() ? tr("First choose some images")
                                                         : tr("Name for this selection, then Enter"));
    field->setAccessibleName(tr("Name for this selection"));
    field->setEnabled(!m_selection.rule().empty());
    field->setMinimumWidth(field->fontMetrics().horizontalAdvance(field->placeholderText())
                           + 2 * style::kBetweenGroups);
    auto* const action = new QWidgetAction(this);
    action->setDefaultWidget(field);
    addAction(action);
    if (std::ranges::any_of(m_selection.rule(), [](const explore::Condition& each) {
            return std::holds_alternative<explore::ImagesRule>(each);
        }))
        addAction(tr("“These images” is kept as a list: images that come later are not in it."))
            ->setEnabled(false);
    connect(field, &QLineEdit::returnPressed, this, [this, field] {
        const QString name = field->text().trimmed();
        if (!name.isEmpty())
            m_shelf.save({.name = name.toStdString(), .rule = m_selection.rule()});
        close();
    });
}

void ViewMenu::addDeletion()
{
    QMenu* const deletion = addMenu(style::icon(QStringLiteral("edit-delete")), tr("Delete"));
    for (const project::View& view : m_shelf.views()) {
        QAction* const action = deletion->addAction(QString::fromStdString(view.name));
        connect(action, &QAction::triggered, &m_shelf, [this, name = view.name] { m_shelf.remove(name); });
    }
}

} // namespace carpo::pages

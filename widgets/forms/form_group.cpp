// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/form_group.h"

#include "widgets/forms/field_row.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QToolButton>
#include <QVBoxLayout>

namespace carpo::forms {

FormGroup::FormGroup(const QString& title, QWidget* parent)
    : QWidget(parent)
{
    createLayout(title);
    connect(m_heading, &QToolButton::clicked, this, [this] { setFolded(!m_folded); });
    refresh();
}

QString FormGroup::title() const
{
    return m_heading->text();
}

void FormGroup::addRow(FieldRow* row)
{
    m_rows.append(row);
    m_bodyLayout->addWidget(row);
}

void FormGroup::setFolded(bool folded)
{
    m_folded = folded;
    refresh();
}

void FormGroup::setForcedOpen(bool open)
{
    m_forcedOpen = open;
    refresh();
}

void FormGroup::createLayout(const QString& title)
{
    m_heading = new QToolButton(this);
    m_heading->setText(title);
    m_heading->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_heading->setProperty("look", QStringLiteral("group"));
    m_heading->setFocusPolicy(Qt::StrongFocus);
    m_heading->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_body = new QWidget(this);
    m_bodyLayout = new QVBoxLayout(m_body);
    m_bodyLayout->setContentsMargins(style::kBetweenGroups, style::kUnit, 0, style::kWithinGroup);
    m_bodyLayout->setSpacing(style::kWithinGroup);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_heading);
    layout->addWidget(m_body);
}

void FormGroup::refresh()
{
    const bool open = m_forcedOpen || !m_folded;
    m_body->setVisible(open);
    m_heading->setIcon(style::icon(open ? QStringLiteral("arrow-down") : QStringLiteral("arrow-right")));
    m_heading->setAccessibleDescription(open ? tr("unfolded") : tr("folded"));
}

} // namespace carpo::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/tag_editor.h"

#include "widgets/style/spacing.h"

#include <QCompleter>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr int kMostLetters = 40;

} // namespace

TagEditor::TagEditor(QWidget* parent)
    : PopupPanel(parent)
{
    setObjectName(QStringLiteral("tagEditor"));
    m_label = new QLabel(this);
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("tagName"));
    m_name->setMaxLength(kMostLetters);
    m_label->setBuddy(m_name);
    m_remove = new QPushButton(this);
    m_remove->setObjectName(QStringLiteral("removeTag"));
    m_apply = new QPushButton(this);
    m_apply->setObjectName(QStringLiteral("applyTag"));
    m_apply->setProperty("look", QStringLiteral("primary"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    buttons->addWidget(m_apply);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_label);
    layout->addWidget(m_name);
    layout->addLayout(buttons);
    connect(m_name, &QLineEdit::textChanged, this, &TagEditor::refresh);
    connect(m_remove, &QPushButton::clicked, this, &TagEditor::remove);
    connect(m_apply, &QPushButton::clicked, this, &TagEditor::apply);
}

void TagEditor::open(const QStringList& known, const QPoint& place)
{
    m_label->setText(tr("Tag of the chosen images"));
    m_name->setAccessibleName(m_label->text());
    m_name->setPlaceholderText(tr("a few words, \"two hands\""));
    delete m_name->completer();
    m_name->setCompleter(new QCompleter(known, m_name));
    m_remove->setText(tr("Take away"));
    m_apply->setText(tr("Tag"));
    m_name->selectAll();
    refresh();
    adjustSize();
    move(place - QPoint(0, height()));
    show();
    m_name->setFocus();
}

QString TagEditor::name() const
{
    return m_name->text().simplified();
}

void TagEditor::refresh()
{
    m_remove->setEnabled(!name().isEmpty());
    m_apply->setEnabled(!name().isEmpty());
}

void TagEditor::apply()
{
    if (name().isEmpty())
        return;
    Q_EMIT tagged(name());
    close();
}

void TagEditor::remove()
{
    Q_EMIT untagged(name());
    close();
}

} // namespace carpo::pages

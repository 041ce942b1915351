// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/field_row.h"

#include "widgets/forms/field_editor.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace carpo::forms {
namespace {

bool same(const QVariant& a, const QVariant& b)
{
    if (a.typeId() == QMetaType::Double || b.typeId() == QMetaType::Double)
        return std::abs(a.toDouble() - b.toDouble())
               <= 1e-9 * std::max(std::abs(a.toDouble()), std::abs(b.toDouble()));
    return a == b;
}

} // namespace

FieldRow::FieldRow(const FieldSpec& spec, QWidget* parent)
    : QWidget(parent)
    , m_spec(spec)
{
    createLayout();
    m_editor->setValue(spec.defaultValue);
    setReference(spec.defaultValue);
    connect(m_editor, &FieldEditor::changed, this, [this](const QVariant& value) {
        refreshMark();
        Q_EMIT changed(m_spec.key, value);
    });
    connect(m_reset, &QToolButton::clicked, this, [this] {
        m_editor->widget()->setFocus();
        m_editor->setValue(m_reference);
    });
}

void FieldRow::setReference(const QVariant& reference)
{
    m_reference = reference;
    refreshMark();
}

bool FieldRow::differs() const
{
    return !same(m_editor->value(), m_reference);
}

void FieldRow::setProblem(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

bool FieldRow::matches(const QString& words) const
{
    if (words.isEmpty())
        return true;
    QString text = m_spec.label + QLatin1Char(' ') + m_spec.key + QLatin1Char(' ') + m_spec.explanation
                   + QLatin1Char(' ') + m_spec.group;
    for (const FieldChoice& choice : m_spec.choices)
        text += QLatin1Char(' ') + choice.label;
    const QStringList wanted = words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    return std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

void FieldRow::createLayout()
{
    m_label = new QLabel(m_spec.label, this);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_editor = new FieldEditor(m_spec, this);
    m_label->setBuddy(m_editor->widget());
    m_label->setToolTip(m_editor->widget()->toolTip());
    m_reset = new QToolButton(this);
    m_reset->setProperty("look", QStringLiteral("quiet"));
    m_reset->setIcon(style::icon(QStringLiteral("edit-undo"), style::Role::Accent));
    m_reset->setFocusPolicy(Qt::StrongFocus);
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    m_reset->setSizePolicy(kept);
    m_problem = new QLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setProperty("look", QStringLiteral("problem"));
    m_problem->hide();

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setHorizontalSpacing(style::kUnit);
    layout->setVerticalSpacing(0);
    layout->setColumnStretch(0, 11);
    layout->setColumnStretch(1, 10);
    if (!m_spec.help.isEmpty())
        createHelp();
    auto* const name = new QHBoxLayout;
    name->setSpacing(style::kUnit);
    name->addWidget(m_label, 1);
    if (m_help != nullptr)
        name->addWidget(m_help);
    layout->addLayout(name, 0, 0);
    layout->addWidget(m_editor, 0, 1, 2, 1);
    layout->addWidget(m_reset, 0, 2, 2, 1);
    layout->addWidget(m_problem, 2, 0, 1, 3);
    if (const QString range = m_editor->rangeText(); !range.isEmpty()) {
        auto* const allowed = new QLabel(range, this);
        allowed->setObjectName(m_spec.key + QStringLiteral(".range"));
        allowed->setTextFormat(Qt::PlainText);
        allowed->setProperty("look", QStringLiteral("small"));
        allowed->setToolTip(m_label->toolTip());
        layout->addWidget(allowed, 1, 0);
    }
}

void FieldRow::createHelp()
{
    m_help = new QToolButton(this);
    m_help->setObjectName(m_spec.key + QStringLiteral(".help"));
    m_help->setProperty("look", QStringLiteral("quiet"));
    m_help->setIcon(style::icon(QStringLiteral("help-contents"), style::Role::MutedText));
    m_help->setFocusPolicy(Qt::StrongFocus);
    const QString words = tr("Lesson on this");
    m_help->setToolTip(words);
    m_help->setAccessibleName(QStringLiteral("%1: %2").arg(m_spec.label, words));
    connect(m_help, &QToolButton::clicked, this, [this] { Q_EMIT helpWanted(m_spec.help); });
}

void FieldRow::refreshMark()
{
    const bool other = differs();
    m_reset->setVisible(other);
    const QString words = tr("Back to %1").arg(m_editor->textOf(m_reference));
    m_reset->setToolTip(words);
    m_reset->setAccessibleName(QStringLiteral("%1: %2").arg(m_spec.label, words));
}

} // namespace carpo::forms

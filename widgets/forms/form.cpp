// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/form.h"

#include "widgets/forms/field_editor.h"
#include "widgets/forms/field_row.h"
#include "widgets/forms/form_group.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::forms {

Form::Form(QWidget* parent)
    : QWidget(parent)
{
    createLayout();
    connect(m_search, &QLineEdit::textChanged, this, &Form::applyFilter);
    connect(&style::Theme::instance(), &style::Theme::changed, this, &Form::applyWidth);
    applyWidth();
    retranslate();
}

Form::~Form() = default;

void Form::setFields(std::vector<FieldSpec> fields)
{
    const QVariantMap kept = values();
    QStringList folded;
    for (const FormGroup* group : m_groups)
        if (group->isFolded())
            folded += group->title();
    m_fields = std::move(fields);
    buildRows();
    for (FieldRow* each : m_rows) {
        const QString& key = each->spec().key;
        if (m_reference.contains(key))
            each->setReference(m_reference.value(key));
        if (kept.contains(key))
            each->editor()->setValue(kept.value(key));
        connect(each, &FieldRow::changed, this, &Form::valueChanged);
        connect(each, &FieldRow::helpWanted, this, &Form::helpWanted);
    }
    for (const QString& title : folded)
        setGroupFolded(title, true);
    applyFilter();
    applyLock();
}

QStringList Form::keys() const
{
    QStringList all;
    for (const FieldRow* each : m_rows)
        all += each->spec().key;
    return all;
}

QVariant Form::value(const QString& key) const
{
    const FieldRow* found = row(key);
    return found == nullptr ? QVariant() : found->editor()->value();
}

QVariantMap Form::values() const
{
    QVariantMap all;
    for (const FieldRow* each : m_rows)
        all.insert(each->spec().key, each->editor()->value());
    return all;
}

bool Form::setValue(const QString& key, const QVariant& value)
{
    FieldRow* found = row(key);
    return found != nullptr && found->editor()->setValue(value);
}

void Form::setReference(const QVariantMap& reference)
{
    m_reference = reference;
    for (FieldRow* each : m_rows)
        each->setReference(reference.value(each->spec().key, each->spec().defaultValue));
}

QVariantMap Form::reference() const
{
    QVariantMap all;
    for (const FieldRow* each : m_rows)
        all.insert(each->spec().key, each->reference());
    return all;
}

QStringList Form::changedKeys() const
{
    QStringList changed;
    for (const FieldRow* each : m_rows)
        if (each->differs())
            changed += each->spec().key;
    return changed;
}

void Form::resetToReference()
{
    for (FieldRow* each : m_rows)
        each->editor()->setValue(each->reference());
}

void Form::setFieldVisible(const QString& key, bool visible)
{
    FieldRow* const found = row(key);
    // Asked for every field after every change: mostly nothing is new.
    if (found == nullptr || found->isWanted() == visible)
        return;
    found->setWanted(visible);
    applyFilter();
}

void Form::setFieldEnabled(const QString& key, bool enabled)
{
    if (FieldRow* found = row(key)) {
        found->setAllowed(enabled);
        applyLock();
    }
}

void Form::setProblem(const QString& key, const QString& problem)
{
    if (FieldRow* found = row(key))
        found->setProblem(problem);
}

void Form::setLocked(bool locked)
{
    m_locked = locked;
    applyLock();
}

void Form::setFilter(const QString& words)
{
    m_search->setText(words);
}

bool Form::isFieldShown(const QString& key) const
{
    const FieldRow* found = row(key);
    return found != nullptr && found->isVisibleTo(this);
}

void Form::setGroupFolded(const QString& group, bool folded)
{
    for (FormGroup* each : m_groups)
        if (each->title() == group)
            each->setFolded(folded);
}

QWidget* Form::editor(const QString& key) const
{
    const FieldRow* found = row(key);
    return found == nullptr ? nullptr : found->editor()->widget();
}

QSize Form::sizeHint() const
{
    return {maximumWidth(), QWidget::sizeHint().height()};
}

void Form::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void Form::createLayout()
{
    m_search = new QLineEdit(this);
    m_search->setClearButtonEnabled(true);
    m_search->addAction(style::icon(QStringLiteral("edit-find"), style::Role::MutedText),
                        QLineEdit::LeadingPosition);
    m_nothing = new QLabel(this);
    m_nothing->setProperty("look", QStringLiteral("muted"));
    m_nothing->setWordWrap(true);
    m_nothing->hide();
    auto* area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFrameShape(QFrame::NoFrame);
    m_body = new QWidget(area);
    m_bodyLayout = new QVBoxLayout(m_body);
    m_bodyLayout->setContentsMargins(0, 0, style::kUnit, 0);
    m_bodyLayout->setSpacing(style::kUnit);
    m_bodyLayout->addStretch(1);
    area->setWidget(m_body);
    area->viewport()->setAutoFillBackground(false);
    m_body->setAutoFillBackground(false);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_search);
    layout->addWidget(m_nothing);
    layout->addWidget(area, 1);
}

void Form::buildRows()
{
    for (FormGroup* group : std::exchange(m_groups, {})) {
        m_bodyLayout->removeWidget(group);
        // Later, since a field's own signal may have asked for the new fields.
        group->hide();
        group->deleteLater();
    }
    m_rows.clear();
    for (const FieldSpec& spec : m_fields) {
        const auto known = std::find_if(m_groups.begin(), m_groups.end(), [&](const FormGroup* group) {
            return group->title() == spec.group;
        });
        FormGroup* group = known == m_groups.end() ? nullptr : *known;
        if (group == nullptr) {
            group = new FormGroup(spec.group, m_body);
            m_bodyLayout->insertWidget(static_cast<int>(m_groups.size()), group);
            m_groups.push_back(group);
        }
        auto* added = new FieldRow(spec, group);
        group->addRow(added);
        m_rows.push_back(added);
    }
}

void Form::applyWidth()
{
    setMaximumWidth(style::Theme::instance().scaled(style::kColumnWidth));
}

void Form::applyFilter()
{
    const QString words = m_search->text().trimmed();
    bool any = false;
    for (FormGroup* group : m_groups) {
        bool anyInGroup = false;
        for (FieldRow* each : group->rows()) {
            const bool shown = each->spec().visible && each->matches(words);
            each->setVisible(shown);
            anyInGroup = anyInGroup || shown;
        }
        group->setVisible(anyInGroup);
        group->setForcedOpen(!words.isEmpty());
        any = any || anyInGroup;
    }
    m_nothing->setVisible(!any && !words.isEmpty());
    m_nothing->setText(tr("Nothing here is called “%1”.").arg(words));
}

void Form::applyLock()
{
    for (FieldRow* each : m_rows)
        each->setEnabled(each->spec().enabled && !m_locked);
}

void Form::retranslate()
{
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_nothing->setText(tr("Nothing here is called “%1”.").arg(m_search->text().trimmed()));
}

FieldRow* Form::row(const QString& key) const
{
    const auto found = std::find_if(
        m_rows.begin(), m_rows.end(), [&](const FieldRow* each) { return each->spec().key == key; });
    return found == m_rows.end() ? nullptr : *found;
}

} // namespace carpo::forms

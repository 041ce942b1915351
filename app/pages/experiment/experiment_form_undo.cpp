// SPDX-License-Identifier: GPL-3.0-or-later
// The form's steps back and forth.
#include "app/bridge/words.h"
#include "app/pages/experiment/experiment_form.h"
#include "app/pages/quiet_button.h"
#include "widgets/forms/form.h"
#include "widgets/style/icons.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>

namespace carpo::pages {
namespace {

// A change of the same field after such a pause is another step.
constexpr int kPauseMs = 1'000;

} // namespace

void ExperimentForm::createUndo()
{
    const auto add = [this](const char* name, const char* icon, QKeySequence::StandardKey key) {
        auto* const action = new QAction(style::icon(QLatin1String(icon)), QString(), this);
        action->setObjectName(QLatin1String(name));
        action->setShortcuts(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        m_line->addWidget(actionButton(action, this));
        return action;
    };
    m_undo = add("undoExperiment", "edit-undo", QKeySequence::Undo);
    m_redo = add("redoExperiment", "edit-redo", QKeySequence::Redo);
    connect(m_undo, &QAction::triggered, this, [this] { restore(m_history.undo()); });
    connect(m_redo, &QAction::triggered, this, [this] { restore(m_history.redo()); });
    m_stepEnd.setSingleShot(true);
    m_stepEnd.setInterval(kPauseMs);
    connect(&m_stepEnd, &QTimer::timeout, this, [this] { m_history.closeStep(); });
}

void ExperimentForm::recordStep(const QString& key)
{
    m_history.record({.base = m_base,
                      .values = m_form->values(),
                      .reference = m_form->reference(),
                      .preset = m_preset->currentIndex()},
                     key);
    m_stepEnd.start();
    refreshUndo();
}

void ExperimentForm::restore(const FormHistory::State& state)
{
    m_isFilling = true;
    m_base = state.base;
    m_preset->setCurrentIndex(state.preset);
    m_form->setReference(state.reference);
    for (auto value = state.values.begin(); value != state.values.end(); ++value)
        m_form->setValue(value.key(), value.value());
    endFilling();
    refreshUndo();
}

void ExperimentForm::refreshUndo()
{
    const auto words = [](QAction& action, const QString& verb, bool possible, const QString& key) {
        const training::Hyperparameter* const field = training::findHyperparameter(key.toStdString());
        const QString name = field == nullptr ? QString() : bridge::translated("Hyperparameter", field->name);
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        action.setText(verb);
        action.setToolTip(possible && !name.isEmpty() ? QStringLiteral("%1: %2 (%3)").arg(verb, name, keys)
                                                      : QStringLiteral("%1 (%2)").arg(verb, keys));
    };
    m_undo->setEnabled(m_history.canUndo());
    m_redo->setEnabled(m_history.canRedo());
    words(*m_undo, tr("Undo the last change of the form"), m_history.canUndo(), m_history.undoKey());
    words(*m_redo, tr("Redo the change of the form"), m_history.canRedo(), m_history.redoKey());
}

void ExperimentForm::watchEditors()
{
    for (const QString& key : m_form->keys())
        m_form->editor(key)->installEventFilter(this);
}

bool ExperimentForm::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto* const pressed = static_cast<QKeyEvent*>(event);
        if (pressed->matches(QKeySequence::Undo) || pressed->matches(QKeySequence::Redo)) {
            event->ignore();
            return true; // to the actions
        }
    }
    return TranslatedWidget::eventFilter(watched, event);
}

} // namespace carpo::pages

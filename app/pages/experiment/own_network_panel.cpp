// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/own_network_panel.h"

#include "app/bridge/network_outline.h"
#include "app/pages/quiet_button.h"
#include "widgets/forms/field_editor.h"
#include "widgets/network/layer_chain.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {

OwnNetworkPanel::OwnNetworkPanel(const bridge::ExperimentDraft& draft, QWidget* parent)
    : TranslatedWidget(parent)
    , m_draft(draft)
{
    createParts();
    createLayout();
    connectParts();
    OwnNetworkPanel::retranslate();
}

QAction* OwnNetworkPanel::addAction(const char* name, const char* icon, const QKeySequence& key)
{
    auto* const action = new QAction(style::icon(QLatin1String(icon)), QString(), this);
    action->setObjectName(QLatin1String(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    m_chain->addAction(action);
    return action;
}

void OwnNetworkPanel::createParts()
{
    m_chain = new network::LayerChain(this);
    m_chain->setObjectName(QStringLiteral("ownLayers"));
    m_chain->setReorderable(true);
    m_chain->setModel(&m_model);
    m_add = new QToolButton(this);
    m_add->setObjectName(QStringLiteral("addLayer"));
    m_add->setIcon(style::icon(QStringLiteral("list-add")));
    m_add->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_add->setPopupMode(QToolButton::InstantPopup);
    m_add->setProperty("look", QStringLiteral("quiet"));
    m_add->setFocusPolicy(Qt::StrongFocus);
    m_add->setMenu(new QMenu(m_add));
    m_remove = addAction("removeLayer", "list-remove", QKeySequence::Delete);
    m_up = addAction("moveLayerUp", "arrow-up", Qt::ALT | Qt::Key_Up);
    m_down = addAction("moveLayerDown", "arrow-down", Qt::ALT | Qt::Key_Down);
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("layerKind"));
    m_arguments = new QWidget(this);
}

void OwnNetworkPanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(style::kUnit);
    bar->addWidget(m_add);
    bar->addStretch(1);
    for (QAction* action : {m_up, m_down, m_remove})
        bar->addWidget(actionButton(action, this));
    new QFormLayout(m_arguments);
    m_arguments->layout()->setContentsMargins(0, 0, 0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(bar);
    layout->addWidget(m_chain, 1);
    layout->addWidget(m_kind);
    layout->addWidget(m_arguments);
}

void OwnNetworkPanel::connectParts()
{
    connect(&m_model, &models::OwnLayerModel::edited, this, &OwnNetworkPanel::layersEdited);
    connect(
        m_chain->selectionModel(), &QItemSelectionModel::currentChanged, this, &OwnNetworkPanel::showLayer);
    connect(m_kind, &QComboBox::activated, this, &OwnNetworkPanel::onKind);
    connect(m_remove, &QAction::triggered, this, &OwnNetworkPanel::remove);
    connect(m_up, &QAction::triggered, this, [this] { move(-1); });
    connect(m_down, &QAction::triggered, this, [this] { move(1); });
}

void OwnNetworkPanel::fillKinds()
{
    m_kinds = models::ownLayerKinds();
    m_kind->clear();
    m_add->menu()->clear();
    for (const models::OwnLayerKind& kind : m_kinds) {
        m_kind->addItem(kind.name, kind.word);
        QAction* const action = m_add->menu()->addAction(kind.name, this, [this, kind] { add(kind); });
        action->setObjectName(QStringLiteral("addLayer_") + kind.word);
    }
}

void OwnNetworkPanel::refresh()
{
    const int row = currentRow();
    m_model.setDrafts(bridge::draftsOf(m_draft.experiment()));
    if (currentRow() != row || row < 0)
        choose(std::clamp(row, 0, std::max(0, m_model.layerCount() - 1)));
    showLayer();
}

int OwnNetworkPanel::currentRow() const
{
    return m_chain->currentIndex().isValid() ? m_chain->currentIndex().row() : -1;
}

void OwnNetworkPanel::choose(int row)
{
    m_chain->setCurrentIndex(m_model.index(row));
}

void OwnNetworkPanel::add(const models::OwnLayerKind& kind)
{
    const int row = std::min(currentRow() + 1, m_model.layerCount());
    m_model.insert(row, kind.usual);
    choose(row);
    m_chain->setFocus();
}

void OwnNetworkPanel::remove()
{
    const int row = currentRow();
    m_model.remove(row);
    choose(std::min(row, m_model.layerCount()));
}

void OwnNetworkPanel::move(int by)
{
    const int to = currentRow() + by;
    if (to < 0 || to >= m_model.layerCount())
        return;
    m_model.move(currentRow(), to);
    choose(to);
}

void OwnNetworkPanel::showLayer()
{
    refreshActions();
    const QString words = m_model.words(currentRow());
    m_kind->setVisible(!words.isEmpty());
    m_arguments->setVisible(!words.isEmpty());
    if (words == m_shown)
        return;
    m_shown = words;
    const int place = m_kind->findData(words.section(QLatin1Char(' '), 0, 0));
    m_kind->setCurrentIndex(place);
    if (place < 0) {
        makeEditors({}, {});
        return;
    }
    const models::OwnLayerKind& kind = m_kinds[static_cast<std::size_t>(place)];
    makeEditors(kind, models::argumentsOf(kind, words));
}

void OwnNetworkPanel::makeEditors(const models::OwnLayerKind& kind, const QVariantList& values)
{
    auto& layout = static_cast<QFormLayout&>(*m_arguments->layout());
    while (layout.rowCount() > 0) {
        const QFormLayout::TakeRowResult row = layout.takeRow(0);
        for (QLayoutItem* const item : {row.labelItem, row.fieldItem}) {
            item->widget()->hide();
            item->widget()->deleteLater(); // its own signal may have led here
            delete item;
        }
    }
    m_editors.clear();
    for (std::size_t i = 0; i < kind.arguments.size(); ++i) {
        forms::FieldSpec spec = kind.arguments[i];
        spec.key = QStringLiteral("layerArgument%1").arg(i);
        auto* const editor = new forms::FieldEditor(spec, m_arguments);
        editor->setValue(values[static_cast<qsizetype>(i)]);
        connect(editor, &forms::FieldEditor::changed, this, &OwnNetworkPanel::onArgument);
        auto* const label = new QLabel(spec.label, m_arguments);
        label->setBuddy(editor->widget());
        layout.addRow(label, editor);
        m_editors.push_back(editor);
    }
}

void OwnNetworkPanel::onArgument()
{
    const int place = m_kind->currentIndex();
    if (place < 0)
        return;
    QVariantList values;
    for (const forms::FieldEditor* const editor : m_editors)
        values += editor->value();
    m_shown = models::layerWords(m_kinds[static_cast<std::size_t>(place)], values);
    m_model.setData(m_chain->currentIndex(), m_shown, Qt::EditRole);
}

void OwnNetworkPanel::onKind(int index)
{
    if (index >= 0)
        m_model.setData(
            m_chain->currentIndex(), m_kinds[static_cast<std::size_t>(index)].usual, Qt::EditRole);
}

void OwnNetworkPanel::refreshActions()
{
    const int row = currentRow();
    const bool isLayer = row >= 0 && row < m_model.layerCount();
    m_remove->setEnabled(isLayer);
    m_up->setEnabled(isLayer && row > 0);
    m_down->setEnabled(isLayer && row + 1 < m_model.layerCount());
}

void OwnNetworkPanel::retranslate()
{
    m_add->setText(tr("Add a layer"));
    m_add->setToolTip(tr("Behind the layer that is chosen"));
    m_remove->setText(tr("Remove the layer"));
    m_up->setText(tr("Move the layer up"));
    m_down->setText(tr("Move the layer down"));
    for (QAction* action : {m_remove, m_up, m_down})
        action->setToolTip(QStringLiteral("%1 (%2)").arg(
            action->text(), action->shortcut().toString(QKeySequence::NativeText)));
    m_chain->setAccessibleName(tr("Layers of the own network"));
    m_kind->setAccessibleName(tr("Kind of the layer"));
    fillKinds();
    m_shown.clear();
    m_model.retranslate();
    showLayer();
}

} // namespace carpo::pages

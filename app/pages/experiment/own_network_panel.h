// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/experiment_draft.h"
#include "app/models/own_layer_kinds.h"
#include "app/models/own_layer_model.h"
#include "app/pages/translated_widget.h"

#include <vector>

class QAction;
class QComboBox;
class QToolButton;

namespace carpo::forms {
class FieldEditor;
} // namespace carpo::forms

namespace carpo::network {
class LayerChain;
} // namespace carpo::network

namespace carpo::pages {

/// The builder of an own network: its layers, one below the other, each with what comes out of it; to add,
/// take away, move and change.
class OwnNetworkPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit OwnNetworkPanel(const bridge::ExperimentDraft& draft, QWidget* parent = nullptr);

    /// Shows the draft's layers.
    void refresh();

Q_SIGNALS:
    /// The value of network.layers.
    void layersEdited(const QString& layers);

private:
    void createParts();
    void createLayout();
    void connectParts();
    QAction* addAction(const char* name, const char* icon, const QKeySequence& key);
    void fillKinds();
    [[nodiscard]] int currentRow() const;
    void choose(int row);
    void add(const models::OwnLayerKind& kind);
    void remove();
    void move(int by);
    /// The fields of the layer that is chosen.
    void showLayer();
    void makeEditors(const models::OwnLayerKind& kind, const QVariantList& values);
    void onArgument();
    void onKind(int index);
    void refreshActions();
    void retranslate() override;

    const bridge::ExperimentDraft& m_draft;
    models::OwnLayerModel m_model;
    std::vector<models::OwnLayerKind> m_kinds;
    network::LayerChain* m_chain = nullptr;
    QToolButton* m_add = nullptr;
    QAction* m_remove = nullptr;
    QAction* m_up = nullptr;
    QAction* m_down = nullptr;
    QComboBox* m_kind = nullptr;
    QWidget* m_arguments = nullptr;
    std::vector<forms::FieldEditor*> m_editors;
    QString m_shown; // words of the layer whose fields are shown
};

} // namespace carpo::pages

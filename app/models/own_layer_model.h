// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/nn/layer_list.h"

#include <QAbstractListModel>

#include <string>

namespace carpo::models {

/// The layers of a network that is being built, with the roles of network::LayerChain, and behind them the
/// head that every network has and nobody edits. A layer's words ("conv 16 3") are its edit role; dragged
/// rows move. What is changed is said in edited(); whoever hears it answers with setDrafts.
class OwnLayerModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    /// As many layers as before keep their rows, and with them what is chosen.
    void setDrafts(nn::LayerDrafts drafts);
    void retranslate();

    /// Of layers, the head not counted.
    [[nodiscard]] int layerCount() const { return static_cast<int>(m_drafts.layers.size()); }
    [[nodiscard]] QString words(int row) const;
    void insert(int row, const QString& words);
    void remove(int row);
    /// `to`: its row afterwards.
    void move(int row, int to);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    bool dropMimeData(const QMimeData* data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex& parent) override;

Q_SIGNALS:
    /// The value of network.layers.
    void edited(const QString& layers);

private:
    void publish();
    [[nodiscard]] QVariant headData(int role) const;
    [[nodiscard]] QVariant layerData(const nn::LayerDraft& draft, int role) const;

    nn::LayerDrafts m_drafts;
};

} // namespace carpo::models

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/network_outline.h"
#include "app/bridge/workspace.h"
#include "app/models/layer_model.h"
#include "app/pages/translated_widget.h"

#include <optional>
#include <string>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::network {
class LayerChain;
} // namespace carpo::network

namespace carpo::pages {

class OwnNetworkPanel;

/// The draft's network: its layers drawn, what each costs as a table, and the builder where it is an own one.
/// Followed only while somebody looks.
class NetworkPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit NetworkPanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    /// A field of the form is to have another value.
    void valueWanted(const QString& key, const QVariant& value);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void refresh();
    void fitColumns();
    int narrow(int column, int least, int over);
    void onOutline();
    void showTotals();
    void showReason(const core::Error& error);
    [[nodiscard]] bool isOwn() const;
    void retranslate() override;

    bridge::Workspace& m_workspace;
    models::LayerModel m_model;
    std::optional<bridge::NetworkOutline> m_outline;
    std::string m_outlinedAs; // what it was made from
    QLabel* m_totals = nullptr;
    QPushButton* m_build = nullptr;
    QStackedWidget* m_left = nullptr; // drawn or built
    network::LayerChain* m_chain = nullptr;
    OwnNetworkPanel* m_own = nullptr;
    QStackedWidget* m_right = nullptr; // table, or why there is none
    QTreeView* m_table = nullptr;
    feedback::StateView* m_state = nullptr;
    QSplitter* m_columns = nullptr;
    bridge::LatestJob<bridge::NetworkOutline> m_job;
    bool m_isFitting = false; // the columns
};

} // namespace carpo::pages

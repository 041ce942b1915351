// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/evaluation_session.h"
#include "app/pages/translated_widget.h"

#include <set>
#include <vector>

class QAction;
class QActionGroup;
class QComboBox;
class QLabel;
class QMenu;
class QToolButton;

namespace carpo::feedback {
class ProgressLine;
} // namespace carpo::feedback

namespace carpo::pages {

/// Which images' predictions are shown, how often these were looked at, and asking the run about others.
class EvaluationBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit EvaluationBar(bridge::EvaluationSession& session, QWidget* parent = nullptr);

private:
    struct PartAction
    {
        dataset::Part part;
        QAction* action;
    };
    void createParts();
    void createMenu();
    void createLayout();
    void connectParts();
    void evaluate(const bridge::EvaluationRequest& request);
    void askForFolder();
    void refresh();
    void refreshShown();
    void refreshLooks();
    void refreshMenu();
    void refreshPartners();
    void retranslate() override;

    bridge::EvaluationSession& m_session;
    QComboBox* m_shown = nullptr;
    QLabel* m_looks = nullptr;
    QToolButton* m_button = nullptr;
    QMenu* m_menu = nullptr;
    std::vector<PartAction> m_parts;
    QAction* m_folder = nullptr;
    QMenu* m_viewMenu = nullptr;
    QActionGroup* m_views = nullptr;
    QMenu* m_partnerMenu = nullptr;
    std::set<std::int64_t> m_partners; // that are to be asked too
    feedback::ProgressLine* m_progress = nullptr;
};

} // namespace carpo::pages

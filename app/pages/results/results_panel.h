// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/evaluation_session.h"
#include "app/bridge/latest_job.h"
#include "app/bridge/run_details.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"
#include "widgets/feedback/message_line.h"

#include <variant>
#include <vector>

class QPushButton;
class QStackedWidget;
class QTabBar;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::pages {

class AttributionView;
class EvaluationBar;
class ResultView;

/// What a run predicts for its validation images, or others that it was asked about, in several views:
/// against the truth, where it fails, what it looks at, and how else it could be asked.
class ResultsPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ResultsPanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Null for none.
    void setRun(const bridge::RunDetailsPtr& details);
    [[nodiscard]] const bridge::EvaluationSession& session() const { return m_session; }

Q_SIGNALS:
    /// Row of the open data set.
    void imageChosen(int datasetRow);
    void messageWanted(const carpo::feedback::MessageLine::Message& message);

private:
    enum class Use
    {
        Always,
        OfNumbers,
        OfClasses
    };
    struct View
    {
        ResultView* view;
        Use use;
        const char* name; // QT_TR_NOOP
    };
    void createViews();
    void createParts();
    void createLayout();
    void connectParts();
    void connectView(const View& view);
    void addView(ResultView* view, Use use, const char* name);
    void refresh();
    void refreshReport();
    void refreshTabs();
    void showView(int tab);
    void savePredictions();
    void saveReport();
    void saveTo(const QString& path, std::function<core::Result<void>()> write, const QString& done);
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::EvaluationSession m_session;
    std::vector<View> m_views;
    std::vector<int> m_tabViews; // of each tab: its place in m_views
    AttributionView* m_attribution = nullptr;
    QStackedWidget* m_stack = nullptr;
    feedback::StateView* m_empty = nullptr;
    EvaluationBar* m_bar = nullptr;
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_shown = nullptr;
    QPushButton* m_save = nullptr;
    QPushButton* m_report = nullptr;
    bridge::LatestJob<std::monostate> m_saveJob;
};

} // namespace carpo::pages

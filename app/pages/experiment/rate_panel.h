// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/rate_search.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"
#include "widgets/feedback/message_line.h"

#include <cstddef>
#include <vector>

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace carpo::feedback {
class ProgressLine;
class StateView;
} // namespace carpo::feedback

namespace carpo::forms {
class RealSpinBox;
} // namespace carpo::forms

namespace carpo::plots {
class CurvePlot;
} // namespace carpo::plots

namespace carpo::pages {

/// The learning rate finder: the loss of the draft's network against a rate that rises with each batch, the
/// suggestion, and the button that takes it.
class RatePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit RatePanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Another data set is open.
    void forget();

Q_SIGNALS:
    void folderWanted();
    /// To be trained with.
    void rateTaken(double rate);
    void messageWanted(const carpo::feedback::MessageLine::Message& message);
    void saveFailed(const QString& path);

private:
    void createParts();
    void createLayout();
    void connectParts();
    void search();
    void refresh();
    void showState();
    /// What has come since, of the search under way.
    void drawSoFar();
    void append(const std::vector<training::RatePoint>& points);
    void draw(const training::RateSearch& found);
    void showSuggestion();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RateSearch m_search;
    training::Experiment m_searched; // what the search was made with
    std::size_t m_drawn = 0;         // points
    QLabel* m_fromLabel = nullptr;
    QLabel* m_toLabel = nullptr;
    QLabel* m_stepsLabel = nullptr;
    forms::RealSpinBox* m_from = nullptr;
    forms::RealSpinBox* m_to = nullptr;
    QSpinBox* m_steps = nullptr;
    QPushButton* m_start = nullptr;
    feedback::ProgressLine* m_progress = nullptr;
    QStackedWidget* m_stack = nullptr; // what it is, or its curve
    feedback::StateView* m_state = nullptr;
    plots::CurvePlot* m_plot = nullptr;
    QLabel* m_suggestion = nullptr;
    QPushButton* m_take = nullptr;
};

} // namespace carpo::pages

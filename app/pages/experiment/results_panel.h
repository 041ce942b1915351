// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/run_details.h"
#include "app/bridge/workspace.h"
#include "app/models/thumbnail_store.h"
#include "app/models/worst_model.h"
#include "app/pages/translated_widget.h"
#include "widgets/feedback/message_line.h"

#include <variant>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::gallery {
class Gallery;
} // namespace carpo::gallery

namespace carpo::plots {
class ConfusionMatrix;
class ScatterPlot;
} // namespace carpo::plots

namespace carpo::pages {

/// What a run predicts for its validation images: against the truth, MAE and CCC, or the confusion matrix and
/// what classes are judged by; and the worst ten.
class ResultsPanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ResultsPanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Null for none.
    void setRun(const bridge::RunDetailsPtr& details);

Q_SIGNALS:
    /// Row of the data set.
    void imageChosen(int datasetRow);
    void messageWanted(const carpo::feedback::MessageLine::Message& message);

private:
    void createParts();
    void createLayout();
    void connectParts();
    void refresh();
    void refreshScatter();
    void refreshConfusion();
    [[nodiscard]] bool hasClasses() const;
    void nameWorst();
    void savePredictions();
    void onPointClicked(int series, int point);
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::RunDetailsPtr m_details;
    bridge::OpenedSetPtr m_set; // what the thumbnails are of
    models::ThumbnailStore m_thumbnails;
    models::WorstModel m_worst;
    QStackedWidget* m_stack = nullptr;
    feedback::StateView* m_empty = nullptr;
    QStackedWidget* m_plots = nullptr;
    plots::ScatterPlot* m_scatter = nullptr;
    plots::ConfusionMatrix* m_confusion = nullptr;
    QLabel* m_worstTitle = nullptr;
    gallery::Gallery* m_gallery = nullptr;
    QPushButton* m_save = nullptr;
    bridge::LatestJob<std::monostate> m_saveJob;
};

} // namespace carpo::pages

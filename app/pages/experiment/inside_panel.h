// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/run_details.h"
#include "app/bridge/training_session.h"
#include "app/models/inside_model.h"
#include "app/pages/translated_widget.h"

#include <memory>
#include <vector>

class QLabel;
class QSpinBox;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace carpo::feedback {
class StateView;
} // namespace carpo::feedback

namespace carpo::plots {
class CurvePlot;
class PixelTiles;
} // namespace carpo::plots

namespace carpo::pages {

/// Por dentro: each layer's weights, activations and gradients as they change, the first layer's filters, the
/// maps that a chosen image leaves, and how the answers for some validation images move towards the truth.
/// The trainer looks only while this is seen.
class InsidePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit InsidePanel(bridge::TrainingSession& session, QWidget* parent = nullptr);

    /// Of the run that is trained, or was last: whose the validation images are; null for none.
    void setRun(const bridge::RunDetailsPtr& details);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void createParts();
    void createLayout();
    void look();
    void onBegun();
    void onAdvanced(const bridge::TrainingFrame& frame);
    void nameSamples();
    void showLayer();
    void drawSamples();
    void redrawSamples();
    void retranslate() override;

    bridge::TrainingSession& m_session;
    models::InsideModel m_model;
    std::shared_ptr<const training::Inspection> m_inspection;
    bridge::RunDetailsPtr m_details;
    std::vector<std::vector<float>> m_answers; // [epoch][sample]
    std::vector<int> m_epochs;
    std::size_t m_drawn = 0; // of m_answers
    QStackedWidget* m_stack = nullptr;
    feedback::StateView* m_empty = nullptr;
    QTreeView* m_layers = nullptr;
    QLabel* m_filtersTitle = nullptr;
    plots::PixelTiles* m_filters = nullptr;
    QLabel* m_mapsTitle = nullptr;
    QSpinBox* m_image = nullptr;
    plots::PixelTiles* m_maps = nullptr;
    plots::CurvePlot* m_samples = nullptr;
    QSplitter* m_columns = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"
#include "engine/training/experiment.h"
#include "engine/training/telemetry.h"
#include "widgets/feedback/message_line.h"

#include <cstdint>
#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace carpo::forms {
class Form;
} // namespace carpo::forms

namespace carpo::pages {

/// What will be trained: a preset or an experiment file to start from, and every hyperparameter. The
/// workspace's draft and this form follow each other.
class ExperimentForm final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ExperimentForm(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// What the form says; what is wrong with it otherwise, which then also stands under its field.
    [[nodiscard]] core::Result<training::Experiment> experiment();
    /// Fills the form; what is changed afterwards is marked against it.
    void setExperiment(const training::Experiment& experiment);

    /// Of a run that goes on, what it has been changed to; nothing is emitted.
    void showChange(const training::LiveChange& change);
    /// While a training goes on only what may be changed live can be.
    void setTraining(bool training);

Q_SIGNALS:
    /// While a training goes on, of what may be changed then.
    void liveChanged(const std::string& key, const carpo::training::Value& value);
    void messageWanted(const carpo::feedback::MessageLine::Message& message);

private:
    struct LoadedPreset
    {
        QString name;
        training::Experiment experiment;
    };

    void createLayout();
    void createFileMenu();
    void connectParts();
    void loadPresets();
    void fillPresets();
    void choosePreset(int index);
    void openFile(const QString& path);
    void saveFile(const QString& path);
    void applySettings();
    void onFilled();
    /// Says to the other pages what the form says.
    void publish();
    /// Shows what another page, or the project, says.
    void takeDraft();
    void refreshVisibility();
    void countParameters();
    void showParameters();
    void onValueChanged(const QString& key, const QVariant& value);
    void retranslate() override;

    bridge::Workspace& m_workspace;
    training::Experiment m_base; // what the form was filled with
    std::vector<LoadedPreset> m_presets;
    std::optional<std::int64_t> m_parameters;
    bool m_isBegun = false;   // the first preset stands there; what comes is somebody's choice
    bool m_isFilling = false; // many fields change, and only the last state counts
    bool m_isTraining = false;
    QLabel* m_presetLabel = nullptr;
    QComboBox* m_preset = nullptr;
    QToolButton* m_file = nullptr;
    QAction* m_open = nullptr;
    QAction* m_save = nullptr;
    QLabel* m_summary = nullptr;
    forms::Form* m_form = nullptr;
    bridge::LatestJob<std::vector<LoadedPreset>> m_presetJob;
    bridge::LatestJob<training::Experiment> m_fileJob;
    bridge::LatestJob<std::int64_t> m_parameterJob;
};

} // namespace carpo::pages

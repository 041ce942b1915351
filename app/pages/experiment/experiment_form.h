// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"
#include "app/pages/experiment/form_history.h"
#include "app/pages/translated_widget.h"
#include "engine/training/experiment.h"
#include "widgets/feedback/message_line.h"

#include <QTimer>

#include <cstdint>
#include <optional>
#include <vector>

class QAction;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QToolButton;

namespace carpo::forms {
class Form;
} // namespace carpo::forms

namespace carpo::pages {

class FileProblems;

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

    /// As somebody would in the form.
    void setValue(const QString& key, const QVariant& value);

    /// Of its steps, to be offered where else the form's values are changed.
    [[nodiscard]] QList<QAction*> undoActions() const { return {m_undo, m_redo}; }

Q_SIGNALS:
    void messageWanted(const carpo::feedback::MessageLine::Message& message);
    /// By the key of a lesson.
    void lessonWanted(const QString& lesson);

private:
    struct LoadedPreset
    {
        QString name;
        training::Experiment experiment;
    };

    /// An experiment file, or what was not understood of it.
    struct FileReading
    {
        std::optional<training::Experiment> experiment;
        std::vector<core::Problem> problems;
    };

    void createLayout();
    void createFileMenu();
    void createUndo();
    void connectParts();
    void loadPresets();
    void fillPresets();
    /// Says in the box when the form is no longer the preset that it names.
    void namePreset();
    [[nodiscard]] bool isChanged(const training::Experiment& current,
                                 const training::Experiment& preset) const;
    void choosePreset(int index);
    void openFile(const QString& path);
    void saveFile(const QString& path);
    void copyCommand();
    /// What the form says now becomes a step of its history; `key` as FormHistory::record has it.
    void recordStep(const QString& key);
    void restore(const FormHistory::State& state);
    void refreshUndo();
    /// So that undo and redo are the form's also where a text is edited.
    void watchEditors();
    void applySettings();
    /// What an experiment file or somebody in the form chose stays.
    void applySetting(const QString& key, const QVariant& usual, const QVariant& wanted);
    void onFilled();
    void endFilling();
    /// Says to the other pages what the form says.
    void publish();
    /// Shows what another page, or the project, says.
    void takeDraft();
    void refreshVisibility();
    void countParameters();
    void showParameters();
    void onValueChanged(const QString& key);
    void retranslate() override;
    bool eventFilter(QObject* watched, QEvent* event) override;

    bridge::Workspace& m_workspace;
    training::Experiment m_base; // what the form was filled with
    std::vector<LoadedPreset> m_presets;
    std::optional<std::int64_t> m_parameters;
    bool m_isBegun = false; // the first preset stands there; what comes is somebody's choice
    QVariantMap m_applied;  // from the settings
    FormHistory m_history;
    QTimer m_stepEnd;         // a pause ends a step
    bool m_isFilling = false; // many fields change, and only the last state counts
    QLabel* m_presetLabel = nullptr;
    QComboBox* m_preset = nullptr;
    QToolButton* m_file = nullptr;
    QHBoxLayout* m_line = nullptr;
    QAction* m_open = nullptr;
    QAction* m_save = nullptr;
    QAction* m_copyCommand = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    FileProblems* m_fileProblems = nullptr;
    QLabel* m_summary = nullptr;
    forms::Form* m_form = nullptr;
    bridge::LatestJob<std::vector<LoadedPreset>> m_presetJob;
    bridge::LatestJob<std::vector<core::Problem>> m_saveJob;
    bridge::LatestJob<FileReading> m_fileJob;
    bridge::LatestJob<std::int64_t> m_parameterJob;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/training_session.h"
#include "app/pages/experiment/run_progress.h"
#include "app/pages/translated_widget.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace carpo::pages {

/// Treinar, Pausar or Continuar, one batch, one epoch, Parar; how far the run is and what it costs.
class RunBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit RunBar(bridge::TrainingSession& session, QWidget* parent = nullptr);

    /// Whether there is something to train on.
    void setReady(bool ready);
    /// Epochs of the run that is about to begin; 0 where they are not known.
    void expectEpochs(int epochs) { m_expectedEpochs = epochs; }

Q_SIGNALS:
    /// To the end, or until it pauses behind the first batch or epoch.
    void trainWanted(std::optional<carpo::training::TrainingControls::Until> until);

private:
    void createLayout();
    void connectParts();
    void refreshButtons();
    void refreshWords();
    void onAdvanced(const bridge::TrainingFrame& frame);
    void pauseOrResume();
    void goOnUntil(training::TrainingControls::Until end);
    void retranslate() override;

    bridge::TrainingSession& m_session;
    RunProgress m_progress;
    std::optional<core::Progress> m_preparing;
    int m_expectedEpochs = 0;
    bool m_isReady = false;
    QPushButton* m_train = nullptr;
    QPushButton* m_pause = nullptr;
    QPushButton* m_oneBatch = nullptr;
    QPushButton* m_oneEpoch = nullptr;
    QPushButton* m_stop = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel* m_words = nullptr;
    QLabel* m_times = nullptr; // what a batch's time goes into
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/training_frame.h"
#include "widgets/feedback/time_left.h"

#include <QElapsedTimer>
#include <QString>

#include <optional>
#include <string>

namespace carpo::pages {

/// How far a training is, put together from its news.
class RunProgress
{
public:
    /// `epochs`: those of the whole run, 0 where it is not known.
    void start(int epochs);
    void follow(const bridge::TrainingFrame& frame);

    [[nodiscard]] double learningRate() const { return m_last ? m_last->learningRate : 0; }
    /// Share of the run that is done, 0 to 1.
    [[nodiscard]] double share() const;
    /// "época 7 de 20 · lote 3 de 126 · faltam 3 min · CPU, 2 threads", as far as it is known.
    [[nodiscard]] QString words() const;
    /// "812 imagens/s · taxa 0,001 · 412 MB · lote 94 ms: dados 3 %, ida 30 %, volta 60 %, passo 7 %"
    [[nodiscard]] QString timesWords() const;

private:
    void follow(const training::BatchTimes& times, bool isLater);

    int m_epochs = 0;
    std::string m_device; // the engine's description
    std::optional<training::BatchReport> m_last;
    training::BatchTimes m_times; // moving averages
    std::int64_t m_memory = 0;    // bytes
    QElapsedTimer m_clock;
    feedback::TimeLeft m_timeLeft;
};

} // namespace carpo::pages

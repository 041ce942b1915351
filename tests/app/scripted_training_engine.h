// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/training_engine.h"

#include <functional>

namespace carpo::app_test {

/// Runs a test's function in place of the engine, on the session's thread.
class ScriptedTrainingEngine final : public bridge::TrainingEngine
{
public:
    using Script = std::function<core::Result<jobs::TrainJobResult>(
        training::TrainingControls&, jobs::TrainJobObserver&, const std::stop_token&)>;

    explicit ScriptedTrainingEngine(Script script);

    [[nodiscard]] core::Result<jobs::TrainJobResult> start(const jobs::TrainJob& job,
                                                           training::TrainingControls& controls,
                                                           jobs::TrainJobObserver& observer,
                                                           std::stop_token stop) override;
    [[nodiscard]] core::Result<jobs::TrainJobResult> resume(const jobs::TrainJob& job,
                                                            std::int64_t run,
                                                            training::TrainingControls& controls,
                                                            jobs::TrainJobObserver& observer,
                                                            std::stop_token stop) override;

private:
    Script m_script;
};

} // namespace carpo::app_test

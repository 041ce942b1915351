// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/scripted_training_engine.h"

#include <utility>

namespace carpo::app_test {

ScriptedTrainingEngine::ScriptedTrainingEngine(Script script)
    : m_script(std::move(script))
{}

core::Result<jobs::TrainJobResult> ScriptedTrainingEngine::start(const jobs::TrainJob&,
                                                                 training::TrainingControls& controls,
                                                                 jobs::TrainJobObserver& observer,
                                                                 std::stop_token stop)
{
    return m_script(controls, observer, stop);
}

core::Result<jobs::TrainJobResult> ScriptedTrainingEngine::resume(const jobs::TrainJob&,
                                                                  std::int64_t,
                                                                  training::TrainingControls& controls,
                                                                  jobs::TrainJobObserver& observer,
                                                                  std::stop_token stop)
{
    return m_script(controls, observer, stop);
}

} // namespace carpo::app_test

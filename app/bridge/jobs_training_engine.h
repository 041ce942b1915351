// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/training_engine.h"

namespace carpo::bridge {

/// The engine itself.
class JobsTrainingEngine final : public TrainingEngine
{
public:
    [[nodiscard]] core::Result<jobs::TrainJobResult> start(const jobs::TrainJob& job,
                                                           training::TrainingControls& controls,
                                                           jobs::TrainJobObserver& observer,
                                                           std::stop_token stop) override;
    [[nodiscard]] core::Result<jobs::TrainJobResult> resume(const jobs::TrainJob& job,
                                                            std::int64_t run,
                                                            training::TrainingControls& controls,
                                                            jobs::TrainJobObserver& observer,
                                                            std::stop_token stop) override;
};

} // namespace carpo::bridge

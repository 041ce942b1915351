// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/jobs/epoch_row.h"

namespace carpo::jobs {

project::EpochRow epochRowOf(const training::EpochReport& report)
{
    project::EpochRow row{.epoch = report.epoch,
                          .values = {{"train_loss", report.trainLoss}, {"val_loss", report.validationLoss}}};
    for (const auto& [key, value] : report.trainMetrics)
        row.values.emplace_back("train_" + key, value);
    for (const auto& [key, value] : report.metrics)
        row.values.emplace_back("val_" + key, value);
    row.values.emplace_back("learning_rate", report.learningRate);
    row.values.emplace_back("images_per_second", report.imagesPerSecond);
    row.values.emplace_back("seconds", report.seconds);
    row.values.emplace_back("steps", static_cast<double>(report.steps));
    return row;
}

} // namespace carpo::jobs

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/dataset.h"
#include "engine/explore/scan.h"
#include "engine/project/project.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace carpo::report {

/// What a page about a data set and, where there is one, a run says.
struct ReportInput
{
    const dataset::Dataset* dataset = nullptr; ///< never null
    const explore::ScanTable* scan = nullptr;  ///< never null
    const project::Run* run = nullptr;         ///< may be null, then what follows is empty
    std::span<const project::EpochRow> epochs = {};
    std::span<const project::PredictionRow> predictions = {};

    std::string baseFile = {};   ///< the name of the file whose weights the run started with; empty: none
    std::string baseSha256 = {}; ///< of its bytes

    // Of a run whose target is a class; empty where it is a number.
    std::vector<std::string> classes = {}; ///< all that the network tells apart
    std::string metric = {};               ///< the key of the one that chose the best epoch: "accuracy"
    std::string metricName = {};           ///< in English
};

/// One self-contained HTML page, no script, no outside reference, with SVG charts: the data set (sex, age by
/// sex, aspect ratio, brightness and contrast, problems) and the run (curves with the constant guess,
/// predicted against true, MAE, CCC, or the confusion matrix, the worst ten with their images). In English.
[[nodiscard]] std::string reportHtml(const ReportInput& input);

/// Writes the page; fails with WriteFailed, DiskFull. Blocks.
[[nodiscard]] core::Result<void> writeReport(const std::filesystem::path& file, const ReportInput& input);

} // namespace carpo::report

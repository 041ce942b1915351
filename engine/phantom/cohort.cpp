// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/cohort.h"

#include "engine/phantom/cohort_plan.h"
#include "engine/phantom/generated_folder.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace carpo::phantom {
namespace {

namespace fs = std::filesystem;

// Raised with every change that changes a pixel or a row.
constexpr int kGeneratorVersion = 2;
constexpr const char* kMarker = "cohort.json";
constexpr const char* kTable = "boneage-training-dataset.csv";
constexpr const char* kImages = "boneage-training-dataset";
constexpr const char* kAnomalies = "anomalies.csv";

using Json = nlohmann::ordered_json;

Json markerOf(const CohortOptions& options, bool finished)
{
    return {{"generator", "carpo phantom"},
            {"version", kGeneratorVersion},
            {"count", options.count},
            {"seed", options.seed},
            {"anomalies", options.anomalies},
            {"height", options.height},
            {"shuffle_maturity", options.shuffleMaturity},
            {"finished", finished}};
}

SetMarker markerFor(const CohortOptions& options)
{
    return {.name = kMarker,
            .generator = "carpo phantom",
            .unfinished = markerOf(options, false).dump(2) + "\n",
            .finished = markerOf(options, true).dump(2) + "\n"};
}

fs::path imageFile(const fs::path& folder, int id)
{
    return folder / kImages / (std::to_string(id) + ".png");
}

core::Result<void>
writeTables(const fs::path& folder, const SetMarker& marker, const std::vector<CohortRow>& rows)
{
    std::ostringstream labels;
    std::ostringstream anomalies;
    labels << "id,boneage,male\n";
    anomalies << "id,kind,other\n";
    for (const CohortRow& row : rows) {
        labels << row.id << ',' << row.labelMonths << ',' << (row.labelMale ? "True" : "False") << '\n';
        if (row.anomaly != Anomaly::None)
            anomalies << row.id << ',' << anomalyKey(row.anomaly) << ',' << row.other << '\n';
    }
    // The marker before the tables: a folder with tables and no marker is somebody else's.
    return writeText(folder / kMarker, marker.unfinished)
        .and_then([&] { return writeText(folder / kAnomalies, anomalies.str()); })
        .and_then([&] { return writeText(folder / kTable, labels.str()); });
}

} // namespace

core::Result<void> writeCohort(const fs::path& folder,
                               const CohortOptions& options,
                               std::stop_token stop,
                               const core::ProgressFn& progress)
{
    if (const auto checked = checkOptions(options); !checked)
        return checked;
    const SetMarker marker = markerFor(options);
    const core::Result<bool> finished = prepareFolder(folder, marker, {kImages}, {kTable});
    if (!finished)
        return tl::make_unexpected(finished.error());
    if (*finished)
        return {};
    const std::vector<CohortRow> rows = planCohort(options);
    return writeTables(folder, marker, rows)
        .and_then([&] {
            return writeImages(
                rows.size(),
                [&](std::size_t row) { return imageFile(folder, rows[row].id); },
                [&](std::size_t row) { return renderRow(rows[row]); },
                stop,
                progress);
        })
        .and_then([&] { return writeText(folder / kMarker, marker.finished); });
}

} // namespace carpo::phantom

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/phantom/cohort.h"

#include "engine/core/parallel_for.h"
#include "engine/core/progress_meter.h"
#include "engine/imaging/encode.h"
#include "engine/phantom/cohort_plan.h"

#include <atomic>
#include <cerrno>
#include <fstream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <system_error>
#include <vector>

namespace carpo::phantom {
namespace {

namespace fs = std::filesystem;

// Raised with every change that changes a pixel or a row.
constexpr int kGeneratorVersion = 1;
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

// The marker in the folder, if this generator left one.
std::optional<Json> readMarker(const fs::path& folder)
{
    std::ifstream file(folder / kMarker);
    if (!file)
        return std::nullopt;
    Json marker = Json::parse(file, nullptr, false);
    if (!marker.is_object() || marker.value("generator", std::string()) != "carpo phantom")
        return std::nullopt;
    return marker;
}

core::ErrorCode codeOf(std::error_code error)
{
    if (error == std::errc::no_space_on_device)
        return core::ErrorCode::DiskFull;
    if (error == std::errc::permission_denied || error == std::errc::read_only_file_system
        || error == std::errc::operation_not_permitted)
        return core::ErrorCode::PermissionDenied;
    return core::ErrorCode::WriteFailed;
}

tl::unexpected<core::Error> failed(const fs::path& path, std::error_code error)
{
    return core::failure(codeOf(error), path.string(), {{"detail", error.message()}});
}

// To a temporary name first, so that no half table is ever seen.
core::Result<void> writeText(const fs::path& file, const std::string& text)
{
    fs::path temporary = file;
    temporary += ".part";
    {
        errno = 0;
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out << text;
        out.close();
        if (!out)
            return failed(file, std::error_code(errno != 0 ? errno : EIO, std::generic_category()));
    }
    std::error_code error;
    fs::rename(temporary, file, error);
    if (error)
        return failed(file, error);
    return {};
}

fs::path imageFile(const fs::path& folder, int id)
{
    return folder / kImages / (std::to_string(id) + ".png");
}

// Another cohort's pictures; whatever else lies beside them stays.
void removeCohort(const fs::path& folder)
{
    std::error_code ignored; // what cannot be removed is written over or reported then
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / kImages, ignored))
        if (entry.path().extension() == ".png" || entry.path().extension() == ".part")
            fs::remove(entry.path(), ignored);
    fs::remove(folder / kMarker, ignored);
}

// True if the finished cohort is there already.
core::Result<bool> prepareFolder(const fs::path& folder, const CohortOptions& options)
{
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        return core::failure(core::ErrorCode::NotAFolder, folder.string());
    const std::optional<Json> marker = readMarker(folder);
    if (marker == markerOf(options, true))
        return true;
    if (!marker) {
        std::error_code missing;
        const bool strange = fs::exists(folder / kTable, missing) || fs::exists(folder / kMarker, missing)
                             || !fs::is_empty(folder / kImages, missing);
        if (strange && !missing)
            return core::failure(core::ErrorCode::FolderNotEmpty, folder.string());
    } else if (*marker != markerOf(options, false)) {
        removeCohort(folder);
    }
    fs::create_directories(folder / kImages, error);
    if (error)
        return failed(folder, error);
    return false;
}

core::Result<void>
writeTables(const fs::path& folder, const CohortOptions& options, const std::vector<CohortRow>& rows)
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
    return writeText(folder / kMarker, markerOf(options, false).dump(2) + "\n")
        .and_then([&] { return writeText(folder / kAnomalies, anomalies.str()); })
        .and_then([&] { return writeText(folder / kTable, labels.str()); });
}

// Rows are taken from a counter, so that pictures appear by increasing row.
core::Result<void> writeImages(const fs::path& folder,
                               const std::vector<CohortRow>& rows,
                               const std::stop_token& stop,
                               const core::ProgressFn& progress)
{
    core::ProgressMeter meter(static_cast<std::int64_t>(rows.size()), progress);
    std::atomic<bool> broken = false;
    std::atomic<bool> cancelled = false;
    std::mutex mutex;
    core::Result<void> result; // protected by mutex
    core::parallelFor(rows.size(), [&](std::size_t i) {
        if (broken || stop.stop_requested()) {
            cancelled = true;
            return;
        }
        const fs::path file = imageFile(folder, rows[i].id);
        std::error_code missing;
        if (!fs::exists(file, missing)) {
            const auto written = imaging::writePng(file, renderRow(rows[i]));
            const std::scoped_lock lock(mutex);
            if (!written && !broken.exchange(true))
                result = written;
        }
        meter.advance();
    });
    meter.finish();
    if (result && cancelled)
        return core::failure(core::ErrorCode::Cancelled);
    return result;
}

} // namespace

core::Result<void> writeCohort(const fs::path& folder,
                               const CohortOptions& options,
                               std::stop_token stop,
                               const core::ProgressFn& progress)
{
    if (const auto checked = checkOptions(options); !checked)
        return checked;
    const core::Result<bool> finished = prepareFolder(folder, options);
    if (!finished)
        return tl::make_unexpected(finished.error());
    if (*finished)
        return {};
    const std::vector<CohortRow> rows = planCohort(options);
    return writeTables(folder, options, rows)
        .and_then([&] { return writeImages(folder, rows, stop, progress); })
        .and_then([&] { return writeText(folder / kMarker, markerOf(options, true).dump(2) + "\n"); });
}

} // namespace carpo::phantom

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan.h"

#include "engine/core/progress_meter.h"
#include "engine/explore/scan_workers.h"
#include "engine/imaging/decode_limits.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace carpo::explore {
namespace {

// A transaction waits for the disk: many rows share one, but none waits longer than this to be safe.
constexpr std::size_t kScannedAtOnce = 500;
constexpr auto kStoreInterval = std::chrono::seconds(1);

std::vector<dataset::FileStamp> stampsOf(const dataset::Dataset& dataset, const std::stop_token& stop)
{
    std::vector<dataset::FileStamp> stamps(dataset.size());
    for (std::size_t i = 0; i < dataset.size() && !stop.stop_requested(); ++i)
        stamps[i] = dataset::stampOf(dataset.files[i]);
    return stamps;
}

/// Forgets the problems of images that may open now, and returns how many they are.
std::int64_t forgetPassedProblems(ScanTable& table)
{
    const imaging::DecodeLimits limits = imaging::decodeLimits();
    return static_cast<std::int64_t>(std::erase_if(table.problems, [&limits](const core::Problem& problem) {
        return imaging::mayOpenNow(problem, limits);
    }));
}

/// Rows that are neither measured nor known to be unreadable.
std::vector<std::size_t> unknownRows(const dataset::Dataset& dataset, const ScanTable& table)
{
    std::unordered_set<std::string_view> unreadable;
    for (const core::Problem& problem : table.problems)
        unreadable.insert(problem.place);
    std::vector<std::size_t> rows;
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (!table.decoded[i] && !unreadable.contains(dataset.files[i].native()))
            rows.push_back(i);
    }
    return rows;
}

/// Puts results into the table and, in batches, into the store.
class Collector
{
public:
    Collector(const dataset::Dataset& dataset, ScanStore& store, ScanTable& table)
        : m_dataset(dataset)
        , m_store(store)
        , m_table(table)
    {}

    [[nodiscard]] core::Result<void> take(ScannedImage image)
    {
        if (image.problem) {
            m_table.problems.push_back(std::move(*image.problem));
        } else {
            m_table.decoded[image.row] = true;
            if (image.facts && image.facts->isAnything())
                m_table.facts[image.row] = std::move(*image.facts);
            m_table.pixelHashes[image.row] = image.measured.fingerprint.pixels;
            m_table.perceptualHashes[image.row] = image.measured.fingerprint.perceptual;
            for (std::size_t i = 0; i < image.measured.measures.size(); ++i)
                m_table.measures[i][image.row] = image.measured.measures[i];
        }
        m_waiting.push_back(image.row);
        m_thumbnails.push_back(image.measured.fingerprint.thumbnail);
        const bool due = std::chrono::steady_clock::now() - m_stored >= kStoreInterval;
        return due || m_waiting.size() >= kScannedAtOnce ? store() : core::Result<void>();
    }

    [[nodiscard]] core::Result<void> store()
    {
        core::Result<void> stored;
        if (!m_waiting.empty())
            stored = m_store.storeScan(m_dataset, m_table, m_waiting, m_thumbnails);
        m_waiting.clear();
        m_thumbnails.clear();
        m_stored = std::chrono::steady_clock::now();
        return stored;
    }

private:
    const dataset::Dataset& m_dataset;
    ScanStore& m_store;
    ScanTable& m_table;
    std::vector<std::size_t> m_waiting;
    std::vector<Thumbnail> m_thumbnails; // of m_waiting
    std::chrono::steady_clock::time_point m_stored = std::chrono::steady_clock::now();
};

core::Result<void> scanRows(const std::vector<std::size_t>& rows,
                            const dataset::Dataset& dataset,
                            Collector& collector,
                            core::ProgressMeter& meter,
                            const std::stop_token& stop)
{
    ScanWorkers workers(dataset.files, rows, stop);
    while (auto image = workers.next()) {
        if (auto taken = collector.take(std::move(*image)); !taken)
            return taken;
        meter.advance();
    }
    return collector.store();
}

} // namespace

core::Result<ScanTable>
scan(const dataset::Dataset& dataset, ScanStore& store, std::stop_token stop, const core::ProgressFn& report)
{
    core::ProgressMeter meter(static_cast<std::int64_t>(dataset.size()), report);
    const auto stamps = stampsOf(dataset, stop);
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    auto loaded = store.loadScan(dataset, stamps);
    if (!loaded)
        return loaded;
    ScanTable& table = *loaded;
    table.reused -= forgetPassedProblems(table);
    const auto rows = unknownRows(dataset, table);
    meter.advance(static_cast<std::int64_t>(dataset.size() - rows.size()));
    if (!rows.empty()) {
        Collector collector(dataset, store, table);
        if (auto scanned = scanRows(rows, dataset, collector, meter, stop); !scanned)
            return tl::unexpected(scanned.error());
    }
    meter.finish();
    // The workers finish in any order; the list is to be the same each time.
    std::ranges::sort(table.problems, {}, &core::Problem::place);
    if (stop.stop_requested())
        return core::failure(core::ErrorCode::Cancelled);
    table.seconds = meter.seconds();
    return loaded;
}

} // namespace carpo::explore

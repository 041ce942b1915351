// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/explore/measures.h"
#include "engine/imaging/dicom_facts.h"

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <stop_token>
#include <thread>
#include <vector>

namespace carpo::explore {

/// What a worker found in one file.
struct ScannedImage
{
    std::size_t row = 0;
    MeasuredImage measured; ///< without measures where there is a problem
    std::optional<imaging::DicomFacts> facts;
    std::optional<core::Problem> problem;
};

/// Decodes and measures one file. The problem is Cancelled where the stop was asked for meanwhile, which says
/// nothing of the file. Safe from any thread. Blocks.
[[nodiscard]] ScannedImage
scanImage(std::size_t row, const std::filesystem::path& file, const std::stop_token& stop = {});

/// Scans rows on all cores and hands them over one at a time through a bounded queue, so that a slow
/// consumer does not fill the memory. Stops and waits for its threads when destroyed.
class ScanWorkers
{
public:
    /// Starts. `files` and `rows` must outlive this object; `rows` are places in `files`.
    ScanWorkers(const std::vector<std::filesystem::path>& files,
                std::span<const std::size_t> rows,
                std::stop_token stop);
    ~ScanWorkers();
    ScanWorkers(const ScanWorkers&) = delete;
    ScanWorkers& operator=(const ScanWorkers&) = delete;
    ScanWorkers(ScanWorkers&&) = delete;
    ScanWorkers& operator=(ScanWorkers&&) = delete;

    /// The next result, in any order; nothing when all are done or the stop was asked for and the queue is
    /// empty. Blocks.
    [[nodiscard]] std::optional<ScannedImage> next();

private:
    void createThreads();
    void run();
    void push(ScannedImage image);

    const std::vector<std::filesystem::path>& m_files;
    std::span<const std::size_t> m_rows;
    unsigned m_threadCount;
    std::stop_source m_stop;             // asked for by the destructor or by the caller's token
    std::atomic<std::size_t> m_next = 0; // place in m_rows of what no worker has taken yet

    std::mutex m_mutex; // protects m_queue and m_running
    std::condition_variable_any m_filled;
    std::condition_variable_any m_emptied;
    std::deque<ScannedImage> m_queue;
    unsigned m_running = 0;

    std::stop_callback<std::function<void()>> m_forward;
    std::vector<std::jthread> m_threads;
};

} // namespace carpo::explore

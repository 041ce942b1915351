// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/scan_workers.h"

#include "engine/imaging/decode.h"
#include "engine/imaging/file_bytes.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace carpo::explore {
namespace {

constexpr std::size_t kQueueRoom = 256;

} // namespace

ScannedImage scanImage(std::size_t row, const std::filesystem::path& file, const std::stop_token& stop)
{
    ScannedImage result;
    result.row = row;
    try {
        const imaging::DecodeLimits limits = imaging::decodeLimits();
        const auto bytes = imaging::readFile(file, imaging::maxFileBytes(limits));
        if (!bytes) {
            result.problem = bytes.error();
            return result;
        }
        auto decoded = imaging::decodeWithFacts(*bytes, file.string(), limits, stop);
        if (!decoded) {
            result.problem = std::move(decoded.error());
            return result;
        }
        result.facts = std::move(decoded->facts);
        result.measured =
            measure(decoded->image,
                    {.bytes = static_cast<std::int64_t>(bytes->size()), .format = imaging::sniff(*bytes),
                     .isColour = decoded->isColour});
    } catch (const std::exception& exception) {
        // The worker's edge: what nobody expected is this image's problem and no other's.
        result.problem =
            core::Problem{core::ErrorCode::Internal, file.string(), {{"detail", exception.what()}}};
    }
    return result;
}

ScanWorkers::ScanWorkers(const std::vector<std::filesystem::path>& files,
                         std::span<const std::size_t> rows,
                         std::stop_token stop)
    : m_files(files)
    , m_rows(rows)
    , m_threadCount(std::max(1U, std::thread::hardware_concurrency()))
    , m_running(m_threadCount)
    , m_forward(std::move(stop), [this] { m_stop.request_stop(); })
{
    createThreads();
}

ScanWorkers::~ScanWorkers()
{
    m_stop.request_stop();
}

void ScanWorkers::createThreads()
{
    for (unsigned i = 0; i < m_threadCount; ++i)
        m_threads.emplace_back([this] { run(); });
}

std::optional<ScannedImage> ScanWorkers::next()
{
    std::unique_lock lock(m_mutex);
    m_filled.wait(lock, [this] { return m_running == 0 || !m_queue.empty(); });
    if (m_queue.empty())
        return std::nullopt;
    std::optional<ScannedImage> image(std::move(m_queue.front()));
    m_queue.pop_front();
    lock.unlock();
    m_emptied.notify_one();
    return image;
}

void ScanWorkers::run()
{
    // One image at a time: they differ a hundredfold in size.
    for (std::size_t i = m_next++; i < m_rows.size() && !m_stop.stop_requested(); i = m_next++) {
        ScannedImage image = scanImage(m_rows[i], m_files[m_rows[i]], m_stop.get_token());
        if (!image.problem || image.problem->code != core::ErrorCode::Cancelled)
            push(std::move(image));
    }
    const std::scoped_lock lock(m_mutex);
    --m_running;
    m_filled.notify_all();
}

void ScanWorkers::push(ScannedImage image)
{
    std::unique_lock lock(m_mutex);
    // A stop lets the workers go on past a full queue: what they have in hand is worth keeping.
    m_emptied.wait(lock, m_stop.get_token(), [this] { return m_queue.size() < kQueueRoom; });
    m_queue.push_back(std::move(image));
    lock.unlock();
    m_filled.notify_one();
}

} // namespace carpo::explore

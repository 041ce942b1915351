// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/pixel_builder.h"

#include "engine/core/parallel_for.h"
#include "engine/imaging/decode.h"
#include "engine/project/file_ops.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string_view>
#include <unordered_map>

namespace carpo::project {
namespace {

std::vector<std::string> pathsOf(const dataset::Dataset& dataset)
{
    std::vector<std::string> paths;
    paths.reserve(dataset.size());
    for (const std::filesystem::path& file : dataset.files)
        paths.push_back(relativePath(file, dataset.root));
    return paths;
}

std::vector<dataset::FileStamp> stampsOf(const dataset::Dataset& dataset)
{
    std::vector<dataset::FileStamp> stamps;
    stamps.reserve(dataset.size());
    for (const std::filesystem::path& file : dataset.files)
        stamps.push_back(dataset::stampOf(file));
    return stamps;
}

// A file that could not be opened may be readable now without looking any different.
bool stillFails(const core::Problem& problem, const std::filesystem::path& file)
{
    if (isLasting(problem.code))
        return !imaging::mayOpenNow(problem, imaging::decodeLimits());
    const auto again = imaging::decodeFile(file);
    return !again && again.error().code == problem.code;
}

} // namespace

// What the workers share while the array is made.
class PixelBuilder::Work
{
public:
    Work(const PixelFileWriter& writer, std::size_t images, std::stop_token stop, core::ProgressMeter& meter)
        : m_writer(writer)
        , m_stop(std::move(stop))
        , m_meter(meter)
        , m_entries(images)
    {}

    [[nodiscard]] bool isOver() const { return m_failed || m_stop.stop_requested(); }

    [[nodiscard]] const std::stop_token& stop() const { return m_stop; }

    void put(std::size_t row, PixelEntry entry, std::span<const std::uint8_t> pixels)
    {
        if (entry.present) {
            entry.pixelHash = hashOf(pixels);
            if (auto written = m_writer.write(row, pixels); !written)
                fail(written.error());
        }
        m_entries[row] = std::move(entry);
    }

    void countDecoded() { m_meter.advance(); }

    [[nodiscard]] core::Result<std::vector<PixelEntry>> entries()
    {
        if (m_failed)
            return tl::unexpected(m_error);
        if (m_stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        return std::move(m_entries);
    }

private:
    void fail(const core::Error& error)
    {
        const std::scoped_lock lock(m_mutex);
        if (!m_failed)
            m_error = error;
        m_failed = true;
    }

    const PixelFileWriter& m_writer;
    std::stop_token m_stop;
    core::ProgressMeter& m_meter;
    std::vector<PixelEntry> m_entries; // each element is one worker's
    std::mutex m_mutex;                // protects m_error
    core::Error m_error;
    std::atomic<bool> m_failed = false;
};

PixelBuilder::PixelBuilder(const dataset::Dataset& dataset, const explore::Preparation& preparation)
    : m_dataset(dataset)
    , m_preparation(preparation)
    , m_paths(pathsOf(dataset))
    , m_stamps(stampsOf(dataset))
    , m_origins(dataset.size())
{}

std::size_t PixelBuilder::missing() const
{
    return static_cast<std::size_t>(std::count_if(
        m_origins.begin(), m_origins.end(), [](const Origin& origin) { return origin.file == nullptr; }));
}

bool PixelBuilder::canTake(const PixelFile& source, std::size_t image, std::size_t row) const
{
    const PixelEntry& entry = source.entries()[image];
    if (entry.path != m_paths[row] || entry.stamp != m_stamps[row])
        return false;
    if (entry.present)
        return hashOf(source.pixels(image)) == entry.pixelHash;
    return entry.problem && stillFails(*entry.problem, m_dataset.files[row]);
}

void PixelBuilder::takeFrom(const PixelFile& source)
{
    if (source.side() != m_preparation.pixels.inputSize)
        return;
    std::unordered_map<std::string_view, std::size_t> imageOfPath;
    imageOfPath.reserve(source.entries().size());
    for (std::size_t image = 0; image < source.entries().size(); ++image)
        imageOfPath.emplace(source.entries()[image].path, image);
    core::parallelFor(m_origins.size(), [&](std::size_t row) {
        const auto image = imageOfPath.find(m_paths[row]);
        if (m_origins[row].file == nullptr && image != imageOfPath.end()
            && canTake(source, image->second, row))
            m_origins[row] = {&source, image->second};
    });
}

bool PixelBuilder::isWholly(const PixelFile& source) const
{
    if (source.entries().size() != m_origins.size())
        return false;
    for (std::size_t row = 0; row < m_origins.size(); ++row) {
        if (m_origins[row].file != &source || m_origins[row].image != row)
            return false;
    }
    return true;
}

PixelEntry
PixelBuilder::decode(std::size_t row, std::span<std::uint8_t> pixels, const std::stop_token& stop) const
{
    PixelEntry entry{.path = m_paths[row], .stamp = m_stamps[row]};
    const auto image = imaging::decodeFile(m_dataset.files[row], imaging::decodeLimits(), stop);
    if (!image) {
        entry.problem = image.error();
        return entry;
    }
    const imaging::Image prepared = explore::prepare(*image, m_preparation);
    std::copy_n(prepared.pixels8().begin(), pixels.size(), pixels.begin());
    entry.present = true;
    return entry;
}

core::Result<void>
PixelBuilder::build(const std::filesystem::path& file, std::stop_token stop, const core::ProgressFn& report)
{
    auto writer = PixelFileWriter::create(file, m_origins.size(), m_preparation.pixels.inputSize);
    if (!writer)
        return tl::unexpected(writer.error());
    core::ProgressMeter meter(static_cast<std::int64_t>(missing()), report);
    Work work(*writer, m_origins.size(), std::move(stop), meter);
    const auto side = static_cast<std::size_t>(m_preparation.pixels.inputSize);
    core::parallelFor(m_origins.size(), [&](std::size_t row) {
        if (work.isOver())
            return;
        if (const auto& [source, image] = m_origins[row]; source != nullptr) {
            work.put(row, source->entries()[image], source->pixels(image));
            return;
        }
        std::vector<std::uint8_t> pixels(side * side);
        PixelEntry entry = decode(row, pixels, work.stop());
        work.put(row, std::move(entry), pixels);
        work.countDecoded();
    });
    auto entries = work.entries();
    if (!entries)
        return tl::unexpected(entries.error());
    auto finished = writer->finish(*entries);
    if (finished)
        meter.finish();
    return finished;
}

} // namespace carpo::project

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decoder_pool.h"

#include <algorithm>
#include <cstdlib>
#include <system_error>
#include <thread>
#include <utility>

namespace carpo::imaging {
namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "carpo-decode";

} // namespace

/// A helper that goes back to its pool, whatever happens.
class DecoderPool::Lease
{
public:
    Lease(DecoderPool& pool, std::unique_ptr<DecoderChild> child)
        : m_pool(pool)
        , m_child(std::move(child))
    {}
    ~Lease() { m_pool.giveBack(std::move(m_child)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Lease(Lease&&) = delete;
    Lease& operator=(Lease&&) = delete;

    [[nodiscard]] DecoderChild& child() { return *m_child; }

private:
    DecoderPool& m_pool;
    std::unique_ptr<DecoderChild> m_child;
};

fs::path decoderProgram()
{
    std::error_code error;
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing in the program changes the environment.
    if (const char* const named = std::getenv("CARPO_DECODE"); named != nullptr && *named != '\0')
        return named;
    const fs::path folder = fs::read_symlink("/proc/self/exe", error).parent_path();
    for (const fs::path& place : {folder / kName, folder.parent_path() / "libexec" / "carpo" / kName}) {
        if (fs::is_regular_file(place, error))
            return place;
    }
    return {};
}

DecoderPool::DecoderPool(fs::path program, std::size_t most)
    : m_program(std::move(program))
    , m_most(most)
{}

DecoderPool& DecoderPool::shared()
{
    // Never destroyed: threads that outlast main may still ask. Helpers end when this process does.
    static auto* const pool =
        new DecoderPool(decoderProgram(), std::max(1U, std::thread::hardware_concurrency()) + 1);
    return *pool;
}

core::Result<std::unique_ptr<DecoderChild>> DecoderPool::take(const std::stop_token& stop)
{
    {
        std::unique_lock lock(m_mutex);
        if (!m_returned.wait(lock, stop, [this] { return m_taken < m_most; }))
            return core::failure(core::ErrorCode::Cancelled);
        ++m_taken;
        if (!m_idle.empty()) {
            auto child = std::move(m_idle.back());
            m_idle.pop_back();
            return child;
        }
    }
    core::Result<std::unique_ptr<DecoderChild>> started =
        m_program.empty() ? core::Result<std::unique_ptr<DecoderChild>>(
            core::failure(core::ErrorCode::DecoderUnavailable, {}, {{"detail", "it is not there"}}))
                          : DecoderChild::start(m_program);
    if (!started)
        giveBack(nullptr);
    return started;
}

void DecoderPool::giveBack(std::unique_ptr<DecoderChild> child)
{
    if (child != nullptr && !child->isSpent())
        child->shrink();
    {
        const std::scoped_lock lock(m_mutex);
        --m_taken;
        if (child != nullptr && !child->isSpent())
            m_idle.push_back(std::move(child));
    }
    m_returned.notify_one();
}

template <typename Value, typename Read>
core::Result<Value> DecoderPool::ask(const DecodeRequest& request,
                                     std::span<const std::uint8_t> file,
                                     const std::stop_token& stop,
                                     const Read& read)
{
    // A helper that was ended from outside while it was idle says nothing of this file: one more try.
    for (int attempt = 0;; ++attempt) {
        core::Result<std::unique_ptr<DecoderChild>> taken = take(stop);
        if (!taken)
            return tl::unexpected(taken.error());
        Lease lease(*this, std::move(*taken));
        const core::Result<DecodeReply> reply = lease.child().ask(request, file, stop);
        if (!reply && reply.error().code == core::ErrorCode::DecoderUnavailable && attempt == 0)
            continue;
        if (!reply)
            return tl::unexpected(reply.error());
        if (reply->error)
            return tl::unexpected(*reply->error);
        return read(lease.child(), *reply);
    }
}

core::Result<DecodedImage> DecoderPool::decode(std::span<const std::uint8_t> file,
                                               const DecodeLimits& limits,
                                               const std::stop_token& stop)
{
    const DecodeRequest request{.task = DecodeRequest::Task::Pixels,
                                .fileBytes = static_cast<std::int64_t>(file.size()),
                                .limits = limits};
    return ask<DecodedImage>(request, file, stop, [](const DecoderChild& child, const DecodeReply& reply) {
        return child.pixels(reply).map([&reply](Image&& image) {
            return DecodedImage{.image = std::move(image), .facts = reply.facts, .isColour = reply.isColour};
        });
    });
}

core::Result<std::vector<DicomAttribute>> DecoderPool::attributes(std::span<const std::uint8_t> file,
                                                                  const DecodeLimits& limits,
                                                                  const std::stop_token& stop)
{
    const DecodeRequest request{.task = DecodeRequest::Task::Attributes,
                                .fileBytes = static_cast<std::int64_t>(file.size()),
                                .limits = limits};
    return ask<std::vector<DicomAttribute>>(
        request, file, stop, [](const DecoderChild& child, const DecodeReply& reply) {
            return child.text(reply).and_then([](const std::string& text) { return attributesIn(text); });
        });
}

} // namespace carpo::imaging

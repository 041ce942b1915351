// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/kept_memory.h"

#include "engine/nn/torch.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <list>
#include <mutex>
#include <sys/mman.h>
#include <unistd.h>
#include <unordered_map>

namespace carpo::nn {
namespace {

constexpr std::size_t kLarge = std::size_t{1} << 20; // smaller ones malloc itself keeps
constexpr std::size_t kPage = std::size_t{1} << 16; // or a part of it, on every processor
constexpr std::size_t kHugePage = std::size_t{2} << 20;
constexpr std::size_t kWorthHugePages = 4 * kHugePage;

struct Block
{
    void* data = nullptr;
    std::size_t bytes = 0;
};

std::size_t roundedUp(std::size_t bytes, std::size_t page)
{
    return (bytes + page - 1) / page * page;
}

// Begins with a page, a huge one where it is large. Null where there is no more.
Block fromSystem(std::size_t bytes)
{
    const std::size_t page = bytes >= kWorthHugePages ? kHugePage : kPage;
    const std::size_t whole = roundedUp(bytes, page);
    void* const found =
        ::mmap(nullptr, whole + page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (found == MAP_FAILED)
        return {};
    auto* const first = static_cast<std::byte*>(found);
    const auto place = reinterpret_cast<std::uintptr_t>(first);
    const std::size_t before = roundedUp(place, page) - place;
    if (before > 0)
        ::munmap(first, before);
    ::munmap(first + before + whole, page - before);
#ifdef MADV_HUGEPAGE
    if (page == kHugePage)
        ::madvise(first + before, whole, MADV_HUGEPAGE); // a wish: without them it is only slower
#endif
    return {first + before, whole};
}

class Pool : public c10::Allocator
{
public:
    static Pool& instance()
    {
        static Pool* const pool = new Pool; // LibTorch's for good: tensors may outlive everything
        return *pool;
    }

    // NOLINTBEGIN(modernize-use-override,readability-identifier-naming): which of them LibTorch declares, and
    // how, depends on its version
    c10::DataPtr allocate(std::size_t bytes) const { return instance().take(bytes); }
    c10::DataPtr allocate(std::size_t bytes) { return take(bytes); }
    c10::DeleterFnPtr raw_deleter() const { return &giveBack; }
    void copy_data(void* to, const void* from, std::size_t bytes) const { std::memcpy(to, from, bytes); }
    // NOLINTEND(modernize-use-override,readability-identifier-naming)

    void enter()
    {
        const std::scoped_lock lock(m_mutex);
        ++m_scopes;
    }
    void leave()
    {
        const std::scoped_lock lock(m_mutex);
        if (--m_scopes > 0)
            return;
        shrinkTo(0);
        m_most = 0;
    }
    std::size_t idle()
    {
        const std::scoped_lock lock(m_mutex);
        return m_idleBytes;
    }

private:
    c10::DataPtr take(std::size_t bytes)
    {
        void* data = nullptr;
        if (bytes >= kLarge)
            data = takeLarge(bytes);
        if (data == nullptr) // throws c10::Error where there is no more
            data = m_before.raw_allocate(bytes);
        return {data, data, &giveBack, c10::Device(c10::DeviceType::CPU)};
    }

    void* takeLarge(std::size_t bytes)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_scopes == 0)
            return nullptr;
        // The one that fits best; with more than an eighth left over it is better kept for another.
        auto best = m_idle.end();
        for (auto at = m_idle.begin(); at != m_idle.end(); ++at) {
            if (at->bytes >= bytes && at->bytes <= bytes + bytes / 8
                && (best == m_idle.end() || at->bytes < best->bytes))
                best = at;
        }
        Block block;
        if (best != m_idle.end()) {
            block = *best;
            m_idle.erase(best);
            m_idleBytes -= block.bytes;
        } else {
            m_most = std::max(m_most, m_usedBytes + bytes);
            shrinkTo(limit() - m_usedBytes - bytes);
            block = fromSystem(bytes);
            if (block.data == nullptr) {
                shrinkTo(0);
                return nullptr;
            }
        }
        m_usedBytes += block.bytes;
        m_most = std::max(m_most, m_usedBytes);
        m_used.emplace(block.data, block.bytes);
        return block.data;
    }

    static void giveBack(void* data)
    {
        // All blocks of the pool begin with a page.
        if (reinterpret_cast<std::uintptr_t>(data) % kPage != 0 || !instance().keep(data))
            instance().m_before.raw_deallocate(data);
    }

    // False where the pool does not know it.
    bool keep(void* data)
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_used.find(data);
        if (found == m_used.end())
            return false;
        m_idle.push_back({data, found->second});
        m_usedBytes -= found->second;
        m_idleBytes += found->second;
        m_used.erase(found);
        if (m_scopes == 0)
            shrinkTo(0);
        return true;
    }

    // In use and idle together. Sizes that come and go in turns want more than is in use at once.
    [[nodiscard]] std::size_t limit() const
    {
        static const auto memory = static_cast<std::size_t>(::sysconf(_SC_PHYS_PAGES))
                                   * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        return std::max(m_most, std::min(2 * m_most, memory / 2));
    }

    // Those that have lain longest go first.
    void shrinkTo(std::size_t bytes)
    {
        while (m_idleBytes > bytes) {
            ::munmap(m_idle.front().data, m_idle.front().bytes);
            m_idleBytes -= m_idle.front().bytes;
            m_idle.pop_front();
        }
    }

    c10::Allocator& m_before = *c10::GetAllocator(c10::DeviceType::CPU); // for what is not large
    std::mutex m_mutex;                                                  // protects what follows
    int m_scopes = 0;
    std::list<Block> m_idle; // in the order they came back
    std::unordered_map<void*, std::size_t> m_used;
    std::size_t m_idleBytes = 0;
    std::size_t m_usedBytes = 0;
    std::size_t m_most = 0; // in use at once
};

} // namespace

KeptMemory::KeptMemory()
{
#ifndef CARPO_SANITIZED // sanitizers want to see every block come and go
    static std::once_flag once;
    std::call_once(once, [] { c10::SetAllocator(c10::DeviceType::CPU, &Pool::instance()); });
#endif
    Pool::instance().enter();
}

KeptMemory::~KeptMemory()
{
    Pool::instance().leave();
}

std::size_t KeptMemory::idle()
{
    return Pool::instance().idle();
}

} // namespace carpo::nn

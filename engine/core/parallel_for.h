// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace carpo::core {

/// Calls `body(i)` once for each i below `count`, on all cores, in no certain order. Meant for items of an
/// image's weight, each of which takes what is next. What a call throws is thrown here after the others have
/// ended; no new ones begin. Threads of our own rather than oneTBB's: ThreadSanitizer does not see what
/// orders those, and reports every access. Blocks.
template <typename Body>
void parallelFor(std::size_t count, const Body& body)
{
    std::atomic<std::size_t> next = 0;
    std::mutex mutex; // protects thrown
    std::exception_ptr thrown;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                body(i);
        } catch (...) {
            next = count;
            const std::scoped_lock lock(mutex);
            thrown = std::current_exception();
        }
    };
    {
        const std::size_t cores = std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::jthread> helpers;
        for (std::size_t helper = 1; helper < std::min(cores, count); ++helper)
            helpers.emplace_back(work);
        work();
    }
    if (thrown)
        std::rethrow_exception(thrown);
}

} // namespace carpo::core

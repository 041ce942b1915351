// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <exception>
#include <string>

namespace carpo::training {

/// What LibTorch or the standard library threw, as a value: OutOfMemory where its words say so, else
/// Internal. `place` is what was being done.
[[nodiscard]] core::Error errorFrom(const std::exception& exception, const std::string& place);

/// Runs `work`, which gives a core::Result, and catches once what it throws.
template <typename Work>
auto guarded(const std::string& place, const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception& exception) {
        return tl::make_unexpected(errorFrom(exception, place));
    }
}

} // namespace carpo::training

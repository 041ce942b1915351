// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carpo::core {
class RandomStream;
} // namespace carpo::core

namespace carpo::fuzz {

using ByteVector = std::vector<std::uint8_t>;

/// One of the inputs with a few changes: bits and bytes, numbers of one to four bytes that look like lengths,
/// what is cut out, repeated, cut off, and pieces of the others. The same stream makes the same changes.
/// `inputs` must not be empty.
[[nodiscard]] ByteVector mutated(std::span<const ByteVector> inputs, core::RandomStream& random);

} // namespace carpo::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace carpo::decode {

/// The first bytes of the memory behind a descriptor, as long as the object lives.
class SharedInput
{
public:
    SharedInput(int descriptor, std::size_t bytes);
    ~SharedInput();
    SharedInput(const SharedInput&) = delete;
    SharedInput& operator=(const SharedInput&) = delete;
    SharedInput(SharedInput&&) = delete;
    SharedInput& operator=(SharedInput&&) = delete;

    /// Empty where the memory holds fewer.
    [[nodiscard]] std::span<const std::uint8_t> bytes() const { return m_bytes; }

private:
    std::span<const std::uint8_t> m_bytes;
};

/// Puts bytes at the start of the memory behind a descriptor; false where there is no room. Blocks.
[[nodiscard]] bool writeShared(int descriptor, std::span<const std::uint8_t> bytes);

} // namespace carpo::decode

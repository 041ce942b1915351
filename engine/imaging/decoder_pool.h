// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/decode_protocol.h"
#include "engine/imaging/decoded_image.h"
#include "engine/imaging/decoder_child.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <span>
#include <stop_token>
#include <vector>

namespace carpo::imaging {

/// Where carpo-decode lies: what CARPO_DECODE names, else beside the running program, else in
/// ../libexec/carpo from there. Empty where it is in none of these.
[[nodiscard]] std::filesystem::path decoderProgram();

/// Long-lived helpers that open what may kill its opener, started when they are needed and replaced when they
/// die or overstay. Safe from any thread.
class DecoderPool
{
public:
    /// At most so many helpers at a time; further callers wait.
    DecoderPool(std::filesystem::path program, std::size_t most);

    /// The program's own: a helper for each core, and one more for whoever looks at an image meanwhile.
    [[nodiscard]] static DecoderPool& shared();

    /// Fails with what the helper finds (as decodeBytes) and as DecoderChild::start and ask do. Blocks.
    [[nodiscard]] core::Result<DecodedImage>
    decode(std::span<const std::uint8_t> file, const DecodeLimits& limits, const std::stop_token& stop);

    /// A DICOM's attributes in the file's order. Fails as decode does. Blocks.
    [[nodiscard]] core::Result<std::vector<DicomAttribute>>
    attributes(std::span<const std::uint8_t> file, const DecodeLimits& limits, const std::stop_token& stop);

private:
    class Lease;

    [[nodiscard]] core::Result<std::unique_ptr<DecoderChild>> take(const std::stop_token& stop);
    void giveBack(std::unique_ptr<DecoderChild> child);
    template <typename Value, typename Read>
    [[nodiscard]] core::Result<Value> ask(const DecodeRequest& request,
                                          std::span<const std::uint8_t> file,
                                          const std::stop_token& stop,
                                          const Read& read);

    std::filesystem::path m_program;
    std::size_t m_most;

    std::mutex m_mutex; // protects m_idle and m_taken
    std::condition_variable_any m_returned;
    std::vector<std::unique_ptr<DecoderChild>> m_idle;
    std::size_t m_taken = 0;
};

} // namespace carpo::imaging

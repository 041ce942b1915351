// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/imaging/decode_protocol.h"
#include "engine/imaging/descriptor.h"
#include "engine/imaging/image.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <sys/types.h>

namespace carpo::imaging {

/// One running carpo-decode with the memory it shares with this process. It answers one request after the
/// other; once it has failed it is of no more use. Belongs to one thread at a time. Killed with the object.
class DecoderChild
{
public:
    /// Fails with DecoderUnavailable. Blocks (a process' start: 0.1 s, for OpenCV brings much along).
    [[nodiscard]] static core::Result<std::unique_ptr<DecoderChild>>
    start(const std::filesystem::path& program);

    ~DecoderChild();
    DecoderChild(const DecoderChild&) = delete;
    DecoderChild& operator=(const DecoderChild&) = delete;
    DecoderChild(DecoderChild&&) = delete;
    DecoderChild& operator=(DecoderChild&&) = delete;

    /// What it makes of the file; an error that the helper found is in the reply. Fails with DecoderCrashed,
    /// DecodingTooLong, DecoderUnavailable (somebody else ended it), OutOfMemory, Internal (it spoke
    /// nonsense) or Cancelled (within 0.05 s); then the child is spent. Blocks.
    [[nodiscard]] core::Result<DecodeReply>
    ask(const DecodeRequest& request, std::span<const std::uint8_t> file, const std::stop_token& stop);

    /// The pixels of its last reply. Fails with Internal where they are not there. Blocks.
    [[nodiscard]] core::Result<Image> pixels(const DecodeReply& reply) const;
    /// The text of its last reply. Fails as pixels does. Blocks.
    [[nodiscard]] core::Result<std::string> text(const DecodeReply& reply) const;

    /// Gives back the memory of a large image. Between two requests.
    void shrink();

    [[nodiscard]] bool isSpent() const { return m_isSpent; }

private:
    DecoderChild(pid_t process, Descriptor socket, Descriptor input, Descriptor output);

    [[nodiscard]] core::Result<void> send(const DecodeRequest& request, std::span<const std::uint8_t> file);
    [[nodiscard]] core::Result<std::string> receive(const DecodeLimits& limits, const std::stop_token& stop);
    [[nodiscard]] core::Error howItEnded();
    void end();

    pid_t m_process;
    Descriptor m_socket;
    Descriptor m_input;
    Descriptor m_output;
    bool m_isSpent = false;
};

} // namespace carpo::imaging

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace carpo::training {

/// A file of numbers over steps that TensorBoard shows: TFRecord frames that hold Event messages of protocol
/// buffers (tensorflow/core/util/event.proto and framework/summary.proto, version "brain.Event:2").
class EventFile
{
public:
    using Scalar = std::pair<std::string_view, double>; ///< tag, such as "val/mae", and value

    /// A new file "events.out.tfevents...." in the folder, where TensorBoard joins it with those that are
    /// there. Fails with WriteFailed. Blocks.
    [[nodiscard]] static core::Result<EventFile> create(const std::filesystem::path& folder);

    /// The values at a step, from 1; kept in memory until flush(). Must not block for long.
    void add(std::int64_t step, std::span<const Scalar> scalars);

    /// Fails with WriteFailed. Blocks.
    [[nodiscard]] core::Result<void> flush();

    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    EventFile(std::filesystem::path file, std::ofstream stream);
    void append(const std::string& event);

    std::filesystem::path m_file;
    std::ofstream m_stream;
    std::string m_waiting;
};

/// CRC-32C (Castagnoli, reflected polynomial 0x82F63B78), as RFC 3720 has it.
[[nodiscard]] std::uint32_t crc32c(std::string_view bytes);

} // namespace carpo::training

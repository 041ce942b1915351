// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>

namespace carpo::dataset {

/// A text file of any size and encoding, read piece by piece as UTF-8 without byte order mark.
class TextFile
{
public:
    /// Looks through the file once to tell its encoding. Opens regular files only. Fails with FileNotFound,
    /// PermissionDenied, ReadFailed, or TableBinary where it is no text: control characters in its first
    /// line, or in more than one place of twenty; and with Cancelled. Blocks.
    [[nodiscard]] static core::Result<TextFile> open(const std::filesystem::path& file,
                                                     const std::stop_token& stop = {});

    TextFile(TextFile&&) noexcept;
    TextFile& operator=(TextFile&&) noexcept;
    TextFile(const TextFile&) = delete;
    TextFile& operator=(const TextFile&) = delete;
    ~TextFile();

    /// Replaces the piece by what follows; false at the end. Fails with ReadFailed. Blocks.
    [[nodiscard]] core::Result<bool> next(std::string& piece);

    /// Goes back to the beginning. Fails with ReadFailed. Blocks.
    [[nodiscard]] core::Result<void> rewind();

private:
    struct Private;
    explicit TextFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace carpo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"
#include "engine/dataset/file_stamp.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carpo::project {

/// One image's place in an array file: what it was made from, and what its pixels must hash to.
struct PixelEntry
{
    std::string path; ///< relative to the data set's folder
    dataset::FileStamp stamp;
    bool present = false;
    std::uint64_t pixelHash = 0;               ///< XXH3-64 of the side x side bytes
    std::optional<core::Problem> problem = {}; ///< why it is not present; its place is left out
};

/// XXH3-64.
[[nodiscard]] std::uint64_t hashOf(std::span<const std::uint8_t> bytes);

/// A whole array file mapped into memory, read-only; unmapped when it goes.
///
/// The file: a header of 4096 bytes (magic, version, byte counts, hashes), N x side x side pixels, and the
/// entries as CBOR. What is not exactly as its hashes say is not opened.
class PixelFile
{
public:
    /// Nothing where there is no such file or where it is damaged; the pixels' own hashes are not checked
    /// here. Blocks.
    [[nodiscard]] static std::optional<PixelFile> open(const std::filesystem::path& file);

    PixelFile(PixelFile&& other) noexcept;
    PixelFile& operator=(PixelFile&& other) noexcept;
    PixelFile(const PixelFile&) = delete;
    PixelFile& operator=(const PixelFile&) = delete;
    ~PixelFile();

    [[nodiscard]] int side() const { return m_side; }
    [[nodiscard]] const std::vector<PixelEntry>& entries() const { return m_entries; }
    [[nodiscard]] std::span<const std::uint8_t> pixels() const;
    [[nodiscard]] std::span<const std::uint8_t> pixels(std::size_t image) const;

private:
    PixelFile() = default;

    void* m_address = nullptr;
    std::size_t m_bytes = 0;
    int m_side = 0;
    std::vector<PixelEntry> m_entries;
};

/// An array file in the making, under a temporary name: gone with this object unless it was finished.
/// While it is there the file is locked, so that others can tell it from one whose maker died.
class PixelFileWriter
{
public:
    /// Takes the disk space of `images` images at once, so that a full disk shows before the work is done.
    [[nodiscard]] static core::Result<PixelFileWriter>
    create(const std::filesystem::path& file, std::size_t images, int side);

    PixelFileWriter(PixelFileWriter&& other) noexcept;
    PixelFileWriter& operator=(PixelFileWriter&&) = delete;
    PixelFileWriter(const PixelFileWriter&) = delete;
    PixelFileWriter& operator=(const PixelFileWriter&) = delete;
    ~PixelFileWriter();

    /// Safe from any thread, for different images at once.
    [[nodiscard]] core::Result<void> write(std::size_t image, std::span<const std::uint8_t> pixels) const;

    /// Writes entries and header, syncs and gives the file its name.
    [[nodiscard]] core::Result<void> finish(std::span<const PixelEntry> entries);

private:
    PixelFileWriter(std::filesystem::path file, std::filesystem::path temporary, int descriptor, int side);
    [[nodiscard]] core::Result<void> writeAt(std::span<const std::uint8_t> bytes, std::uint64_t offset) const;

    std::filesystem::path m_file;
    std::filesystem::path m_temporary;
    int m_descriptor = -1;
    int m_side = 0;
};

} // namespace carpo::project

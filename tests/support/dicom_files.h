// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace carpo::support {

/// A DICOM to be made with DCMTK's dump2dcm.
struct DicomSpec
{
    int width = 61; ///< odd, so that padding is met
    int height = 47;
    int bitsAllocated = 16;
    int bitsStored = 12;
    bool isSigned = false;
    std::string photometric = "MONOCHROME2";
    int samples = 1;
    std::vector<std::string> lines = {}; ///< further attributes, as dump2dcm reads them: "(0010,0040) CS [F]"
    std::vector<std::string> without = {}; ///< attributes to leave out: "(7fe0,0010)"
};

/// Codes over the whole range of the spec: a ramp with a little noise, the same each time. width x height x
/// samples of them.
[[nodiscard]] std::vector<std::uint16_t> rampCodes(const DicomSpec& spec);

/// Writes it with those codes (as they lie in the file), explicit little endian. Throws where a tool fails.
void writeDicom(const std::filesystem::path& file,
                const DicomSpec& spec,
                const std::vector<std::uint16_t>& codes);

/// Runs a program with its arguments quoted; throws where it fails.
void runTool(const std::vector<std::string>& command);

[[nodiscard]] std::vector<std::uint8_t> fileBytes(const std::filesystem::path& file);
void writeBytes(const std::filesystem::path& file, const std::vector<std::uint8_t>& bytes);

} // namespace carpo::support

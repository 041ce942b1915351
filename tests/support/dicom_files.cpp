// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dicom_files.h"

#include "engine/core/random.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace carpo::support {
namespace {

namespace fs = std::filesystem;

std::string dumpOf(const DicomSpec& spec, const fs::path& pixels)
{
    const auto number = [](const char* tag, int value) {
        return std::string(tag) + " US " + std::to_string(value);
    };
    std::vector<std::string> lines = {"(0008,0016) UI [1.2.840.10008.5.1.4.1.1.7]",
                                      "(0008,0018) UI [1.2.826.0.1.3680043.2.1125.1]",
                                      "(0008,0060) CS [CR]",
                                      "(0020,000d) UI [1.2.826.0.1.3680043.2.1125.2]",
                                      "(0020,000e) UI [1.2.826.0.1.3680043.2.1125.3]",
                                      number("(0028,0002)", spec.samples),
                                      "(0028,0004) CS [" + spec.photometric + "]",
                                      number("(0028,0010)", spec.height),
                                      number("(0028,0011)", spec.width),
                                      number("(0028,0100)", spec.bitsAllocated),
                                      number("(0028,0101)", spec.bitsStored),
                                      number("(0028,0102)", spec.bitsStored - 1),
                                      number("(0028,0103)", spec.isSigned ? 1 : 0),
                                      std::string("(7fe0,0010) ") + (spec.bitsAllocated > 8 ? "OW" : "OB")
                                          + " =" + pixels.string()};
    if (spec.samples > 1)
        lines.push_back(number("(0028,0006)", 0));
    std::erase_if(lines, [&spec](const std::string& line) {
        return std::ranges::any_of(spec.without,
                                   [&line](const std::string& tag) { return line.starts_with(tag); });
    });
    std::string text;
    for (const std::string& line : lines)
        text += line + '\n';
    for (const std::string& line : spec.lines)
        text += line + '\n';
    return text;
}

} // namespace

std::vector<std::uint16_t> rampCodes(const DicomSpec& spec)
{
    core::RandomStream random(5, "codes");
    const int codes = 1 << spec.bitsStored;
    std::vector<std::uint16_t> all(static_cast<std::size_t>(spec.width * spec.height * spec.samples));
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto level = static_cast<double>(i) / static_cast<double>(all.size() - 1) * (codes - 1);
        const int noise = static_cast<int>(random.below(5)) - 2;
        const int value = std::clamp(static_cast<int>(level) + noise, 0, codes - 1);
        // Two's complement: the lowest value is the code in the middle.
        all[i] = static_cast<std::uint16_t>(spec.isSigned ? (value + codes / 2) & (codes - 1) : value);
    }
    return all;
}

void writeDicom(const fs::path& file, const DicomSpec& spec, const std::vector<std::uint16_t>& codes)
{
    const fs::path pixels = file.string() + ".raw";
    const fs::path dump = file.string() + ".dump";
    {
        std::ofstream out(pixels, std::ios::binary);
        for (const std::uint16_t code : codes) {
            // dump2dcm takes negative values with all bits of the word.
            const bool isNegative = spec.isSigned && code >= 1 << (spec.bitsStored - 1);
            const auto word = static_cast<std::uint16_t>(
                isNegative ? code | (0xFFFFU << static_cast<unsigned>(spec.bitsStored)) : code);
            out.put(static_cast<char>(word & 0xFFU));
            if (spec.bitsAllocated > 8)
                out.put(static_cast<char>(word >> 8U));
        }
        if (spec.bitsAllocated <= 8 && codes.size() % 2 == 1)
            out.put('\0');
    }
    std::ofstream(dump) << dumpOf(spec, pixels);
    runTool({"dump2dcm", "--write-xfer-little", dump.string(), file.string()});
    fs::remove(pixels);
    fs::remove(dump);
}

void runTool(const std::vector<std::string>& command)
{
    std::string line;
    for (const std::string& word : command)
        line += '\'' + word + "' ";
    if (std::system((line + ">/dev/null 2>&1").c_str()) != 0)
        throw std::runtime_error("failed: " + line);
}

std::vector<std::uint8_t> fileBytes(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeBytes(const fs::path& file, const std::vector<std::uint8_t>& bytes)
{
    std::ofstream(file, std::ios::binary)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

} // namespace carpo::support

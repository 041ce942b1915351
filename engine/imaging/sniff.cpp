// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode.h"
#include "engine/imaging/file_bytes.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace carpo::imaging {
namespace {

struct Signature
{
    Format format;
    std::size_t offset;
    std::string_view bytes;
};

using namespace std::string_view_literals;

constexpr std::array kSignatures = {
    Signature{Format::Png, 0, "\x89PNG\r\n\x1A\n"sv},
    Signature{Format::Jpeg, 0, "\xFF\xD8\xFF"sv},
    Signature{Format::Tiff, 0, "II*\0"sv},
    Signature{Format::Tiff, 0, "MM\0*"sv},
    Signature{Format::Tiff, 0, "II+\0"sv}, // BigTIFF
    Signature{Format::Tiff, 0, "MM\0+"sv},
    Signature{Format::Dicom, 128, "DICM"sv},
    Signature{Format::Bmp, 0, "BM"sv},
};

constexpr std::size_t kSniffedBytes = 132;

} // namespace

Format sniff(std::span<const std::uint8_t> start)
{
    const auto fits = [start](const Signature& signature) {
        if (start.size() < signature.offset + signature.bytes.size())
            return false;
        return std::ranges::equal(start.subspan(signature.offset, signature.bytes.size()),
                                  signature.bytes,
                                  {},
                                  {},
                                  [](char letter) { return static_cast<std::uint8_t>(letter); });
    };
    const auto* const found = std::ranges::find_if(kSignatures, fits);
    return found == kSignatures.end() ? Format::Unknown : found->format;
}

Format sniffFile(const std::filesystem::path& file)
{
    const auto start = readStart(file, kSniffedBytes);
    return start ? sniff(*start) : Format::Unknown;
}

} // namespace carpo::imaging

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decode/dicom_checks.h"

#include "app/decode/dicom_values.h"
#include "engine/imaging/byte_order.h"

#include <algorithm>
#include <array>
#include <bit>
#include <gdcmDataSet.h>
#include <gdcmSequenceOfFragments.h>
#include <gdcmTransferSyntax.h>
#include <string_view>
#include <zlib.h>

namespace carpo::decode {
namespace {

const gdcm::Tag kPixelData(0x7FE0, 0x0010);
const gdcm::Tag kSamples(0x0028, 0x0002);
const gdcm::Tag kPhotometric(0x0028, 0x0004);
const gdcm::Tag kFrames(0x0028, 0x0008);
const gdcm::Tag kRows(0x0028, 0x0010);
const gdcm::Tag kColumns(0x0028, 0x0011);
const gdcm::Tag kBitsAllocated(0x0028, 0x0100);
const gdcm::Tag kBitsStored(0x0028, 0x0101);

constexpr std::array<std::string_view, 8> kPhotometrics = {
    "MONOCHROME1", "MONOCHROME2", "RGB", "YBR_FULL", "YBR_FULL_422", "YBR_PARTIAL_422", "YBR_ICT", "YBR_RCT"};

struct Picture
{
    std::int64_t rows = 0;
    std::int64_t columns = 0;
    std::int64_t samples = 1;
    std::int64_t bitsAllocated = 0;
};

// To search in: clang 14 cannot compile the ranges that libstdc++'s searches return.
std::string_view lettersOf(std::span<const std::uint8_t> bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Whether the fragments' list ends as it should: GDCM takes one that is cut short.
bool fragmentsEnd(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view kEnd("\xFE\xFF\xDD\xE0\0\0\0\0", 8);
    const std::string_view letters = lettersOf(bytes);
    for (const std::string_view start : {std::string_view("\xE0\x7F\x10\0OB\0\0\xFF\xFF\xFF\xFF", 12),
                                         std::string_view("\xE0\x7F\x10\0OW\0\0\xFF\xFF\xFF\xFF", 12)}) {
        const std::size_t found = letters.rfind(start);
        if (found != std::string_view::npos)
            return letters.find(kEnd, found + start.size()) != std::string_view::npos;
    }
    return false;
}

/// Whether all pixels are in the file, where they are not compressed: GDCM fills up what is missing.
bool pixelsEnd(std::span<const std::uint8_t> bytes, std::endian order, std::size_t pixelBytes)
{
    constexpr std::string_view kLittle("\xE0\x7F\x10\0", 4);
    constexpr std::string_view kBig("\x7F\xE0\0\x10", 4);
    const std::string_view tag = order == std::endian::big ? kBig : kLittle;
    for (auto rest = bytes;;) {
        const std::size_t found = lettersOf(rest).find(tag);
        if (found == std::string_view::npos)
            return false;
        const auto element = rest.subspan(found);
        // The same bytes may stand elsewhere by chance, but not with that length behind them.
        for (const std::size_t lengthAt : {std::size_t{8}, std::size_t{4}}) {
            if (imaging::numberAt(element, lengthAt, 4, order) == pixelBytes)
                return element.size() >= lengthAt + 4 + pixelBytes;
        }
        rest = element.subspan(1);
    }
}

/// Whether the compressed attributes of a deflated DICOM are there to their end (PS3.5 A.5).
bool deflatedEnd(std::span<const std::uint8_t> bytes)
{
    // Preamble, DICM, and the meta header by its group length.
    constexpr std::size_t kGroupLengthAt = 140;
    const std::size_t start =
        kGroupLengthAt + 4 + imaging::numberAt(bytes, kGroupLengthAt, 4, std::endian::little);
    z_stream stream = {};
    if (start >= bytes.size() || inflateInit2(&stream, -MAX_WBITS) != Z_OK)
        return false;
    stream.next_in = const_cast<Bytef*>(bytes.data() + start);
    stream.avail_in = static_cast<uInt>(bytes.size() - start);
    std::array<Bytef, 65536> thrownAway = {};
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = thrownAway.data();
        stream.avail_out = static_cast<uInt>(thrownAway.size());
        state = inflate(&stream, Z_NO_FLUSH);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END;
}

/// Whether what is uncompressed within the file is all there.
bool isWhole(std::span<const std::uint8_t> bytes, const gdcm::TransferSyntax& syntax, std::size_t pixelBytes)
{
    if (syntax == gdcm::TransferSyntax::DeflatedExplicitVRLittleEndian)
        return deflatedEnd(bytes);
    const bool isBig = syntax.GetSwapCode() == gdcm::SwapCode::BigEndian;
    return pixelsEnd(bytes, isBig ? std::endian::big : std::endian::little, pixelBytes);
}

core::Result<void>
checkPixelData(const gdcm::File& file, std::span<const std::uint8_t> bytes, const Picture& picture)
{
    const gdcm::DataElement& pixels = file.GetDataSet().GetDataElement(kPixelData);
    if (file.GetHeader().GetDataSetTransferSyntax().IsEncapsulated()) {
        const gdcm::SequenceOfFragments* const fragments = pixels.GetSequenceOfFragments();
        if (fragments == nullptr || fragments->GetNumberOfFragments() == 0 || !fragmentsEnd(bytes))
            return tl::unexpected(damaged());
        return {};
    }
    const std::int64_t bits = picture.rows * picture.columns * picture.samples * picture.bitsAllocated;
    const std::size_t pixelBytes = rawValue(pixels).size();
    if (static_cast<std::int64_t>(pixelBytes) < (bits + 7) / 8
        || !isWhole(bytes, file.GetHeader().GetDataSetTransferSyntax(), pixelBytes))
        return tl::unexpected(damaged());
    return {};
}

/// Overlays are not drawn, but one that does not fit says that the picture is another than it says.
core::Result<void> checkOverlays(const gdcm::DataSet& data, const Picture& picture)
{
    for (std::uint16_t group = 0x6000; group <= 0x601E; group = static_cast<std::uint16_t>(group + 2)) {
        const auto rows = wordOf(data, gdcm::Tag(group, 0x0010));
        const auto columns = wordOf(data, gdcm::Tag(group, 0x0011));
        if (!rows || !columns)
            continue;
        const auto origin = wordsOf(data, gdcm::Tag(group, 0x0050));
        const auto top = origin.size() < 2 ? 1 : static_cast<std::int16_t>(origin[0]);
        const auto left = origin.size() < 2 ? 1 : static_cast<std::int16_t>(origin[1]);
        if (top < 1 || left < 1 || top - 1 + *rows > picture.rows || left - 1 + *columns > picture.columns)
            return tl::unexpected(unsupported("an overlay outside of the image"));
        const std::string_view drawn = rawValue(data, gdcm::Tag(group, 0x3000));
        const std::int64_t bits = std::int64_t{*rows} * *columns;
        if (!drawn.empty() && static_cast<std::int64_t>(drawn.size()) < (bits + 7) / 8)
            return tl::unexpected(unsupported("an overlay cut short"));
    }
    return {};
}

core::Result<void> checkKind(const gdcm::DataSet& data, const Picture& picture)
{
    const double frames = numberOf(data, kFrames).value_or(1);
    if (frames != 1)
        return tl::unexpected(unsupported(textOf(data, kFrames) + " frames"));
    const std::string photometric = textOf(data, kPhotometric);
    if (std::ranges::find(kPhotometrics, photometric) == kPhotometrics.end())
        return tl::unexpected(
            unsupported(photometric.empty() ? "no photometric interpretation" : photometric));
    if (picture.samples != (photometric.starts_with("MONO") ? 1 : 3))
        return tl::unexpected(unsupported(std::to_string(picture.samples) + " samples a pixel"));
    const int stored = wordOf(data, kBitsStored).value_or(0);
    const bool isWhole = picture.bitsAllocated == 8 || picture.bitsAllocated == 16
                         || (picture.bitsAllocated == 12 && picture.samples == 1);
    if (!isWhole || stored < 1 || stored > picture.bitsAllocated)
        return tl::unexpected(
            unsupported(std::to_string(stored) + " bits of " + std::to_string(picture.bitsAllocated)));
    return {};
}

} // namespace

core::Error unsupported(const std::string& detail)
{
    return {core::ErrorCode::UnsupportedImage, {}, {{"format", "DICOM (" + detail + ")"}}};
}

core::Error damaged()
{
    return {core::ErrorCode::ImageDamaged, {}, {}};
}

core::Result<void>
checkPicture(const gdcm::File& file, std::span<const std::uint8_t> bytes, const imaging::DecodeLimits& limits)
{
    const gdcm::DataSet& data = file.GetDataSet();
    if (!data.FindDataElement(kRows) && !data.FindDataElement(kPixelData))
        return tl::unexpected(unsupported("no image"));
    const Picture picture{.rows = wordOf(data, kRows).value_or(0),
                          .columns = wordOf(data, kColumns).value_or(0),
                          .samples = wordOf(data, kSamples).value_or(1),
                          .bitsAllocated = wordOf(data, kBitsAllocated).value_or(0)};
    if (picture.rows * picture.columns > limits.maxPixels)
        return tl::unexpected(core::Error{core::ErrorCode::ImageTooLarge,
                                          {},
                                          {{"width", std::to_string(picture.columns)},
                                           {"height", std::to_string(picture.rows)},
                                           {"limit", std::to_string(limits.maxPixels)}}});
    if (!data.FindDataElement(kPixelData) || data.GetDataElement(kPixelData).IsEmpty())
        return tl::unexpected(unsupported("no pixel data"));
    if (picture.rows == 0 || picture.columns == 0)
        return tl::unexpected(damaged());
    return checkKind(data, picture)
        .and_then([&] { return checkPixelData(file, bytes, picture); })
        .and_then([&] { return checkOverlays(data, picture); });
}

} // namespace carpo::decode

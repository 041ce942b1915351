// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/byte_order.h"
#include "engine/imaging/container.h"

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace carpo::imaging {
namespace {

enum Tag : std::uint32_t
{
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Photometric = 262,
    StripOffsets = 273,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripByteCounts = 279,
    TileWidth = 322,
    TileLength = 323,
    TileOffsets = 324,
    TileByteCounts = 325,
    ExtraSamples = 338,
    SampleFormat = 339,
};

constexpr std::array<std::uint32_t, 14> kTags = {ImageWidth,
                                                 ImageLength,
                                                 BitsPerSample,
                                                 Photometric,
                                                 StripOffsets,
                                                 SamplesPerPixel,
                                                 RowsPerStrip,
                                                 StripByteCounts,
                                                 TileWidth,
                                                 TileLength,
                                                 TileOffsets,
                                                 TileByteCounts,
                                                 ExtraSamples,
                                                 SampleFormat};
constexpr std::uint32_t kWhiteIsZero = 0;
constexpr std::uint32_t kRgb = 2;
constexpr std::uint8_t kAlphaMultiplied = 1;
constexpr std::uint8_t kAlphaNotMultiplied = 2;
constexpr std::uint32_t kUnsigned = 1;

using Numbers = std::vector<std::uint64_t>;

/// Where a directory's parts lie: TIFF 6.0, and BigTIFF with its wider numbers.
struct Layout
{
    std::size_t startAt;    ///< where the file says where the first directory is
    std::size_t countBytes; ///< of the number of entries
    std::size_t placeBytes; ///< of a place in the file, and of what fits into an entry
    [[nodiscard]] std::size_t valueAt() const { return 4 + placeBytes; }
    [[nodiscard]] std::size_t entryBytes() const { return 4 + 2 * placeBytes; }
};
constexpr Layout kClassic{.startAt = 4, .countBytes = 2, .placeBytes = 4};
constexpr Layout kBig{.startAt = 8, .countBytes = 8, .placeBytes = 8};
// A directory has no more entries; libtiff takes more for damage too.
constexpr std::size_t kMaxEntries = 4096;

bool isBig(Bytes bytes)
{
    return bytes[2] == '+' || bytes[3] == '+';
}

/// The tags of the first directory that hold whole numbers.
class Directory
{
public:
    explicit Directory(Bytes bytes)
        : m_bytes(bytes)
        , m_order(bytes[0] == 'I' ? std::endian::little : std::endian::big)
        , m_layout(isBig(bytes) ? kBig : kClassic)
    {
        const std::size_t start = at(m_layout.startAt, m_layout.placeBytes);
        const std::size_t count = at(start, m_layout.countBytes);
        const std::size_t first = start + m_layout.countBytes;
        // After the entries stands where the next directory is.
        if (start < 8 || start > bytes.size() || count > kMaxEntries
            || first + count * m_layout.entryBytes() + m_layout.placeBytes > bytes.size())
            return;
        for (std::size_t i = 0; i < count; ++i)
            readEntry(first + i * m_layout.entryBytes());
    }

    /// False where a tag of these stands twice, or is of a type of number that nobody writes: the decoder
    /// might take another size for the image's than the one that is checked here.
    [[nodiscard]] bool isPlain() const { return m_plain; }

    [[nodiscard]] const Numbers& all(Tag tag) const
    {
        static const Numbers kNone;
        const auto found = m_tags.find(tag);
        return found == m_tags.end() ? kNone : found->second;
    }

    [[nodiscard]] std::uint64_t first(Tag tag, std::uint64_t otherwise) const
    {
        const Numbers& numbers = all(tag);
        return numbers.empty() ? otherwise : numbers.front();
    }

    /// Where the lower byte of the tag's first number is; 0 where the directory does not have the tag.
    [[nodiscard]] std::size_t placeOf(Tag tag) const
    {
        const auto found = m_places.find(tag);
        return found == m_places.end() ? 0 : found->second;
    }

private:
    [[nodiscard]] std::uint64_t at(std::size_t offset, std::size_t count) const
    {
        return longNumberAt(m_bytes, offset, count, m_order);
    }

    /// Bytes of a number of that type; 0 where it is none that is read here.
    [[nodiscard]] std::size_t widthOf(std::uint64_t type) const
    {
        switch (type) {
        case 1:
            return 1;
        case 3:
            return 2;
        case 4:
            return 4;
        case 16:
            return m_layout.placeBytes == 8 ? 8 : 0;
        default:
            return 0;
        }
    }

    void readEntry(std::size_t entry)
    {
        const auto tag = static_cast<std::uint32_t>(at(entry, 2));
        if (std::ranges::find(kTags, tag) == kTags.end())
            return;
        const std::size_t width = widthOf(at(entry + 2, 2));
        const std::size_t count = at(entry + 4, m_layout.placeBytes);
        m_plain = m_plain && width != 0 && !m_tags.contains(tag);
        if (width == 0 || count > m_bytes.size() / width)
            return;
        const std::size_t value = entry + m_layout.valueAt();
        const std::size_t start =
            count * width <= m_layout.placeBytes ? value : at(value, m_layout.placeBytes);
        if (start > m_bytes.size() || start + count * width > m_bytes.size())
            return;
        m_places[tag] = start + (m_order == std::endian::big ? width - 1 : 0);
        Numbers& numbers = m_tags[tag];
        for (std::size_t i = 0; i < count; ++i)
            numbers.push_back(at(start + i * width, width));
    }

    Bytes m_bytes;
    std::endian m_order;
    Layout m_layout;
    std::map<std::uint32_t, Numbers> m_tags;
    std::map<std::uint32_t, std::size_t> m_places;
    bool m_plain = true;
};

std::uint64_t inUnits(std::uint64_t length, std::uint64_t unit)
{
    return unit == 0 ? 0 : (length + unit - 1) / unit;
}

/// Whether as many strips or tiles as the image needs lie within the file.
bool piecesWithin(const Directory& directory, std::uint64_t needed, bool tiled, std::size_t fileBytes)
{
    const Numbers& offsets = directory.all(tiled ? TileOffsets : StripOffsets);
    const Numbers& counts = directory.all(tiled ? TileByteCounts : StripByteCounts);
    if (needed == 0 || offsets.size() < needed || counts.size() != offsets.size())
        return false;
    for (std::size_t i = 0; i < offsets.size(); ++i) {
        if (counts[i] == 0 || counts[i] > fileBytes || offsets[i] > fileBytes - counts[i])
            return false;
    }
    return true;
}

std::string refusalOf(const Directory& directory)
{
    const std::uint64_t bits = directory.first(BitsPerSample, 1);
    if (directory.first(SampleFormat, kUnsigned) != kUnsigned)
        return "TIFF (signed or floating point)";
    if (bits != 1 && bits != 8 && bits != 16)
        return "TIFF (" + std::to_string(bits) + " bits)";
    // The decoder would hand over 8 bits of the 16.
    const std::uint64_t samples = directory.first(SamplesPerPixel, 1);
    if (bits == 16 && (directory.first(Photometric, 1) > kRgb || samples == 2 || samples > 4))
        return "TIFF (16 bits, neither gray nor RGB)";
    return {};
}

} // namespace

Container readTiff(Bytes bytes, std::int64_t maxPixels)
{
    Container container;
    if (bytes.size() < 8)
        return container;
    const Directory directory(bytes);
    const std::uint64_t width = directory.first(ImageWidth, 0);
    const std::uint64_t height = directory.first(ImageLength, 0);
    // libtiff holds sides in 32 bits.
    if (width == 0 || height == 0 || width > UINT32_MAX || height > UINT32_MAX)
        return container;
    container.width = static_cast<std::int64_t>(width);
    container.height = static_cast<std::int64_t>(height);
    container.refusal = refusalOf(directory);
    if (height > static_cast<std::uint64_t>(maxPixels) / width)
        return container;
    const bool tiled = !directory.all(TileOffsets).empty();
    const std::uint64_t tileWidth = directory.first(TileWidth, 0);
    const std::uint64_t tileHeight = directory.first(TileLength, 0);
    // A decoder makes room for a whole tile.
    if (tiled && (tileWidth == 0 || tileHeight > static_cast<std::uint64_t>(maxPixels) / tileWidth))
        return container;
    const std::uint64_t rows = std::min<std::uint64_t>(directory.first(RowsPerStrip, UINT32_MAX), height);
    const std::uint64_t needed =
        tiled ? inUnits(width, tileWidth) * inUnits(height, tileHeight) : inUnits(height, rows);
    container.complete = directory.isPlain() && piecesWithin(directory, needed, tiled, bytes.size());
    container.isColour = directory.first(Photometric, 1) >= kRgb;
    container.inverted = directory.first(Photometric, 1) == kWhiteIsZero
                         && directory.first(BitsPerSample, 1) == 16
                         && directory.first(SamplesPerPixel, 1) == 1;
    if (container.complete && directory.first(ExtraSamples, 0) == kAlphaNotMultiplied) {
        container.forDecoder.assign(bytes.begin(), bytes.end());
        container.forDecoder[directory.placeOf(ExtraSamples)] = kAlphaMultiplied;
    }
    return container;
}

} // namespace carpo::imaging

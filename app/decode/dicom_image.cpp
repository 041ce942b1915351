// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decode/dicom_image.h"

#include "app/decode/dicom_checks.h"
#include "app/decode/dicom_values.h"
#include "engine/imaging/dicom_levels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <gdcmImageReader.h>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace carpo::decode {
namespace {

using gdcm::DataSet;
using gdcm::Tag;

const Tag kLutDescriptor(0x0028, 0x3002);
const Tag kLutData(0x0028, 0x3006);

std::optional<imaging::LevelTable> tableIn(const DataSet& data, const Tag& sequence, bool firstIsSigned)
{
    const auto items = itemsOf(data, sequence);
    if (items == nullptr)
        return std::nullopt;
    const DataSet& item = items->GetItem(1).GetNestedDataSet();
    const std::vector<std::uint16_t> descriptor = wordsOf(item, kLutDescriptor);
    const std::string_view raw = rawValue(item, kLutData);
    if (descriptor.size() < 3 || raw.empty() || descriptor[2] < 1 || descriptor[2] > 16)
        return std::nullopt;
    imaging::LevelTable table;
    const std::size_t entries = descriptor[0] == 0 ? 65536 : descriptor[0];
    table.first = firstIsSigned ? static_cast<std::int16_t>(descriptor[1]) : std::int64_t{descriptor[1]};
    table.bits = std::max<int>(descriptor[2], 8);
    table.values = wordsOf(item, kLutData);
    // Tables of 8 bits are written a byte an entry as well as a word an entry.
    if (descriptor[2] <= 8 && raw.size() < 2 * entries)
        table.values.assign(reinterpret_cast<const std::uint8_t*>(raw.data()),
                            reinterpret_cast<const std::uint8_t*>(raw.data()) + raw.size());
    table.values.resize(std::min(table.values.size(), entries));
    return table.values.empty() ? std::nullopt : std::optional(std::move(table));
}

std::optional<imaging::LevelWindow> windowIn(const DataSet& data)
{
    const auto centre = numberOf(data, Tag(0x0028, 0x1050));
    const auto width = numberOf(data, Tag(0x0028, 0x1051));
    if (!centre || !width)
        return std::nullopt;
    imaging::LevelWindow window{.centre = *centre, .width = *width};
    const std::string shape = textOf(data, Tag(0x0028, 0x1056));
    if (shape == "SIGMOID")
        window.shape = imaging::LevelWindow::Shape::Sigmoid;
    else if (shape == "LINEAR_EXACT")
        window.shape = imaging::LevelWindow::Shape::LinearExact;
    const bool isLinear = window.shape == imaging::LevelWindow::Shape::Linear;
    return *width >= (isLinear ? 1.0 : 1e-6) ? std::optional(window) : std::nullopt;
}

imaging::Presentation presentationIn(const DataSet& data, const gdcm::PixelFormat& format)
{
    imaging::Presentation how;
    how.bitsStored = std::clamp<int>(format.GetBitsStored(), 1, 16);
    how.isSigned = format.GetPixelRepresentation() == 1;
    how.modality = tableIn(data, Tag(0x0028, 0x3000), how.isSigned);
    if (const auto slope = numberOf(data, Tag(0x0028, 0x1053)); slope && *slope != 0 && !how.modality) {
        how.slope = *slope;
        how.intercept = numberOf(data, Tag(0x0028, 0x1052)).value_or(0);
    }
    const bool mayBeNegative = !how.modality && (how.isSigned || how.intercept < 0 || how.slope < 0);
    how.voi = tableIn(data, Tag(0x0028, 0x3010), mayBeNegative);
    how.window = windowIn(data);
    how.whiteIsLow = textOf(data, Tag(0x0028, 0x0004)) == "MONOCHROME1";
    return how;
}

imaging::DicomFacts factsIn(const DataSet& data)
{
    imaging::DicomFacts facts;
    facts.sex = imaging::sexOf(textOf(data, Tag(0x0010, 0x0040)));
    facts.ageMonths = imaging::ageInMonths(textOf(data, Tag(0x0010, 0x1010)),
                                           textOf(data, Tag(0x0010, 0x0030)),
                                           textOf(data, Tag(0x0008, 0x0020)));
    // Of the patient, of the detector, of the film that was scanned.
    const std::array kSpacings = {Tag(0x0028, 0x0030), Tag(0x0018, 0x1164), Tag(0x0018, 0x2010)};
    for (const Tag& tag : kSpacings) {
        const double row = numberOf(data, tag, 0).value_or(0);
        const double column = numberOf(data, tag, 1).value_or(0);
        if (row > 0 && column > 0) {
            facts.rowSpacing = row;
            facts.columnSpacing = column;
            break;
        }
    }
    const std::array kLateralities = {Tag(0x0020, 0x0062), Tag(0x0020, 0x0060)};
    for (const Tag& tag : kLateralities) {
        const std::string text = textOf(data, tag);
        if (facts.laterality.empty() && (text == "L" || text == "R" || text == "B" || text == "U"))
            facts.laterality = text;
    }
    facts.bodyPart = textOf(data, Tag(0x0018, 0x0015));
    return facts;
}

/// What GDCM decoded, before anybody looks at it.
struct Stored
{
    std::vector<char> bytes;
    gdcm::PixelFormat format;
    int width = 0;
    int height = 0;
};

std::uint16_t sampleAt(const Stored& stored, std::size_t place)
{
    if (stored.format.GetBitsAllocated() <= 8)
        return static_cast<std::uint8_t>(stored.bytes[place]);
    std::uint16_t word = 0;
    std::memcpy(&word, &stored.bytes[2 * place], sizeof word);
    return word;
}

/// One code a pixel, shifted down where the bits lie higher in the word.
std::vector<std::uint16_t> monochrome(const Stored& stored, int shift)
{
    std::vector<std::uint16_t> codes(static_cast<std::size_t>(stored.width)
                                     * static_cast<std::size_t>(stored.height));
    if (stored.format.GetBitsAllocated() > 8)
        std::memcpy(codes.data(), stored.bytes.data(), 2 * codes.size());
    else
        std::ranges::transform(std::span(stored.bytes).first(codes.size()), codes.begin(), [](char byte) {
            return static_cast<std::uint8_t>(byte);
        });
    if (shift > 0) {
        for (std::uint16_t& code : codes)
            code = static_cast<std::uint16_t>(code >> static_cast<unsigned>(shift));
    }
    return codes;
}

/// Rec. 601, as OpenCV makes gray of colour. In YBR the first sample is the luminance already.
std::vector<std::uint16_t> luminance(const Stored& stored, bool isPlanar, bool isYbr)
{
    const std::size_t count =
        static_cast<std::size_t>(stored.width) * static_cast<std::size_t>(stored.height);
    std::vector<std::uint16_t> codes(count);
    for (std::size_t i = 0; i < count; ++i) {
        const auto sample = [&](std::size_t channel) -> double {
            return sampleAt(stored, isPlanar ? channel * count + i : 3 * i + channel);
        };
        const double level = isYbr ? sample(0) : 0.299 * sample(0) + 0.587 * sample(1) + 0.114 * sample(2);
        codes[i] = static_cast<std::uint16_t>(std::lround(level));
    }
    return codes;
}

core::Result<imaging::Image> pictureOf(const gdcm::ImageReader& reader, const imaging::DecodeLimits& limits)
{
    const gdcm::Image& image = reader.GetImage();
    Stored stored;
    const std::int64_t pixels = std::int64_t{image.GetDimension(0)} * image.GetDimension(1);
    const auto bytes = static_cast<std::int64_t>(image.GetBufferLength());
    if (pixels <= 0 || pixels > limits.maxPixels || bytes < pixels || bytes > 8 * pixels)
        return tl::unexpected(damaged());
    stored.bytes.resize(static_cast<std::size_t>(bytes));
    if (!image.GetBuffer(stored.bytes.data()))
        return tl::unexpected(damaged());
    // Only now: the codec may know better than the attributes did.
    stored.format = image.GetPixelFormat();
    stored.width = static_cast<int>(image.GetDimension(0));
    stored.height = static_cast<int>(image.GetDimension(1));
    const std::int64_t samples = stored.format.GetSamplesPerPixel();
    const std::int64_t sampleBytes = stored.format.GetBitsAllocated() > 8 ? 2 : 1;
    if (stored.format.GetBitsAllocated() > 16 || (samples != 1 && samples != 3)
        || pixels * samples * sampleBytes > bytes)
        return tl::unexpected(damaged());
    const DataSet& data = reader.GetFile().GetDataSet();
    const int bitsStored = std::clamp<int>(stored.format.GetBitsStored(), 1, 16);
    if (samples == 1) {
        const int shift = std::max(0, stored.format.GetHighBit() + 1 - bitsStored);
        return imaging::presented(
            monochrome(stored, shift), stored.width, stored.height, presentationIn(data, stored.format));
    }
    const std::string photometric = image.GetPhotometricInterpretation().GetString();
    const std::vector<std::uint16_t> codes =
        luminance(stored, image.GetPlanarConfiguration() == 1, photometric.starts_with("YBR"));
    return imaging::presented(codes, stored.width, stored.height, {.bitsStored = bitsStored});
}

/// GDCM's reader of images with a look at the attributes before it looks at the image: it ends the process on
/// some that it does not expect.
class CheckedReader final : public gdcm::ImageReader
{
public:
    CheckedReader(std::span<const std::uint8_t> bytes, const imaging::DecodeLimits& limits)
        : m_bytes(bytes)
        , m_limits(limits)
    {}

    /// Fails with what checkPicture says, else with ImageDamaged.
    [[nodiscard]] core::Result<void> readChecked()
    {
        const bool isRead = Read();
        // Where it found no image it has read the attributes all the same, and they say why.
        if (!m_checked && !GetFile().GetDataSet().IsEmpty())
            check();
        if (m_checked && !*m_checked)
            return *m_checked;
        return isRead && m_checked ? core::Result<void>() : tl::unexpected(damaged());
    }

protected:
    bool ReadImage(const gdcm::MediaStorage& storage) override
    {
        return check() && gdcm::ImageReader::ReadImage(storage);
    }
    bool ReadACRNEMAImage() override { return check() && gdcm::ImageReader::ReadACRNEMAImage(); }

private:
    bool check()
    {
        m_checked = checkPicture(GetFile(), m_bytes, m_limits);
        return m_checked->has_value();
    }

    std::span<const std::uint8_t> m_bytes;
    const imaging::DecodeLimits& m_limits;
    std::optional<core::Result<void>> m_checked;
};

} // namespace

core::Result<imaging::DecodedImage> readDicom(std::span<const std::uint8_t> bytes,
                                              const imaging::DecodeLimits& limits)
{
    MemoryBuffer buffer(bytes);
    std::istream stream(&buffer);
    CheckedReader reader(bytes, limits);
    reader.SetStream(stream);
    return reader.readChecked()
        .and_then([&] { return pictureOf(reader, limits); })
        .map([&reader](imaging::Image&& image) {
            imaging::DicomFacts facts = factsIn(reader.GetFile().GetDataSet());
            const bool isColour = reader.GetImage().GetPixelFormat().GetSamplesPerPixel() > 1;
            return imaging::DecodedImage{
                .image = std::move(image), .facts = std::move(facts), .isColour = isColour};
        });
}

} // namespace carpo::decode

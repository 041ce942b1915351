// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decode/dicom_attributes.h"

#include "app/decode/dicom_checks.h"
#include "app/decode/dicom_values.h"

#include <array>
#include <cstdio>
#include <cstring>
#include <gdcmDict.h>
#include <gdcmDicts.h>
#include <gdcmGlobal.h>
#include <gdcmReader.h>
#include <gdcmVR.h>
#include <istream>
#include <string>
#include <string_view>

namespace carpo::decode {
namespace {

using imaging::DicomAttribute;

constexpr int kMaxDepth = 8;
constexpr std::size_t kMaxAttributes = 20'000;
constexpr std::size_t kMaxText = 400;
constexpr std::size_t kMaxNumbers = 16;

std::string tagText(const gdcm::Tag& tag)
{
    std::array<char, 16> text = {};
    std::snprintf(
        text.data(), text.size(), "(%04x,%04x)", unsigned{tag.GetGroup()}, unsigned{tag.GetElement()});
    return text.data();
}

template <typename Number>
std::string numbersIn(std::string_view raw)
{
    std::string text;
    const std::size_t count = raw.size() / sizeof(Number);
    for (std::size_t i = 0; i < count && i < kMaxNumbers; ++i) {
        Number number = 0;
        std::memcpy(&number, raw.data() + i * sizeof(Number), sizeof(Number));
        std::array<char, 32> digits = {};
        if constexpr (std::is_floating_point_v<Number>)
            std::snprintf(digits.data(), digits.size(), "%.9g", static_cast<double>(number));
        else
            std::snprintf(digits.data(), digits.size(), "%lld", static_cast<long long>(number));
        text.append(i == 0 ? "" : "\\").append(digits.data());
    }
    return count > kMaxNumbers ? text + "\\..." : text;
}

std::string shortened(std::string text)
{
    if (text.size() <= kMaxText)
        return text;
    std::size_t end = kMaxText;
    // Not within a character.
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    return text.substr(0, end) + "...";
}

std::string valueText(const gdcm::DataElement& element)
{
    const std::string_view raw = rawValue(element);
    const gdcm::VR vr = element.GetVR();
    if (vr == gdcm::VR::US)
        return numbersIn<std::uint16_t>(raw);
    if (vr == gdcm::VR::SS)
        return numbersIn<std::int16_t>(raw);
    if (vr == gdcm::VR::UL)
        return numbersIn<std::uint32_t>(raw);
    if (vr == gdcm::VR::SL)
        return numbersIn<std::int32_t>(raw);
    if (vr == gdcm::VR::FL)
        return numbersIn<float>(raw);
    if (vr == gdcm::VR::FD)
        return numbersIn<double>(raw);
    if (vr != gdcm::VR::INVALID && gdcm::VR::IsASCII(vr))
        return shortened(cleanText(raw));
    return std::to_string(raw.size()) + " bytes";
}

std::string nameOf(const gdcm::Tag& tag)
{
    if (tag.IsPrivate() || tag.IsGroupLength())
        return {};
    const char* const name = gdcm::Global::GetInstance().GetDicts().GetDictEntry(tag).GetName();
    return name == nullptr ? std::string() : std::string(name);
}

class Lister
{
public:
    void add(const gdcm::DataSet& data, const std::string& before = {}, int depth = 0)
    {
        for (const gdcm::DataElement& element : data.GetDES()) {
            if (m_found.size() == kMaxAttributes)
                return;
            const std::string tag = before + tagText(element.GetTag());
            const auto items = element.GetVR() == gdcm::VR::SQ ? element.GetValueAsSQ() : nullptr;
            m_found.push_back({.tag = tag,
                               .vr = gdcm::VR::GetVRString(element.GetVR()),
                               .name = nameOf(element.GetTag()),
                               .value = items == nullptr
                                            ? valueText(element)
                                            : std::to_string(items->GetNumberOfItems()) + " items"});
            if (items == nullptr || depth == kMaxDepth)
                continue;
            for (std::size_t i = 1; i <= items->GetNumberOfItems(); ++i)
                add(items->GetItem(i).GetNestedDataSet(), tag + '[' + std::to_string(i) + "].", depth + 1);
        }
    }

    [[nodiscard]] std::vector<DicomAttribute> take() { return std::move(m_found); }

private:
    std::vector<DicomAttribute> m_found;
};

} // namespace

core::Result<std::vector<DicomAttribute>> readDicomAttributes(std::span<const std::uint8_t> bytes)
{
    MemoryBuffer buffer(bytes);
    std::istream stream(&buffer);
    gdcm::Reader reader;
    reader.SetStream(stream);
    if (!reader.Read())
        return tl::unexpected(damaged());
    Lister lister;
    lister.add(reader.GetFile().GetHeader());
    lister.add(reader.GetFile().GetDataSet());
    return lister.take();
}

} // namespace carpo::decode

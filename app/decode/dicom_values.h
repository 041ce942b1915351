// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <gdcmDataSet.h>
#include <gdcmSequenceOfItems.h>
#include <gdcmTag.h>
#include <optional>
#include <span>
#include <streambuf>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::decode {

/// Lets a stream read bytes that lie in memory, not copied.
class MemoryBuffer final : public std::streambuf
{
public:
    explicit MemoryBuffer(std::span<const std::uint8_t> bytes);

protected:
    pos_type seekoff(off_type offset, std::ios_base::seekdir from, std::ios_base::openmode which) override;
    pos_type seekpos(pos_type position, std::ios_base::openmode which) override;
};

// What is not there, or is there in another form than it should be, is as if it were not there.

/// An attribute's bytes as they are; empty where it has none of its own (a sequence).
[[nodiscard]] std::string_view rawValue(const gdcm::DataElement& element);
[[nodiscard]] std::string_view rawValue(const gdcm::DataSet& data, const gdcm::Tag& tag);

/// UTF-8 without padding; what is not UTF-8 is taken for Latin-1.
[[nodiscard]] std::string cleanText(std::string_view raw);
[[nodiscard]] std::string textOf(const gdcm::DataSet& data, const gdcm::Tag& tag);

/// Of a text of numbers with \ between them (DS, IS), the one at that place.
[[nodiscard]] std::optional<double>
numberOf(const gdcm::DataSet& data, const gdcm::Tag& tag, std::size_t place = 0);

/// 16-bit numbers (US, SS, OW).
[[nodiscard]] std::vector<std::uint16_t> wordsOf(const gdcm::DataSet& data, const gdcm::Tag& tag);
[[nodiscard]] std::optional<std::uint16_t> wordOf(const gdcm::DataSet& data, const gdcm::Tag& tag);

/// The first item of a sequence; null where there is none.
[[nodiscard]] gdcm::SmartPointer<gdcm::SequenceOfItems> itemsOf(const gdcm::DataSet& data,
                                                                const gdcm::Tag& tag);

} // namespace carpo::decode

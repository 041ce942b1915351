// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/event_file.h"

#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <bit>
#include <cstring>
#include <fstream>
#include <iterator>
#include <tuple>
#include <vector>

namespace carpo::training {
namespace {

using testing::ElementsAre;
using testing::StartsWith;

// A reader of its own: frames, then the fields of protocol buffers.

template <typename Number>
Number littleEndian(std::string_view bytes)
{
    Number number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number |=
            static_cast<Number>(static_cast<Number>(static_cast<unsigned char>(bytes.at(i))) << (8 * i));
    return number;
}

std::uint32_t unmasked(std::uint32_t crc)
{
    return std::rotl(crc - 0xA282EAD8U, 15);
}

std::vector<std::string> framesOf(std::string_view bytes)
{
    std::vector<std::string> frames;
    while (!bytes.empty()) {
        const auto length = littleEndian<std::uint64_t>(bytes);
        EXPECT_EQ(unmasked(littleEndian<std::uint32_t>(bytes.substr(8))), crc32c(bytes.substr(0, 8)));
        const std::string_view content = bytes.substr(12, length);
        EXPECT_EQ(unmasked(littleEndian<std::uint32_t>(bytes.substr(12 + length))), crc32c(content));
        frames.emplace_back(content);
        bytes.remove_prefix(16 + length);
    }
    return frames;
}

struct Field
{
    std::uint64_t number;
    std::uint64_t varint;
    std::string bytes;
};

std::uint64_t takeVarint(std::string_view& bytes)
{
    std::uint64_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(bytes.at(0));
        bytes.remove_prefix(1);
        number |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0)
            return number;
    }
}

std::vector<Field> fieldsOf(std::string_view bytes)
{
    std::vector<Field> fields;
    while (!bytes.empty()) {
        const std::uint64_t key = takeVarint(bytes);
        Field field{.number = key >> 3U, .varint = 0, .bytes = {}};
        if ((key & 7U) == 0) {
            field.varint = takeVarint(bytes);
        } else {
            const std::size_t size = (key & 7U) == 1 ? 8 : (key & 7U) == 5 ? 4 : takeVarint(bytes);
            field.bytes = bytes.substr(0, size);
            bytes.remove_prefix(size);
        }
        fields.push_back(field);
    }
    return fields;
}

TEST(EventFile, checksumsAreThoseOfTheStandard)
{
    // RFC 3720, B.4, and the usual check value.
    EXPECT_EQ(crc32c("123456789"), 0xE3069283U);
    EXPECT_EQ(crc32c(std::string(32, '\0')), 0x8A9136AAU);
    EXPECT_EQ(crc32c(std::string(32, '\xff')), 0x62A8AB43U);
}

TEST(EventFile, holdsTheNumbersOverTheSteps)
{
    const support::TemporaryFolder folder;
    auto events = EventFile::create(folder.path());
    ASSERT_TRUE(events.has_value());
    EXPECT_THAT(events->file().filename().string(), StartsWith("events.out.tfevents."));
    const std::vector<EventFile::Scalar> both{{"train/loss", 0.5}, {"val/mae", -12.25}};
    events->add(1, both);
    events->add(300, std::vector<EventFile::Scalar>{{"train/loss", 1e10}});
    ASSERT_TRUE(events->flush().has_value());

    std::ifstream stream(events->file(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    const auto frames = framesOf(bytes);
    ASSERT_EQ(frames.size(), 3U);
    EXPECT_EQ(fieldsOf(frames[0]).back().number, 3U);
    EXPECT_EQ(fieldsOf(frames[0]).back().bytes, "brain.Event:2");

    std::vector<std::tuple<std::uint64_t, std::string, float>> found;
    for (std::size_t i = 1; i < frames.size(); ++i) {
        const auto event = fieldsOf(frames[i]);
        ASSERT_EQ(event.size(), 3U);
        EXPECT_GT(std::bit_cast<double>(littleEndian<std::uint64_t>(event[0].bytes)), 1.7e9) << "wall time";
        ASSERT_EQ(event[1].number, 2U);
        for (const Field& value : fieldsOf(event[2].bytes)) {
            const auto parts = fieldsOf(value.bytes);
            ASSERT_EQ(parts.size(), 2U);
            found.emplace_back(event[1].varint,
                               parts[0].bytes,
                               std::bit_cast<float>(littleEndian<std::uint32_t>(parts[1].bytes)));
        }
    }
    EXPECT_THAT(found,
                ElementsAre(std::tuple(1, "train/loss", 0.5F),
                            std::tuple(1, "val/mae", -12.25F),
                            std::tuple(300, "train/loss", 1e10F)));
}

TEST(EventFile, saysWhenTheFolderIsNotThere)
{
    const support::TemporaryFolder folder;
    const auto events = EventFile::create(folder / "none");
    ASSERT_FALSE(events.has_value());
    EXPECT_EQ(events.error().code, core::ErrorCode::WriteFailed);
}

} // namespace
} // namespace carpo::training

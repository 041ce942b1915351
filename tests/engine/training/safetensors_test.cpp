// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/safetensors.h"

#include "engine/training/safetensors_header.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace carpo::training {
namespace {

using core::ErrorCode;
using support::TemporaryFolder;
using testing::HasSubstr;

// As the format's own library writes it: the header's length in eight bytes, the header, the numbers.
std::string fileOf(const std::string& header, const std::string& data)
{
    std::string length(8, '\0');
    length[0] = static_cast<char>(header.size() & 0xffU);
    length[1] = static_cast<char>(header.size() >> 8U);
    return length + header + data;
}

core::Result<Weights> readBytes(const std::string& bytes)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "w.safetensors", std::ios::binary) << bytes;
    return readSafetensors(folder / "w.safetensors");
}

TEST(Safetensors, readsWhatTheFormatSays)
{
    // 1.5 and -2 as float32, 3 as float16 and bfloat16.
    const auto weights =
        readBytes(fileOf(R"({"__metadata__":{"format":"pt"},
        "h":{"dtype":"F16","shape":[1],"data_offsets":[8,10]},
        "a.weight":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
        "b":{"dtype":"BF16","shape":[],"data_offsets":[10,12]}})",
                         std::string("\x00\x00\xc0\x3f\x00\x00\x00\xc0\x00\x42\x40\x40", 12)));
    ASSERT_TRUE(weights.has_value()) << weights.error().value("detail");
    ASSERT_EQ(weights->size(), 3U);
    EXPECT_EQ((*weights)[0].first, "a.weight");
    EXPECT_TRUE(torch::equal((*weights)[0].second, torch::tensor({{1.5F}, {-2.0F}})));
    EXPECT_EQ((*weights)[1].second.item<double>(), 3);
    EXPECT_EQ((*weights)[2].second.item<double>(), 3);
    EXPECT_EQ((*weights)[2].second.dim(), 0);
}

TEST(Safetensors, getBackWhatTheyWereGiven)
{
    const TemporaryFolder folder;
    torch::manual_seed(3);
    const Weights weights{
        {"conv.weight", torch::randn({4, 3, 5, 5}).contiguous(torch::MemoryFormat::ChannelsLast)},
        {"count", torch::tensor(std::int64_t{7})},
        {"empty", torch::empty({0, 2})},
        {"double", torch::randn({3}, torch::kFloat64)}};
    ASSERT_TRUE(writeSafetensors(folder / "w", weights, {{"why", "“test”"}}).has_value());
    const auto again = readSafetensors(folder / "w");
    ASSERT_TRUE(again.has_value());
    ASSERT_EQ(again->size(), weights.size());
    for (const auto& [name, tensor] : *again) {
        const auto* const written = &*std::find_if(
            weights.begin(), weights.end(), [&name](const auto& entry) { return entry.first == name; });
        EXPECT_TRUE(torch::equal(written->second, tensor)) << name;
        EXPECT_EQ(written->second.scalar_type(), tensor.scalar_type()) << name;
    }
    std::ifstream file(folder / "w", std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    EXPECT_THAT(bytes.substr(0, 200), HasSubstr("“test”"));
    EXPECT_EQ(static_cast<unsigned char>(bytes[0]) % 8, 0); // the numbers are aligned
}

TEST(Safetensors, trustNoHeader)
{
    const auto one = [](const char* dtype, const char* shape, const char* offsets) {
        return std::string(R"({"a":{"dtype":")") + dtype + R"(","shape":)" + shape + R"(,"data_offsets":)"
               + offsets + "}}";
    };
    EXPECT_TRUE(parseSafetensorsHeader(one("F32", "[2]", "[0,8]"), 8, "w").has_value());
    for (const std::string& header :
         {one("F32", "[2]", "[0,12]"),
          one("F32", "[2]", "[8,0]"),
          one("F32", "[2]", "[-8,0]"),
          one("F32", "[3]", "[0,8]"),
          one("F32", "[2.0]", "[0,8]"),
          one("F32", "[4611686018427387905]", "[0,8]"),
          one("F32", "[281474976710656,281474976710656]", "[0,8]"),
          one("F32", "[1]", "[4,8]"),
          one("F32", "[2]", "[0,18446744073709551615]"),
          one("X9", "[2]", "[0,8]"),
          one("F32", "2", "[0,8]"),
          one("F32", "[2]", "[0]"),
          std::string("{}"),
          std::string("[]"),
          std::string(R"({"a":1})"),
          std::string(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]})"),
          R"({"a":)" + std::string(100'000, '[') + "1" + std::string(100'000, ']') + "}",
          std::string(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                      R"("b":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})"),
          std::string(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},)"
                      R"("a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})")}) {
        const auto parsed = parseSafetensorsHeader(header, 8, "w");
        ASSERT_FALSE(parsed.has_value()) << header.substr(0, 100);
        EXPECT_EQ(parsed.error().code, ErrorCode::WeightsUnreadable);
    }
}

TEST(Safetensors, areRefusedWhereCutShortOrOfExabytes)
{
    const std::string header = R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})";
    const std::string whole = fileOf(header, std::string(8, 'x'));
    ASSERT_TRUE(readBytes(whole).has_value());
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const auto cut = readBytes(whole.substr(0, length));
        ASSERT_FALSE(cut.has_value()) << length;
        EXPECT_EQ(cut.error().code, ErrorCode::WeightsUnreadable) << length;
    }
    EXPECT_FALSE(readBytes(std::string(8, '\xff') + header).has_value());
    EXPECT_FALSE(readBytes(whole + "x").has_value());
    const TemporaryFolder folder;
    EXPECT_EQ(readSafetensors(folder / "none").error().code, ErrorCode::FileNotFound);
}

} // namespace
} // namespace carpo::training

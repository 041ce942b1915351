// SPDX-License-Identifier: GPL-3.0-or-later
// The files come from state_dicts/make.py: element i of a tensor is start + step * i.
#include "engine/training/state_dict.h"

#include "engine/nn/registry.h"
#include "engine/training/state_dict_file.h"
#include "engine/training/transfer.h"
#include "engine/training/weights_file.h"
#include "tests/support/pickle_writer.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstring>
#include <fstream>
#include <iterator>
#include <limits>
#include <tuple>

namespace carpo::training {
namespace {

using core::ErrorCode;
using namespace support;
using testing::HasSubstr;

std::filesystem::path fixture(const std::string& name)
{
    return std::filesystem::path(CARPO_SOURCE_DIR) / "tests/engine/training/state_dicts" / name;
}

std::string bytesOf(const std::string& name)
{
    std::ifstream file(fixture(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

torch::Tensor ramp(const std::vector<std::int64_t>& shape, double start = 0, double step = 1)
{
    std::int64_t count = 1;
    for (const std::int64_t extent : shape)
        count *= extent;
    return (torch::arange(count, torch::kFloat64) * step + start).view(shape);
}

torch::Tensor named(const Weights& weights, const std::string& name)
{
    for (const auto& [key, tensor] : weights) {
        if (key == name)
            return tensor;
    }
    ADD_FAILURE() << name;
    return torch::zeros({0});
}

void expectSame(const torch::Tensor& found, const torch::Tensor& expected, const std::string& name)
{
    EXPECT_EQ(found.sizes(), expected.sizes()) << name;
    EXPECT_TRUE(found.is_contiguous()) << name;
    EXPECT_TRUE(torch::equal(found.to(torch::kFloat64), expected.to(torch::kFloat64))) << name;
}

core::Result<Weights> readTensors(const std::filesystem::path& file)
{
    return readWeightsFile(file).map([](const WeightsFile& read) { return read.weights; });
}

void expectRefused(const core::Result<Weights>& read, const std::string& reason, const std::string& what)
{
    ASSERT_FALSE(read.has_value()) << what;
    EXPECT_EQ(read.error().code, ErrorCode::WeightsUnreadable) << what;
    EXPECT_THAT(std::string(read.error().value("reason")), HasSubstr(reason)) << what;
}

constexpr const char* kNotWhole = "not a whole PyTorch state dict";
constexpr const char* kTooMuch = "more in it than weights need";

class StateDict : public testing::TestWithParam<const char*>
{
protected:
    [[nodiscard]] static Weights read(const std::string& name)
    {
        const auto weights = readTensors(fixture(name + GetParam()));
        EXPECT_TRUE(weights.has_value()) << inEnglish(weights.error());
        return weights.value_or(Weights());
    }
};

INSTANTIATE_TEST_SUITE_P(Formats, StateDict, testing::Values(".pth", ".legacy"));

TEST_P(StateDict, givesEveryKindOfNumber)
{
    const Weights weights = read("kinds");
    ASSERT_EQ(weights.size(), 12U);
    const std::vector<std::pair<std::string, torch::ScalarType>> types = {{"double", torch::kFloat64},
                                                                          {"float", torch::kFloat32},
                                                                          {"half", torch::kFloat16},
                                                                          {"bfloat16", torch::kBFloat16},
                                                                          {"long", torch::kInt64},
                                                                          {"int", torch::kInt32},
                                                                          {"short", torch::kInt16},
                                                                          {"char", torch::kInt8},
                                                                          {"byte", torch::kUInt8}};
    for (std::size_t i = 0; i < types.size(); ++i) {
        EXPECT_EQ(weights[i].first, types[i].first);
        EXPECT_EQ(weights[i].second.scalar_type(), types[i].second) << types[i].first;
        expectSame(weights[i].second, ramp({2, 3}, 1, 2), types[i].first);
    }
    EXPECT_EQ(named(weights, "bool").scalar_type(), torch::kBool);
    expectSame(named(weights, "bool"), torch::tensor({1, 0, 1}), "bool");
    EXPECT_EQ(named(weights, "scalar").dim(), 0);
    EXPECT_EQ(named(weights, "scalar").item<std::int64_t>(), 7);
    EXPECT_EQ(named(weights, "empty").sizes(), (std::vector<std::int64_t>{0, 2}));
}

void expectViews(const Weights& weights)
{
    const torch::Tensor whole = ramp({4, 6});
    ASSERT_EQ(weights.size(), 8U);
    expectSame(named(weights, "whole"), whole, "whole");
    expectSame(named(weights, "transposed"), whole.t(), "transposed");
    expectSame(named(weights, "rows"), torch::stack({whole[1], whole[3]}), "rows");
    expectSame(named(weights, "column"), ramp({4}, 2, 6), "column");
    expectSame(named(weights, "tail"), ramp({2, 6}, 12), "tail");
    expectSame(named(weights, "repeated"), torch::stack({whole[0], whole[0], whole[0]}), "repeated");
    expectSame(named(weights, "channels_last"), ramp({2, 3, 4, 5}), "channels_last");
    expectSame(named(weights, "parameter"), ramp({3}, 5), "parameter");
}

TEST_P(StateDict, copiesViewsOfSharedStoragesInTheirOrder)
{
    const Weights weights = read("views");
    expectViews(weights);
    named(weights, "whole").zero_();
    EXPECT_EQ(named(weights, "tail")[0][0].item<double>(), 12); // its own memory
}

TEST_P(StateDict, isTakenOutOfDataParallelAndOfCheckpoints)
{
    for (const auto* const name : {"parallel", "checkpoint", "protocol4"}) {
        const Weights weights = read(name);
        ASSERT_EQ(weights.size(), 7U) << name;
        EXPECT_EQ(weights[0].first, "0.weight") << name;
        expectSame(weights[0].second, ramp({2, 1, 3, 3}, 0.5, 0.25), name);
        expectSame(named(weights, "1.running_var"), ramp({2}, 0.5, 0.25), name);
        EXPECT_EQ(named(weights, "1.num_batches_tracked").scalar_type(), torch::kInt64) << name;
    }
}

TEST_P(StateDict, thatNamesACommandIsRefusedAndRunsNothing)
{
    const auto read = readTensors(fixture(std::string("command") + GetParam()));
    expectRefused(read, "it names code", GetParam());
    EXPECT_EQ(read.error().value("detail"), "posix.system");
    EXPECT_THAT(inEnglish(read.error()), HasSubstr("posix.system"));
    EXPECT_FALSE(std::filesystem::exists("state_dict_has_run"));
}

TEST_P(StateDict, isRefusedWhereCutShort)
{
    for (const auto* const name : {"kinds", "views"}) {
        const std::string whole = bytesOf(std::string(name) + GetParam());
        ASSERT_TRUE(parseStateDict(whole, "w").has_value());
        for (std::size_t length = 0; length < whole.size(); ++length)
            expectRefused(parseStateDict(whole.substr(0, length), "w"), "", name + std::to_string(length));
    }
}

// Whatever a damaged byte does, it comes as a value; in an archive a tensor's numbers have a checksum.
TEST_P(StateDict, withADamagedByteIsReadOrRefused)
{
    const std::string whole = bytesOf(std::string("views") + GetParam());
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const int change : {1, 0x80, 0xff}) {
            std::string damaged = whole;
            damaged[i] = static_cast<char>(damaged[i] ^ change);
            const auto read = parseStateDict(damaged, "w");
            EXPECT_TRUE(read || read.error().code == ErrorCode::WeightsUnreadable) << i;
        }
    }
}

TEST(StateDictZip, isReadCompressedAndWithItsByteOrder)
{
    for (const auto* const name : {"deflated.pth", "little.pth"}) {
        const auto weights = readTensors(fixture(name));
        ASSERT_TRUE(weights.has_value()) << inEnglish(weights.error());
        expectViews(*weights);
    }
    expectRefused(readTensors(fixture("big.pth")), "big-endian", "big.pth");
}

// The unpacked size that the archive's directory says, of the entry with the tensors' numbers.
void setUnpackedSize(std::string& zip, const std::string& entry, std::uint32_t size)
{
    constexpr std::size_t kSizeOffset = 24;
    constexpr std::size_t kNameOffset = 46;
    const std::size_t name = zip.rfind(entry);
    ASSERT_NE(name, std::string::npos);
    std::memcpy(zip.data() + name - kNameOffset + kSizeOffset, &size, sizeof size);
}

TEST(StateDictZip, isRefusedAsABomb)
{
    for (const auto& [size, reason] : {std::pair{0x7fffffffU, kTooMuch},
                                       std::pair{0xfffffffeU, kTooMuch},
                                       std::pair{95U, kNotWhole},
                                       std::pair{97U, kNotWhole},
                                       std::pair{0U, kNotWhole}}) {
        std::string zip = bytesOf("deflated.pth");
        setUnpackedSize(zip, "archive/data/0", size);
        expectRefused(parseStateDict(zip, "w"), reason, std::to_string(size));
    }
}

TEST(StateDictZip, isRefusedWithDamagedNumbers)
{
    std::string zip = bytesOf("views.pth");
    const std::size_t two = zip.find(std::string("\x00\x00\x00\x40\x00\x00\x40\x40", 8)); // 2 and 3
    ASSERT_NE(two, std::string::npos);
    zip[two] = 1;
    expectRefused(parseStateDict(zip, "w"), kNotWhole, "checksum");
}

TEST(StateDictZip, ofTorchScriptIsRefused)
{
    const TemporaryFolder folder;
    torch::nn::Linear linear(2, 1);
    torch::save(linear, (folder / "script.pt").string());
    const auto read = readTensors(folder / "script.pt");
    expectRefused(read, "it names code", "script");
    EXPECT_THAT(std::string(read.error().value("detail")), HasSubstr("__torch__"));
}

TEST(StateDictLegacy, ofPython2AndOldTensors)
{
    const auto weights = readTensors(fixture("python2.legacy"));
    ASSERT_TRUE(weights.has_value()) << inEnglish(weights.error());
    ASSERT_EQ(weights->size(), 2U);
    expectSame(named(*weights, "fc.weight"), ramp({6}), "weight");
    expectSame(named(*weights, "fc.bias"), ramp({2}, 4), "bias");
}

TEST(StateDictLegacy, ofABigEndianComputerIsRefused)
{
    std::string file = bytesOf("kinds.legacy");
    const std::size_t name = file.find("little_endian");
    ASSERT_NE(name, std::string::npos);
    const std::size_t yes = file.find('\x88', name);
    file[yes] = '\x89';
    expectRefused(parseStateDict(file, "w"), "big-endian", "legacy");
}

std::string floats(std::size_t count)
{
    std::string bytes;
    for (std::size_t i = 0; i < count; ++i) {
        const auto number = static_cast<float>(i);
        bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
    }
    return bytes;
}

// One tensor "a" of a storage of six elements.
core::Result<Weights> readTensor(std::int64_t offset,
                                 const std::vector<std::int64_t>& shape,
                                 const std::vector<std::int64_t>& strides)
{
    const std::string tensor = pickledTensor(pickledStorage("k", 6), offset, shape, strides);
    return parseStateDict(legacyStateDict(pickledDict({{"a", tensor}}), {{"k", 6, floats(6)}}), "w");
}

TEST(StateDictLegacy, tensorsStayWithinTheirStorage)
{
    const auto good = readTensor(1, {2, 2}, {3, 1});
    ASSERT_TRUE(good.has_value()) << inEnglish(good.error());
    expectSame(good->front().second, torch::tensor({{1.0, 2.0}, {4.0, 5.0}}), "a");
    EXPECT_TRUE(readTensor(6, {0}, {1}).has_value());
    EXPECT_TRUE(readTensor(5, {}, {}).has_value());
    constexpr std::int64_t kHuge = std::numeric_limits<std::int64_t>::max();
    using Extents = std::vector<std::int64_t>;
    const std::vector<std::tuple<std::int64_t, Extents, Extents>> bad = {{2, {2, 2}, {3, 1}},
                                                                         {-1, {2}, {1}},
                                                                         {6, {1}, {1}},
                                                                         {7, {0}, {1}},
                                                                         {kHuge, {1}, {1}},
                                                                         {0, {7}, {1}},
                                                                         {0, {-2}, {1}},
                                                                         {5, {2}, {-1}},
                                                                         {0, {2}, {kHuge}},
                                                                         {0, {3, 3}, {kHuge / 2, kHuge / 2}},
                                                                         {0, {kHuge, kHuge}, {1, 1}},
                                                                         {0, {2, 2}, {1}},
                                                                         {0, Extents(17, 1), Extents(17, 1)}};
    for (std::size_t i = 0; i < bad.size(); ++i) {
        const auto& [offset, shape, strides] = bad[i];
        expectRefused(readTensor(offset, shape, strides), kNotWhole, std::to_string(i));
    }
}

TEST(StateDictLegacy, anExpandedTensorIsNoWayToAllMemory)
{
    EXPECT_TRUE(readTensor(0, {1'000, 1'000}, {0, 0}).has_value());
    expectRefused(readTensor(0, {100'000, 100'000}, {0, 0}), kTooMuch, "10^10");
    expectRefused(readTensor(0, {std::int64_t{1} << 62, 16}, {0, 0}), kTooMuch, "2^66");
    std::vector<std::pair<std::string, std::string>> many;
    for (int i = 0; i < 20; ++i)
        many.emplace_back(std::to_string(i),
                          pickledTensor(pickledStorage("k", 6), 0, {1'000, 1'000}, {0, 0}));
    expectRefused(parseStateDict(legacyStateDict(pickledDict(many), {{"k", 6, floats(6)}}), "w"),
                  kTooMuch,
                  "80 MB of 6 numbers");
}

TEST(StateDictLegacy, storagesAreAsLargeAsTheyAreSaidToBe)
{
    const auto read = [](const std::string& said, const std::vector<LegacyStorage>& storages) {
        return parseStateDict(
            legacyStateDict(pickledDict({{"a", pickledTensor(said, 0, {2}, {1})}}), storages), "w");
    };
    const std::string six = pickledStorage("k", 6);
    EXPECT_TRUE(read(six, {{"k", 6, floats(6)}}).has_value());
    expectRefused(read(six, {{"k", 5, floats(5)}}), kNotWhole, "fewer than the pickle says");
    expectRefused(read(six, {{"k", 6, floats(5)}}), kNotWhole, "fewer than it says itself");
    expectRefused(read(six, {{"k", -1, floats(6)}}), kNotWhole, "negative");
    expectRefused(read(six, {{"k", std::int64_t{1} << 62, floats(6)}}), kNotWhole, "2^64 bytes");
    expectRefused(read(six, {}), kNotWhole, "none");
    expectRefused(read(six, {{"other", 6, floats(6)}}), kNotWhole, "another");
    expectRefused(read(six, {{"k", 6, floats(6)}, {"k", 6, floats(6)}}), kNotWhole, "twice");
    expectRefused(read(pickledStorage("k", std::int64_t{1} << 62), {{"k", 6, floats(6)}}), kNotWhole, "2^62");
    expectRefused(read(pickledStorage("k", 6, "ComplexFloatStorage"), {{"k", 6, floats(12)}}),
                  "it names code",
                  "complex");
    expectRefused(
        read(pickledStorage("k", 6) + "0" + pickledStorage("k", 6, "DoubleStorage"), {{"k", 6, floats(6)}}),
        kNotWhole,
        "of two types");
    expectRefused(read("N", {}), kNotWhole, "no storage");
    expectRefused(read(pickledText("storage") + "Q", {}), kNotWhole, "a text");
}

TEST(StateDictLegacy, whatIsNoStateDictIsRefused)
{
    const std::string tensor = pickledTensor(pickledStorage("k", 6), 0, {6}, {1});
    const std::vector<LegacyStorage> storages = {{"k", 6, floats(6)}};
    const auto read = [&](const std::string& object) {
        return parseStateDict(legacyStateDict(object, storages), "w");
    };
    expectRefused(read(tensor), kNotWhole, "one tensor alone");
    expectRefused(read(pickledDict({{"a", tensor}, {"a", tensor}})), kNotWhole, "twice");
    expectRefused(read("}(K\x01" + tensor + "u"), kNotWhole, "a number for a name");
    expectRefused(read("}(" + pickledText("a") + "Nu" + pickledStorage("k", 6) + "0"), "no tensors", "none");
    const std::string itself = "}q\x01(" + pickledText("model") + "h\x01" + pickledText("a") + tensor + "u";
    expectRefused(read("}q\x01(" + pickledText("model") + "h\x01u" + pickledStorage("k", 6) + "0"),
                  "no tensors",
                  "holds nothing but itself");
    EXPECT_TRUE(read(itself).has_value()); // holds itself: unwrapped a few times, and no more
    const TemporaryFolder folder;
    std::ofstream(folder / "text") << "neither of the two";
    expectRefused(readTensors(folder / "text"), "neither", "text");
    EXPECT_EQ(readTensors(folder / "none").error().code, ErrorCode::FileNotFound);
}

// As DataParallel saves it: every tensor with a storage of its own.
std::string legacyOf(const Weights& weights)
{
    std::vector<std::pair<std::string, std::string>> entries;
    std::vector<LegacyStorage> storages;
    for (const auto& [name, tensor] : weights) {
        const bool isCount = tensor.scalar_type() == torch::kInt64;
        const std::string key = std::to_string(storages.size());
        const torch::Tensor flat = tensor.contiguous();
        entries.emplace_back(
            "module." + name,
            pickledTensor(pickledStorage(key, flat.numel(), isCount ? "LongStorage" : "FloatStorage"),
                          0,
                          flat.sizes().vec(),
                          flat.strides().vec()));
        storages.push_back(
            {key, flat.numel(), std::string(static_cast<const char*>(flat.data_ptr()), flat.nbytes())});
    }
    return legacyStateDict(pickledDict(entries), storages);
}

TEST(StateDictLegacy, fillsANetworkAsSafetensorsDo)
{
    torch::manual_seed(5);
    const auto from = nn::makeNetwork("lenet_ufg", {});
    const auto to = nn::makeNetwork("lenet_ufg", {});
    const auto read = parseStateDict(legacyOf(weightsOf(*from)), "w");
    ASSERT_TRUE(read.has_value()) << inEnglish(read.error());
    ASSERT_NE(sha256Of(weightsOf(*from)), sha256Of(weightsOf(*to)));
    const auto report = transfer(*read, *to, "lenet_ufg", "w");
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->taken, weightsOf(*to).size());
    EXPECT_TRUE(report->kept.empty() && report->surplus.empty());
    EXPECT_EQ(sha256Of(weightsOf(*from)), sha256Of(weightsOf(*to)));
}

} // namespace
} // namespace carpo::training

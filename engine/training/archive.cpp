// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/archive.h"

#include "engine/training/atomic_file.h"
#include "engine/training/sha256.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace carpo::training {

using torch::serialize::InputArchive;
using torch::serialize::OutputArchive;

namespace {

// LibTorch's reader checks no CRC. After the archive, so that one rename replaces both: PyTorch passes over
// it.
constexpr std::string_view kSeal = "\nsha256 ";
constexpr std::size_t kDigits = 64;
constexpr std::size_t kSealLength = kSeal.size() + kDigits;

std::string digestOf(std::string_view bytes)
{
    Sha256 hash;
    hash.add({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
    return hash.finish();
}

// An archive's last 22 bytes begin so; files that are older than the seal end with them.
bool endsAsArchive(std::string_view bytes)
{
    constexpr std::string_view kEndRecord = "PK\5\6";
    constexpr std::size_t kEndLength = 22;
    return bytes.size() >= kEndLength && bytes.substr(bytes.size() - kEndLength).starts_with(kEndRecord);
}

// The archive within the file's bytes; nothing where it is not as it was written.
std::optional<std::string_view> unsealed(std::string_view bytes)
{
    if (endsAsArchive(bytes))
        return bytes;
    if (bytes.size() < kSealLength)
        return std::nullopt;
    const std::string_view archive = bytes.substr(0, bytes.size() - kSealLength);
    const std::string_view seal = bytes.substr(archive.size());
    const bool isWhole = seal.starts_with(kSeal) && seal.substr(kSeal.size()) == digestOf(archive);
    return isWhole ? std::optional(archive) : std::nullopt;
}

} // namespace

core::Result<void> writeArchive(const std::filesystem::path& file, OutputArchive& archive)
{
    std::string bytes;
    archive.save_to([&bytes](const void* data, std::size_t size) {
        bytes.append(static_cast<const char*>(data), size);
        return size;
    });
    const std::string digest = digestOf(bytes);
    bytes.append(kSeal).append(digest);
    return writeFileAtomically(file, bytes);
}

core::Result<void> readArchive(const std::filesystem::path& file, InputArchive& archive)
{
    constexpr std::size_t kLargest = std::size_t{16} << 30U;
    const core::Result<std::string> bytes = readWholeFile(file, kLargest);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    const std::optional<std::string_view> content = unsealed(*bytes);
    if (!content)
        return core::failure(core::ErrorCode::CheckpointDamaged, file.string(), {{"detail", "sum"}});
    try {
        archive.load_from(content->data(), content->size());
    } catch (const std::exception&) {
        return core::failure(core::ErrorCode::CheckpointDamaged, file.string(), {{"detail", "archive"}});
    }
    return {};
}

void writeWeights(OutputArchive& archive, const std::string& name, const Weights& weights)
{
    OutputArchive inner;
    // The archive refuses names with dots, which state dicts have.
    for (std::size_t i = 0; i < weights.size(); ++i) {
        inner.write("name" + std::to_string(i), c10::IValue(weights[i].first));
        inner.write("tensor" + std::to_string(i), weights[i].second);
    }
    archive.write(name, inner);
}

void readWeights(InputArchive& archive, const std::string& name, const Weights& weights)
{
    const torch::NoGradGuard noGrad;
    InputArchive inner;
    archive.read(name, inner);
    for (std::size_t i = 0; i < weights.size(); ++i) {
        torch::Tensor stored;
        inner.read("tensor" + std::to_string(i), stored);
        torch::Tensor target = weights[i].second;
        TORCH_CHECK(readText(inner, "name" + std::to_string(i)) == weights[i].first
                        && stored.sizes() == target.sizes() && stored.scalar_type() == target.scalar_type(),
                    "tensor ",
                    weights[i].first);
        target.copy_(stored);
    }
}

void writeText(OutputArchive& archive, const std::string& name, const std::string& text)
{
    archive.write(name, c10::IValue(text));
}

std::string readText(InputArchive& archive, const std::string& name)
{
    c10::IValue value;
    archive.read(name, value);
    return value.toStringRef();
}

} // namespace carpo::training

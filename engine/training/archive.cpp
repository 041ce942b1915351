// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/archive.h"

#include "engine/training/atomic_file.h"

#include <sstream>

namespace carpo::training {

using torch::serialize::InputArchive;
using torch::serialize::OutputArchive;

core::Result<void> writeArchive(const std::filesystem::path& file, OutputArchive& archive)
{
    std::string bytes;
    archive.save_to([&bytes](const void* data, std::size_t size) {
        bytes.append(static_cast<const char*>(data), size);
        return size;
    });
    return writeFileAtomically(file, bytes);
}

core::Result<void> readArchive(const std::filesystem::path& file, InputArchive& archive)
{
    constexpr std::size_t kLargest = std::size_t{16} << 30U;
    const core::Result<std::string> bytes = readWholeFile(file, kLargest);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    try {
        archive.load_from(bytes->data(), bytes->size());
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

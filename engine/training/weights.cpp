// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/weights.h"

#include "engine/training/archive.h"
#include "engine/training/network_options.h"
#include "engine/training/run_files.h"
#include "engine/training/safetensors.h"
#include "engine/training/sha256.h"

namespace carpo::training {
namespace {

std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

torch::Tensor pack(const Standardisation& values)
{
    return torch::tensor(
        {values.perImage ? 1.0 : 0.0, values.pixelMean, values.pixelSd, values.monthsMean, values.monthsSd},
        torch::kFloat64);
}

Standardisation unpack(const torch::Tensor& packed)
{
    return {.perImage = packed[0].item<double>() != 0,
            .pixelMean = packed[1].item<double>(),
            .pixelSd = packed[2].item<double>(),
            .monthsMean = packed[3].item<double>(),
            .monthsSd = packed[4].item<double>()};
}

} // namespace

std::shared_ptr<nn::Network> makeNetwork(const Experiment& experiment, std::int64_t classes)
{
    return nn::makeNetwork(experiment.text("network.name"), networkOptions(experiment, classes));
}

Weights weightsOf(const nn::Network& network)
{
    Weights weights;
    for (const auto& parameter : network.named_parameters())
        weights.emplace_back(parameter.key(), parameter.value().detach());
    for (const auto& buffer : network.named_buffers())
        weights.emplace_back(buffer.key(), buffer.value());
    return weights;
}

Weights copyOf(const Weights& weights)
{
    Weights copies;
    for (const auto& [name, tensor] : weights)
        copies.emplace_back(name, tensor.to(torch::kCPU, /*non_blocking=*/false, /*copy=*/true));
    return copies;
}

void assign(const Weights& to, const Weights& from)
{
    const torch::NoGradGuard noGrad;
    for (std::size_t i = 0; i < to.size(); ++i) {
        torch::Tensor target = to[i].second;
        target.copy_(from[i].second);
    }
}

std::string sha256Of(const Weights& weights)
{
    Sha256 hash;
    for (const auto& [name, tensor] : weights) {
        std::string head = name + ":" + c10::toString(tensor.scalar_type());
        for (const std::int64_t extent : tensor.sizes())
            head += "," + std::to_string(extent);
        hash.add(bytesOf(head + "\n"));
        const torch::Tensor flat = tensor.to(torch::kCPU).contiguous();
        hash.add({static_cast<const std::uint8_t*>(flat.data_ptr()), flat.nbytes()});
    }
    return hash.finish();
}

core::Result<void> saveWeights(const std::filesystem::path& file,
                               const Experiment& experiment,
                               const Standardisation& standardisation,
                               const Weights& weights)
{
    torch::serialize::OutputArchive archive;
    writeText(archive, "experiment", experiment.toJson());
    archive.write("standardisation", pack(standardisation));
    writeWeights(archive, "weights", weights);
    return writeArchive(file, archive);
}

core::Result<void> saveBest(const std::filesystem::path& folder,
                            const Experiment& experiment,
                            const Standardisation& standardisation,
                            const Weights& weights)
{
    if (const auto written = saveWeights(bestFile(folder), experiment, standardisation, weights); !written)
        return written;
    return writeSafetensors(
        folder / "best.safetensors", weights, {{"format", "pt"}, {"carpo_experiment", experiment.toJson()}});
}

core::Result<Standardisation> loadWeights(const std::filesystem::path& file, nn::Network& network)
{
    torch::serialize::InputArchive archive;
    if (const auto read = readArchive(file, archive); !read)
        return tl::make_unexpected(read.error());
    try {
        torch::Tensor packed;
        archive.read("standardisation", packed);
        readWeights(archive, "weights", weightsOf(network));
        return unpack(packed);
    } catch (const c10::Error& error) {
        return core::failure(
            core::ErrorCode::CheckpointMismatch, file.string(), {{"detail", error.what_without_backtrace()}});
    }
}

} // namespace carpo::training

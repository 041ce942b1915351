// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/inspector.h"

#include "engine/nn/operation_watch.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string_view>

namespace carpo::training {
namespace {

using torch::Tensor;

constexpr std::int64_t kMostMaps = 32;
constexpr std::int64_t kLargestMap = 64; // pixels a side
constexpr std::int64_t kMostFilters = 64;

constexpr std::array<std::string_view, 9> kActivations{
    "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "tanh", "sigmoid", "max"};

std::string_view withoutUnderscore(std::string_view name)
{
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

/// What goes through a network's layers with weights, one after the other.
class LayerWatch
{
public:
    explicit LayerWatch(const nn::Network& network)
        : m_watch([this](const std::string& name, const auto& inputs, const auto& outputs) {
            see(name, inputs, outputs);
        })
    {
        for (const auto& parameter : network.named_parameters())
            m_parameters[storageOf(parameter.value())] = {parameter.key(), parameter.value()};
    }

    struct Layer
    {
        std::string name;
        std::string activation;
        Tensor weights;
        Tensor output; // [N, units, ...]
    };

    /// The layers that were seen. Only once.
    [[nodiscard]] std::vector<Layer> take()
    {
        keepLast();
        return std::move(m_layers);
    }

private:
    static const c10::StorageImpl* storageOf(const Tensor& tensor)
    {
        return tensor.storage().unsafeGetStorageImpl();
    }

    void see(const std::string& operation,
             const nn::OperationWatch::Values& inputs,
             const nn::OperationWatch::Values& outputs)
    {
        const std::vector<Tensor> made = nn::tensorsIn(outputs);
        if (made.empty() || !made.front().is_floating_point())
            return;
        if (const auto [name, weights] = weightsAmong(nn::tensorsIn(inputs)); weights.defined()) {
            if (made.front().is_alias_of(weights))
                return; // turned round for a kernel, say
            keepLast();
            m_last = {.name = name, .activation = {}, .weights = weights, .output = made.front()};
            return;
        }
        if (!m_last.weights.defined())
            return;
        const std::string_view name = withoutUnderscore(operation);
        if (std::ranges::find(kActivations, name) != kActivations.end()) {
            m_last.activation = name;
            m_last.output = made.front();
            keepLast();
        } else if (name == "batch_norm" || name == "group_norm") {
            m_last.output = made.front();
        }
    }

    // The largest that has more than one dimension: a normalisation's scale is no layer.
    [[nodiscard]] std::pair<std::string, Tensor> weightsAmong(const std::vector<Tensor>& given) const
    {
        std::pair<std::string, Tensor> largest;
        for (const Tensor& tensor : given) {
            // What LibTorch makes of a tensor for its kernel still is that tensor's storage.
            const auto found =
                tensor.has_storage() ? m_parameters.find(storageOf(tensor)) : m_parameters.end();
            if (found == m_parameters.end() || found->second.second.dim() < 2)
                continue;
            if (!largest.second.defined() || found->second.second.numel() > largest.second.numel())
                largest = found->second;
        }
        largest.first = largest.first.substr(0, largest.first.rfind('.'));
        return largest;
    }

    // A copy: what comes after may change it in place.
    void keepLast()
    {
        if (!m_last.weights.defined())
            return;
        m_last.output = m_last.output.detach().to(torch::kFloat32).clone();
        m_layers.push_back(std::move(m_last));
        m_last = {};
    }

    std::map<const c10::StorageImpl*, std::pair<std::string, Tensor>> m_parameters;
    Layer m_last;
    std::vector<Layer> m_layers;
    nn::OperationWatch m_watch; // the last member: it calls this object
};

/// [units]: whether each gives one number only, over images and places.
std::int64_t deadUnits(const Tensor& output)
{
    const Tensor byUnit = output.transpose(0, 1).flatten(1);
    return (byUnit.amax(1) == byUnit.amin(1)).sum().item<std::int64_t>();
}

void addMaps(LayerInside& layer, const Tensor& output)
{
    if (output.dim() != 4)
        return;
    Tensor maps = output.slice(1, 0, kMostMaps);
    if (std::max(maps.size(2), maps.size(3)) > kLargestMap)
        maps = torch::adaptive_avg_pool2d(
            maps, {std::min(maps.size(2), kLargestMap), std::min(maps.size(3), kLargestMap)});
    const Tensor lowest = maps.min();
    const Tensor range = (maps.max() - lowest).clamp_min(1e-12);
    const Tensor grays =
        ((maps - lowest) / range * 255).nan_to_num().round().to(torch::kUInt8).to(torch::kCPU).contiguous();
    const std::span<const std::uint8_t> all(grays.data_ptr<std::uint8_t>(),
                                            static_cast<std::size_t>(grays.numel()));
    layer.maps.assign(all.begin(), all.end());
    layer.mapSide = {static_cast<int>(grays.size(2)), static_cast<int>(grays.size(3))};
}

void addFilters(Inspection& inspection, const Tensor& weights)
{
    if (weights.dim() != 4)
        return;
    const Tensor first = weights.detach()
                             .slice(0, 0, kMostFilters)
                             .select(1, 0)
                             .to(torch::kFloat32)
                             .to(torch::kCPU)
                             .contiguous();
    inspection.filterSide = {static_cast<int>(first.size(1)), static_cast<int>(first.size(2))};
    const std::span<const float> all(first.data_ptr<float>(), static_cast<std::size_t>(first.numel()));
    inspection.filters.assign(all.begin(), all.end());
}

} // namespace

NumberHistogram histogramOf(const Tensor& values)
{
    NumberHistogram histogram;
    const Tensor all = values.detach().flatten().to(torch::kFloat32);
    const Tensor finite = all.index({torch::isfinite(all)});
    if (finite.numel() == 0)
        return histogram;
    const Tensor wide = finite.to(torch::kFloat64);
    histogram.mean = wide.mean().item<double>();
    histogram.sd = wide.std(/*unbiased=*/false).item<double>();
    histogram.minimum = wide.min().item<double>();
    histogram.maximum = wide.max().item<double>();
    // All in one value: a bin around it.
    if (histogram.minimum == histogram.maximum) {
        const double half = histogram.minimum == 0 ? 0.5 : std::abs(histogram.minimum) * 0.5;
        histogram.minimum -= half;
        histogram.maximum += half;
    }
    const Tensor counts =
        torch::histc(finite.to(torch::kCPU), NumberHistogram::kBins, histogram.minimum, histogram.maximum)
            .to(torch::kInt64);
    const std::span<const std::int64_t> bins(counts.data_ptr<std::int64_t>(),
                                             static_cast<std::size_t>(counts.numel()));
    histogram.counts.assign(bins.begin(), bins.end());
    return histogram;
}

Inspector::Inspector(const TrainingSet& set)
    : m_validation(set.validation.begin(), set.validation.end())
{}

Inspection Inspector::look(nn::Network& network, const Batches& batches, int image) const
{
    Inspection inspection;
    if (m_validation.empty())
        return inspection;
    const torch::NoGradGuard noGrad;
    const int last = static_cast<int>(m_validation.size()) - 1;
    inspection.image = std::clamp(image, 0, last);
    // The chosen image first, then the probe.
    std::vector<std::int64_t> images{m_validation[static_cast<std::size_t>(inspection.image)]};
    const std::size_t probes = std::min(kProbeImages, m_validation.size());
    images.insert(
        images.end(), m_validation.begin(), m_validation.begin() + static_cast<std::ptrdiff_t>(probes));
    const Batch batch = batches.take(images);
    network.eval();
    std::vector<LayerWatch::Layer> layers;
    {
        LayerWatch watch(network);
        network.forward(batch.images, batch.sex);
        layers = watch.take();
    }
    for (const LayerWatch::Layer& seen : layers) {
        LayerInside& layer =
            inspection.layers.emplace_back(LayerInside{.name = seen.name, .activation = seen.activation});
        layer.weights = histogramOf(seen.weights);
        if (seen.weights.grad().defined())
            layer.gradients = histogramOf(seen.weights.grad());
        const bool isOfImages = seen.output.dim() > 1 && seen.output.size(0) == batch.images.size(0);
        const Tensor probe = isOfImages ? seen.output.slice(0, 1) : seen.output;
        layer.activations = histogramOf(probe);
        layer.units = seen.output.dim() > 1 ? seen.output.size(1) : 1;
        if (isOfImages) {
            layer.deadUnits = deadUnits(probe);
            addMaps(layer, seen.output.slice(0, 0, 1));
        }
    }
    if (!layers.empty())
        addFilters(inspection, layers.front().weights);
    return inspection;
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/inspector.h"

#include "engine/nn/operation_watch.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

namespace carpo::training {
namespace {

using torch::Tensor;

constexpr std::int64_t kMostMaps = 32;
constexpr std::int64_t kLargestMap = 64; // pixels a side
constexpr std::int64_t kMostFilters = 64;
constexpr std::int64_t kMostInHistogram = std::int64_t{1} << 20;

constexpr std::array<std::string_view, 9> kActivations{
    "relu", "leaky_relu", "elu", "selu", "gelu", "silu", "tanh", "sigmoid", "max"};

std::string_view withoutUnderscore(std::string_view name)
{
    return name.ends_with('_') ? name.substr(0, name.size() - 1) : name;
}

/// [units]: whether each gives one number only, over images and places.
std::int64_t deadUnits(const Tensor& output)
{
    std::vector<std::int64_t> others{0};
    for (std::int64_t dimension = 2; dimension < output.dim(); ++dimension)
        others.push_back(dimension);
    return (output.amax(others) == output.amin(others)).sum().item<std::int64_t>();
}

void addMaps(LayerInside& layer, const Tensor& output)
{
    if (output.dim() != 4)
        return;
    Tensor maps = output.slice(1, 0, kMostMaps).to(torch::kFloat32);
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

/// What goes through a network's layers with weights, one after the other.
class LayerWatch
{
public:
    /// `images`: how many go through, the chosen one first.
    LayerWatch(const nn::Network& network, std::int64_t images)
        : m_images(images)
        , m_watch([this](const std::string& name, const auto& inputs, const auto& outputs) {
            see(name, inputs, outputs);
        })
    {
        for (const auto& parameter : network.named_parameters())
            m_parameters[storageOf(parameter.value())] = {parameter.key(), parameter.value()};
    }

    /// The layers that were seen. Only once.
    [[nodiscard]] std::vector<LayerInside> take()
    {
        m_isOver = true; // what is asked of the last layer now is none of the network's
        keepLast();
        return std::move(m_layers);
    }
    [[nodiscard]] const Tensor& firstWeights() const { return m_firstWeights; }

private:
    struct Layer
    {
        std::string name;
        std::string activation;
        Tensor weights;
        Tensor output; // [N, units, ...]
    };

    static const c10::StorageImpl* storageOf(const Tensor& tensor)
    {
        return tensor.storage().unsafeGetStorageImpl();
    }

    void see(const std::string& operation,
             const nn::OperationWatch::Values& inputs,
             const nn::OperationWatch::Values& outputs)
    {
        if (m_isOver)
            return;
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

    // At once: what comes after may change the output in place, and all layers' together would be as much as
    // a step of training holds.
    void keepLast()
    {
        const Layer seen = std::exchange(m_last, {});
        if (!seen.weights.defined())
            return;
        if (!m_firstWeights.defined())
            m_firstWeights = seen.weights;
        LayerInside& layer =
            m_layers.emplace_back(LayerInside{.name = seen.name, .activation = seen.activation});
        layer.weights = histogramOf(seen.weights);
        if (seen.weights.grad().defined())
            layer.gradients = histogramOf(seen.weights.grad());
        const bool isOfImages = seen.output.dim() > 1 && seen.output.size(0) == m_images;
        const Tensor probe = isOfImages ? seen.output.slice(0, 1) : seen.output;
        layer.activations = histogramOf(probe);
        layer.units = seen.output.dim() > 1 ? seen.output.size(1) : 1;
        if (isOfImages) {
            layer.deadUnits = deadUnits(probe);
            addMaps(layer, seen.output.slice(0, 0, 1));
        }
    }

    std::map<const c10::StorageImpl*, std::pair<std::string, Tensor>> m_parameters;
    std::int64_t m_images;
    Layer m_last;
    Tensor m_firstWeights;
    bool m_isOver = false;
    std::vector<LayerInside> m_layers;
    nn::OperationWatch m_watch; // the last member: it calls this object
};

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

/// At most kMostInHistogram of them, evenly, in one row.
Tensor someOf(const Tensor& values)
{
    const std::int64_t count = values.numel();
    const Tensor row = values.is_non_overlapping_and_dense()
                           ? values.as_strided({count}, {1}, values.storage_offset())
                           : values.flatten();
    std::int64_t step = (count + kMostInHistogram - 1) / kMostInHistogram;
    // One that shares a factor with the number of channels would see the same few channels only.
    while (step > 1 && std::gcd(step, count) > 1)
        ++step;
    return step > 1 ? row.slice(0, 0, count, step) : row;
}

} // namespace

NumberHistogram histogramOf(const Tensor& values)
{
    NumberHistogram histogram;
    const Tensor all = someOf(values.detach()).to(torch::kFloat32);
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

std::size_t Inspector::probeImages(std::int64_t side)
{
    constexpr std::int64_t kMost = 32;
    constexpr std::int64_t kFewest = 4; // one alone would show every unit of a dense layer as dead
    constexpr std::int64_t kPixels = std::int64_t{1} << 22;
    return static_cast<std::size_t>(std::clamp(kPixels / (side * side), kFewest, kMost));
}

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
    const std::size_t probes = std::min(probeImages(batches.side()), m_validation.size());
    images.insert(
        images.end(), m_validation.begin(), m_validation.begin() + static_cast<std::ptrdiff_t>(probes));
    const Batch batch = batches.take(images);
    network.eval();
    LayerWatch watch(network, batch.images.size(0));
    network.forward(batch.images, batch.sex);
    inspection.layers = watch.take();
    if (watch.firstWeights().defined())
        addFilters(inspection, watch.firstWeights());
    return inspection;
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/nn/layer_table.h"

#include "engine/nn/network.h"
#include "engine/nn/operation_watch.h"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

namespace carpo::nn {
namespace {

using c10::IValue;
using torch::Tensor;
using WeakTensor = c10::weak_intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>;

// How far a value sees, and how far apart two neighbours are, in pixels of the image; down and across.
struct Sight
{
    std::array<std::int64_t, 2> field{1, 1};
    std::array<std::int64_t, 2> apart{1, 1};

    void widen(const Sight& other)
    {
        for (std::size_t i = 0; i < 2; ++i) {
            field.at(i) = std::max(field.at(i), other.field.at(i));
            apart.at(i) = std::max(apart.at(i), other.apart.at(i));
        }
    }
    void slide(std::span<const std::int64_t> kernel, std::span<const std::int64_t> stride)
    {
        for (std::size_t i = 0; i < 2; ++i) {
            field.at(i) += (kernel[i % kernel.size()] - 1) * apart.at(i);
            apart.at(i) *= stride[i % stride.size()];
        }
    }
};

std::vector<std::int64_t> integersIn(const IValue& value, std::vector<std::int64_t> otherwise)
{
    if (!value.isIntList() || value.toIntVector().empty())
        return otherwise;
    return value.toIntVector();
}

// Notes each operation that the network calls.
class Watcher
{
public:
    Watcher(Network& network, std::int64_t side)
        : m_side(side)
        , m_watch([this](const std::string& name, const auto& inputs, const auto& outputs) {
            see(name, inputs, outputs);
        })
    {
        for (const auto& parameter : network.named_parameters())
            m_parameters[parameter.value().unsafeGetTensorImpl()->storage().unsafeGetStorageImpl()] = {
                parameter.key(), parameter.value()};
    }

    void isImage(const Tensor& tensor) { remember(tensor, {}); }
    void isNoImage(const Tensor& tensor) { remember(tensor, {{0, 0}, {0, 0}}); }
    [[nodiscard]] std::vector<LayerRow>& rows() { return m_rows; }

private:
    // A tensor's place is not given to another one while it is remembered; its values are let go.
    struct Seen
    {
        WeakTensor tensor;
        Sight sight;
    };

    void remember(const Tensor& tensor, const Sight& sight)
    {
        m_seen.insert_or_assign(tensor.unsafeGetTensorImpl(),
                                Seen{WeakTensor(tensor.getIntrusivePtr()), sight});
    }

    void see(const std::string& name, const std::vector<IValue>& inputs, const std::vector<IValue>& outputs)
    {
        const std::vector<Tensor> given = tensorsIn(inputs);
        const std::vector<Tensor> made = tensorsIn(outputs);
        Sight sight;
        bool ofInput = false;
        for (const Tensor& tensor : given) {
            if (const auto found = m_seen.find(tensor.unsafeGetTensorImpl()); found != m_seen.end()) {
                sight.widen(found->second.sight);
                ofInput = true;
            }
        }
        if (!ofInput || made.empty())
            return;
        const bool inPlace = name.ends_with('_');
        const bool sameValues = std::ranges::any_of(
            given, [&made](const Tensor& tensor) { return tensor.is_alias_of(made.front()); });
        look(name, inputs, made.front(), sight);
        for (const Tensor& tensor : made)
            remember(tensor, sight);
        if (inPlace || !sameValues) // else another view of the same values
            addRow(name, given, made.front(), inPlace, sight);
    }

    void
    look(const std::string& name, const std::vector<IValue>& inputs, const Tensor& made, Sight& sight) const
    {
        if (name == "conv2d") {
            const Tensor weight = inputs[1].toTensor();
            sight.slide(weight.sizes().slice(2), integersIn(inputs[3], {1}));
        } else if (name == "max_pool2d" || name == "avg_pool2d") {
            const std::vector<std::int64_t> kernel = integersIn(inputs[1], {1});
            sight.slide(kernel, integersIn(inputs[2], kernel));
        } else if (sight.apart.front() > 0
                   && (made.dim() < 4 || name == "mean" || name == "adaptive_avg_pool2d") && name != "flatten"
                   && name != "squeeze") {
            sight.field = {m_side, m_side}; // no places are left
        }
        for (std::int64_t& field : sight.field)
            field = std::min(field, m_side);
    }

    void addRow(const std::string& name,
                const std::vector<Tensor>& given,
                const Tensor& made,
                bool inPlace,
                const Sight& sight)
    {
        LayerRow row{.operation = name, .receptiveField = sight.field};
        row.shape = made.sizes().slice(1).vec();
        row.bytes = inPlace ? 0 : made.numel() * std::int64_t{sizeof(float)};
        // A dense layer's weight stays, a convolution's acts once a place, a recurrent one's once a row.
        const std::int64_t places = name == "conv2d"  ? made.size(2) * made.size(3)
                                    : made.dim() == 3 ? made.size(1)
                                                      : 1;
        std::set<const c10::StorageImpl*> counted;
        for (const Tensor& tensor : given) {
            const auto* const storage = tensor.storage().unsafeGetStorageImpl();
            const auto found = m_parameters.find(storage);
            if (found == m_parameters.end() || !counted.insert(storage).second)
                continue;
            const auto& [parameter, values] = found->second;
            row.name = parameter.substr(0, parameter.rfind('.'));
            row.parameters += values.numel();
            row.multiplyAdds += values.dim() > 1 ? values.numel() * places : 0;
        }
        m_rows.push_back(std::move(row));
    }

    std::int64_t m_side;
    std::map<const c10::StorageImpl*, std::pair<std::string, Tensor>> m_parameters;
    std::map<const c10::TensorImpl*, Seen> m_seen;
    std::vector<LayerRow> m_rows;
    OperationWatch m_watch; // the last member: it calls this object
};

} // namespace

std::vector<LayerRow> layerTable(std::string_view name, const NetworkOptions& options)
{
    const torch::NoGradGuard noGrad;
    const std::int64_t side = options.side > 0 ? options.side : findArchitecture(name)->usualInput;
    const std::shared_ptr<Network> network = makeNetwork(name, options);
    network->eval();
    const Tensor image = torch::zeros({1, 1, side, side});
    const Tensor sex = torch::zeros({1});
    Watcher watcher(*network, side);
    watcher.isImage(image);
    watcher.isNoImage(sex);
    network->forward(image, sex);
    return std::move(watcher.rows());
}

} // namespace carpo::nn

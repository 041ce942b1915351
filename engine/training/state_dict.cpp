// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/state_dict.h"

#include "engine/training/safetensors.h"
#include "engine/training/state_dict_file.h"

#include <cstring>
#include <map>

namespace carpo::training {
namespace {

// `storage` holds the tensor, wherever in memory it lies.
torch::Tensor copyOut(const StridedTensor& stored, torch::ScalarType type, std::string_view storage)
{
    const std::size_t width = c10::elementSize(type);
    const auto span = static_cast<std::int64_t>(stored.span);
    const torch::Tensor elements = torch::empty({span}, type);
    if (stored.span > 0)
        std::memcpy(elements.data_ptr(), storage.data() + stored.offset * width, stored.span * width);
    return elements.as_strided(stored.shape, stored.strides).contiguous();
}

} // namespace

core::Result<Weights> parseStateDict(std::string_view bytes, const std::string& place)
{
    core::Result<StateDictFile> file = StateDictFile::open(bytes, place);
    if (!file)
        return tl::make_unexpected(file.error());
    const StateDictLayout& layout = file->layout();
    std::map<std::string, std::vector<std::size_t>> tensorsOf; // so that each storage is read once
    for (std::size_t i = 0; i < layout.tensors.size(); ++i)
        tensorsOf[layout.tensors[i].storage].push_back(i);
    Weights weights(layout.tensors.size());
    for (const auto& [key, indices] : tensorsOf) {
        const core::Result<std::string_view> storage = file->storage(key);
        if (!storage)
            return tl::make_unexpected(storage.error());
        const torch::ScalarType type = scalarTypeOf(layout.storages.at(key).type).value();
        for (const std::size_t i : indices)
            weights[i] = {layout.tensors[i].name, copyOut(layout.tensors[i], type, *storage)};
    }
    return weights;
}

} // namespace carpo::training

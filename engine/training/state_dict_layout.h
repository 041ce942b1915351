// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/pickle.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

/// The numbers that tensors of a state dict share, as its pickle names them.
struct PickledStorage
{
    std::string_view type;      ///< "F32", "I64" ... as in safetensors
    std::uint64_t elements = 0; ///< as the pickle says; the file may hold fewer
};

/// A tensor of a state dict: a view of a storage, in elements.
struct StridedTensor
{
    std::string name;
    std::string storage; ///< key in StateDictLayout::storages
    std::uint64_t offset = 0;
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> strides; ///< as many as the shape has extents, none negative
    std::uint64_t count = 0;           ///< of the shape
    std::uint64_t span = 0;            ///< from the first element to behind the last one; within the storage
};

struct StateDictLayout
{
    std::vector<StridedTensor> tensors;                          ///< in the order of the file
    std::map<std::string, PickledStorage, std::less<>> storages; ///< also those that no tensor is of
};

/// What a state dict's pickle may name, for readPickle.
[[nodiscard]] std::span<const std::string_view> stateDictGlobals();

/// The tensors of a pickled state dict, or of the checkpoint that holds it as "state_dict" or "model"; the
/// prefix "module." of DataParallel is taken off. Every tensor lies within what its storage is said to hold,
/// and all of them together take at most `mostBytes`. Fails with WeightsUnreadable. Must not block.
[[nodiscard]] core::Result<StateDictLayout>
layOut(const Pickle& pickle, std::uint64_t mostBytes, const std::string& place);

} // namespace carpo::training

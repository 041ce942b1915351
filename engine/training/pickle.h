// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

/// An object of a pickle. Objects name each other by their place in Pickle::values, so that one that is
/// shared stands there once, however often it is named, and nesting costs no stack.
struct PickleValue
{
    using Index = std::uint32_t;

    enum class Kind
    {
        None,
        Bool,
        Integer,
        LongInteger, ///< beyond 64 bits: `text` has its bytes, the least first
        Real,        ///< its value is not kept
        Text,        ///< bytes too
        Tuple,
        List,
        Dict,   ///< `items`: keys and values in turn
        Global, ///< `text`: "module.name"
        Call,   ///< `items`: the global, the tuple of its arguments, then keys and values set on the result
        Persistent ///< `items`: its identification
    };

    Kind kind = Kind::None;
    std::int64_t integer = 0; ///< Integer; 0 or 1 of a Bool
    std::string_view text;    ///< within the bytes that were read, or within the list of allowed names
    std::vector<Index> items;
};

struct Pickle
{
    std::vector<PickleValue> values;
    PickleValue::Index root = 0;
    std::size_t bytes = 0; ///< how many were read; more may follow
};

/// Reads the pickle that `bytes` begin with, of protocols 2 to 5, and runs nothing: a call becomes a value,
/// what sets attributes is passed over. A global that is not one of `allowed` ("module.name"), which must
/// outlive the result as `bytes` must, is refused by its name. Fails with WeightsUnreadable. Must not block.
[[nodiscard]] core::Result<Pickle>
readPickle(std::string_view bytes, std::span<const std::string_view> allowed, const std::string& place);

} // namespace carpo::training

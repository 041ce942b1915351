// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace carpo::support {

/// Pieces of pickles, also of ones that Python would never write, and legacy state dicts made of them.
[[nodiscard]] std::string pickledText(const std::string& text);
[[nodiscard]] std::string pickledInteger(std::int64_t number);
[[nodiscard]] std::string pickledTuple(const std::vector<std::string>& items);
[[nodiscard]] std::string pickledDict(const std::vector<std::pair<std::string, std::string>>& entries);

/// What torch.save names a storage on the CPU; `type`: "FloatStorage".
[[nodiscard]] std::string
pickledStorage(const std::string& key, std::int64_t elements, const std::string& type = "FloatStorage");

[[nodiscard]] std::string pickledTensor(const std::string& storage,
                                        std::int64_t offset,
                                        const std::vector<std::int64_t>& shape,
                                        const std::vector<std::int64_t>& strides);

/// A storage in a legacy file, with as many elements as it says, which may be wrong.
struct LegacyStorage
{
    std::string key;
    std::int64_t elements = 0;
    std::string bytes;
};

/// The format before PyTorch 1.6 around a pickled object, which ends before its STOP.
[[nodiscard]] std::string legacyStateDict(const std::string& object,
                                          const std::vector<LegacyStorage>& storages);

} // namespace carpo::support

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/training/state_dict_layout.h"
#include "engine/training/weights_zip.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::training {

/// A file of torch.save in memory: the zip archive of PyTorch 1.6 and later, or the stream before it.
class StateDictFile
{
public:
    /// By the content.
    [[nodiscard]] static bool isZip(std::string_view bytes);
    [[nodiscard]] static bool isLegacy(std::string_view bytes);

    /// Of either format; `bytes` must outlive the result. All tensors together take at most a few times as
    /// much as the file. Fails with WeightsUnreadable, OutOfMemory. Must not block.
    [[nodiscard]] static core::Result<StateDictFile> open(std::string_view bytes, const std::string& place);

    [[nodiscard]] const StateDictLayout& layout() const { return m_layout; }

    /// The numbers of one of the layout's storages, the least byte first, without anything behind them; valid
    /// until the next call. Fails with WeightsUnreadable. Must not block.
    [[nodiscard]] core::Result<std::string_view> storage(const std::string& key);

private:
    explicit StateDictFile(std::string place)
        : m_place(std::move(place))
    {}

    [[nodiscard]] core::Result<void> openZip(std::string_view bytes);
    [[nodiscard]] core::Result<void> openLegacy(std::string_view bytes);
    [[nodiscard]] core::Result<void> findStorages(std::string_view bytes, const Pickle& keys);

    std::string m_place;
    StateDictLayout m_layout;
    std::map<std::string, std::string_view, std::less<>> m_storages; // of the legacy format
    std::optional<WeightsZip> m_zip;
    std::string m_folder;  // within the archive
    std::string m_content; // of the storage that was read last
};

} // namespace carpo::training

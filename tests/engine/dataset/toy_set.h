// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "tests/support/temporary_folder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace carpo::dataset {

/// A folder laid out as the test asks; its images are empty files, because opening a set decodes nothing.
class ToySet
{
public:
    void write(const std::filesystem::path& name, const std::string& content) const;
    void addImages(const std::filesystem::path& folder, const std::vector<std::string>& ids) const;

    [[nodiscard]] core::Result<Dataset> open(const std::filesystem::path& inside = {}) const;
    [[nodiscard]] const std::filesystem::path& path() const { return m_folder.path(); }

private:
    support::TemporaryFolder m_folder;
};

/// "key place" of each problem, the place without the folder.
[[nodiscard]] std::vector<std::string> shortProblems(const Dataset& dataset,
                                                     const std::filesystem::path& folder);

} // namespace carpo::dataset

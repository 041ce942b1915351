// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/dataset/toy_set.h"

#include <fstream>

namespace carpo::dataset {

void ToySet::write(const std::filesystem::path& name, const std::string& content) const
{
    const auto file = m_folder / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << content;
}

void ToySet::addImages(const std::filesystem::path& folder, const std::vector<std::string>& ids) const
{
    for (const std::string& id : ids)
        write(folder / (id + ".png"), "");
}

core::Result<Dataset> ToySet::open(const std::filesystem::path& inside) const
{
    return openDataset(inside.empty() ? m_folder.path() : m_folder / inside);
}

std::vector<std::string> shortProblems(const Dataset& dataset, const std::filesystem::path& folder)
{
    std::vector<std::string> texts;
    for (const core::Problem& problem : dataset.problems) {
        const std::size_t prefix = folder.string().size() + 1;
        const std::string place = problem.place.size() > prefix ? problem.place.substr(prefix) : ".";
        texts.push_back(std::string(core::errorText(problem.code).key) + ' ' + place);
    }
    return texts;
}

} // namespace carpo::dataset

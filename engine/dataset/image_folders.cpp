// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/image_index.h"
#include "engine/dataset/mapping_guess.h"
#include "engine/dataset/parse.h"
#include "engine/dataset/reader.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace carpo::dataset {
namespace {

namespace fs = std::filesystem;

/// The names of the folders on the way to the image: "train/girls/1.png" as train, girls.
std::vector<std::string> foldersOf(const std::string& path)
{
    std::vector<std::string> names;
    for (const fs::path& name : fs::path(path).parent_path())
        names.push_back(name.string());
    return names;
}

/// How many of the images' folders have the name in common: "set" of "set/girls/1.png" and "set/boys/2.png".
std::size_t commonFolders(const std::vector<std::vector<std::string>>& folders)
{
    std::size_t common = folders.front().size();
    for (const auto& names : folders) {
        const auto differs =
            std::mismatch(names.begin(), names.end(), folders.front().begin(), folders.front().end()).first;
        common = std::min(common, static_cast<std::size_t>(differs - names.begin()));
    }
    return common;
}

Dataset unlabelled(const ImageIndex& images, const FolderTree& tree)
{
    Dataset dataset;
    for (std::size_t image = 0; image < images.size(); ++image) {
        dataset.ids.push_back(images.idOf(image));
        dataset.files.push_back(images.file(image));
    }
    dataset.sexes.assign(images.size(), Sex::Unknown);
    dataset.months.assign(images.size(), std::numeric_limits<float>::quiet_NaN());
    for (const std::string& path : images.notFiles())
        dataset.problems.push_back(
            {core::ErrorCode::NotAFile, (tree.root().folder / path).string(), {{"file", path}}});
    return dataset;
}

core::Error notMine()
{
    return {core::ErrorCode::NoLabelTable, {}, {}};
}

} // namespace

core::Result<Dataset> readClassFolders(const FolderTree& tree, const std::optional<fs::path>& table)
{
    const ImageIndex images(tree, allFolders(tree), tree.root().folder);
    if (table || images.size() == 0)
        return tl::unexpected(notMine());
    std::vector<std::vector<std::string>> folders;
    for (std::size_t image = 0; image < images.size(); ++image)
        folders.push_back(foldersOf(images.path(image)));
    const std::size_t common = commonFolders(folders);
    std::set<std::string> names;
    for (const auto& way : folders) {
        // An image beside the folders belongs to no class: these are not class folders.
        if (way.size() == common)
            return tl::unexpected(notMine());
        names.insert(way[common]);
    }
    Dataset dataset = unlabelled(images, tree);
    const bool areParts =
        std::ranges::all_of(names, [](const std::string& name) { return parsePart(name).has_value(); });
    const std::size_t classAt = common + (areParts ? 1 : 0);
    bool anyClass = false;
    for (const auto& way : folders) {
        if (areParts)
            dataset.parts.push_back(parsePart(way[common]).value_or(Part::None));
        dataset.classes.push_back(way.size() > classAt ? way[classAt] : std::string());
        anyClass = anyClass || way.size() > classAt;
    }
    if (!anyClass)
        dataset.classes.clear();
    return dataset;
}

core::Result<Dataset> readImages(const FolderTree& tree, const std::optional<fs::path>& table)
{
    const ImageIndex images(tree, allFolders(tree), tree.root().folder);
    if (table || (images.size() == 0 && images.notFiles().empty()))
        return tl::unexpected(notMine());
    Dataset dataset = unlabelled(images, tree);
    dataset.problems.insert(dataset.problems.begin(), noLabelTable(tree.root().folder));
    return dataset;
}

} // namespace carpo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/image_index.h"

#include "engine/dataset/parse.h"

#include <algorithm>
#include <utility>

namespace carpo::dataset {
namespace {

bool isDriveLetter(std::string_view text)
{
    return text.size() > 2 && text[1] == ':' && text[2] == '/'
           && ((text[0] >= 'a' && text[0] <= 'z') || (text[0] >= 'A' && text[0] <= 'Z'));
}

bool leaves(const std::filesystem::path& relative)
{
    return !relative.empty() && *relative.begin() == "..";
}

std::string_view lastName(std::string_view path)
{
    return path.substr(path.rfind('/') + 1); // npos + 1 is 0
}

} // namespace

ImageIndex::ImageIndex(const FolderTree& tree,
                       const std::vector<std::size_t>& folders,
                       const std::filesystem::path& base)
    : m_root(tree.root().folder)
    , m_base(relativeTo(m_root, base))
{
    const auto pathOf = [](const std::string& prefix, const std::string& name) {
        return prefix.empty() ? name : prefix + '/' + name;
    };
    for (const std::size_t folder : folders) {
        const FolderListing& listing = tree.folders[folder];
        const std::string prefix = relativeTo(m_root, listing.folder);
        for (const std::string& name : listing.images)
            m_paths.push_back(pathOf(prefix, name));
        for (const std::string& name : listing.notFiles) {
            m_notFiles.push_back(pathOf(prefix, name));
            m_notFileNames.insert(composed(imageStem(name)));
        }
    }
    for (std::size_t image = 0; image < m_paths.size(); ++image)
        addKeys(image);
}

void ImageIndex::addKeys(std::size_t image)
{
    const std::string_view key = keyOf(imageStem(m_paths[image]));
    m_byPath.emplace(key, image);
    Named& named = m_byName.try_emplace(lastName(key), Named{image, 0}).first->second;
    ++named.count;
}

std::string_view ImageIndex::keyOf(std::string_view text)
{
    if (text.find('\xCC') == std::string_view::npos)
        return text;
    return m_composed.emplace_back(composed(text));
}

std::string ImageIndex::idOf(std::size_t image) const
{
    const std::string path = composed(imageStem(m_paths[image]));
    const std::string_view name = lastName(path);
    if (m_byName.at(name).count == 1)
        return std::string(lastName(imageStem(m_paths[image])));
    return m_byPath.at(path) == image ? std::string(imageStem(m_paths[image])) : m_paths[image];
}

std::optional<ImageLookup> ImageIndex::findPath(const std::filesystem::path& relative) const
{
    const std::string path = relative.generic_string();
    const auto found = m_byPath.find(composed(imageStem(path)));
    if (found == m_byPath.end())
        return std::nullopt;
    return ImageLookup{ImageLookup::Answer::Found, found->second, false};
}

ImageLookup ImageIndex::findName(std::string_view name) const
{
    const std::string key = composed(withoutDecimals(imageStem(name)));
    if (const auto found = m_byName.find(key); found != m_byName.end())
        return {ImageLookup::Answer::Found, found->second.first, found->second.count > 1};
    if (m_notFileNames.contains(key))
        return {ImageLookup::Answer::NotAFile, 0, false};
    return {};
}

ImageLookup ImageIndex::find(std::string_view cell) const
{
    std::string text(trimmed(cell));
    std::ranges::replace(text, '\\', '/');
    if (text.find('/') == std::string::npos) {
        const ImageLookup byName = findName(text);
        // Of several with the name, the one beside the table is meant.
        const auto beside = byName.isShared ? findPath(m_base / text) : std::nullopt;
        return beside.value_or(byName);
    }
    if (text.front() == '/' || isDriveLetter(text)) {
        // Where the table was made, the images lay elsewhere.
        const std::filesystem::path below = std::filesystem::path(text).lexically_relative(m_root);
        if (!below.empty() && !leaves(below)) {
            if (const auto found = findPath(below))
                return *found;
        }
        const ImageLookup byName = findName(lastName(text));
        return byName.answer == ImageLookup::Answer::Missing
                   ? ImageLookup{ImageLookup::Answer::Outside, 0, false}
                   : byName;
    }
    const std::filesystem::path fromBase = (m_base / text).lexically_normal();
    if (leaves(fromBase))
        return {ImageLookup::Answer::Outside, 0, false};
    if (const auto found = findPath(fromBase))
        return *found;
    const std::filesystem::path fromRoot = std::filesystem::path(text).lexically_normal();
    if (const auto found = leaves(fromRoot) ? std::nullopt : findPath(fromRoot))
        return *found;
    return findName(lastName(text));
}

} // namespace carpo::dataset

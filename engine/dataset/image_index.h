// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/folder_tree.h"

#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace carpo::dataset {

/// What a table's cell leads to.
struct ImageLookup
{
    enum class Answer
    {
        Found,
        Missing,
        Outside, ///< the path leaves the folder
        NotAFile ///< a pipe, a socket, a link in a circle
    };
    Answer answer = Answer::Missing;
    std::size_t image = 0;
    bool isShared = false; ///< other images have the name too, and the cell does not tell them apart
};

/// The images of some folders, by path and by name. Names are compared without their endings, and letters
/// with accents as the same whether they are stored as one character or as two (macOS).
class ImageIndex
{
public:
    /// Paths in the table count from `base`, else from the root. Of two files with the same name the one in
    /// the earlier folder goes before.
    ImageIndex(const FolderTree& tree,
               const std::vector<std::size_t>& folders,
               const std::filesystem::path& base);
    ImageIndex(ImageIndex&&) = default;
    ImageIndex& operator=(ImageIndex&&) = default;
    ImageIndex(const ImageIndex&) = delete;
    ImageIndex& operator=(const ImageIndex&) = delete;
    ~ImageIndex() = default;

    [[nodiscard]] std::size_t size() const { return m_paths.size(); }
    [[nodiscard]] std::filesystem::path file(std::size_t image) const { return m_root / m_paths[image]; }
    /// Relative to the root, with /.
    [[nodiscard]] const std::string& path(std::size_t image) const { return m_paths[image]; }
    /// The name without its ending where no other image has that, else the path without, else the path.
    [[nodiscard]] std::string idOf(std::size_t image) const;

    /// A name, an id or a path, with / or \, with or without ending. An absolute path that leads elsewhere
    /// stands for its last name.
    [[nodiscard]] ImageLookup find(std::string_view cell) const;

    /// The pipes, sockets and circular links among the images, relative to the root.
    [[nodiscard]] const std::vector<std::string>& notFiles() const { return m_notFiles; }

private:
    struct Named
    {
        std::size_t first = 0;
        std::size_t count = 0;
    };

    void addKeys(std::size_t image);
    [[nodiscard]] std::string_view keyOf(std::string_view text);
    [[nodiscard]] std::optional<ImageLookup> findPath(const std::filesystem::path& relative) const;
    [[nodiscard]] ImageLookup findName(std::string_view name) const;

    std::filesystem::path m_root;
    std::filesystem::path m_base; ///< relative to the root
    std::vector<std::string> m_paths;
    std::vector<std::string> m_notFiles;
    std::deque<std::string> m_composed; ///< keys that are written otherwise than the file's name
    // The keys are parts of m_paths and m_composed.
    std::unordered_map<std::string_view, std::size_t> m_byPath;
    std::unordered_map<std::string_view, Named> m_byName;
    std::set<std::string, std::less<>> m_notFileNames;
};

} // namespace carpo::dataset

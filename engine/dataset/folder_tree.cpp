// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/folder_tree.h"

#include <set>
#include <sys/stat.h>
#include <utility>

namespace carpo::dataset {
namespace {

/// What a folder is, whatever path or link leads there.
using Identity = std::pair<dev_t, ino_t>;

class Walker
{
public:
    Walker(const WalkLimits& limits, const std::stop_token& stop)
        : m_limits(limits)
    {
        m_tree.stop = stop;
    }

    core::Result<FolderTree> walk(const std::filesystem::path& root)
    {
        core::Result<FolderListing> listing = listFolder(root);
        if (!listing)
            return tl::unexpected(listing.error());
        (void)isNew(root);
        add(std::move(*listing), 0);
        if (m_tree.stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        return std::move(m_tree);
    }

private:
    bool isNew(const std::filesystem::path& folder)
    {
        struct stat status = {};
        return ::stat(folder.c_str(), &status) == 0 && m_seen.emplace(status.st_dev, status.st_ino).second;
    }

    void add(FolderListing listing, int depth)
    {
        const std::filesystem::path folder = listing.folder;
        const std::vector<std::string> below = listing.folders;
        for (const std::string& name : listing.otherTables)
            m_tree.problems.push_back({core::ErrorCode::TableBinary, (folder / name).string(), {}});
        m_tree.folders.push_back(std::move(listing));
        for (const std::string& name : below) {
            if (m_tree.stop.stop_requested())
                return;
            if (depth == m_limits.depth || m_seen.size() >= m_limits.folders)
                return tooLarge(folder);
            if (!isNew(folder / name))
                continue;
            core::Result<FolderListing> inner = listFolder(folder / name);
            if (inner)
                add(std::move(*inner), depth + 1);
            else
                m_tree.problems.push_back(inner.error());
        }
    }

    void tooLarge(const std::filesystem::path& folder)
    {
        m_tree.problems.push_back(
            {core::ErrorCode::FolderTooLarge,
             folder.string(),
             {{"depth", std::to_string(m_limits.depth)}, {"limit", std::to_string(m_limits.folders)}}});
    }

    WalkLimits m_limits;
    FolderTree m_tree;
    std::set<Identity> m_seen;
};

} // namespace

std::string relativeTo(const std::filesystem::path& root, const std::filesystem::path& below)
{
    const std::string path = below.lexically_relative(root).generic_string();
    return path == "." ? std::string() : path;
}

core::Result<FolderTree>
walkFolder(const std::filesystem::path& root, const WalkLimits& limits, const std::stop_token& stop)
{
    return Walker(limits, stop).walk(root);
}

} // namespace carpo::dataset

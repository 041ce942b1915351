// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/cache_folder.h"

#include "engine/dataset/file_stamp.h"
#include "engine/project/file_ops.h"

#include <algorithm>
#include <chrono>
#include <fcntl.h>
#include <mutex>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace carpo::project {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kArraySuffix = ".pixels";
constexpr std::string_view kPartSuffix = ".part";

struct Array
{
    fs::path file;
    dataset::FileStamp stamp;
};

// What this process has mapped. Of the process, as the mappings themselves are.
struct Registry
{
    std::mutex mutex; // protects files
    std::multiset<fs::path> files;
};

Registry& registry()
{
    static Registry instance;
    return instance;
}

bool isMapped(const fs::path& file)
{
    const std::scoped_lock lock(registry().mutex);
    return registry().files.contains(file);
}

// "<32 hex digits>-<32 hex digits>": the folder may be one that holds other things.
bool isOurs(std::string_view name)
{
    constexpr std::size_t kDigits = 32;
    const auto areHex = [](std::string_view digits) {
        return digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
    };
    return name.size() >= 2 * kDigits + 1 + kArraySuffix.size() && name[kDigits] == '-'
           && areHex(name.substr(0, kDigits)) && areHex(name.substr(kDigits + 1, kDigits))
           && name.substr(2 * kDigits + 1).starts_with(kArraySuffix);
}

struct Listing
{
    std::vector<Array> arrays; // the last used first
    std::vector<Array> parts;
};

Listing listOf(const fs::path& folder)
{
    Listing listing;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!isOurs(name))
            continue;
        Array array{entry->path(), dataset::stampOf(entry->path())};
        if (array.stamp.bytes < 0)
            continue;
        (name.ends_with(kPartSuffix) ? listing.parts : listing.arrays).push_back(std::move(array));
    }
    std::sort(listing.arrays.begin(), listing.arrays.end(), [](const Array& a, const Array& b) {
        return a.stamp.modifiedNs > b.stamp.modifiedNs;
    });
    return listing;
}

// Its maker holds a lock on it, from a moment after it made it.
bool isAbandoned(const Array& part)
{
    using namespace std::chrono;
    const auto now = duration_cast<nanoseconds>(system_clock::now().time_since_epoch());
    if (now - nanoseconds(part.stamp.modifiedNs) < 1min)
        return false;
    const int descriptor = ::open(part.file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return false;
    const bool abandoned = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
    ::close(descriptor);
    return abandoned;
}

} // namespace

std::vector<fs::path> arraysOfFamily(const fs::path& folder, const std::string& family)
{
    std::vector<fs::path> files;
    for (Array& array : listOf(folder).arrays) {
        if (array.file.filename().string().starts_with(family + '-'))
            files.push_back(std::move(array.file));
    }
    return files;
}

std::int64_t bytesInUse(const fs::path& folder)
{
    const Listing listing = listOf(folder);
    std::int64_t bytes = 0;
    for (const auto* arrays : {&listing.arrays, &listing.parts}) {
        for (const Array& array : *arrays)
            bytes += array.stamp.bytes;
    }
    return bytes;
}

core::Result<void> evict(const fs::path& folder, std::int64_t maxBytes, const fs::path& kept)
{
    Listing listing = listOf(folder);
    std::error_code error;
    for (const Array& part : listing.parts) {
        if (isAbandoned(part))
            fs::remove(part.file, error);
    }
    std::int64_t bytes = 0;
    for (const Array& array : listing.arrays)
        bytes += array.stamp.bytes;
    for (auto array = listing.arrays.rbegin(); array != listing.arrays.rend() && bytes > maxBytes; ++array) {
        if (array->file == kept || isMapped(array->file))
            continue;
        fs::remove(array->file, error);
        if (error)
            return tl::unexpected(systemError(error.value(), array->file));
        bytes -= array->stamp.bytes;
    }
    return {};
}

void touch(const fs::path& file)
{
    // A cache that cannot be marked still serves.
    (void)::utimensat(AT_FDCWD, file.c_str(), nullptr, 0);
}

MappedMark::MappedMark(fs::path file)
    : m_file(std::move(file))
{
    const std::scoped_lock lock(registry().mutex);
    registry().files.insert(m_file);
}

MappedMark::~MappedMark()
{
    const std::scoped_lock lock(registry().mutex);
    registry().files.erase(registry().files.find(m_file));
}

} // namespace carpo::project

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/pixel_file.h"

#include "engine/project/file_ops.h"

#include <array>
#include <bit>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <xxhash.h>

namespace carpo::project {
namespace {

// The pixels begin on a page.
constexpr std::size_t kPixelHeaderBytes = 4096;
constexpr std::array<char, 8> kPixelMagic = {'C', 'A', 'R', 'P', 'O', 'P', 'I', 'X'};
constexpr std::uint32_t kVersion = 1;
constexpr std::uint32_t kMaximumSide = 1U << 14U;

struct Header
{
    std::array<char, 8> magic = kPixelMagic;
    std::uint32_t version = kVersion;
    std::uint32_t side = 0;
    std::uint64_t images = 0;
    std::uint64_t entriesBytes = 0;
    std::uint64_t entriesHash = 0;
    std::uint64_t headerHash = 0; // of what stands before it
};
static_assert(sizeof(Header) == 48 && std::endian::native == std::endian::little);

template <typename T>
std::span<const std::uint8_t> bytesOf(const T& object, std::size_t count = sizeof(T))
{
    return {reinterpret_cast<const std::uint8_t*>(&object), count};
}

std::uint64_t hashOfHeader(const Header& header)
{
    return hashOf(bytesOf(header, offsetof(Header, headerHash)));
}

std::vector<std::uint8_t> packEntries(std::span<const PixelEntry> entries)
{
    nlohmann::json all = nlohmann::json::array();
    for (const PixelEntry& entry : entries) {
        nlohmann::json packed = {
            entry.path, entry.stamp.bytes, entry.stamp.modifiedNs, entry.present, entry.pixelHash};
        if (entry.problem)
            packed.push_back({core::errorText(entry.problem->code).key, entry.problem->values});
        all.push_back(std::move(packed));
    }
    return nlohmann::json::to_cbor(all);
}

std::optional<std::vector<PixelEntry>> unpackEntries(std::span<const std::uint8_t> bytes)
{
    const auto all = nlohmann::json::from_cbor(bytes.begin(), bytes.end(), true, false);
    if (!all.is_array())
        return std::nullopt;
    std::vector<PixelEntry> entries;
    entries.reserve(all.size());
    try {
        for (const auto& packed : all) {
            PixelEntry entry{.path = packed.at(0).get<std::string>(),
                             .stamp = {packed.at(1).get<std::int64_t>(), packed.at(2).get<std::int64_t>()},
                             .present = packed.at(3).get<bool>(),
                             .pixelHash = packed.at(4).get<std::uint64_t>()};
            if (packed.size() > 5) {
                const auto& problem = packed[5];
                entry.problem =
                    core::Problem{core::errorCodeFromKey(problem.at(0).get<std::string>()), {}, {}};
                problem.at(1).get_to(entry.problem->values);
            }
            entries.push_back(std::move(entry));
        }
    } catch (const nlohmann::json::exception&) {
        return std::nullopt;
    }
    return entries;
}

struct Mapped
{
    void* address = nullptr;
    std::size_t bytes = 0;
};

Mapped mapFile(const std::filesystem::path& file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return {};
    struct stat status = {};
    Mapped mapped;
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)
        && status.st_size >= static_cast<off_t>(kPixelHeaderBytes)) {
        mapped.bytes = static_cast<std::size_t>(status.st_size);
        mapped.address = ::mmap(nullptr, mapped.bytes, PROT_READ, MAP_SHARED, descriptor, 0);
        if (mapped.address == MAP_FAILED)
            mapped = {};
    }
    ::close(descriptor);
    return mapped;
}

bool isSound(const Header& header, std::size_t fileBytes)
{
    if (header.magic != kPixelMagic || header.version != kVersion || header.headerHash != hashOfHeader(header)
        || header.side == 0 || header.side > kMaximumSide)
        return false;
    const std::uint64_t imageBytes = std::uint64_t{header.side} * header.side;
    return header.images <= fileBytes / imageBytes && header.entriesBytes <= fileBytes
           && kPixelHeaderBytes + header.images * imageBytes + header.entriesBytes == fileBytes;
}

} // namespace

std::uint64_t hashOf(std::span<const std::uint8_t> bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

std::optional<PixelFile> PixelFile::open(const std::filesystem::path& file)
{
    const Mapped mapped = mapFile(file);
    if (mapped.address == nullptr)
        return std::nullopt;
    PixelFile opened;
    opened.m_address = mapped.address;
    opened.m_bytes = mapped.bytes;
    Header header;
    std::memcpy(&header, mapped.address, sizeof header);
    if (!isSound(header, mapped.bytes))
        return std::nullopt;
    opened.m_side = static_cast<int>(header.side);
    const std::span all(static_cast<const std::uint8_t*>(mapped.address), mapped.bytes);
    const auto packed = all.last(header.entriesBytes);
    if (hashOf(packed) != header.entriesHash)
        return std::nullopt;
    auto entries = unpackEntries(packed);
    if (!entries || entries->size() != header.images)
        return std::nullopt;
    opened.m_entries = std::move(*entries);
    return opened;
}

PixelFile::PixelFile(PixelFile&& other) noexcept
    : m_address(std::exchange(other.m_address, nullptr))
    , m_bytes(std::exchange(other.m_bytes, 0))
    , m_side(std::exchange(other.m_side, 0))
    , m_entries(std::exchange(other.m_entries, {}))
{}

PixelFile& PixelFile::operator=(PixelFile&& other) noexcept
{
    std::swap(m_address, other.m_address);
    std::swap(m_bytes, other.m_bytes);
    std::swap(m_side, other.m_side);
    std::swap(m_entries, other.m_entries);
    return *this;
}

PixelFile::~PixelFile()
{
    if (m_address != nullptr)
        ::munmap(m_address, m_bytes);
}

std::span<const std::uint8_t> PixelFile::pixels() const
{
    if (m_address == nullptr)
        return {};
    const auto side = static_cast<std::size_t>(m_side);
    return {static_cast<const std::uint8_t*>(m_address) + kPixelHeaderBytes, m_entries.size() * side * side};
}

std::span<const std::uint8_t> PixelFile::pixels(std::size_t image) const
{
    const auto imageBytes = static_cast<std::size_t>(m_side) * static_cast<std::size_t>(m_side);
    return pixels().subspan(image * imageBytes, imageBytes);
}

core::Result<PixelFileWriter>
PixelFileWriter::create(const std::filesystem::path& file, std::size_t images, int side)
{
    std::filesystem::path temporary = temporaryBeside(file);
    const int descriptor = ::open(temporary.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    if (descriptor < 0)
        return tl::unexpected(systemError(errno, file));
    PixelFileWriter writer(file, std::move(temporary), descriptor, side);
    ::flock(descriptor, LOCK_EX | LOCK_NB);
    const auto imageBytes = static_cast<off_t>(side) * side;
    const int number = ::posix_fallocate(
        descriptor, 0, static_cast<off_t>(kPixelHeaderBytes) + static_cast<off_t>(images) * imageBytes);
    // Where space cannot be taken beforehand, the writes will tell.
    if (number != 0 && number != EOPNOTSUPP && number != EINVAL)
        return tl::unexpected(systemError(number, file));
    return writer;
}

PixelFileWriter::PixelFileWriter(std::filesystem::path file,
                                 std::filesystem::path temporary,
                                 int descriptor,
                                 int side)
    : m_file(std::move(file))
    , m_temporary(std::move(temporary))
    , m_descriptor(descriptor)
    , m_side(side)
{}

PixelFileWriter::PixelFileWriter(PixelFileWriter&& other) noexcept
    : m_file(std::move(other.m_file))
    , m_temporary(std::exchange(other.m_temporary, {}))
    , m_descriptor(std::exchange(other.m_descriptor, -1))
    , m_side(other.m_side)
{}

PixelFileWriter::~PixelFileWriter()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    std::error_code ignored;
    if (!m_temporary.empty())
        std::filesystem::remove(m_temporary, ignored);
}

core::Result<void> PixelFileWriter::writeAt(std::span<const std::uint8_t> bytes, std::uint64_t offset) const
{
    while (!bytes.empty()) {
        const ssize_t written =
            ::pwrite(m_descriptor, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return tl::unexpected(systemError(written < 0 ? errno : ENOSPC, m_file));
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        offset += static_cast<std::uint64_t>(written);
    }
    return {};
}

core::Result<void> PixelFileWriter::write(std::size_t image, std::span<const std::uint8_t> pixels) const
{
    return writeAt(pixels, kPixelHeaderBytes + image * pixels.size());
}

core::Result<void> PixelFileWriter::finish(std::span<const PixelEntry> entries)
{
    const std::vector<std::uint8_t> packed = packEntries(entries);
    Header header;
    header.side = static_cast<std::uint32_t>(m_side);
    header.images = entries.size();
    header.entriesBytes = packed.size();
    header.entriesHash = hashOf(packed);
    header.headerHash = hashOfHeader(header);
    const std::uint64_t imageBytes = std::uint64_t{header.side} * header.side;
    auto done = writeAt(packed, kPixelHeaderBytes + entries.size() * imageBytes);
    if (done)
        done = writeAt(bytesOf(header), 0);
    if (done && ::fsync(m_descriptor) != 0)
        done = tl::unexpected(systemError(errno, m_file));
    if (done)
        done = renameDurably(m_temporary, m_file);
    if (done)
        m_temporary.clear();
    return done;
}

} // namespace carpo::project

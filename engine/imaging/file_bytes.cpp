// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/file_bytes.h"

#include "engine/imaging/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace carpo::imaging {
namespace {

core::ErrorCode codeOf(int number, core::ErrorCode otherwise)
{
    switch (number) {
    case ENOENT:
        return otherwise == core::ErrorCode::ReadFailed ? core::ErrorCode::FileNotFound : otherwise;
    case ENOSPC:
    case EDQUOT:
        return core::ErrorCode::DiskFull;
    case EACCES:
    case EPERM:
    case EROFS:
        return core::ErrorCode::PermissionDenied;
    default:
        return otherwise;
    }
}

tl::unexpected<core::Error>
systemFailure(int number, const std::filesystem::path& file, core::ErrorCode otherwise)
{
    return core::failure(
        codeOf(number, otherwise), file.string(), {{"detail", std::generic_category().message(number)}});
}

core::Result<void> writeBytes(const std::filesystem::path& file, std::span<const std::uint8_t> bytes)
{
    constexpr mode_t kMode = 0666; // less the user's mask
    Descriptor out(::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kMode));
    if (out.number() < 0)
        return systemFailure(errno, file, core::ErrorCode::WriteFailed);
    while (!bytes.empty()) {
        const auto written = ::write(out.number(), bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR)
            return systemFailure(errno, file, core::ErrorCode::WriteFailed);
        if (written > 0)
            bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    // Some file systems say only here that they are full.
    if (out.close() != 0)
        return systemFailure(errno, file, core::ErrorCode::WriteFailed);
    return {};
}

struct OpenedFile
{
    Descriptor descriptor;
    std::int64_t bytes = 0;
};

core::Result<OpenedFile> openRegular(const std::filesystem::path& file)
{
    // Without O_NONBLOCK opening a pipe would wait for its other end.
    Descriptor in(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (in.number() < 0 || ::fstat(in.number(), &status) != 0)
        return systemFailure(errno, file, core::ErrorCode::ReadFailed);
    if (!S_ISREG(status.st_mode))
        return core::failure(core::ErrorCode::ReadFailed, file.string(), {{"detail", "not a file"}});
    return OpenedFile{std::move(in), status.st_size};
}

core::Result<std::vector<std::uint8_t>>
readFrom(const OpenedFile& in, std::size_t count, const std::filesystem::path& file)
{
    std::vector<std::uint8_t> bytes(count);
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got = ::read(in.descriptor.number(), bytes.data() + done, bytes.size() - done);
        if (got < 0 && errno != EINTR)
            return systemFailure(errno, file, core::ErrorCode::ReadFailed);
        if (got == 0)
            break; // it became shorter meanwhile
        if (got > 0)
            done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

} // namespace

core::Result<std::vector<std::uint8_t>> readFile(const std::filesystem::path& file, std::int64_t maxBytes)
{
    const core::Result<OpenedFile> in = openRegular(file);
    if (!in)
        return tl::unexpected(in.error());
    if (in->bytes > maxBytes)
        return core::failure(core::ErrorCode::ReadFailed,
                             file.string(),
                             {{"detail",
                               std::to_string(in->bytes / 1'000'000) + " MB, the limit is "
                                   + std::to_string(maxBytes / 1'000'000) + " MB"}});
    return readFrom(*in, static_cast<std::size_t>(in->bytes), file);
}

core::Result<std::vector<std::uint8_t>> readStart(const std::filesystem::path& file, std::size_t count)
{
    const core::Result<OpenedFile> in = openRegular(file);
    if (!in)
        return tl::unexpected(in.error());
    return readFrom(*in, std::min(static_cast<std::size_t>(in->bytes), count), file);
}

core::Result<void> writeFile(const std::filesystem::path& file, std::span<const std::uint8_t> bytes)
{
    std::filesystem::path temporary = file;
    temporary += ".part";
    auto written = writeBytes(temporary, bytes);
    if (written && ::rename(temporary.c_str(), file.c_str()) != 0)
        written = systemFailure(errno, file, core::ErrorCode::WriteFailed);
    if (!written) {
        ::unlink(temporary.c_str());
        written.error().place = file.string();
    }
    return written;
}

} // namespace carpo::imaging

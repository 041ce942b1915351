// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/atomic_file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace carpo::training {
namespace {

using core::ErrorCode;

tl::unexpected<core::Error> failedWith(int number, ErrorCode otherwise, const std::filesystem::path& file)
{
    ErrorCode code = otherwise;
    if (number == EACCES || number == EPERM || number == EROFS)
        code = ErrorCode::PermissionDenied;
    else if (number == ENOSPC || number == EDQUOT)
        code = ErrorCode::DiskFull;
    else if (number == ENOENT && otherwise == ErrorCode::ReadFailed)
        code = ErrorCode::FileNotFound;
    return core::failure(code, file.string(), {{"detail", std::strerror(number)}});
}

// A file descriptor that closes itself.
class Descriptor
{
public:
    Descriptor(const std::filesystem::path& file, int flags)
        : m_number(::open(file.c_str(), flags | O_CLOEXEC, 0666))
    {}
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor(Descriptor&&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;

    [[nodiscard]] int number() const { return m_number; }

private:
    int m_number;
};

bool writeAll(int descriptor, std::span<const char> content)
{
    while (!content.empty()) {
        const ssize_t written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR)
            return false;
        if (written > 0)
            content = content.subspan(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0;
}

} // namespace

core::Result<void> writeFileAtomically(const std::filesystem::path& file, std::span<const char> content)
{
    const std::filesystem::path part = file.string() + ".part";
    {
        const Descriptor out(part, O_WRONLY | O_CREAT | O_TRUNC);
        if (out.number() < 0)
            return failedWith(errno, ErrorCode::WriteFailed, file);
        if (!writeAll(out.number(), content)) {
            const int number = errno;
            ::unlink(part.c_str());
            return failedWith(number, ErrorCode::WriteFailed, file);
        }
    }
    if (::rename(part.c_str(), file.c_str()) != 0) {
        const int number = errno;
        ::unlink(part.c_str());
        return failedWith(number, ErrorCode::WriteFailed, file);
    }
    const std::filesystem::path parent = file.parent_path();
    const Descriptor folder(parent.empty() ? "." : parent, O_RDONLY | O_DIRECTORY);
    if (folder.number() >= 0)
        ::fsync(folder.number());
    return {};
}

core::Result<std::string> readWholeFile(const std::filesystem::path& file, std::size_t limit)
{
    const Descriptor in(file, O_RDONLY);
    if (in.number() < 0)
        return failedWith(errno, ErrorCode::ReadFailed, file);
    std::string content;
    std::string block(1U << 16U, '\0');
    while (true) {
        const ssize_t count = ::read(in.number(), block.data(), block.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return failedWith(errno, ErrorCode::ReadFailed, file);
        if (count == 0)
            return content;
        content.append(block, 0, static_cast<std::size_t>(count));
        if (content.size() > limit)
            return failedWith(EFBIG, ErrorCode::ReadFailed, file);
    }
}

} // namespace carpo::training

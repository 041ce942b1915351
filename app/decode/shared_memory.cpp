// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/decode/shared_memory.h"

#include <cerrno>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace carpo::decode {

SharedInput::SharedInput(int descriptor, std::size_t bytes)
{
    struct stat status = {};
    if (bytes == 0 || ::fstat(descriptor, &status) != 0 || status.st_size < static_cast<off_t>(bytes))
        return;
    void* const start = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    if (start != MAP_FAILED)
        m_bytes = {static_cast<const std::uint8_t*>(start), bytes};
}

SharedInput::~SharedInput()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<std::uint8_t*>(m_bytes.data()), m_bytes.size());
}

bool writeShared(int descriptor, std::span<const std::uint8_t> bytes)
{
    off_t at = 0;
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(descriptor, bytes.data(), bytes.size(), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
        at += written;
    }
    return true;
}

} // namespace carpo::decode

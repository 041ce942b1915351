// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/zip_archive.h"

#include "engine/dataset/zip_handle.h"

#include <memory>
#include <zip.h>

namespace carpo::dataset {
namespace {

/// What libzip says of a failure; lets go of its text.
class ZipError
{
public:
    ZipError() { zip_error_init(&m_error); }
    ~ZipError() { zip_error_fini(&m_error); }
    ZipError(const ZipError&) = delete;
    ZipError& operator=(const ZipError&) = delete;
    ZipError(ZipError&&) = delete;
    ZipError& operator=(ZipError&&) = delete;

    [[nodiscard]] zip_error_t* get() { return &m_error; }

private:
    zip_error_t m_error = {};
};

struct FreeSource
{
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

using Source = std::unique_ptr<zip_source_t, FreeSource>;

tl::unexpected<core::Error> failed(zip_error_t* error)
{
    const bool memory = zip_error_code_zip(error) == ZIP_ER_MEMORY;
    return core::failure(memory ? core::ErrorCode::OutOfMemory : core::ErrorCode::WriteFailed,
                         {},
                         {{"detail", zip_error_strerror(error)}});
}

/// Does not copy the content, which must outlive the archive.
bool add(zip_t* archive, const ZipEntry& entry)
{
    Source source(zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0));
    if (!source)
        return false;
    const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
    if (index < 0)
        return false;
    (void)source.release(); // the archive's own from here
    constexpr zip_uint16_t kMidnight = 0;
    constexpr zip_uint16_t kFirstOfJanuary1980 = (1U << 5U) | 1U;
    const auto place = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive, place, ZIP_CM_DEFLATE, 0) == 0
           && zip_file_set_dostime(archive, place, kMidnight, kFirstOfJanuary1980, 0) == 0;
}

core::Result<std::vector<std::uint8_t>> bytesOf(zip_source_t* source)
{
    std::vector<std::uint8_t> bytes;
    if (zip_source_open(source) != 0)
        return failed(zip_source_error(source));
    zip_stat_t status = {};
    bool whole = zip_source_stat(source, &status) == 0;
    if (whole) {
        bytes.resize(status.size);
        whole = zip_source_read(source, bytes.data(), bytes.size()) == static_cast<zip_int64_t>(bytes.size());
    }
    zip_source_close(source);
    if (!whole)
        return failed(zip_source_error(source));
    return bytes;
}

} // namespace

core::Result<std::vector<std::uint8_t>> zipped(std::span<const ZipEntry> entries)
{
    ZipError error;
    const Source memory(zip_source_buffer_create(nullptr, 0, 0, error.get()));
    if (!memory)
        return failed(error.get());
    Archive archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, error.get()));
    if (!archive)
        return failed(error.get());
    // The archive lets go of one reference when it closes; the other one still sees the bytes then.
    zip_source_keep(memory.get());
    for (const ZipEntry& entry : entries) {
        if (!add(archive.get(), entry))
            return failed(zip_get_error(archive.get()));
    }
    if (zip_close(archive.get()) != 0)
        return failed(zip_get_error(archive.get()));
    (void)archive.release();
    return bytesOf(memory.get());
}

} // namespace carpo::dataset

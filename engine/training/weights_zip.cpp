// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/weights_zip.h"

#include "engine/training/weights_flaw.h"

#include <utility>
#include <zip.h>

namespace carpo::training {
namespace {

struct Discard
{
    void operator()(zip_t* archive) const { zip_discard(archive); }
};

struct Close
{
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};

using File = std::unique_ptr<zip_file_t, Close>;

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
    [[nodiscard]] std::string text() { return zip_error_strerror(&m_error); }

private:
    zip_error_t m_error = {};
};

} // namespace

struct WeightsZip::Archive
{
    std::unique_ptr<zip_t, Discard> zip;
};

WeightsZip::WeightsZip(std::unique_ptr<Archive> archive, std::uint64_t mostBytes, std::string place)
    : m_archive(std::move(archive))
    , m_left(mostBytes)
    , m_place(std::move(place))
{}

WeightsZip::~WeightsZip() = default;
WeightsZip::WeightsZip(WeightsZip&& other) noexcept = default;
WeightsZip& WeightsZip::operator=(WeightsZip&& other) noexcept = default;

core::Result<WeightsZip>
WeightsZip::open(std::string_view bytes, std::uint64_t mostBytes, const std::string& place)
{
    ZipError error;
    zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, error.get());
    if (source == nullptr)
        return core::failure(core::ErrorCode::OutOfMemory, place);
    auto archive = std::make_unique<Archive>();
    archive->zip.reset(zip_open_from_source(source, ZIP_RDONLY, error.get()));
    if (archive->zip == nullptr) {
        zip_source_free(source);
        return unreadableWeights(WeightsFlaw::NotStateDict, place, "zip: " + error.text());
    }
    zip_t* const zip = archive->zip.get();
    WeightsZip opened(std::move(archive), mostBytes, place);
    const zip_int64_t count = zip_get_num_entries(zip, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const char* const name = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
        if (name == nullptr || !opened.m_entries.emplace(name, index).second)
            return unreadableWeights(WeightsFlaw::NotStateDict, place, "zip: names");
    }
    return opened;
}

std::string WeightsZip::folderWith(std::string_view file) const
{
    std::string folder;
    for (const auto& [name, index] : m_entries) {
        const std::size_t slash = name.find('/');
        if (slash == std::string::npos || slash == 0 || std::string_view(name).substr(slash + 1) != file)
            continue;
        if (!folder.empty())
            return {};
        folder = name.substr(0, slash);
    }
    return folder;
}

core::Result<std::string> WeightsZip::read(const std::string& name)
{
    const auto damaged = [&] {
        return unreadableWeights(WeightsFlaw::NotStateDict, m_place, "zip: " + shownName(name));
    };
    const auto entry = m_entries.find(name);
    zip_t* const zip = m_archive->zip.get();
    zip_stat_t status = {};
    if (entry == m_entries.end() || zip_stat_index(zip, entry->second, 0, &status) != 0
        || (status.valid & ZIP_STAT_SIZE) == 0)
        return damaged();
    if (status.size > m_left)
        return unreadableWeights(WeightsFlaw::TooMuch, m_place, "zip: " + shownName(name));
    m_left -= status.size;
    const File file(zip_fopen_index(zip, entry->second, 0));
    if (file == nullptr)
        return damaged();
    std::string content(status.size, '\0');
    std::size_t done = 0;
    while (done < content.size()) {
        const zip_int64_t count = zip_fread(file.get(), content.data() + done, content.size() - done);
        if (count <= 0)
            return damaged();
        done += static_cast<std::size_t>(count);
    }
    // The checksum is compared where the end is read.
    char beyond = 0;
    if (zip_fread(file.get(), &beyond, 1) != 0)
        return damaged();
    return content;
}

} // namespace carpo::training

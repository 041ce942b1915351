// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/zip_reader.h"

#include <memory>
#include <stdexcept>
#include <zip.h>

namespace carpo::support {

std::vector<std::pair<std::string, std::string>> readZip(const std::filesystem::path& file)
{
    int error = 0;
    const std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open(file.c_str(), ZIP_RDONLY | ZIP_CHECKCONS, &error), zip_discard);
    if (!archive)
        throw std::runtime_error(file.string() + ": libzip error " + std::to_string(error));
    std::vector<std::pair<std::string, std::string>> entries;
    const auto count = static_cast<zip_uint64_t>(zip_get_num_entries(archive.get(), 0));
    for (zip_uint64_t i = 0; i < count; ++i) {
        zip_stat_t status = {};
        const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> entry(zip_fopen_index(archive.get(), i, 0),
                                                                       zip_fclose);
        if (zip_stat_index(archive.get(), i, 0, &status) != 0 || !entry)
            throw std::runtime_error(file.string() + ": " + zip_strerror(archive.get()));
        // One byte more than there is: only what reads to the end has its checksum compared.
        std::string content(status.size + 1, '\0');
        const zip_int64_t got = zip_fread(entry.get(), content.data(), content.size());
        if (got != static_cast<zip_int64_t>(status.size))
            throw std::runtime_error(file.string() + ": " + status.name + " is damaged");
        content.resize(status.size);
        entries.emplace_back(status.name, std::move(content));
    }
    return entries;
}

} // namespace carpo::support

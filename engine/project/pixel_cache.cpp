// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/pixel_cache.h"

#include "engine/project/cache_folder.h"
#include "engine/project/file_ops.h"
#include "engine/project/pixel_builder.h"
#include "engine/project/pixel_file.h"

#include <array>
#include <string>
#include <string_view>
#include <xxhash.h>

namespace carpo::project {
namespace {

std::string hexHashOf(std::string_view text)
{
    XXH128_canonical_t canonical = {};
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(text.data(), text.size()));
    constexpr std::string_view kDigits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : canonical.digest) {
        hex += kDigits[byte >> 4U];
        hex += kDigits[byte & 15U];
    }
    return hex;
}

std::string familyOf(const dataset::Dataset& dataset,
                     const explore::Preparation& preparation,
                     const imaging::DecodeLimits& limits)
{
    std::string key = dataset.root.string() + '\0' + preparation.key();
    // What larger limits let in, smaller ones leave out.
    if (limits != imaging::DecodeLimits())
        key += '\0' + std::to_string(limits.maxPixels) + '\0' + std::to_string(limits.maxSeconds);
    return hexHashOf(key);
}

std::string hashOfRows(const dataset::Dataset& dataset, const std::vector<std::string>& paths)
{
    std::string rows;
    for (std::size_t i = 0; i < paths.size(); ++i)
        rows.append(dataset.ids[i]).append(1, '\0').append(paths[i]).append(1, '\0');
    return hexHashOf(rows);
}

} // namespace

struct PixelArray::Mapping
{
    Mapping(PixelFile&& pixels, const std::filesystem::path& path)
        : file(std::move(pixels))
        , mark(path)
    {}

    PixelFile file;
    MappedMark mark;
};

std::span<const std::uint8_t> PixelArray::pixels() const
{
    return m_mapping ? m_mapping->file.pixels() : std::span<const std::uint8_t>();
}

PixelCache::PixelCache(CacheOptions options)
    : m_options(std::move(options))
{}

core::Result<PixelArray> PixelCache::pixels(const dataset::Dataset& dataset,
                                            const explore::Preparation& preparation,
                                            std::stop_token stop,
                                            const core::ProgressFn& report) const
{
    if (auto made = makeFolder(m_options.folder); !made)
        return tl::unexpected(made.error());
    const imaging::DecodeLimits limits = m_options.limits.value_or(imaging::decodeLimits());
    PixelBuilder builder(dataset, preparation, limits);
    const std::string family = familyOf(dataset, preparation, limits);
    const std::filesystem::path file =
        m_options.folder / (family + '-' + hashOfRows(dataset, builder.paths()) + ".pixels");

    auto array = PixelFile::open(file);
    if (array)
        builder.takeFrom(*array);
    if (!array || !builder.isWholly(*array)) {
        std::vector<PixelFile> relatives;
        for (const std::filesystem::path& relative : arraysOfFamily(m_options.folder, family)) {
            auto opened = relative == file ? std::nullopt : PixelFile::open(relative);
            if (opened)
                relatives.push_back(std::move(*opened));
        }
        for (std::size_t i = 0; i < relatives.size() && !builder.isComplete(); ++i)
            builder.takeFrom(relatives[i]);
        if (auto built = builder.build(file, stop, report); !built)
            return tl::unexpected(built.error());
        array = PixelFile::open(file);
        if (!array)
            return core::failure(core::ErrorCode::ReadFailed, file.string(), {{"detail", "pixel cache"}});
    }
    touch(file);

    PixelArray result;
    result.m_side = array->side();
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        const PixelEntry& entry = array->entries()[i];
        result.m_present.push_back(entry.present);
        if (entry.problem)
            result.m_problems.push_back(
                {entry.problem->code, dataset.files[i].string(), entry.problem->values});
    }
    result.m_mapping = std::make_shared<const PixelArray::Mapping>(std::move(*array), file);
    // A cache that is too full is no reason not to train.
    (void)evict(m_options.folder, m_options.maxBytes, file);
    return result;
}

std::int64_t PixelCache::size() const
{
    return bytesInUse(m_options.folder);
}

core::Result<void> PixelCache::keepToLimit() const
{
    return evict(m_options.folder, m_options.maxBytes, {});
}

core::Result<void> PixelCache::empty() const
{
    return evict(m_options.folder, 0, {});
}

} // namespace carpo::project

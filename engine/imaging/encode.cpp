// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/encode.h"

#include "engine/imaging/file_bytes.h"
#include "engine/imaging/mat_view.h"

#include <opencv2/imgcodecs.hpp>

namespace carpo::imaging {

core::Result<std::vector<std::uint8_t>> encodePng(const Image& image)
{
    std::vector<std::uint8_t> bytes;
    try {
        if (!cv::imencode(".png", viewOf(image), bytes, {cv::IMWRITE_PNG_COMPRESSION, 1}))
            return core::failure(core::ErrorCode::WriteFailed, {}, {{"detail", "PNG encoder"}});
    } catch (const cv::Exception& exception) {
        return core::failure(core::ErrorCode::WriteFailed, {}, {{"detail", exception.what()}});
    }
    return bytes;
}

core::Result<void> writePng(const std::filesystem::path& file, const Image& image)
{
    const auto bytes = encodePng(image);
    if (!bytes)
        return core::failure(bytes.error().code, file.string(), bytes.error().values);
    return writeFile(file, *bytes);
}

} // namespace carpo::imaging

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/inline_image.h"

#include "engine/imaging/decode.h"
#include "engine/imaging/encode.h"
#include "engine/imaging/preprocess.h"
#include "engine/report/html.h"

#include <string_view>

namespace carpo::report {

std::string base64Of(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t group = (std::uint32_t{bytes[i]} << 16U)
                                    | (left > 1 ? std::uint32_t{bytes[i + 1]} << 8U : 0U)
                                    | (left > 2 ? std::uint32_t{bytes[i + 2]} : 0U);
        text += kDigits[group >> 18U];
        text += kDigits[(group >> 12U) & 63U];
        text += left > 1 ? kDigits[(group >> 6U) & 63U] : '=';
        text += left > 2 ? kDigits[group & 63U] : '=';
    }
    return text;
}

std::string inlineImage(const std::filesystem::path& file, int side, const std::string& description)
{
    const auto image = imaging::decodeFile(file);
    const auto png = image.and_then(
        [side](const imaging::Image& whole) { return imaging::encodePng(imaging::thumbnail(whole, side)); });
    if (!png)
        return "<span>" + escaped(core::inEnglish(png.error())) + "</span>";
    return "<img src=\"data:image/png;base64," + base64Of(*png) + "\" alt=\"" + escaped(description) + "\">";
}

} // namespace carpo::report

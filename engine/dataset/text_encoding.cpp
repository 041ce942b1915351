// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/text_encoding.h"

#include <algorithm>
#include <cerrno>
#include <iconv.h>
#include <memory>
#include <string_view>
#include <uchardet/uchardet.h>
#include <utility>

namespace carpo::dataset {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
// Enough to tell an encoding; the detector's time grows with what it is given.
constexpr std::size_t kDetectBytes = 64 * 1024;

bool startsWithUtf16Mark(std::string_view text)
{
    return text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
}

/// Tables hold no control characters but tabs and line ends.
bool hasControlCharacters(std::string_view text)
{
    return std::ranges::any_of(text, [](char letter) {
        const auto code = static_cast<unsigned char>(letter);
        return (code < 0x20 && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f')
               || code == 0x7F;
    });
}

/// Appends the text in UTF-8; false where it is not valid in the encoding it is said to be in.
bool convert(std::string_view text, const char* from, std::string& utf8)
{
    const iconv_t handle = iconv_open("UTF-8", from);
    // iconv's way to say that it failed.
    if (handle == reinterpret_cast<iconv_t>(-1)) // NOLINT(performance-no-int-to-ptr)
        return false;
    const auto close = [](void* open) { iconv_close(open); };
    const std::unique_ptr<void, decltype(close)> closer(handle, close);
    char buffer[4096];
    // iconv does not write to its input.
    char* in = const_cast<char*>(text.data());
    std::size_t left = text.size();
    while (left > 0) {
        char* out = buffer;
        std::size_t room = sizeof buffer;
        const bool failed = iconv(handle, &in, &left, &out, &room) == static_cast<std::size_t>(-1);
        if (failed && errno != E2BIG)
            return false;
        utf8.append(buffer, out);
    }
    return true;
}

/// Tries one encoding from a fresh start.
bool convertAfresh(std::string_view text, const std::string& from, std::string& utf8)
{
    utf8.clear();
    return convert(text, from.c_str(), utf8);
}

std::string detectedEncoding(std::string_view text)
{
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), &uchardet_delete);
    if (uchardet_handle_data(detector.get(), text.data(), std::min(text.size(), kDetectBytes)) != 0)
        return {};
    uchardet_data_end(detector.get());
    return uchardet_get_charset(detector.get());
}

} // namespace

std::optional<std::string> textOf(std::span<const std::uint8_t> bytes)
{
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::string utf8;
    if (startsWithUtf16Mark(text)) {
        // Takes the mark away.
        if (!convert(text, "UTF-16", utf8) || hasControlCharacters(utf8))
            return std::nullopt;
        return std::make_optional(std::move(utf8));
    }
    if (hasControlCharacters(text))
        return std::nullopt;
    if (text.starts_with(kUtf8Mark))
        text.remove_prefix(kUtf8Mark.size());
    // Every byte is a letter in Latin 1: what is only guessed wrong still shows the digits.
    if (convertAfresh(text, "UTF-8", utf8) || convertAfresh(text, detectedEncoding(text), utf8)
        || convertAfresh(text, "ISO-8859-1", utf8))
        return std::make_optional(std::move(utf8));
    return std::nullopt;
}

} // namespace carpo::dataset

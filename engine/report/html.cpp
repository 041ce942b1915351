// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/html.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace carpo::report {
namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd";

// Bytes of the UTF-8 character that the text begins with; 0 where it is none (RFC 3629).
std::size_t characterLength(std::string_view text)
{
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = byte(0);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xc2 && first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first < 0xc2 || first > 0xf4 || text.size() < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0U) != 0x80)
            return 0;
    }
    const unsigned char second = byte(1);
    const bool isOverlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool isOutside = (first == 0xed && second > 0x9f) || (first == 0xf4 && second > 0x8f);
    return isOverlong || isOutside ? 0 : length;
}

void appendEscaped(std::string& out, std::string_view character)
{
    switch (character[0]) {
    case '&':
        out += "&amp;";
        return;
    case '<':
        out += "&lt;";
        return;
    case '>':
        out += "&gt;";
        return;
    case '"':
        out += "&quot;";
        return;
    case '\'':
        out += "&#39;";
        return;
    default:
        break;
    }
    const auto first = static_cast<unsigned char>(character[0]);
    const bool isControl = (first < 0x20 && first != '\n' && first != '\t') || first == 0x7f;
    out += isControl ? kReplacement : character;
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = characterLength(text);
        if (length == 0)
            out += kReplacement;
        else
            appendEscaped(out, text.substr(0, length));
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string fixed(double number, int decimals)
{
    if (!std::isfinite(number))
        return "\u2013";
    std::array<char, 400> text = {};
    // Not the stream's or the locale's way: always a point.
    const int size = std::snprintf(text.data(), text.size(), "%.*f", decimals, number);
    std::string out(text.data(), static_cast<std::size_t>(size));
    for (char& character : out) {
        if (character == ',')
            character = '.';
    }
    return out.find_first_not_of("-0.") == std::string::npos && out[0] == '-' ? out.substr(1) : out;
}

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    const std::size_t first = number < 0 ? 1 : 0;
    for (std::size_t at = digits.size(); at > first + 3;) {
        at -= 3;
        digits.insert(at, 1, ',');
    }
    return digits;
}

std::string factTable(const std::vector<std::pair<std::string, std::string>>& facts)
{
    std::string html = "<table class=\"facts\">\n";
    for (const auto& [name, value] : facts)
        html += "<tr><th scope=\"row\">" + escaped(name) + "</th><td>" + escaped(value) + "</td></tr>\n";
    return html + "</table>\n";
}

} // namespace carpo::report

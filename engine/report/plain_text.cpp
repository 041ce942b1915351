// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/plain_text.h"

#include <algorithm>
#include <cstddef>

namespace carpo::report {
namespace {

constexpr std::size_t kLineWidth = 100;
constexpr std::size_t kIndent = 2;

/// Characters, not bytes: UTF-8's further bytes are not counted.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string withoutControls(std::string_view text)
{
    constexpr unsigned char kDelete = 0x7F;
    std::string clean(text);
    for (char& byte : clean) {
        const auto code = static_cast<unsigned char>(byte);
        if (code < static_cast<unsigned char>(' ') || code == kDelete)
            byte = ' ';
    }
    return clean;
}

} // namespace

void PlainText::title(std::string_view text)
{
    underlined(text, '=');
}

void PlainText::heading(std::string_view text)
{
    underlined(text, '-');
}

void PlainText::paragraph(std::string_view text)
{
    if (!m_text.empty())
        m_text += '\n';
    wrapped(text, 0, 0);
}

void PlainText::entry(std::string_view name, std::string_view value, std::string_view note)
{
    wrapped(std::string(name) + ": " + std::string(value), 0, 2 * kIndent);
    if (!note.empty())
        wrapped(note, 2 * kIndent, 2 * kIndent);
}

void PlainText::underlined(std::string_view text, char line)
{
    const std::string clean = withoutControls(text);
    if (!m_text.empty())
        m_text += '\n';
    m_text += clean + '\n' + std::string(widthOf(clean), line) + '\n';
}

void PlainText::wrapped(std::string_view text, std::size_t indent, std::size_t furtherIndent)
{
    const std::string clean = withoutControls(text);
    std::string_view rest = clean;
    m_text.append(indent, ' ');
    std::size_t column = indent;
    bool first = true; // of its line
    while (true) {
        const std::size_t begin = rest.find_first_not_of(' ');
        if (begin == std::string_view::npos)
            break;
        rest.remove_prefix(begin);
        const std::string_view word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(word.size());
        const std::size_t width = widthOf(word);
        if (!first && column + 1 + width > kLineWidth) {
            m_text += '\n' + std::string(furtherIndent, ' ');
            column = furtherIndent;
            first = true;
        }
        if (!first) {
            m_text += ' ';
            ++column;
        }
        m_text += word;
        column += width;
        first = false;
    }
    m_text += '\n';
}

} // namespace carpo::report

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace carpo::report {

/// A text for people in UTF-8, of lines that any editor and printer take: at most 100 characters where the
/// words allow it, "\n" at their ends. Control characters in what is given become spaces.
class PlainText
{
public:
    void title(std::string_view text);
    void heading(std::string_view text);
    void paragraph(std::string_view text);
    /// "name: value"; below it, further in, what there is to say about it.
    void entry(std::string_view name, std::string_view value, std::string_view note = {});

    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    void underlined(std::string_view text, char line);
    void wrapped(std::string_view text, std::size_t indent, std::size_t furtherIndent);

    std::string m_text;
};

} // namespace carpo::report

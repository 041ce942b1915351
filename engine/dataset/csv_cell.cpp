// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_cell.h"

namespace carpo::dataset {

std::string csvCell(std::string_view text)
{
    // Readers take blanks away from the ends of what is not quoted.
    const bool blank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (!blank && text.find_first_of(",;\t\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char letter : text) {
        if (letter == '"')
            quoted += '"';
        quoted += letter;
    }
    return quoted + '"';
}

} // namespace carpo::dataset

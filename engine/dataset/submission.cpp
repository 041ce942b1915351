// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/submission.h"

#include "engine/dataset/csv_cell.h"
#include "engine/imaging/file_bytes.h"

#include <charconv>

namespace carpo::dataset {
namespace {

std::string twoDecimals(float months)
{
    // The point whatever the locale; room for the longest float.
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, months, std::chars_format::fixed, 2);
    return {text, end};
}

} // namespace

core::Result<void> writeSubmission(const std::filesystem::path& file,
                                   std::span<const std::string> ids,
                                   std::span<const float> months)
{
    std::string text = "Case ID,Bone age (months)\n";
    for (std::size_t i = 0; i < ids.size(); ++i)
        text += csvCell(ids[i]) + ',' + twoDecimals(months[i]) + '\n';
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

} // namespace carpo::dataset

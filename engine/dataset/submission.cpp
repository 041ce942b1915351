// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/submission.h"

#include "engine/dataset/csv_cell.h"
#include "engine/dataset/zip_archive.h"
#include "engine/imaging/file_bytes.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <vector>

namespace carpo::dataset {
namespace {

std::string twoDecimals(float months)
{
    // The point whatever the locale; room for the longest float.
    char text[64];
    const auto [end, error] = std::to_chars(text, text + sizeof text, months, std::chars_format::fixed, 2);
    return {text, end};
}

std::string submissionText(std::span<const std::string> ids, std::span<const float> months)
{
    std::string text = "Case ID,Bone age (months)\n";
    for (std::size_t i = 0; i < ids.size(); ++i)
        text += csvCell(ids[i]) + ',' + twoDecimals(months[i]) + '\n';
    return text;
}

} // namespace

core::Result<void> writeSubmission(const std::filesystem::path& file,
                                   std::span<const std::string> ids,
                                   std::span<const float> months)
{
    const std::string text = submissionText(ids, months);
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

core::Result<void> writeChallenge(const std::filesystem::path& file,
                                  std::span<const std::string> ids,
                                  std::span<const float> months,
                                  const std::string& method)
{
    const std::array entries = {ZipEntry{kSubmissionName, submissionText(ids, months)},
                                ZipEntry{kMethodName, method}};
    core::Result<std::vector<std::uint8_t>> bytes = zipped(entries);
    if (!bytes) {
        bytes.error().place = file.string();
        return tl::unexpected(bytes.error());
    }
    return imaging::writeFile(file, *bytes);
}

} // namespace carpo::dataset

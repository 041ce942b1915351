// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/worst_images.h"

#include "engine/report/html.h"
#include "engine/report/inline_image.h"

#include <string_view>
#include <unordered_map>

namespace carpo::report {
namespace {

constexpr int kThumbnailSide = 320; // pixels: twice what is shown, for dense displays and paper

std::string oneImage(const ReportInput& input,
                     const WorstImage& image,
                     const std::unordered_map<std::string_view, std::size_t>& indexOfId)
{
    const auto found = indexOfId.find(image.id);
    std::string html = "<div class=\"case\"><div class=\"picture\">";
    html += found == indexOfId.end()
                ? "<span>not in the data set</span>"
                : inlineImage(input.dataset->files[found->second], kThumbnailSide, "Radiograph " + image.id);
    html += "</div>" + escaped(image.id);
    if (found != indexOfId.end())
        html += " · " + std::string(dataset::sexKey(input.dataset->sexes[found->second]));
    return html + "<br>" + image.words + "</div>\n";
}

} // namespace

std::string
worstImages(const ReportInput& input, const std::string& heading, std::span<const WorstImage> images)
{
    std::unordered_map<std::string_view, std::size_t> indexOfId;
    for (std::size_t i = 0; i < input.dataset->size(); ++i)
        indexOfId.emplace(input.dataset->ids[i], i);
    std::string html = "<h3>" + heading + "</h3>\n<div class=\"worst\">\n";
    for (const WorstImage& image : images)
        html += oneImage(input, image, indexOfId);
    return html + "</div>\n";
}

} // namespace carpo::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/report.h"

#include "engine/core/version.h"
#include "engine/imaging/file_bytes.h"
#include "engine/report/dataset_section.h"
#include "engine/report/html.h"
#include "engine/report/page_style.h"
#include "engine/report/run_section.h"

namespace carpo::report {

std::string reportHtml(const ReportInput& input)
{
    const std::string title =
        input.dataset->name + (input.run == nullptr ? "" : " · run " + std::to_string(input.run->number));
    std::string html = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>";
    html += escaped(title) + " · Carpo</title>\n<style>" + pageStyle() + "</style>\n</head>\n<body>\n<h1>";
    html +=
        escaped(input.dataset->name) + "</h1>\n<p class=\"muted\">" + escaped(input.dataset->root.string());
    html += "</p>\n" + datasetSection(input);
    if (input.run != nullptr)
        html += runSection(input);
    return html + "<footer>Made by Carpo " + std::string(core::version()) + "</footer>\n</body>\n</html>\n";
}

core::Result<void> writeReport(const std::filesystem::path& file, const ReportInput& input)
{
    const std::string html = reportHtml(input);
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(html.data()), html.size()});
}

} // namespace carpo::report

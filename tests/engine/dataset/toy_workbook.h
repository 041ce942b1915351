// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace carpo::dataset {

/// A ZIP archive of these parts (name, content), written with libzip.
void writeZip(const std::filesystem::path& file,
              const std::vector<std::pair<std::string, std::string>>& parts);

/// The parts of a workbook with one sheet, whose XML is given, and shared strings.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
workbookParts(const std::string& sheetName, const std::string& sheetXml, const std::string& sharedStringsXml);

/// An Excel workbook as Excel writes it: texts shared, numbers as numbers, empty cells left out.
void writeWorkbook(const std::filesystem::path& file,
                   const std::vector<std::vector<std::string>>& rows,
                   const std::string& sheetName = "Sheet1");

} // namespace carpo::dataset

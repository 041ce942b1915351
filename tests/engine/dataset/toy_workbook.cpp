// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/dataset/toy_workbook.h"

#include <gtest/gtest.h>

#include <zip.h>

namespace carpo::dataset {
namespace {

constexpr const char* kXml = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)";

bool isNumber(const std::string& text)
{
    return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

} // namespace

void writeZip(const std::filesystem::path& file,
              const std::vector<std::pair<std::string, std::string>>& parts)
{
    std::filesystem::create_directories(file.parent_path());
    int error = 0;
    zip_t* const archive = zip_open(file.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &error);
    ASSERT_NE(archive, nullptr) << error;
    for (const auto& [name, content] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        ASSERT_GE(zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE), 0) << name;
    }
    ASSERT_EQ(zip_close(archive), 0) << zip_strerror(archive);
}

std::vector<std::pair<std::string, std::string>>
workbookParts(const std::string& sheetName, const std::string& sheetXml, const std::string& sharedStringsXml)
{
    const std::string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    return {
        {"xl/workbook.xml",
         kXml
             + ("<workbook xmlns=\"" + main + "\" xmlns:r=\"" + office + "\"><sheets><sheet name=\""
                + sheetName + "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>")},
        {"xl/_rels/workbook.xml.rels",
         kXml
             + ("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                "<Relationship Id=\"rId1\" Type=\""
                + office + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>")},
        {"xl/worksheets/sheet1.xml",
         kXml + ("<worksheet xmlns=\"" + main + "\"><sheetData>" + sheetXml + "</sheetData></worksheet>")},
        {"xl/sharedStrings.xml", kXml + ("<sst xmlns=\"" + main + "\">" + sharedStringsXml + "</sst>")}};
}

void writeWorkbook(const std::filesystem::path& file,
                   const std::vector<std::vector<std::string>>& rows,
                   const std::string& sheetName)
{
    std::string sheet;
    std::string strings;
    int shared = 0;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        sheet += "<row r=\"" + std::to_string(r + 1) + "\">";
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            const std::string place = static_cast<char>('A' + c) + std::to_string(r + 1);
            const std::string& cell = rows[r][c];
            if (isNumber(cell))
                sheet += "<c r=\"" + place + "\"><v>" + cell + "</v></c>";
            else if (!cell.empty()) {
                sheet += "<c r=\"" + place + "\" t=\"s\"><v>" + std::to_string(shared++) + "</v></c>";
                strings += "<si><t>" + cell + "</t></si>";
            }
        }
        sheet += "</row>";
    }
    writeZip(file, workbookParts(sheetName, sheet, strings));
}

} // namespace carpo::dataset

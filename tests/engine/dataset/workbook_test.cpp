// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/random.h"
#include "engine/dataset/table_file.h"
#include "engine/dataset/xlsx_rows.h"
#include "tests/engine/dataset/toy_workbook.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

namespace carpo::dataset {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;

std::vector<TableRow> rowsOf(RowSource& source)
{
    std::vector<TableRow> rows;
    TableRow row;
    for (auto more = source.next(row); more && *more; more = source.next(row))
        rows.push_back(row);
    return rows;
}

std::vector<TableRow> rowsOf(const std::string& sheet, const std::string& strings = {})
{
    const support::TemporaryFolder folder;
    writeZip(folder / "t.xlsx", workbookParts("Sheet1", sheet, strings));
    const auto workbook = openWorkbook(folder / "t.xlsx", {});
    EXPECT_TRUE(workbook.has_value()) << core::inEnglish(workbook.error());
    return workbook ? rowsOf(*workbook->rows) : std::vector<TableRow>();
}

core::Error errorOf(const std::vector<std::pair<std::string, std::string>>& parts,
                    const WorkbookLimits& limits = {},
                    const std::string& sheet = {})
{
    const support::TemporaryFolder folder;
    writeZip(folder / "t.xlsx", parts);
    const auto workbook = openWorkbook(folder / "t.xlsx", sheet, limits);
    EXPECT_FALSE(workbook.has_value());
    return workbook ? core::Error{} : workbook.error();
}

TEST(Workbook, cellsOfEveryKind)
{
    const auto rows =
        rowsOf("<row r='1'><c r='A1' t='s'><v>1</v></c><c r='C1' t='s'><v>0</v></c></row>"
               "<row r='2'/>"
               "<row r='4'><c r='A4'><v>180.30000000000001</v></c><c t='b'><v>1</v></c>"
               "<c t='inlineStr'><is><t>na</t><r><t>me</t></r></is></c><c t='e'><v>#N/A</v></c>"
               "<c t='str'><v> sum </v></c><c r='AB4'><v>4360</v></c><c t='s'><v>77</v></c></row>",
               "<si><t>Idade &amp; sexo</t></si><si><r><t>Case</t></r><r><t xml:space='preserve'> ID</t></r>"
               "<rPh><t>no</t></rPh></si>");
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_THAT(rows[0].cells, ElementsAre("Case ID", "", "Idade & sexo"));
    EXPECT_EQ(rows[1].line, 4U);
    ASSERT_EQ(rows[1].cells.size(), 28U);
    EXPECT_THAT(std::vector(rows[1].cells.begin(), rows[1].cells.begin() + 5),
                ElementsAre("180.3", "True", "name", "", "sum"));
    EXPECT_EQ(rows[1].cells[27], "4360");
}

TEST(Workbook, namesWithAPrefixAreTheSame)
{
    std::vector<std::pair<std::string, std::string>> parts = workbookParts("Sheet1", "", "");
    parts[2].second =
        "<x:worksheet xmlns:x='m'><x:sheetData><x:row r='1'><x:c r='B1'><x:v>7</x:v></x:c></x:row>"
        "</x:sheetData></x:worksheet>";
    const support::TemporaryFolder folder;
    writeZip(folder / "t.xlsx", parts);
    const auto workbook = openWorkbook(folder / "t.xlsx", "Sheet1");
    ASSERT_TRUE(workbook.has_value());
    EXPECT_THAT(rowsOf(*workbook->rows).at(0).cells, ElementsAre("", "7"));
    EXPECT_THAT(workbook->sheets, ElementsAre("Sheet1"));
}

TEST(Workbook, asATableItsRowsAreAsWideAsTheHeader)
{
    const support::TemporaryFolder folder;
    writeWorkbook(folder / "t.dat",
                  {{"Bone ages"}, {"id", "age", "sex", "note"}, {"1", "12", "M"}, {"2", "", "F"}});
    auto table = TableFile::open(folder / "t.dat"); // known by its content
    ASSERT_TRUE(table.has_value()) << core::inEnglish(table.error());
    EXPECT_THAT(table->header().cells, ElementsAre("id", "age", "sex", "note"));
    TableRow row;
    ASSERT_TRUE(table->next(row).value());
    EXPECT_THAT(row.cells, ElementsAre("1", "12", "M", ""));
    ASSERT_TRUE(table->next(row).value());
    EXPECT_THAT(row.cells, ElementsAre("2", "", "F", ""));
    EXPECT_EQ(row.line, 4U);
}

TEST(Workbook, whatIsNoneSaysWhy)
{
    EXPECT_EQ(errorOf({{"readme.txt", "x"}}).code, ErrorCode::WorkbookDamaged);
    const core::Error sheet = errorOf(workbookParts("Idades", "", ""), {}, "Sheet2");
    EXPECT_EQ(sheet.code, ErrorCode::SheetMissing);
    EXPECT_EQ(sheet.value("found"), "Idades");
    std::vector<std::pair<std::string, std::string>> broken = workbookParts("S", "<row><c></row>", "");
    EXPECT_EQ(errorOf(broken).code, ErrorCode::WorkbookDamaged);
    const support::TemporaryFolder folder;
    EXPECT_EQ(openWorkbook(folder / "none.xlsx", {}).error().code, ErrorCode::FileNotFound);
    EXPECT_EQ(openWorkbook(folder.path(), {}).error().code, ErrorCode::NotAFile);
}

TEST(Workbook, aZipBombIsRefusedWithItsLimit)
{
    // 300 MB of one letter are 300 kB in the file.
    const std::vector<std::pair<std::string, std::string>> bomb =
        workbookParts("Sheet1", "", "<si><t>" + std::string(300'000'000, 'x') + "</t></si>");
    const core::Error bytes = errorOf(bomb);
    EXPECT_EQ(bytes.code, ErrorCode::WorkbookTooLarge);
    EXPECT_EQ(bytes.value("limit"), "128 MB");

    std::string cells;
    for (int i = 0; i < 1001; ++i)
        cells += "<row><c><v>1</v></c></row>";
    const core::Error many = errorOf(workbookParts("Sheet1", cells, ""), {.cells = 1000});
    EXPECT_EQ(many.code, ErrorCode::WorkbookTooLarge);
    EXPECT_EQ(many.value("limit"), "1000 cells");
    std::vector<std::pair<std::string, std::string>> directory = workbookParts("Sheet1", "", "");
    for (auto& [name, content] : directory) {
        if (name.ends_with("workbook.xml"))
            content += "<!--" + std::string(5'000'000, 'x') + "-->";
    }
    EXPECT_EQ(errorOf(directory).value("limit"), "4 MB");
    // One cell in the last column would make a row of a million cells.
    const core::Error wide = errorOf(workbookParts("Sheet1", "<row><c r='ZZZZ1'><v>1</v></c></row>", ""));
    EXPECT_EQ(wide.value("limit"), "2000 columns");
}

TEST(Workbook, aLongTextSharedByManyCellsIsCut)
{
    std::string row = "<row>";
    for (int i = 0; i < 500; ++i)
        row += "<c t='s'><v>0</v></c>";
    const auto rows = rowsOf(row + "</row>", "<si><t>" + std::string(1'000'000, 'x') + "</t></si>");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].cells[499].size(), 32'767U) << "as long as Excel's own";
}

TEST(Workbook, entitiesThatMultiplyAreNotExpanded)
{
    const auto rows = rowsOf("<row><c t='inlineStr'><is><t>&lol9;</t></is></c></row>");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_THAT(rows[0].cells, ElementsAre("&lol9;"));
}

TEST(Workbook, randomChangesNeverCrash)
{
    const support::TemporaryFolder folder;
    const auto file = folder / "t.xlsx";
    writeWorkbook(file, {{"id", "age", "sex"}, {"1", "12.5", "M"}, {"2", "13", "F"}});
    std::ifstream in(file, std::ios::binary);
    const std::string original{std::istreambuf_iterator<char>(in), {}};
    core::RandomStream random(3, "xlsx");
    for (int round = 0; round < 1000; ++round) {
        std::string bytes = original;
        for (std::uint64_t i = 1 + random.below(6); i > 0; --i)
            bytes[random.below(bytes.size())] = static_cast<char>(random.below(256));
        if (random.chance(0.3))
            bytes.resize(random.below(bytes.size()));
        std::ofstream(file, std::ios::binary) << bytes;
        if (auto table = TableFile::open(file)) {
            TableRow row;
            for (auto more = table->next(row); more && *more; more = table->next(row))
                ASSERT_FALSE(row.cells.empty());
        }
    }
}

} // namespace
} // namespace carpo::dataset

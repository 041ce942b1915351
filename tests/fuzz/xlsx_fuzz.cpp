// SPDX-License-Identifier: GPL-3.0-or-later
// A workbook: of any bytes, or one whose archive is sound and whose parts are the input, because no change of
// a byte gets past an archive's checksums. Such an input begins with '<': the sheet, the shared strings, the
// workbook and its relations follow each other, a line of three hyphens between them; what is left out is as
// Excel writes it.
#include "engine/dataset/xlsx_rows.h"
#include "engine/dataset/zip_archive.h"
#include "tests/fuzz/check.h"
#include "tests/fuzz/rows_check.h"
#include "tests/support/temporary_folder.h"

#include <array>
#include <string>
#include <string_view>

namespace {

using namespace carpo;

constexpr std::string_view kBetween = "\n---\n";

std::vector<std::uint8_t> archiveOf(std::string_view text)
{
    std::array<dataset::ZipEntry, 4> parts = {
        dataset::ZipEntry{"xl/worksheets/sheet1.xml", ""},
        dataset::ZipEntry{"xl/sharedStrings.xml", "<sst/>"},
        dataset::ZipEntry{"xl/workbook.xml",
                          "<workbook xmlns:r='r'><sheets><sheet name='S' sheetId='1' r:id='rId1'/></sheets>"
                          "</workbook>"},
        dataset::ZipEntry{"xl/_rels/workbook.xml.rels",
                          "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
                          "</Relationships>"}};
    for (dataset::ZipEntry& part : parts) {
        const std::size_t end = text.find(kBetween);
        if (!text.empty())
            part.content = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + kBetween.size());
    }
    return dataset::zipped(parts).value_or(std::vector<std::uint8_t>());
}

void readWithin(const std::filesystem::path& file, const dataset::WorkbookLimits& limits)
{
    const auto workbook = dataset::openWorkbook(file, {}, limits);
    if (!workbook)
        return;
    fuzz::check(!workbook->sheets.empty(), "a workbook that opens has a sheet");
    dataset::TableRow row;
    std::size_t cells = 0;
    for (auto more = workbook->rows->next(row); more && *more; more = workbook->rows->next(row)) {
        fuzz::check(row.cells.size() <= limits.columns, "no row is wider than the limit");
        cells += row.cells.empty() ? 0 : 1;
    }
    fuzz::check(cells <= limits.cells, "no sheet has more cells than the limit");
}

} // namespace

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer's name
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const support::TemporaryFolder kFolder;
    const auto file = kFolder / "labels.xlsx";
    if (size > 0 && data[0] == '<')
        fuzz::writeInput(file, archiveOf({reinterpret_cast<const char*>(data), size}));
    else
        fuzz::writeInput(file, {data, size});
    readWithin(file, {.unpackedBytes = 200'000, .cells = 500, .columns = 50});
    fuzz::checkTable(file);
    return 0;
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/rows_check.h"

#include "engine/dataset/dataset.h"
#include "engine/dataset/table_file.h"
#include "engine/dataset/table_preview.h"
#include "tests/fuzz/check.h"

#include <cmath>
#include <fstream>

namespace carpo::fuzz {
namespace {

using namespace dataset;

/// Lines grow, and a row that is not damaged has cells.
std::size_t countRows(TableFile& table)
{
    std::size_t line = table.header().line;
    std::size_t count = 0;
    (void)table.forEach([&](const TableRow& row) {
        check(row.line > line, "each row stands below the one before");
        check(row.damage.has_value() || !row.cells.empty(), "a row that is not damaged has cells");
        line = row.line;
        ++count;
    });
    return count;
}

void checkDataset(const Dataset& set)
{
    const std::size_t size = set.size();
    const auto fits = [size](const auto& column) { return column.empty() || column.size() == size; };
    check(set.files.size() == size && set.sexes.size() == size && set.months.size() == size,
          "columns are equally long");
    check(fits(set.parts) && fits(set.patients) && fits(set.chronologicalMonths) && fits(set.classes),
          "columns that not every source has are equally long or empty");
    for (const float months : set.months)
        check(std::isnan(months) || set.targetUnit == Unit::None
                  || (months >= kMinimumMonths && months <= kMaximumMonths),
              "ages are in range or not known");
    for (const core::Problem& problem : set.problems)
        check(!problem.place.empty() && !core::inEnglish(problem).empty(), "a problem has its place");
}

} // namespace

void writeInput(const std::filesystem::path& file, std::span<const std::uint8_t> bytes)
{
    std::ofstream(file, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
}

void checkTable(const std::filesystem::path& file)
{
    if (auto table = TableFile::open(file)) {
        const std::size_t rows = countRows(*table);
        check(columnNames(table->header()).size() == table->header().cells.size(), "every column has a name");
        if (table->rewind())
            check(countRows(*table) == rows, "a table that is read again is the same");
    } else
        check(!table.error().place.empty(), "a table that cannot be read says which one");
    if (const auto set = openDataset(file))
        checkDataset(*set);
    if (const auto preview = previewTable(file)) {
        check(preview->matched <= preview->rowCount, "no more rows name images than there are");
        if (const auto set = openDataset(file.parent_path(), preview->mapping))
            checkDataset(*set);
    }
}

} // namespace carpo::fuzz

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/suspects_csv.h"

#include "engine/dataset/csv_cell.h"
#include "engine/explore/outlier_kinds.h"
#include "engine/imaging/file_bytes.h"

#include <iomanip>
#include <sstream>
#include <utility>

namespace carpo::report {
namespace {

using dataset::csvCell;

std::string fileCells(const dataset::Dataset& dataset, std::size_t row)
{
    return csvCell(dataset.ids[row]) + ',' + csvCell(dataset.files[row].string()) + ',';
}

std::string reasonsOf(const explore::Outlier& outlier)
{
    std::string text;
    std::string separator;
    for (const explore::OutlierReason& reason : outlier.reasons)
        text += std::exchange(separator, "; ") + explore::inEnglish(reason);
    return text;
}

std::string reasonsOf(const explore::DuplicateGroup& group)
{
    return std::string(group.exact ? "the same pixels" : "the same exposure")
           + (group.acrossSplits ? "; across splits" : "") + (group.labelsDiffer ? "; labels differ" : "");
}

} // namespace

std::string suspectsCsv(const dataset::Dataset& dataset,
                        std::span<const explore::Outlier> outliers,
                        std::span<const explore::DuplicateGroup> duplicates)
{
    std::ostringstream text;
    text.imbue(std::locale::classic());
    text << std::fixed << std::setprecision(3) << "id,path,kind,score,group,reasons\n";
    for (const explore::Outlier& outlier : outliers) {
        text << fileCells(dataset, outlier.row);
        if (outlier.kind != explore::OutlierKind::None)
            text << explore::outlierKindKey(outlier.kind);
        text << ',' << outlier.score << ",," << csvCell(reasonsOf(outlier)) << '\n';
    }
    for (std::size_t i = 0; i < duplicates.size(); ++i) {
        for (const std::size_t row : duplicates[i].rows)
            text << fileCells(dataset, row) << "duplicate,," << i + 1 << ','
                 << csvCell(reasonsOf(duplicates[i])) << '\n';
    }
    return text.str();
}

core::Result<void> writeSuspectsCsv(const std::filesystem::path& file,
                                    const dataset::Dataset& dataset,
                                    std::span<const explore::Outlier> outliers,
                                    std::span<const explore::DuplicateGroup> duplicates)
{
    const std::string text = suspectsCsv(dataset, outliers, duplicates);
    return imaging::writeFile(file, {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
}

} // namespace carpo::report

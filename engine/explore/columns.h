// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/explore/appearance_map.h"
#include "engine/explore/image_marks.h"
#include "engine/explore/prediction_errors.h"
#include "engine/explore/scan.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carpo::explore {

/// One thing that is known of every image, to filter and to count by: a number, or one of some words.
struct Column
{
    std::string key; ///< stable: "sex", "age", a measure's key
    const char* context = "Column";
    const char* name = "";                    ///< CARPO_TR(context, ...)
    const char* unit = "";                    ///< CARPO_TR("Unit", ...); may be empty
    std::span<const float> numbers = {};      ///< NaN where not known; empty for a column of words
    std::span<const std::uint8_t> codes = {}; ///< places in `words`; empty for a column of numbers
    std::vector<std::string> words = {};      ///< at most 64
    bool areWordsTranslated = false; ///< CARPO_TR(wordContext, ...); else names that the data set gives
    const char* wordContext = "Word";

    [[nodiscard]] bool isNumber() const { return !numbers.empty(); }
};

/// The columns of a data set, those that say nothing (a split that the source does not name, say) left out.
/// Keeps what its columns look at alive. A plain value to share between threads once it is made.
class Columns
{
public:
    Columns() = default;
    /// `scan` may be null before the images are measured. The coordinates on `maps`, of this set, can be
    /// found by mapColumnKeys() but are not among all(): one alone means nothing. `errors`, of this set, may
    /// be null, as `marks`. Blocks for some milliseconds per 100,000 images.
    Columns(std::shared_ptr<const dataset::Dataset> dataset,
            std::shared_ptr<const ScanTable> scan,
            std::vector<AppearanceMapPtr> maps = {},
            PredictionErrorsPtr errors = nullptr,
            ImageMarksPtr marks = nullptr);

    [[nodiscard]] std::size_t rows() const { return m_dataset == nullptr ? 0 : m_dataset->size(); }
    [[nodiscard]] std::span<const Column> all() const { return m_columns; }
    [[nodiscard]] std::span<const std::string> ids() const;
    [[nodiscard]] std::span<const AppearanceMapPtr> maps() const { return m_maps; }
    [[nodiscard]] const PredictionErrorsPtr& errors() const { return m_errors; }
    [[nodiscard]] const ImageMarksPtr& marks() const { return m_marks; }
    /// Null where there is none of that key.
    [[nodiscard]] const Column* find(std::string_view key) const;

private:
    void addLabels();
    void addParts();
    /// Words that the data set itself gives, where there are some and not too many.
    void addNames(const char* key, const char* name, const std::vector<std::string>& names);
    void addSides();
    void addScan();
    void addMaps();
    void addErrors();
    void addMarks();
    void addSuspicions();
    void addPlannedParts();
    std::span<const std::uint8_t> keep(std::vector<std::uint8_t> codes);

    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::shared_ptr<const ScanTable> m_scan;
    std::vector<std::unique_ptr<const std::vector<std::uint8_t>>> m_codes; // made here
    std::vector<Column> m_columns;
    std::vector<AppearanceMapPtr> m_maps;
    std::vector<Column> m_mapColumns;
    PredictionErrorsPtr m_errors;
    ImageMarksPtr m_marks;
};

} // namespace carpo::explore

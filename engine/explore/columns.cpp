// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/columns.h"

#include "engine/core/tr.h"
#include "engine/explore/measures.h"
#include "engine/explore/outlier_kinds.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace carpo::explore {
namespace {

constexpr std::size_t kMostWords = 64; // what a CodeCondition can tell apart

// Sex and Part are stored as the bytes that a column of codes is made of.
template <typename Enum>
std::span<const std::uint8_t> bytesOf(const std::vector<Enum>& values)
{
    static_assert(sizeof(Enum) == 1);
    return {reinterpret_cast<const std::uint8_t*>(values.data()), values.size()};
}

bool isAnyKnown(std::span<const float> values)
{
    return std::ranges::any_of(values, [](float value) { return std::isfinite(value); });
}

// In the order of dataset::Part.
std::vector<std::string> partWords()
{
    return {CARPO_TR("Word", "none"),
            CARPO_TR("Word", "train"),
            CARPO_TR("Word", "validation"),
            CARPO_TR("Word", "test")};
}

} // namespace

Columns::Columns(std::shared_ptr<const dataset::Dataset> dataset,
                 std::shared_ptr<const ScanTable> scan,
                 std::vector<AppearanceMapPtr> maps,
                 PredictionErrorsPtr errors,
                 ImageMarksPtr marks)
    : m_dataset(std::move(dataset))
    , m_scan(std::move(scan))
    , m_maps(std::move(maps))
    , m_errors(std::move(errors))
    , m_marks(std::move(marks))
{
    addLabels();
    addParts();
    addMarks();
    addNames("class", CARPO_TR("Column", "Class"), m_dataset->classes);
    addNames("body_part", CARPO_TR("Column", "Body part"), m_dataset->bodyParts);
    addSides();
    if (m_scan != nullptr)
        addScan();
    addErrors();
    addMaps();
}

std::span<const std::string> Columns::ids() const
{
    return m_dataset == nullptr ? std::span<const std::string>() : m_dataset->ids;
}

const Column* Columns::find(std::string_view key) const
{
    for (const std::vector<Column>* const columns : {&m_columns, &m_mapColumns}) {
        const auto found = std::ranges::find(*columns, key, &Column::key);
        if (found != columns->end())
            return &*found;
    }
    return nullptr;
}

void Columns::addMarks()
{
    if (m_marks == nullptr)
        return;
    addPlannedParts();
    if (m_marks->leftOut.size() == rows())
        m_columns.push_back(
            {.key = "left_out",
             .name = CARPO_TR("Column", "Training"),
             .codes = m_marks->leftOut,
             .words = {CARPO_TR("Word", "used for training"), CARPO_TR("Word", "left out of training")},
             .areWordsTranslated = true});
    addSuspicions();
    for (const TagMarks& each : m_marks->tags) {
        if (each.has.size() == rows())
            m_columns.push_back({.key = each.key,
                                 .context = "Tag",
                                 .name = each.tag.c_str(),
                                 .codes = each.has,
                                 .words = {CARPO_TR("Word", "no"), CARPO_TR("Word", "yes")},
                                 .areWordsTranslated = true});
    }
}

void Columns::addPlannedParts()
{
    if (m_marks->plannedParts.size() == rows())
        m_columns.push_back({.key = "planned_part",
                             .name = CARPO_TR("Column", "Planned split"),
                             .codes = m_marks->plannedParts,
                             .words = partWords(),
                             .areWordsTranslated = true});
}

void Columns::addSuspicions()
{
    if (m_marks->suspicions.size() == rows()) {
        std::vector<std::string> words = {CARPO_TR("Outlier", "does not stand out"),
                                          CARPO_TR("Outlier", "out of the ordinary")};
        for (std::size_t kind = 1; kind < kOutlierKinds; ++kind)
            words.emplace_back(outlierKindText(static_cast<OutlierKind>(kind)));
        m_columns.push_back({.key = "suspicion",
                             .name = CARPO_TR("Column", "Suspicion"),
                             .codes = m_marks->suspicions,
                             .words = std::move(words),
                             .areWordsTranslated = true,
                             .wordContext = "Outlier"});
    }
    if (m_marks->duplicates.size() == rows())
        m_columns.push_back({.key = "duplicate",
                             .name = CARPO_TR("Column", "Twice in the set"),
                             .codes = m_marks->duplicates,
                             .words = {CARPO_TR("Word", "no"), CARPO_TR("Word", "yes")},
                             .areWordsTranslated = true});
}

std::string tagColumnKey(const std::string& tag)
{
    return "tag:" + tag;
}

void Columns::addMaps()
{
    std::erase_if(m_maps, [this](const AppearanceMapPtr& map) { return map->x.size() != rows(); });
    for (const AppearanceMapPtr& map : m_maps) {
        const auto keys = mapColumnKeys(*map);
        for (const auto& [key, numbers] : {std::pair(keys[0], &map->x), std::pair(keys[1], &map->y)})
            m_mapColumns.push_back(
                {.key = key, .name = CARPO_TR("Column", "Map of appearance"), .numbers = *numbers});
    }
}

void Columns::addErrors()
{
    if (m_errors == nullptr)
        return;
    const bool isAge = m_dataset->targetUnit == dataset::Unit::Months;
    const char* const unit = isAge ? CARPO_TR("Unit", "months") : "";
    const auto add = [this](const char* key, const char* name, const char* its, const auto& numbers) {
        if (numbers.size() == rows() && isAnyKnown(numbers))
            m_columns.push_back({.key = key, .name = name, .unit = its, .numbers = numbers});
    };
    add("prediction_error", CARPO_TR("Column", "Prediction error"), unit, m_errors->error);
    add("absolute_prediction_error",
        CARPO_TR("Column", "Absolute prediction error"),
        unit,
        m_errors->absoluteError);
    add("true_class_probability",
        CARPO_TR("Column", "Probability of the true class"),
        "",
        m_errors->trueProbability);
}

void Columns::addLabels()
{
    using dataset::Sex;
    if (std::ranges::any_of(m_dataset->sexes, [](Sex sex) { return sex != Sex::Unknown; }))
        m_columns.push_back(
            {.key = "sex",
             .name = CARPO_TR("Column", "Sex"),
             .codes = bytesOf(m_dataset->sexes),
             .words = {CARPO_TR("Word", "unknown"), CARPO_TR("Word", "female"), CARPO_TR("Word", "male")},
             .areWordsTranslated = true});
    const bool isAge = m_dataset->targetUnit == dataset::Unit::Months;
    if (isAnyKnown(m_dataset->months))
        m_columns.push_back({.key = "age",
                             .name = isAge ? CARPO_TR("Column", "Bone age") : CARPO_TR("Column", "Target"),
                             .unit = isAge ? CARPO_TR("Unit", "months") : "",
                             .numbers = m_dataset->months});
    if (isAnyKnown(m_dataset->chronologicalMonths))
        m_columns.push_back({.key = "chronological_age",
                             .name = CARPO_TR("Column", "Chronological age"),
                             .unit = CARPO_TR("Unit", "months"),
                             .numbers = m_dataset->chronologicalMonths});
}

void Columns::addParts()
{
    if (m_dataset->parts.empty())
        return;
    m_columns.push_back({.key = "part",
                         .name = CARPO_TR("Column", "Part"),
                         .codes = bytesOf(m_dataset->parts),
                         .words = partWords(),
                         .areWordsTranslated = true});
}

void Columns::addNames(const char* key, const char* name, const std::vector<std::string>& names)
{
    std::vector<std::string> words = names;
    std::ranges::sort(words);
    // Not std::ranges::unique: clang 14 cannot compile libstdc++'s subrange.
    words.erase(std::unique(words.begin(), words.end()), words.end());
    if (words.size() < 2 || words.size() > kMostWords)
        return;
    std::vector<std::uint8_t> codes;
    codes.reserve(names.size());
    for (const std::string& each : names)
        codes.push_back(static_cast<std::uint8_t>(std::ranges::lower_bound(words, each) - words.begin()));
    m_columns.push_back(
        {.key = key, .name = name, .codes = keep(std::move(codes)), .words = std::move(words)});
}

void Columns::addSides()
{
    if (m_dataset->lateralities.empty())
        return;
    m_columns.push_back({.key = "side",
                         .name = CARPO_TR("Column", "Side"),
                         .codes = bytesOf(m_dataset->lateralities),
                         .words = {CARPO_TR("Word", "unknown"),
                                   CARPO_TR("Word", "left"),
                                   CARPO_TR("Word", "right"),
                                   CARPO_TR("Word", "both"),
                                   CARPO_TR("Word", "unpaired")},
                         .areWordsTranslated = true});
}

void Columns::addScan()
{
    std::vector<std::uint8_t> readable;
    readable.reserve(m_scan->decoded.size());
    for (const bool isDecoded : m_scan->decoded)
        readable.push_back(isDecoded ? 1 : 0);
    if (std::ranges::find(readable, 0) != readable.end())
        m_columns.push_back({.key = "readable",
                             .name = CARPO_TR("Column", "Image"),
                             .codes = keep(std::move(readable)),
                             .words = {CARPO_TR("Word", "cannot be read"), CARPO_TR("Word", "can be read")},
                             .areWordsTranslated = true});
    const auto known = measures();
    for (std::size_t i = 0; i < std::min(known.size(), m_scan->measures.size()); ++i)
        m_columns.push_back({.key = std::string(known[i].key),
                             .context = "Measure",
                             .name = known[i].name,
                             .unit = known[i].unit,
                             .numbers = m_scan->measures[i]});
}

std::span<const std::uint8_t> Columns::keep(std::vector<std::uint8_t> codes)
{
    m_codes.push_back(std::make_unique<const std::vector<std::uint8_t>>(std::move(codes)));
    return *m_codes.back();
}

} // namespace carpo::explore

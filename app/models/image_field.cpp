// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/image_field.h"

#include "app/bridge/image_names.h"
#include "app/bridge/selection_words.h"
#include "app/bridge/words.h"
#include "app/models/suspect_model.h"
#include "engine/explore/measures.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace carpo::models {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kLookedAt = 2000; // values that tell how a column is written

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(carpo::models::ImageField)
};

/// As many decimals as tell the values apart: none for whole numbers, three significant digits else.
int decimalsOf(std::span<const float> numbers)
{
    const auto some = numbers.first(std::min(numbers.size(), kLookedAt));
    const auto isWhole = [](float value) { return !std::isfinite(value) || value == std::round(value); };
    if (std::ranges::all_of(some, isWhole))
        return 0;
    double largest = 0;
    for (const float value : some)
        largest = std::isfinite(value) ? std::max(largest, std::abs(static_cast<double>(value))) : largest;
    return largest < 2 ? 3 : largest < 100 ? 2 : 1;
}

/// Numbers by their size, before other texts.
bool isBefore(const std::string& one, const std::string& other)
{
    const auto isNumber = [](const std::string& text) {
        return !text.empty()
               && std::ranges::all_of(text, [](char letter) { return letter >= '0' && letter <= '9'; });
    };
    if (isNumber(one) && isNumber(other) && one.size() != other.size())
        return one.size() < other.size();
    return isNumber(one) != isNumber(other) ? isNumber(one) : one < other;
}

/// The place of each text among all, in order.
std::vector<double> ranksOf(const std::vector<std::string>& texts)
{
    std::vector<std::size_t> order(texts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&texts](std::size_t a, std::size_t b) { return isBefore(texts[a], texts[b]); });
    std::vector<double> ranks(texts.size());
    double rank = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && texts[order[i]] != texts[order[i - 1]])
            rank += 1;
        ranks[order[i]] = rank;
    }
    return ranks;
}

// Left out, marked, corrected, kept; the rest is not known.
double decisionRank(const bridge::DecisionDesk& desk, std::size_t image)
{
    if (desk.isExcluded(image))
        return 0;
    if (desk.hasTag(image, bridge::kMarkedTag))
        return 1;
    if (decisionWords(desk, image).isEmpty())
        return kUnknown;
    return desk.hasTag(image, bridge::kSeenTag) ? 3 : 2;
}

} // namespace

std::vector<ImageField> imageFields(const std::shared_ptr<const explore::Columns>& columns)
{
    std::vector<ImageField> fields = {{.kind = ImageField::Kind::Id, .key = "id"},
                                      {.kind = ImageField::Kind::File, .key = "file"}};
    if (columns != nullptr) {
        for (const explore::Column& column : columns->all())
            fields.push_back({.kind = ImageField::Kind::Column,
                              .key = column.key,
                              .column = &column,
                              .decimals = column.isNumber() ? decimalsOf(column.numbers) : 0,
                              .columns = columns});
    }
    fields.push_back({.kind = ImageField::Kind::Decision, .key = "decision"});
    return fields;
}

QString fieldName(const ImageField& field)
{
    switch (field.kind) {
    case ImageField::Kind::Id:
        return Words::tr("Image");
    case ImageField::Kind::File:
        return Words::tr("File");
    case ImageField::Kind::Decision:
        return Words::tr("Decision");
    case ImageField::Kind::Column:
        break;
    }
    const QString unit = bridge::translated("Unit", field.column->unit);
    const QString name = bridge::columnName(*field.column);
    return unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit);
}

QString fieldText(const ImageField& field,
                  const bridge::OpenedSet& set,
                  const bridge::DecisionDesk& desk,
                  std::size_t image)
{
    switch (field.kind) {
    case ImageField::Kind::Id:
        return bridge::ImageNames::instance().caption(*set.dataset, image);
    case ImageField::Kind::File:
        return bridge::ImageNames::instance().fileName(*set.dataset, image);
    case ImageField::Kind::Decision:
        return decisionWords(desk, image);
    case ImageField::Kind::Column:
        break;
    }
    const explore::Column& column = *field.column;
    if (!column.isNumber())
        return bridge::columnWord(column, column.words[column.codes[image]]);
    const float value = column.numbers[image];
    const auto measure = explore::measureIndex(field.key);
    if (measure < explore::measures().size() && !explore::measures()[measure].words.empty())
        return bridge::measureWords(explore::measures()[measure], value);
    return std::isfinite(value) ? style::fixedNumber(static_cast<double>(value), field.decimals) : QString();
}

std::vector<double>
sortKeys(const ImageField& field, const bridge::OpenedSet& set, const bridge::DecisionDesk& desk)
{
    std::vector<double> keys(set.dataset->size(), kUnknown);
    switch (field.kind) {
    case ImageField::Kind::Id:
        return ranksOf(set.dataset->ids);
    case ImageField::Kind::File: {
        std::vector<std::string> names;
        names.reserve(keys.size());
        for (const auto& file : set.dataset->files)
            names.push_back(file.filename().string());
        return ranksOf(names);
    }
    case ImageField::Kind::Decision:
        for (std::size_t image = 0; image < keys.size(); ++image)
            keys[image] = decisionRank(desk, image);
        return keys;
    case ImageField::Kind::Column:
        break;
    }
    if (field.column->isNumber())
        std::ranges::copy(field.column->numbers, keys.begin());
    else
        std::ranges::copy(field.column->codes, keys.begin());
    return keys;
}

} // namespace carpo::models

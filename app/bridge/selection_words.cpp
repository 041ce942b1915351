// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/selection_words.h"

#include "app/bridge/decision_desk.h"
#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace carpo::bridge {
namespace {

constexpr double kSameMean = 1e-9; // beside the larger spread

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(carpo::bridge::Words)
};

QString nameOf(const explore::Columns& columns, const std::string& key)
{
    const explore::Column* const column = columns.find(key);
    return column == nullptr ? QString::fromStdString(key) : columnName(*column);
}

QString rangeWords(const explore::RangeRule& rule, const explore::Columns& columns)
{
    const explore::Column* const column = columns.find(rule.column);
    const auto number = [column](double value) {
        return column == nullptr ? style::compactNumber(value) : columnNumber(*column, value);
    };
    const bool hasMinimum = std::isfinite(rule.minimum);
    const bool hasMaximum = std::isfinite(rule.maximum);
    if (hasMinimum && hasMaximum)
        return rule.isBelowMaximum
                   //: a range of numbers, the second one left out
                   ? Words::tr("%1 to under %2").arg(style::compactNumber(rule.minimum), number(rule.maximum))
                   : Words::tr("%1 to %2").arg(style::compactNumber(rule.minimum), number(rule.maximum));
    if (hasMinimum)
        return Words::tr("from %1").arg(number(rule.minimum));
    if (hasMaximum)
        return (rule.isBelowMaximum ? Words::tr("under %1") : Words::tr("up to %1"))
            .arg(number(rule.maximum));
    return Words::tr("known");
}

QString wordList(const explore::WordRule& rule, const explore::Columns& columns)
{
    const explore::Column* const column = columns.find(rule.column);
    QStringList words;
    for (const std::string& word : rule.words)
        words += column == nullptr ? QString::fromStdString(word) : columnWord(*column, word);
    return words.join(Words::tr(" or "));
}

} // namespace

QString columnName(const explore::Column& column)
{
    if (column.key != explore::tagColumnKey(column.name))
        return translated(column.context, column.name);
    return Words::tr("Tag: %1").arg(tagWords(column.name));
}

QString tagWords(const std::string& tag)
{
    if (tag == kSeenTag)
        return Words::tr("kept");
    return tag == kMarkedTag ? Words::tr("marked") : QString::fromStdString(tag);
}

QString columnWord(const explore::Column& column, const std::string& word)
{
    if (word.empty())
        return Words::tr("not known");
    return column.areWordsTranslated ? translated(column.wordContext, word) : QString::fromStdString(word);
}

namespace {

int digits(double value)
{
    return std::abs(value) < 1 ? 3 : 4;
}

} // namespace

QString columnNumber(const explore::Column& column, double value)
{
    const QString unit = translated("Unit", column.unit);
    const QString number = style::compactNumber(value, digits(value));
    return withUnit(number, unit);
}

QString conditionWords(const explore::Condition& condition, const explore::Columns& columns)
{
    if (const auto* const range = std::get_if<explore::RangeRule>(&condition))
        return nameOf(columns, range->column) + QStringLiteral(": ") + rangeWords(*range, columns);
    if (const auto* const words = std::get_if<explore::WordRule>(&condition))
        return nameOf(columns, words->column) + QStringLiteral(": ") + wordList(*words, columns);
    if (const auto* const images = std::get_if<explore::ImagesRule>(&condition))
        return Words::tr("%Ln image(s) picked", nullptr, static_cast<int>(images->ids.size()));
    const auto& area = std::get<explore::AreaRule>(condition);
    if (const auto map = explore::mapColumnOf(area.x)) {
        //: an area drawn on the map of appearance; %1 is PCA or UMAP
        return Words::tr("Map (%1): within the outline")
            .arg(map->kind == explore::MapKind::Pca ? QStringLiteral("PCA") : QStringLiteral("UMAP"));
    }
    //: an area drawn in the plot of two columns
    return Words::tr("%1 and %2: within the outline").arg(nameOf(columns, area.x), nameOf(columns, area.y));
}

QString selectionErrorWords(const core::Error& error)
{
    const auto map = explore::mapColumnOf(error.value("column"));
    if (error.code != core::ErrorCode::FilterColumnMissing || !map)
        return errorWords(error);
    const QString name = map->kind == explore::MapKind::Pca ? QStringLiteral("PCA")
                                                            //: a map of appearance; %1 is its seed
                                                            : Words::tr("UMAP, seed %1").arg(map->seed);
    return Words::tr("A condition is an outline on a map of appearance (%1) that is not there for the images "
                     "as they are now. Open that map; if this stays, the images have changed since it was "
                     "drawn: take the condition away and draw it anew.")
        .arg(name);
}

QString differenceWords(const explore::Difference& difference, const explore::Columns& columns)
{
    const explore::Column& column = columns.all()[difference.column];
    const QString name = columnName(column);
    if (!column.isNumber())
        return Words::tr("%1: %2 in %3 of the selection, in %4 of the rest.")
            .arg(name,
                 columnWord(column, column.words[difference.word]),
                 style::percent(difference.shareInside),
                 style::percent(difference.shareOutside));
    const double apart = difference.inside.mean - difference.outside.mean;
    const double spread = std::max(difference.inside.sd, difference.outside.sd);
    QString sentence = Words::tr("%1: spread differently, on average %2 as against %3.");
    if (std::abs(apart) > kSameMean + 0.1 * spread)
        sentence = apart > 0 ? Words::tr("%1: larger, on average %2 instead of %3.")
                             : Words::tr("%1: smaller, on average %2 instead of %3.");
    return sentence.arg(name,
                        style::compactNumber(difference.inside.mean, digits(difference.inside.mean)),
                        columnNumber(column, difference.outside.mean));
}

} // namespace carpo::bridge

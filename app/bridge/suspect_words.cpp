// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/suspect_words.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>

#include <cmath>
#include <functional>
#include <set>

namespace carpo::bridge {
namespace {

struct SuspectWords
{
    Q_DECLARE_TR_FUNCTIONS(carpo::bridge::Words)
};

// Above every score that a possible age gets (jobs::LabelSuspect::score).
constexpr double kImpossible = 100;

QString monthsWords(double months)
{
    return SuspectWords::tr("%1 months").arg(style::compactNumber(months, 4));
}

QString otherSex(dataset::Sex sex)
{
    return sexWords(sex == dataset::Sex::Female ? dataset::Sex::Male : dataset::Sex::Female);
}

/// "82 meses (1381), 94 meses (1399)"; empty where all known ones are the same.
QString differing(const dataset::Dataset& dataset,
                  const explore::DuplicateGroup& group,
                  const std::function<QString(std::size_t)>& wordsOf)
{
    std::set<QString> different;
    QStringList words;
    for (const std::size_t row : group.rows) {
        const QString value = wordsOf(row);
        if (value.isEmpty())
            continue;
        different.insert(value);
        words += QStringLiteral("%1 (%2)").arg(value, ImageNames::instance().caption(dataset, row));
    }
    return different.size() < 2 ? QString() : words.join(QStringLiteral(", "));
}

QString partWords(dataset::Part part)
{
    switch (part) {
    case dataset::Part::Train:
        return translated("Word", "train");
    case dataset::Part::Validation:
        return translated("Word", "validation");
    case dataset::Part::Test:
        return translated("Word", "test");
    case dataset::Part::None:
        break;
    }
    return {};
}

} // namespace

QString outlierKindWords(explore::OutlierKind kind)
{
    return kind == explore::OutlierKind::None ? SuspectWords::tr("out of the ordinary")
                                              : translated("Outlier", explore::outlierKindText(kind));
}

QString reasonWords(const explore::OutlierReason& reason)
{
    // Rounded down: no image is brighter than 100 % of the images, itself among them.
    const double percent = std::floor(10 * explore::exceededPercent(reason)) / 10;
    return translated("Outlier", reason.evidence->sentence)
        .replace(QStringLiteral("{percent}"), style::fixedNumber(percent, 1));
}

QString duplicateWords(const explore::DuplicateGroup& group)
{
    QStringList words{group.exact ? SuspectWords::tr("the same") : SuspectWords::tr("alike")};
    if (group.acrossSplits)
        words += SuspectWords::tr("in different parts");
    if (group.labelsDiffer)
        words += SuspectWords::tr("with different labels");
    return words.join(QStringLiteral(", "));
}

QStringList contradictionWords(const dataset::Dataset& dataset, const explore::DuplicateGroup& group)
{
    QStringList sentences;
    const QString ages = differing(dataset, group, [&dataset](std::size_t row) {
        const float months = dataset.months[row];
        return std::isfinite(months) ? monthsWords(static_cast<double>(months)) : QString();
    });
    if (!ages.isEmpty())
        sentences += SuspectWords::tr("Different ages: %1").arg(ages);
    const QString sexes = differing(dataset, group, [&dataset](std::size_t row) {
        return dataset.sexes[row] == dataset::Sex::Unknown ? QString() : sexWords(dataset.sexes[row]);
    });
    if (!sexes.isEmpty())
        sentences += SuspectWords::tr("Different sexes: %1").arg(sexes);
    const QString parts = differing(dataset, group, [&dataset](std::size_t row) {
        return dataset.parts.empty() ? QString() : partWords(dataset.parts[row]);
    });
    if (!parts.isEmpty())
        sentences += SuspectWords::tr("In different parts: %1").arg(parts);
    return sentences;
}

QString labelWords(const jobs::LabelSuspect& suspect)
{
    if (suspect.sex)
        //: a label's sex, and the one that would fit
        return SuspectWords::tr("sex: %1 → %2?").arg(sexWords(suspect.labelSex), otherSex(suspect.labelSex));
    //: a label's age, and the predicted one; months
    return SuspectWords::tr("age: %1 → %2?")
        .arg(style::compactNumber(static_cast<double>(suspect.labelMonths), 4),
             style::fixedNumber(suspect.expectedMonths, 0));
}

QStringList labelReasons(const jobs::LabelSuspect& suspect)
{
    QStringList sentences{
        SuspectWords::tr("Labelled: %1, %2.")
            .arg(monthsWords(static_cast<double>(suspect.labelMonths)), sexWords(suspect.labelSex)),
        SuspectWords::tr("Predicted by networks that did not see it: %1.")
            .arg(monthsWords(std::round(suspect.expectedMonths)))};
    if (suspect.sex)
        sentences += SuspectWords::tr("The age would fit if the sex were %1; this is only a hint.")
                         .arg(otherSex(suspect.labelSex));
    else if (suspect.score >= kImpossible)
        sentences += SuspectWords::tr("No child has this bone age.");
    else
        sentences += SuspectWords::tr("That is %1 times the usual spread at this age.")
                         .arg(style::fixedNumber(suspect.score, 1));
    return sentences;
}

} // namespace carpo::bridge

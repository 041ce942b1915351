// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/suspect_words.h"

#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QStringList>

#include <cmath>

namespace carpo::bridge {
namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(carpo::bridge::Words)
};

} // namespace

QString outlierKindWords(explore::OutlierKind kind)
{
    return kind == explore::OutlierKind::None ? Words::tr("out of the ordinary")
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
    QStringList words{group.exact ? Words::tr("the same") : Words::tr("alike")};
    if (group.acrossSplits)
        words += Words::tr("in different parts");
    if (group.labelsDiffer)
        words += Words::tr("with different labels");
    return words.join(QStringLiteral(", "));
}

} // namespace carpo::bridge

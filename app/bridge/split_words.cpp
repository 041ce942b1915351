// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/split_words.h"

#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>

namespace carpo::bridge {
namespace {

struct SplitWords
{
    Q_DECLARE_TR_FUNCTIONS(carpo::bridge::SplitWords)
};

QString chance(double share)
{
    constexpr double kLeast = 0.001;
    return share < kLeast ? SplitWords::tr("less than %1").arg(style::percent(kLeast, 1))
                          : style::percent(share, 1);
}

QString emptyPart(dataset::Part part, const jobs::SplitPlan& plan)
{
    const QString what = part == dataset::Part::Train
                             ? SplitWords::tr("The training part is empty: there is nothing to "
                                              "learn from.")
                             : SplitWords::tr("The validation part is empty: nothing judges the "
                                              "epochs.");
    return what + QLatin1Char(' ')
           + (plan.isGiven ? SplitWords::tr("The data set's own split says so; choose a drawn one.")
                           : SplitWords::tr("Raise its fraction."));
}

QString patientsShared(const explore::SplitFinding& finding, const jobs::SplitPlan& plan)
{
    const QString what =
        SplitWords::tr(
            "%n patient(s) have images in more than one part (%1 in all): the network would be judged by "
            "whom it knows already.",
            nullptr,
            static_cast<int>(finding.count))
            .arg(SplitWords::tr("%n image(s)", nullptr, static_cast<int>(finding.images)));
    return what + QLatin1Char(' ')
           + (plan.isGiven
                  ? SplitWords::tr("The data set's own split says so; choose a drawn one and keep patients "
                                   "together.")
                  : SplitWords::tr("Keep patients together."));
}

QString duplicatesShared(const explore::SplitFinding& finding)
{
    return SplitWords::tr(
               "%n group(s) of duplicates lie in more than one part (%1 in all): what is learnt from is "
               "judged by. Leave all but one of each out of training.",
               nullptr,
               static_cast<int>(finding.count))
        .arg(SplitWords::tr("%n image(s)", nullptr, static_cast<int>(finding.images)));
}

QString agesDiffer(const explore::SplitFinding& finding, const jobs::SplitPlan& plan)
{
    return SplitWords::tr(
               "The ages of %1 and %2 differ more than by chance: distance of the distributions %3, which "
               "chance reaches in %4 of such splits.")
               .arg(partWords(finding.part),
                    partWords(finding.other),
                    style::fixedNumber(finding.distance, 2),
                    chance(finding.chance))
           + QLatin1Char(' ')
           + (plan.isGiven
                  ? SplitWords::tr("The data set's own split says so; results on the two are not comparable.")
                  : SplitWords::tr("Balance the ages by narrower bands."));
}

QString sexesDiffer(const explore::SplitFinding& finding, const jobs::SplitPlan& plan)
{
    return SplitWords::tr(
               "The share of girls in %1 and %2 differs more than by chance: by %3, which chance reaches in "
               "%4 of such splits.")
               .arg(partWords(finding.part),
                    partWords(finding.other),
                    style::percent(finding.distance),
                    chance(finding.chance))
           + QLatin1Char(' ')
           + (plan.isGiven
                  ? SplitWords::tr("The data set's own split says so; results on the two are not comparable.")
                  : SplitWords::tr("Balance the sexes."));
}

} // namespace

QString splitFindingWords(const explore::SplitFinding& finding, const jobs::SplitPlan& plan)
{
    switch (finding.flaw) {
    case explore::SplitFlaw::EmptyPart:
        return emptyPart(finding.part, plan);
    case explore::SplitFlaw::PatientsShared:
        return patientsShared(finding, plan);
    case explore::SplitFlaw::DuplicatesShared:
        return duplicatesShared(finding);
    case explore::SplitFlaw::AgesDiffer:
        return agesDiffer(finding, plan);
    case explore::SplitFlaw::SexesDiffer:
        break;
    }
    return sexesDiffer(finding, plan);
}

QString partWords(dataset::Part part)
{
    return translated("Word", std::string(dataset::partKey(part)));
}

} // namespace carpo::bridge

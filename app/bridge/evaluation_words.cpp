// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/evaluation_words.h"

#include "app/bridge/words.h"
#include "engine/dataset/challenge.h"

#include <QCoreApplication>
#include <QStringList>

namespace carpo::bridge {
namespace {

struct EvaluationWords
{
    Q_DECLARE_TR_FUNCTIONS(EvaluationWords)
};

dataset::BoardObstacle obstacleOf(const Judged& judged)
{
    std::vector<std::string> ids;
    std::vector<dataset::Sex> sexes;
    for (const project::PredictionRow& row : judged.rows) {
        ids.push_back(row.id);
        sexes.push_back(row.sex);
    }
    return dataset::boardObstacle(ids, sexes, judged.truth());
}

} // namespace

QString partName(dataset::Part part)
{
    switch (part) {
    case dataset::Part::Train:
        return EvaluationWords::tr("Training images");
    case dataset::Part::Validation:
        return EvaluationWords::tr("Validation images");
    case dataset::Part::Test:
        return EvaluationWords::tr("Test images");
    case dataset::Part::None:
        break;
    }
    return EvaluationWords::tr("All images");
}

QString evaluatedImages(const std::optional<project::Evaluation>& evaluation)
{
    if (!evaluation)
        return partName(dataset::Part::Validation);
    if (!evaluation->folder.empty())
        return EvaluationWords::tr("Folder %1").arg(toQString(evaluation->folder.filename()));
    for (const dataset::Part part : {dataset::Part::Train, dataset::Part::Validation, dataset::Part::Test}) {
        if (evaluation->part == dataset::partKey(part))
            return partName(part);
    }
    return partName(dataset::Part::None);
}

QString evaluatedWay(const std::optional<project::Evaluation>& evaluation, std::int64_t run)
{
    QStringList words;
    if (!evaluation)
        return {};
    if (evaluation->views > 0)
        words << EvaluationWords::tr("%n views", nullptr, static_cast<int>(evaluation->views));
    QStringList others;
    for (const std::int64_t each : evaluation->runs) {
        if (each != run)
            others << QString::number(each);
    }
    const QString with = others.join(QStringLiteral(", "));
    const bool isMedian = evaluation->combination.ends_with("median");
    if (!others.isEmpty())
        words << (isMedian
                      ? EvaluationWords::tr("median with run(s) %1", nullptr, static_cast<int>(others.size()))
                      : EvaluationWords::tr("mean with run(s) %1", nullptr, static_cast<int>(others.size())))
                     .arg(with);
    if (evaluation->combination.find("snapshots") != std::string::npos)
        words << EvaluationWords::tr("by its snapshots");
    return words.join(QStringLiteral(" · "));
}

QString earlierWords(const std::vector<EarlierRun>& earlier, std::int64_t run)
{
    QStringList words;
    for (const EarlierRun& each : earlier)
        words << (each.run == run ? EvaluationWords::tr("of epoch %1, trained further since").arg(each.epoch)
                                  : EvaluationWords::tr("run %1 of epoch %2, trained further since")
                                        .arg(each.run)
                                        .arg(each.epoch));
    return words.join(QStringLiteral(" · "));
}

QString evaluationName(const KnownEvaluation& known, std::int64_t run)
{
    QStringList words{evaluatedImages(known.evaluation),
                      evaluatedWay(known.evaluation, run),
                      earlierWords(known.earlier, run)};
    words.removeAll(QString());
    return words.join(QStringLiteral(" · "));
}

QString boardObstacleWords(const Judged& judged)
{
    using dataset::BoardObstacle;
    if (judged.hasClasses())
        return EvaluationWords::tr("The challenge asks for an age; this run predicts classes.");
    switch (obstacleOf(judged)) {
    case BoardObstacle::None:
        return {};
    case BoardObstacle::Count:
    case BoardObstacle::Images:
        return EvaluationWords::tr(
            "Not comparable with the challenge's board: these are not its 200 test images.");
    case BoardObstacle::Labels:
        return EvaluationWords::tr(
            "Not comparable with the challenge's board: these are its test images, with other "
            "labels than those of its six readers.");
    }
    return {};
}

} // namespace carpo::bridge

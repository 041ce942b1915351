// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/run_field.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/bridge/run_words.h"
#include "app/bridge/words.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace carpo::models {
namespace {

using Kind = RunField::Kind;

std::vector<RunField> makeFields()
{
    std::vector<RunField> fields{{Kind::Number, "number"},
                                 {Kind::Name, "name"},
                                 {Kind::State, "state"},
                                 {Kind::Best, "best"},
                                 {Kind::BestEpoch, "best_epoch"},
                                 {Kind::Epochs, "epochs"},
                                 {Kind::Time, "time"},
                                 {Kind::Started, "started"},
                                 {Kind::Tags, "tags"},
                                 {Kind::Notes, "notes"},
                                 {Kind::Sweep, "sweep"}};
    for (const training::Hyperparameter& each : training::hyperparameters())
        fields.push_back({Kind::Hyperparameter, std::string(each.key), &each});
    return fields;
}

QDateTime startOf(const project::Run& run)
{
    return QDateTime::fromString(QString::fromStdString(run.startedAt), Qt::ISODate).toLocalTime();
}

QString tagsOf(const project::Run& run)
{
    QStringList tags;
    for (const std::string& tag : run.tags)
        tags << QString::fromStdString(tag);
    return tags.join(QStringLiteral(", "));
}

QString sweepOf(const project::Run& run)
{
    return run.trial ? QStringLiteral("%1.%2").arg(run.trial->sweep).arg(run.trial->number + 1) : QString();
}

} // namespace

const std::vector<RunField>& runFields()
{
    static const std::vector<RunField> fields = makeFields();
    return fields;
}

QString fieldName(const RunField& field)
{
    switch (field.kind) {
    case Kind::Number:
        return QCoreApplication::translate("RunField", "No.");
    case Kind::Name:
        return QCoreApplication::translate("RunField", "Name");
    case Kind::State:
        return QCoreApplication::translate("RunField", "State");
    case Kind::Best:
        return QCoreApplication::translate("RunField", "Best");
    case Kind::BestEpoch:
        return QCoreApplication::translate("RunField", "Best epoch");
    case Kind::Epochs:
        return QCoreApplication::translate("RunField", "Epochs done");
    case Kind::Time:
        return QCoreApplication::translate("RunField", "Time");
    case Kind::Started:
        return QCoreApplication::translate("RunField", "Started");
    case Kind::Tags:
        return QCoreApplication::translate("RunField", "Tags");
    case Kind::Notes:
        return QCoreApplication::translate("RunField", "Notes");
    case Kind::Sweep:
        return QCoreApplication::translate("RunField", "Sweep");
    case Kind::Hyperparameter:
        break;
    }
    return bridge::hyperparameterWords(*field.hyperparameter);
}

QString fieldText(const RunField& field, const bridge::RunSummary& run)
{
    switch (field.kind) {
    case Kind::Number:
        return QStringLiteral("#%1").arg(run.run.number);
    case Kind::Name:
        return bridge::runWords(run);
    case Kind::State:
        return bridge::runStateWords(run.run.state);
    case Kind::Best:
        return std::isnan(run.best) ? QString() : style::fixedNumber(run.best, run.metric.ofClasses ? 3 : 2);
    case Kind::BestEpoch:
        return run.run.bestEpoch ? style::countNumber(*run.run.bestEpoch) : QString();
    case Kind::Epochs:
        return style::countNumber(run.run.epochs);
    case Kind::Time:
        return std::isnan(run.run.seconds) ? QString() : style::duration(run.run.seconds);
    case Kind::Started:
        return QLocale().toString(startOf(run.run), QLocale::ShortFormat);
    case Kind::Tags:
        return tagsOf(run.run);
    case Kind::Notes:
        return QString::fromStdString(run.run.notes);
    case Kind::Sweep:
        return sweepOf(run.run);
    case Kind::Hyperparameter:
        break;
    }
    if (run.experiment == nullptr)
        return {};
    if (const auto epochs = run.experiment->integer("training.epochs");
        field.key == "training.epochs" && run.run.epochs < epochs)
        //: epochs that were trained, that were to be trained
        return QCoreApplication::translate("RunField", "%1 of %2")
            .arg(style::countNumber(run.run.epochs), style::countNumber(epochs));
    return bridge::valueWords(*field.hyperparameter, run.experiment->value(field.key));
}

QVariant sortKey(const RunField& field, const bridge::RunSummary& run)
{
    switch (field.kind) {
    case Kind::Number:
        return QVariant::fromValue<qlonglong>(run.run.number);
    case Kind::Best:
        return std::isnan(run.best) ? QVariant() : QVariant(run.best);
    case Kind::BestEpoch:
        return run.run.bestEpoch ? QVariant(*run.run.bestEpoch) : QVariant();
    case Kind::Epochs:
        return run.run.epochs;
    case Kind::Time:
        return std::isnan(run.run.seconds) ? QVariant() : QVariant(run.run.seconds);
    case Kind::Started:
        return QString::fromStdString(run.run.startedAt);
    case Kind::Sweep:
        return run.run.trial
                   ? QVariant(static_cast<double>(run.run.trial->sweep) * 1e6 + run.run.trial->number)
                   : QVariant();
    case Kind::Hyperparameter:
        if (run.experiment == nullptr)
            return {};
        if (const double number = bridge::numberOf(run.experiment->value(field.key)); !std::isnan(number))
            return number;
        break;
    case Kind::Name:
    case Kind::State:
    case Kind::Tags:
    case Kind::Notes:
        break;
    }
    const QString text = fieldText(field, run);
    return text.isEmpty() ? QVariant() : QVariant(text);
}

bool isNumber(const RunField& field)
{
    switch (field.kind) {
    case Kind::Number:
    case Kind::Best:
    case Kind::BestEpoch:
    case Kind::Epochs:
    case Kind::Time:
        return true;
    case Kind::Hyperparameter:
        return field.hyperparameter->type == training::ValueType::Integer
               || field.hyperparameter->type == training::ValueType::Real;
    default:
        return false;
    }
}

} // namespace carpo::models

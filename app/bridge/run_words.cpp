// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/run_words.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/bridge/words.h"

#include <QStringList>

#include <algorithm>

namespace carpo::bridge {
namespace {

const QString kBetween = QStringLiteral(" · ");

/// The entry that a trial's name means by "learning_rate=0.001": several groups have a "name", so that the
/// value tells which. Null where there is none.
const training::Hyperparameter* entryOf(const QString& pair, const training::Experiment& experiment)
{
    const std::string name = pair.section(QLatin1Char('='), 0, 0).toStdString();
    const std::string value = pair.section(QLatin1Char('='), 1).toStdString();
    const auto entries = training::hyperparameters();
    const auto found = std::ranges::find_if(entries, [&](const training::Hyperparameter& entry) {
        return entry.key.substr(entry.key.find('.') + 1) == name
               && training::toText(experiment.value(entry.key)) == value;
    });
    return found == entries.end() ? nullptr : &*found;
}

/// What training::trialsOf() wrote at the name's end, in words; empty where the name was given otherwise.
QString variedWords(const RunSummary& run)
{
    if (!run.run.trial || run.experiment == nullptr)
        return {};
    const QString pairs = QString::fromStdString(run.run.name).section(kBetween, -1);
    QStringList words;
    for (const QString& pair : pairs.split(QStringLiteral(", "))) {
        const training::Hyperparameter* const entry = entryOf(pair, *run.experiment);
        if (entry == nullptr)
            return {};
        words << QStringLiteral("%1 = %2").arg(translated("Hyperparameter", entry->name),
                                               valueWords(*entry, run.experiment->value(entry->key)));
    }
    return words.join(kBetween);
}

} // namespace

QString runWords(const RunSummary& run)
{
    const QString varied = variedWords(run);
    return varied.isEmpty() ? QString::fromStdString(run.run.name) : varied;
}

QString wholeRunWords(const RunSummary& run)
{
    const QString name = QString::fromStdString(run.run.name);
    const QString varied = variedWords(run);
    const QString common = name.section(kBetween, 0, -2);
    return varied.isEmpty() ? name : common.isEmpty() ? varied : common + kBetween + varied;
}

} // namespace carpo::bridge

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/words.h"

#include "app/bridge/hyperparameter_words.h"
#include "engine/nn/registry.h"
#include "engine/training/hyperparameter.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace carpo::bridge {
namespace {

// Values that are names, quoted as they were found.
bool isVerbatim(const core::Error& error, const std::string& name)
{
    if (name == "id" || name == "file" || name == "run" || name == "known" || name == "detail"
        || name == "column" || name == "sheet")
        return true;
    return name == "found"
           && (error.code == core::ErrorCode::SexUnreadable || error.code == core::ErrorCode::AgeUnreadable
               || error.code == core::ErrorCode::ExperimentUnknownChoice);
}

QString localisedNumber(const QString& text)
{
    bool isWhole = false;
    const qlonglong whole = QLocale::c().toLongLong(text, &isWhole);
    if (isWhole)
        return QLocale().toString(whole);
    bool isReal = false;
    const double real = QLocale::c().toDouble(text, &isReal);
    if (!isReal || !std::isfinite(real))
        return {};
    return QLocale().toString(real, 'g', QLocale::FloatingPointShortest);
}

/// What a key of the catalogue is called in the form; others as they are.
std::string nameOfKey(const std::string& key)
{
    if (const training::Hyperparameter* const entry = training::findHyperparameter(key))
        return translated("Hyperparameter", entry->name).toStdString();
    static const QRegularExpression s_layer(QStringLiteral("^network\\.layers\\[(\\d+)\\]$"));
    const QRegularExpressionMatch layer = s_layer.match(QString::fromStdString(key));
    //: of an own network
    return layer.hasMatch()
               ? QCoreApplication::translate("Words", "layer %1").arg(layer.captured(1)).toStdString()
               : key;
}

/// What a hyperparameter was given, where that is one of its choices.
void nameChoice(core::Error& error, std::string_view key, std::string_view value)
{
    const training::Hyperparameter* const entry = training::findHyperparameter(error.value(key));
    if (entry == nullptr)
        return;
    for (auto& [name, text] : error.values) {
        if (name == value
            && std::ranges::find(entry->choices, text, &training::Choice::value) != entry->choices.end())
            text = valueWords(*entry, text).toStdString();
    }
}

/// "loss.name=l1", or several of them with commas between; other words as they are.
std::string settingWords(const std::string& settings)
{
    QStringList words;
    for (const QString& setting : QString::fromStdString(settings).split(QStringLiteral(", "))) {
        const QString key = setting.section(QLatin1Char('='), 0, 0);
        const training::Hyperparameter* const entry = training::findHyperparameter(key.toStdString());
        words << (entry == nullptr
                      ? setting
                      : QStringLiteral("%1 = %2").arg(
                          translated("Hyperparameter", entry->name),
                          valueWords(*entry, setting.section(QLatin1Char('='), 1).toStdString())));
    }
    return words.join(QStringLiteral(", ")).toStdString();
}

/// With what the catalogue and the networks' registry call things in place of their keys.
core::Error named(const core::Error& error)
{
    core::Error shown = error;
    if (error.code == core::ErrorCode::ExperimentUnknownKey) // what a file says, and could say
        return shown;
    if (error.code != core::ErrorCode::ExperimentUnknownChoice) {
        nameChoice(shown, "key", "found");
        nameChoice(shown, "other", "value");
        nameChoice(shown, "key", "target");
    }
    for (auto& [name, value] : shown.values) {
        if (name == "key" || name == "other")
            value = nameOfKey(value);
        else if (name == "settings")
            value = settingWords(value);
        else if (const nn::Architecture* const network =
                     name == "network" ? nn::findArchitecture(value) : nullptr)
            value = translated("Network", network->label).toStdString();
    }
    return shown;
}

core::Error localised(const core::Error& error)
{
    core::Error shown = named(error);
    for (auto& [name, value] : shown.values) {
        if (isVerbatim(error, name))
            continue;
        const QString asNumber = localisedNumber(QString::fromStdString(value));
        // What type a hyperparameter wants, "a whole number", stands with these.
        const char* const context = error.code == core::ErrorCode::ExperimentWrongType && name == "expected"
                                        ? "Hyperparameter"
                                        : "Error";
        value = asNumber.isEmpty() ? translated(context, value).toStdString() : asNumber.toStdString();
    }
    return shown;
}

QString sentence(const char* pattern, const core::Error& error)
{
    if (*pattern == '\0')
        return {};
    const std::string translatedPattern = translated("Error", pattern).toStdString();
    return QString::fromStdString(core::fillIn(translatedPattern, localised(error)));
}

} // namespace

QString translated(const char* context, const char* text)
{
    return text == nullptr || *text == '\0' ? QString() : QCoreApplication::translate(context, text);
}

QString translated(const char* context, const std::string& text)
{
    return translated(context, text.c_str());
}

QString errorWhat(const core::Error& error)
{
    return sentence(core::errorText(error.code).what, error);
}

QString errorRemedy(const core::Error& error)
{
    return sentence(core::errorText(error.code).remedy, error);
}

QString errorWords(const core::Error& error)
{
    const QString remedy = errorRemedy(error);
    return remedy.isEmpty() ? errorWhat(error) : errorWhat(error) + QLatin1Char(' ') + remedy;
}

QString reasonWords(const core::Error& error)
{
    QString words = errorWords(error);
    const QString place = QString::fromStdString(error.place) + QStringLiteral(": ");
    if (words.startsWith(place))
        words.remove(0, place.size());
    return words.left(1).toUpper() + words.mid(1);
}

QString sexCaption(dataset::Sex sex)
{
    switch (sex) {
    case dataset::Sex::Female:
        //: under a picture, where there is little room
        return QCoreApplication::translate("Words", "female", "short");
    case dataset::Sex::Male:
        //: under a picture, where there is little room
        return QCoreApplication::translate("Words", "male", "short");
    case dataset::Sex::Unknown:
        break;
    }
    return sexWords(sex);
}

QString sexWords(dataset::Sex sex)
{
    switch (sex) {
    case dataset::Sex::Female:
        return QCoreApplication::translate("Words", "female");
    case dataset::Sex::Male:
        return QCoreApplication::translate("Words", "male");
    case dataset::Sex::Unknown:
        break;
    }
    return QCoreApplication::translate("Words", "unknown");
}

QString measureWords(const explore::Measure& measure, float value)
{
    if (measure.isYesNo && (value == 0 || value == 1))
        return value == 1 ? QCoreApplication::translate("Words", "yes")
                          : QCoreApplication::translate("Words", "no");
    return measure.words.empty() ? style::compactNumber(static_cast<double>(value))
                                 : QString::fromStdString(explore::measureText(measure, value));
}

QString runStateWords(project::RunState state)
{
    switch (state) {
    case project::RunState::Running:
        return QCoreApplication::translate("Words", "interrupted");
    case project::RunState::Paused:
        return QCoreApplication::translate("Words", "paused");
    case project::RunState::Stopped:
        return QCoreApplication::translate("Words", "stopped");
    case project::RunState::Finished:
        return QCoreApplication::translate("Words", "finished");
    case project::RunState::Failed:
        break;
    }
    return QCoreApplication::translate("Words", "failed");
}

QString valueWords(const training::Hyperparameter& hyperparameter, const std::string& value)
{
    for (const training::Choice& choice : hyperparameter.choices) {
        if (choice.value != value)
            continue;
        // The networks' labels come from their own registry.
        const nn::Architecture* const network =
            hyperparameter.key == "network.name" ? nn::findArchitecture(value) : nullptr;
        return network == nullptr ? translated("Hyperparameter", choice.label)
                                  : translated("Network", network->label);
    }
    bool isNumber = false;
    const double number = QString::fromStdString(value).toDouble(&isNumber);
    if (isNumber && number == 0 && *hyperparameter.zero != '\0')
        return translated("Hyperparameter", hyperparameter.zero);
    if (isNumber)
        return style::compactNumber(number);
    return value == "true"    ? QCoreApplication::translate("Words", "on")
           : value == "false" ? QCoreApplication::translate("Words", "off")
                              : QString::fromStdString(value);
}

QString withUnit(const QString& number, const QString& unit)
{
    if (unit.isEmpty() || unit.startsWith(QChar(u'°')))
        return number + unit;
    return number + QLatin1Char(' ') + unit;
}

QString changeWords(const std::string& key, const std::string& value)
{
    const training::Hyperparameter* const changed = training::findHyperparameter(key);
    if (changed == nullptr)
        return QString::fromStdString(key);
    QString words =
        translated("Hyperparameter", changed->name) + QLatin1Char(' ') + valueWords(*changed, value);
    bool isNumber = false;
    const double number = QString::fromStdString(value).toDouble(&isNumber);
    const bool hasUnit = isNumber && *changed->unit != '\0' && (number != 0 || *changed->zero == '\0');
    if (hasUnit) {
        const QString one = number == 1 ? unitOfOne(*changed) : QString();
        words = withUnit(words, one.isEmpty() ? translated("Unit", changed->unit) : one);
    }
    return words;
}

QString deviceWords(const std::string& description)
{
    static const QRegularExpression cpu(QStringLiteral("^CPU, (\\d+) threads?$"));
    const QString words = QString::fromStdString(description);
    const auto match = cpu.match(words);
    if (!match.hasMatch())
        return words;
    // A plain name: lupdate never ends on a call with calls of its own in the fourth place.
    const int count = match.captured(1).toInt();
    return QCoreApplication::translate("Words", "CPU, %n thread(s)", nullptr, count);
}

QString toQString(const std::filesystem::path& path)
{
    return QString::fromStdString(path.string());
}

std::filesystem::path toPath(const QString& text)
{
    return {text.toStdString()};
}

} // namespace carpo::bridge

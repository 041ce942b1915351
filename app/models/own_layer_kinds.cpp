// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/own_layer_kinds.h"

#include "app/bridge/words.h"
#include "engine/training/hyperparameter.h"

#include <QCoreApplication>

#include <algorithm>
#include <string_view>

namespace carpo::models {
namespace {

using forms::FieldChoice;
using forms::FieldKind;
using forms::FieldSpec;

constexpr int kMostChannels = 8'192;

QString words(const char* text)
{
    return QCoreApplication::translate("OwnLayer", text);
}

FieldSpec number(const char* label, int low, int high, int usual)
{
    return {.key = {},
            .label = words(label),
            .explanation = {},
            .group = {},
            .kind = FieldKind::Integer,
            .minimum = static_cast<double>(low),
            .maximum = static_cast<double>(high),
            .defaultValue = usual,
            .choices = {},
            .unit = {},
            .unitOfOne = {},
            .zero = {},
            .help = {}};
}

FieldSpec choice(const char* label, std::vector<FieldChoice> choices)
{
    FieldSpec spec = number(label, 0, 0, 0);
    spec.kind = FieldKind::Choice;
    spec.defaultValue = choices.front().value;
    spec.choices = std::move(choices);
    return spec;
}

FieldSpec pooling(const char* first, const char* second)
{
    const auto one = [](const char* value) {
        return FieldChoice{QString::fromLatin1(value),
                           std::string_view(value) == "max" ? words(QT_TRANSLATE_NOOP("OwnLayer", "Largest"))
                                                            : words(QT_TRANSLATE_NOOP("OwnLayer", "Mean")),
                           {}};
    };
    return choice(QT_TRANSLATE_NOOP("OwnLayer", "Of each window the"), {one(first), one(second)});
}

/// Those of a hyperparameter, after the one that leaves it to the form.
FieldSpec fromCatalogue(const char* label, std::string_view key)
{
    std::vector<FieldChoice> choices{{QString(), words(QT_TRANSLATE_NOOP("OwnLayer", "As in the form")), {}}};
    for (const training::Choice& each : training::findHyperparameter(key)->choices) {
        if (each.value != "own" && each.value != "none")
            choices.push_back(
                {QString::fromUtf8(each.value.data(), static_cast<qsizetype>(each.value.size())),
                 bridge::translated("Hyperparameter", each.label),
                 {}});
    }
    return choice(label, std::move(choices));
}

/// A convolution's, which has a middle.
FieldSpec oddSide()
{
    constexpr int kLargest = 31;
    std::vector<FieldChoice> choices;
    for (int side = 1; side <= kLargest; side += 2)
        choices.push_back({QString::number(side), QStringLiteral("%1 × %1").arg(side), {}});
    FieldSpec spec = choice(QT_TRANSLATE_NOOP("OwnLayer", "Side"), std::move(choices));
    spec.defaultValue = QStringLiteral("3");
    return spec;
}

FieldSpec rate()
{
    FieldSpec spec = number(QT_TRANSLATE_NOOP("OwnLayer", "Rate"), 0, 0, 0);
    spec.kind = FieldKind::Real;
    spec.maximum = 0.99;
    spec.defaultValue = 0.5;
    return spec;
}

QString textOf(const QVariant& value)
{
    return value.typeId() == QMetaType::Double ? QString::number(value.toDouble()) : value.toString();
}

QVariant valueOf(const FieldSpec& spec, const QString& word)
{
    bool isNumber = false;
    switch (spec.kind) {
    case FieldKind::Integer: {
        const int number = word.toInt(&isNumber);
        return isNumber ? QVariant(number) : spec.defaultValue;
    }
    case FieldKind::Real: {
        const double number = word.toDouble(&isNumber);
        return isNumber ? QVariant(number) : spec.defaultValue;
    }
    default:
        return word;
    }
}

} // namespace

std::vector<OwnLayerKind> ownLayerKinds()
{
    const FieldSpec channels = number(QT_TRANSLATE_NOOP("OwnLayer", "Channels"), 1, kMostChannels, 16);
    const FieldSpec window = number(QT_TRANSLATE_NOOP("OwnLayer", "Side"), 2, 64, 2);
    const FieldSpec stride = number(QT_TRANSLATE_NOOP("OwnLayer", "Stride"), 1, 16, 1);
    const auto kind =
        [](const char* word, const char* name, const char* usual, std::vector<FieldSpec> arguments) {
            return OwnLayerKind{
                QString::fromLatin1(word), words(name), QString::fromLatin1(usual), std::move(arguments)};
        };
    return {
        kind("conv", QT_TRANSLATE_NOOP("OwnLayer", "Convolution"), "conv 16", {channels, oddSide(), stride}),
        kind("residual", QT_TRANSLATE_NOOP("OwnLayer", "Residual block"), "residual 16", {channels, stride}),
        kind("pool", QT_TRANSLATE_NOOP("OwnLayer", "Pooling"), "pool 2", {window, pooling("max", "mean")}),
        kind("global", QT_TRANSLATE_NOOP("OwnLayer", "Global pooling"), "global", {pooling("mean", "max")}),
        kind("dense",
             QT_TRANSLATE_NOOP("OwnLayer", "Dense"),
             "dense 32",
             {number(QT_TRANSLATE_NOOP("OwnLayer", "Neurons"), 1, kMostChannels, 32)}),
        kind("activation",
             QT_TRANSLATE_NOOP("OwnLayer", "Activation"),
             "activation",
             {fromCatalogue(QT_TRANSLATE_NOOP("OwnLayer", "Kind"), "network.activation")}),
        kind("normalization",
             QT_TRANSLATE_NOOP("OwnLayer", "Normalisation"),
             "normalization",
             {fromCatalogue(QT_TRANSLATE_NOOP("OwnLayer", "Kind"), "network.normalization")}),
        kind("dropout", QT_TRANSLATE_NOOP("OwnLayer", "Dropout"), "dropout", {rate()})};
}

QString layerTitle(const QString& words)
{
    const QString word = words.section(QLatin1Char(' '), 0, 0);
    for (const OwnLayerKind& kind : ownLayerKinds()) {
        if (kind.word == word)
            return kind.name;
    }
    return words;
}

QVariantList argumentsOf(const OwnLayerKind& kind, const QString& words)
{
    const QStringList parts = words.split(QLatin1Char(' '), Qt::SkipEmptyParts).mid(1);
    QVariantList values;
    for (std::size_t i = 0; i < kind.arguments.size(); ++i) {
        const auto place = static_cast<qsizetype>(i);
        values +=
            place < parts.size() ? valueOf(kind.arguments[i], parts[place]) : kind.arguments[i].defaultValue;
    }
    return values;
}

QString layerWords(const OwnLayerKind& kind, const QVariantList& arguments)
{
    // The first number of those that need one stands there always.
    const bool needsFirst = !kind.arguments.empty() && kind.arguments.front().kind == FieldKind::Integer;
    qsizetype last = arguments.size();
    while (last > (needsFirst ? 1 : 0)
           && arguments[last - 1] == kind.arguments[static_cast<std::size_t>(last - 1)].defaultValue)
        --last;
    QStringList parts{kind.word};
    for (qsizetype i = 0; i < last; ++i)
        parts += textOf(arguments[i]);
    return parts.join(QLatin1Char(' '));
}

} // namespace carpo::models

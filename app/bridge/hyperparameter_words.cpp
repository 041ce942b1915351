// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/hyperparameter_words.h"

#include "app/bridge/words.h"
#include "engine/nn/registry.h"
#include "widgets/style/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

namespace carpo::bridge {
namespace {

constexpr const char* kHyperparameterContext = "Hyperparameter";
constexpr int kDigits = 6;

struct CountedUnit
{
    std::string_view many; ///< as in the catalogue
    const char* one;
};

constexpr std::array kCountedUnits{
    CountedUnit{"batches", QT_TRANSLATE_NOOP("UnitOfOne", "batch")},
    CountedUnit{"epochs", QT_TRANSLATE_NOOP("UnitOfOne", "epoch")},
    CountedUnit{"images", QT_TRANSLATE_NOOP("UnitOfOne", "image")},
    CountedUnit{"layers", QT_TRANSLATE_NOOP("UnitOfOne", "layer")},
    CountedUnit{"months", QT_TRANSLATE_NOOP("UnitOfOne", "month")},
    CountedUnit{"neurons", QT_TRANSLATE_NOOP("UnitOfOne", "neuron")},
    CountedUnit{"stages", QT_TRANSLATE_NOOP("UnitOfOne", "stage")},
    CountedUnit{"views", QT_TRANSLATE_NOOP("UnitOfOne", "view")},
};

QString textWords(const training::Hyperparameter& hyperparameter, const std::string& text)
{
    if (hyperparameter.key == "network.name") {
        if (const auto* const network = nn::findArchitecture(text))
            return translated("Network", network->label);
    }
    const auto choice =
        std::ranges::find(hyperparameter.choices, std::string_view(text), &training::Choice::value);
    if (choice != hyperparameter.choices.end())
        return translated(kHyperparameterContext, choice->label);
    const QString words = QString::fromStdString(text);
    return hyperparameter.type == training::ValueType::Text ? words.section(QLatin1Char('/'), -1) : words;
}

} // namespace

QString hyperparameterWords(const training::Hyperparameter& hyperparameter)
{
    const QString name = translated(kHyperparameterContext, hyperparameter.name);
    if (*hyperparameter.unit == '\0')
        return name;
    return name + QStringLiteral(" (") + translated("Unit", hyperparameter.unit) + QLatin1Char(')');
}

QString unitOfOne(const training::Hyperparameter& hyperparameter)
{
    const auto* const counted = std::ranges::find(kCountedUnits, hyperparameter.unit, &CountedUnit::many);
    return counted == kCountedUnits.end() ? QString() : translated("UnitOfOne", counted->one);
}

QString valueWords(const training::Hyperparameter& hyperparameter, const training::Value& value)
{
    if (const bool* const boolean = std::get_if<bool>(&value))
        return *boolean ? QCoreApplication::translate("Bridge", "yes")
                        : QCoreApplication::translate("Bridge", "no");
    if (const std::int64_t* const integer = std::get_if<std::int64_t>(&value))
        return style::countNumber(*integer);
    if (const double* const real = std::get_if<double>(&value))
        return style::compactNumber(*real, kDigits);
    return textWords(hyperparameter, std::get<std::string>(value));
}

double numberOf(const training::Value& value)
{
    if (const bool* const boolean = std::get_if<bool>(&value))
        return *boolean ? 1 : 0;
    if (const std::int64_t* const integer = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*integer);
    if (const double* const real = std::get_if<double>(&value))
        return *real;
    return std::numeric_limits<double>::quiet_NaN();
}

} // namespace carpo::bridge

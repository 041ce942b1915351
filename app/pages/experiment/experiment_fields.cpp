// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/experiment_fields.h"

#include "app/bridge/hyperparameter_words.h"
#include "app/bridge/words.h"
#include "app/pages/experiment/form_sections.h"
#include "engine/nn/registry.h"

#include <algorithm>

namespace carpo::pages {
namespace {

constexpr const char* kContext = "Hyperparameter";

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size()));
}

forms::FieldKind kindOf(training::ValueType type)
{
    switch (type) {
    case training::ValueType::Boolean:
        return forms::FieldKind::Boolean;
    case training::ValueType::Integer:
        return forms::FieldKind::Integer;
    case training::ValueType::Real:
        return forms::FieldKind::Real;
    case training::ValueType::Choice:
        return forms::FieldKind::Choice;
    case training::ValueType::Text:
    case training::ValueType::IntegerList:
        break;
    }
    return forms::FieldKind::Text;
}

forms::FieldChoice choiceOf(const training::Hyperparameter& hyperparameter, const training::Choice& choice)
{
    // The networks' labels come from their own registry.
    const auto* const network =
        hyperparameter.key == "network.name" ? nn::findArchitecture(choice.value) : nullptr;
    if (network != nullptr)
        return {text(choice.value),
                bridge::translated("Network", network->label),
                bridge::translated("Network", network->summary)};
    return {text(choice.value), bridge::translated(kContext, choice.label), {}};
}

} // namespace

forms::FieldSpec fieldOf(const training::Hyperparameter& hyperparameter)
{
    forms::FieldSpec spec;
    spec.key = fieldKey(hyperparameter);
    spec.label = bridge::translated(kContext, hyperparameter.name);
    spec.explanation = bridge::translated(kContext, hyperparameter.explanation);
    spec.kind = kindOf(hyperparameter.type);
    spec.defaultValue = toVariant(hyperparameter.defaultValue);
    spec.unit = bridge::translated("Unit", hyperparameter.unit);
    spec.unitOfOne = bridge::unitOfOne(hyperparameter);
    spec.zero = bridge::translated(kContext, hyperparameter.zero);
    spec.logarithmic = hyperparameter.logarithmic;
    spec.minimum = hyperparameter.minimum.value_or(spec.minimum);
    spec.maximum = hyperparameter.maximum.value_or(spec.maximum);
    for (const training::Choice& choice : hyperparameter.choices)
        spec.choices.push_back(choiceOf(hyperparameter, choice));
    return spec;
}

std::vector<forms::FieldSpec> experimentFields()
{
    const auto catalogue = training::hyperparameters();
    std::vector<training::Hyperparameter> entries(catalogue.begin(), catalogue.end());
    std::ranges::stable_sort(entries, {}, sectionOf);
    std::vector<forms::FieldSpec> fields;
    for (const training::Hyperparameter& entry : entries) {
        fields.push_back(fieldOf(entry));
        fields.back().group = sectionName(sectionOf(entry));
        fields.back().help = text(entry.lesson);
    }
    return fields;
}

QString fieldKey(const training::Hyperparameter& hyperparameter)
{
    return text(hyperparameter.key);
}

QVariant toVariant(const training::Value& value)
{
    if (const bool* const boolean = std::get_if<bool>(&value))
        return *boolean;
    if (const std::int64_t* const integer = std::get_if<std::int64_t>(&value))
        return static_cast<int>(*integer);
    if (const double* const real = std::get_if<double>(&value))
        return *real;
    return QString::fromStdString(std::get<std::string>(value));
}

training::Value toValue(const training::Hyperparameter& hyperparameter, const QVariant& value)
{
    switch (hyperparameter.type) {
    case training::ValueType::Boolean:
        return value.toBool();
    case training::ValueType::Integer:
        return static_cast<std::int64_t>(value.toLongLong());
    case training::ValueType::Real:
        return value.toDouble();
    case training::ValueType::Choice:
    case training::ValueType::Text:
    case training::ValueType::IntegerList:
        break;
    }
    return value.toString().toStdString();
}

QVariantMap valuesOf(const training::Experiment& experiment)
{
    QVariantMap values;
    for (const training::Hyperparameter& hyperparameter : training::hyperparameters())
        values.insert(fieldKey(hyperparameter), toVariant(experiment.value(hyperparameter.key)));
    return values;
}

} // namespace carpo::pages

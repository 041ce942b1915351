// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/value_words.h"

#include <algorithm>

namespace carpo::training {
namespace {

bool isZero(const Value& value)
{
    const std::int64_t* integer = std::get_if<std::int64_t>(&value);
    const double* real = std::get_if<double>(&value);
    return (integer != nullptr && *integer == 0) || (real != nullptr && *real == 0);
}

} // namespace

std::string inWords(const Hyperparameter& hyperparameter, const Value& value)
{
    if (const bool* boolean = std::get_if<bool>(&value))
        return *boolean ? "yes" : "no";
    const std::string text = toText(value);
    if (text.empty())
        return "none";
    if (hyperparameter.type == ValueType::Text)
        return text.substr(text.rfind('/') + 1); // a file's folder is nobody else's business
    const auto choice = std::ranges::find(hyperparameter.choices, std::string_view(text), &Choice::value);
    if (choice != hyperparameter.choices.end())
        return std::string(choice->label) + " (" + text + ")";
    if (isZero(value) && *hyperparameter.zero != '\0')
        return std::string(hyperparameter.zero) + " (" + text + ")";
    return *hyperparameter.unit == '\0' ? text : text + ' ' + hyperparameter.unit;
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carpo::training {

enum class ValueType
{
    Boolean,
    Integer,
    Real,
    Choice,
    Text,
    IntegerList
};

/// "boolean", "integer", "real", "choice", "text", "integer_list"
[[nodiscard]] std::string_view valueTypeKey(ValueType type);

/// A hyperparameter's value; Choice, Text and IntegerList ("10,25,50") are strings.
using Value = std::variant<bool, std::int64_t, double, std::string>;

/// As the command line writes and reads it: "true", "32", "0.001", "adamw".
[[nodiscard]] std::string toText(const Value& value);

struct Choice
{
    std::string_view value; ///< as in an experiment file
    const char* label;      ///< CARPO_TR("Hyperparameter", ...)
};

/// What of another hyperparameter makes one apply.
struct Condition
{
    std::string_view key;
    std::vector<std::string_view> anyOf = {}; ///< values of that key, as text; none: any number above 0
};

/// Everything the program knows of one hyperparameter. Declared once, in the catalogue; the experiment
/// file's validation, the form, the command line, the comparison table and the docs come from it.
struct Hyperparameter
{
    std::string_view key; ///< "optimizer.learning_rate"; what precedes the dot is its group
    ValueType type = ValueType::Real;
    Value defaultValue;
    std::optional<double> minimum = {}; ///< of Integer and Real, inclusive
    std::optional<double> maximum = {};
    std::vector<Choice> choices = {};
    const char* unit = "";                   ///< CARPO_TR("Unit", ...)
    const char* zero = "";                   ///< what a form writes for 0, CARPO_TR("Hyperparameter", ...)
    const char* name = "";                   ///< CARPO_TR("Hyperparameter", ...)
    const char* explanation = "";            ///< one sentence, CARPO_TR("Hyperparameter", ...)
    std::vector<Condition> appliesWhen = {}; ///< all of them must hold; none: always
    std::string_view lesson = {};            ///< which lesson explains it; empty where none does
    bool logarithmic = false;                ///< moves by factors, not by steps
    bool live = false;                       ///< may be changed while a run goes on

    [[nodiscard]] std::string_view group() const { return key.substr(0, key.find('.')); }
};

struct Group
{
    std::string_view key;
    const char* name; ///< CARPO_TR("Hyperparameter", ...)
};

/// The groups in the order a form shows them.
[[nodiscard]] std::span<const Group> groups();

/// The catalogue, grouped, in the order a form shows it. Must not block.
[[nodiscard]] std::span<const Hyperparameter> hyperparameters();

/// Null where there is none of that key.
[[nodiscard]] const Hyperparameter* findHyperparameter(std::string_view key);

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/experiment.h"

#include "engine/core/tr.h"
#include "engine/training/atomic_file.h"
#include "engine/training/experiment_problems.h"
#include "engine/training/integer_list.h"
#include "engine/training/nearest_key.h"
#include "engine/training/value_check.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

namespace carpo::training {
namespace {

using core::ErrorCode;
using Json = nlohmann::ordered_json;
using Values = std::map<std::string, Value, std::less<>>;

constexpr std::size_t kLargestFile = 1U << 20U;

const char* typeInWords(ValueType type)
{
    switch (type) {
    case ValueType::Boolean:
        return CARPO_TR("Hyperparameter", "true or false");
    case ValueType::Integer:
        return CARPO_TR("Hyperparameter", "a whole number");
    case ValueType::Real:
        return CARPO_TR("Hyperparameter", "a number");
    case ValueType::IntegerList:
        return CARPO_TR("Hyperparameter", "rising whole numbers with commas between");
    case ValueType::Choice:
    case ValueType::Text:
        break;
    }
    return CARPO_TR("Hyperparameter", "a text");
}

tl::unexpected<core::Error> unknownKey(const std::string& place, std::string_view key)
{
    return core::failure(ErrorCode::ExperimentUnknownKey,
                         place,
                         {{"key", std::string(key)}, {"nearest", std::string(nearestKey(key))}});
}

tl::unexpected<core::Error>
wrongType(const std::string& place, std::string_view key, const char* expected, std::string found)
{
    constexpr std::size_t kShown = 80;
    if (found.size() > kShown)
        found = found.substr(0, kShown) + "…";
    return core::failure(ErrorCode::ExperimentWrongType,
                         place,
                         {{"key", std::string(key)}, {"expected", expected}, {"found", found}});
}

double numberIn(const Value& value)
{
    return std::holds_alternative<double>(value) ? std::get<double>(value)
                                                 : static_cast<double>(std::get<std::int64_t>(value));
}

core::Result<Value> checkRange(const Hyperparameter& entry, Value value, const std::string& place)
{
    const double number = numberIn(value);
    const double low = entry.minimum.value_or(-HUGE_VAL);
    const double high = entry.maximum.value_or(HUGE_VAL);
    if (number >= low && number <= high)
        return value;
    return core::failure(ErrorCode::ExperimentOutOfRange,
                         place,
                         {{"key", std::string(entry.key)},
                          {"min", toText(Value(low))},
                          {"max", toText(Value(high))},
                          {"found", toText(value)}});
}

core::Result<Value> checkChoice(const Hyperparameter& entry, Value value, const std::string& place)
{
    const std::string& text = std::get<std::string>(value);
    std::string allowed;
    for (const Choice& choice : entry.choices) {
        if (choice.value == text)
            return value;
        allowed += (allowed.empty() ? "" : ", ") + std::string(choice.value);
    }
    return core::failure(ErrorCode::ExperimentUnknownChoice,
                         place,
                         {{"key", std::string(entry.key)}, {"found", text}, {"allowed", allowed}});
}

// The value as the catalogue wants it, or why not.
core::Result<Value> check(const Hyperparameter& entry, Value value, const std::string& place)
{
    if (entry.type == ValueType::Real && std::holds_alternative<std::int64_t>(value))
        value = static_cast<double>(std::get<std::int64_t>(value));
    if (value.index() != entry.defaultValue.index())
        return wrongType(place, entry.key, typeInWords(entry.type), toText(value));
    switch (entry.type) {
    case ValueType::Integer:
    case ValueType::Real:
        return checkRange(entry, std::move(value), place);
    case ValueType::Choice:
        return checkChoice(entry, std::move(value), place);
    case ValueType::IntegerList:
        if (integersOf(std::get<std::string>(value)).empty())
            return wrongType(place, entry.key, typeInWords(entry.type), toText(value));
        break;
    case ValueType::Boolean:
    case ValueType::Text:
        break;
    }
    return value;
}

template <typename Number>
core::Result<Value> parseNumber(const Hyperparameter& entry, std::string_view text, const std::string& place)
{
    Number number{};
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end)
        return wrongType(place, entry.key, typeInWords(entry.type), std::string(text));
    return Value(number);
}

core::Result<Value> parse(const Hyperparameter& entry, std::string_view text, const std::string& place)
{
    switch (entry.type) {
    case ValueType::Boolean:
        if (text == "true" || text == "false")
            return Value(text == "true");
        return wrongType(place, entry.key, typeInWords(entry.type), std::string(text));
    case ValueType::Integer:
        return parseNumber<std::int64_t>(entry, text, place);
    case ValueType::Real:
        return parseNumber<double>(entry, text, place);
    case ValueType::Choice:
    case ValueType::Text:
    case ValueType::IntegerList:
        break;
    }
    return Value(std::string(text));
}

/// Lists and objects by their brackets: to write out what is nested without end takes a stack without end.
std::string foundInWords(const Json& json)
{
    if (json.is_structured())
        return json.is_array() ? "[…]" : "{…}";
    return json.dump();
}

core::Result<Value> fromJsonValue(const Hyperparameter& entry, const Json& json, const std::string& place)
{
    if (json.is_boolean())
        return Value(json.get<bool>());
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX)
        return Value(json.get<double>());
    if (json.is_number_integer())
        return Value(json.get<std::int64_t>());
    if (json.is_number_float())
        return Value(json.get<double>());
    if (json.is_string())
        return Value(json.get<std::string>());
    return wrongType(place, entry.key, typeInWords(entry.type), foundInWords(json));
}

core::Result<void> checkVersion(const Json& document, const std::string& place)
{
    const auto version = document.find("carpo_experiment");
    if (version == document.end() || !version->is_number_integer())
        return wrongType(place,
                         "carpo_experiment",
                         typeInWords(ValueType::Integer),
                         version == document.end() ? "" : version->dump());
    if (version->get<std::int64_t>() > Experiment::kVersion)
        return core::failure(ErrorCode::ExperimentNewer,
                             place,
                             {{"found", version->dump()}, {"known", std::to_string(Experiment::kVersion)}});
    return {};
}

core::Result<Json> parseDocument(std::string_view text, const std::string& place)
{
    try {
        Json document = Json::parse(text);
        if (document.is_object())
            return document;
        return core::failure(ErrorCode::ExperimentNotJson, place, {{"detail", "not an object"}});
    } catch (const Json::exception& exception) {
        return core::failure(ErrorCode::ExperimentNotJson, place, {{"detail", exception.what()}});
    }
}

/// Takes what a document says and keeps what it does not understand.
class Reader
{
public:
    Reader(const std::string& place, Values& values)
        : m_place(place)
        , m_values(values)
    {}

    void text(const Json& json, const char* key, std::string& text)
    {
        if (json.is_string())
            text = json.get<std::string>();
        else
            add(wrongType(m_place, key, typeInWords(ValueType::Text), foundInWords(json)));
    }

    void group(const std::string& group, const Json& content)
    {
        const auto known = groups();
        if (std::ranges::find(known, group, &Group::key) == known.end()) {
            add(unknownKey(m_place, group));
            return;
        }
        if (!content.is_object()) {
            add(wrongType(m_place, group, CARPO_TR("Hyperparameter", "an object"), foundInWords(content)));
            return;
        }
        for (const auto& [name, json] : content.items())
            value(group + "." + name, json);
    }

    void add(const tl::unexpected<core::Error>& problem)
    {
        if (m_problems.size() < kMostProblems)
            m_problems.push_back(problem.value());
    }

    [[nodiscard]] std::vector<core::Problem>& problems() { return m_problems; }

private:
    static constexpr std::size_t kMostProblems = 1'000; // of a file that is something else

    void value(const std::string& key, const Json& json)
    {
        const Hyperparameter* const entry = findHyperparameter(key);
        if (entry == nullptr) {
            add(unknownKey(m_place, key));
            return;
        }
        core::Result<Value> value = fromJsonValue(*entry, json, m_place);
        if (value)
            value = check(*entry, *value, m_place);
        if (value)
            m_values.insert_or_assign(key, *value);
        else
            add(tl::unexpected(value.error()));
    }

    const std::string& m_place;
    Values& m_values;
    std::vector<core::Problem> m_problems;
};

/// Takes over what the text says; returns all that was not understood of it.
std::vector<core::Problem> readDocument(
    std::string_view text, const std::string& place, std::string& name, std::string& summary, Values& values)
{
    const core::Result<Json> document = parseDocument(text, place);
    if (!document)
        return {document.error()};
    Reader reader(place, values);
    if (const auto version = checkVersion(*document, place); !version)
        reader.add(tl::unexpected(version.error()));
    for (const auto& [key, content] : document->items()) {
        if (key == "name")
            reader.text(content, "name", name);
        else if (key == "summary")
            reader.text(content, "summary", summary);
        else if (key != "carpo_experiment")
            reader.group(key, content);
    }
    return std::move(reader.problems());
}

} // namespace

Experiment::Experiment()
{
    for (const Hyperparameter& entry : hyperparameters())
        m_values.emplace(entry.key, entry.defaultValue);
}

core::Result<Experiment> Experiment::fromJson(std::string_view text, const std::string& place)
{
    Experiment experiment;
    const auto problems =
        readDocument(text, place, experiment.m_name, experiment.m_summary, experiment.m_values);
    if (!problems.empty())
        return tl::make_unexpected(problems.front());
    return experiment;
}

core::Result<Experiment> Experiment::load(const std::filesystem::path& file)
{
    const core::Result<std::string> text = readWholeFile(file, kLargestFile);
    if (!text)
        return tl::make_unexpected(text.error());
    return fromJson(*text, file.string());
}

std::string Experiment::toJson() const
{
    Json document{{"carpo_experiment", kVersion}, {"name", m_name}, {"summary", m_summary}};
    for (const Hyperparameter& entry : hyperparameters()) {
        const std::string group(entry.group());
        const std::string name(entry.key.substr(group.size() + 1));
        std::visit([&](const auto& plain) { document[group][name] = plain; }, value(entry.key));
    }
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<void> Experiment::save(const std::filesystem::path& file) const
{
    return writeFileAtomically(file, toJson());
}

const Value& Experiment::value(std::string_view key) const
{
    return m_values.at(std::string(key));
}

bool Experiment::boolean(std::string_view key) const
{
    return std::get<bool>(value(key));
}

std::int64_t Experiment::integer(std::string_view key) const
{
    return std::get<std::int64_t>(value(key));
}

double Experiment::real(std::string_view key) const
{
    return std::get<double>(value(key));
}

const std::string& Experiment::text(std::string_view key) const
{
    return std::get<std::string>(value(key));
}

core::Result<Value> checkedValue(const Hyperparameter& entry, Value value, const std::string& place)
{
    return check(entry, std::move(value), place);
}

core::Result<Value>
valueFromText(const Hyperparameter& entry, std::string_view text, const std::string& place)
{
    return parse(entry, text, place);
}

core::Result<void> Experiment::set(std::string_view key, const Value& value)
{
    const std::string place = m_name.empty() ? "experiment" : m_name;
    const Hyperparameter* entry = findHyperparameter(key);
    if (entry == nullptr)
        return unknownKey(place, key);
    core::Result<Value> checked = check(*entry, value, place);
    if (!checked)
        return tl::make_unexpected(checked.error());
    m_values.insert_or_assign(std::string(key), std::move(*checked));
    return {};
}

core::Result<void> Experiment::setFromText(std::string_view key, std::string_view text)
{
    const std::string place = m_name.empty() ? "experiment" : m_name;
    const Hyperparameter* entry = findHyperparameter(key);
    if (entry == nullptr)
        return unknownKey(place, key);
    const core::Result<Value> parsed = parse(*entry, text, place);
    if (!parsed)
        return tl::make_unexpected(parsed.error());
    return set(key, *parsed);
}

bool Experiment::applies(const Hyperparameter& hyperparameter) const
{
    return std::ranges::all_of(hyperparameter.appliesWhen, [this](const Condition& condition) {
        if (condition.anyOf.empty())
            return numberIn(value(condition.key)) > 0;
        const std::string current = toText(value(condition.key));
        return std::ranges::find(condition.anyOf, std::string_view(current)) != condition.anyOf.end();
    });
}

std::vector<core::Problem> experimentProblems(std::string_view text, const std::string& place)
{
    std::string name;
    std::string summary;
    Values values;
    return readDocument(text, place, name, summary, values);
}

std::vector<core::Problem> experimentProblems(const std::filesystem::path& file)
{
    const core::Result<std::string> text = readWholeFile(file, kLargestFile);
    if (!text)
        return {text.error()};
    return experimentProblems(*text, file.string());
}

} // namespace carpo::training

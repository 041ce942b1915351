// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/tr.h"
#include "engine/training/atomic_file.h"
#include "engine/training/nearest_key.h"
#include "engine/training/presets.h"
#include "engine/training/sweep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace carpo::training {
namespace {

using core::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr std::size_t kLargestFile = 1U << 20U;
constexpr int kDeepest = 8; // an experiment within takes 3

const char* const kWholeNumber = CARPO_TR("Hyperparameter", "a whole number");
const char* const kNumber = CARPO_TR("Hyperparameter", "a number");
const char* const kText = CARPO_TR("Hyperparameter", "a text");
const char* const kValues = CARPO_TR("Hyperparameter", "a list of values");
const char* const kObject = CARPO_TR("Hyperparameter", "an object");

/// Where something of a sweep stands: the file, and what is wrong there has its own key.
class Reader
{
public:
    explicit Reader(const std::string& place)
        : m_place(place)
    {}

    [[nodiscard]] tl::unexpected<core::Error>
    wrongType(std::string_view key, const char* expected, const Json& found) const
    {
        return core::failure(ErrorCode::ExperimentWrongType,
                             m_place,
                             {{"key", std::string(key)},
                              {"expected", expected},
                              {"found", found.is_structured() ? "[…]" : found.dump()}});
    }

    /// Every key is one of these.
    [[nodiscard]] core::Result<void>
    checkKeys(const Json& object, std::string_view what, std::span<const std::string_view> known) const
    {
        if (!object.is_object())
            return wrongType(what, kObject, object);
        for (const auto& [key, value] : object.items()) {
            if (std::ranges::find(known, std::string_view(key)) == known.end())
                return core::failure(ErrorCode::ExperimentUnknownKey,
                                     m_place,
                                     {{"key", key}, {"nearest", std::string(nearestOf(key, known))}});
        }
        return {};
    }

    /// What is not there stays as it is.
    template <typename Number>
    [[nodiscard]] core::Result<void> read(const Json& object, const char* key, Number& number) const
    {
        const auto found = object.find(key);
        if (found == object.end())
            return {};
        if constexpr (std::is_integral_v<Number>) {
            if (!found->is_number_integer() || std::abs(found->get<double>()) > 2147483647.0)
                return wrongType(key, kWholeNumber, *found);
        } else if (!found->is_number()) {
            return wrongType(key, kNumber, *found);
        }
        number = found->get<Number>();
        return {};
    }

    [[nodiscard]] core::Result<void> read(const Json& object, const char* key, std::string& text) const
    {
        const auto found = object.find(key);
        if (found == object.end())
            return {};
        if (!found->is_string())
            return wrongType(key, kText, *found);
        text = found->get<std::string>();
        return {};
    }

    [[nodiscard]] const std::string& place() const { return m_place; }

private:
    const std::string& m_place;
};

core::Result<Experiment> baseOf(const Json& document, const Reader& reader)
{
    const auto base = document.find("base");
    if (base == document.end())
        return Experiment();
    if (base->is_string())
        return loadExperiment(base->get<std::string>());
    if (!base->is_object())
        return reader.wrongType("base", kObject, *base);
    return Experiment::fromJson(base->dump(-1, ' ', false, Json::error_handler_t::replace), reader.place());
}

core::Result<void> readStrategy(const Json& json, const Reader& reader, Sweep& sweep)
{
    static constexpr std::array<std::string_view, 5> kKnown{
        "name", "trials", "seed", "eta", "minimum_epochs"};
    std::string name(sweepStrategyKey(sweep.strategy));
    return reader.checkKeys(json, "strategy", kKnown)
        .and_then([&] { return reader.read(json, "name", name); })
        .and_then([&] { return reader.read(json, "trials", sweep.trials); })
        .and_then([&] { return reader.read(json, "seed", sweep.seed); })
        .and_then([&] { return reader.read(json, "eta", sweep.eta); })
        .and_then([&] { return reader.read(json, "minimum_epochs", sweep.minimumEpochs); })
        .and_then([&]() -> core::Result<void> {
            for (const auto strategy : {SweepStrategy::Grid, SweepStrategy::Random, SweepStrategy::Halving}) {
                if (sweepStrategyKey(strategy) == name) {
                    sweep.strategy = strategy;
                    return {};
                }
            }
            return core::failure(
                ErrorCode::ExperimentUnknownChoice,
                reader.place(),
                {{"key", "strategy"}, {"found", name}, {"allowed", "grid, random, halving"}});
        });
}

core::Result<void> readValues(const Json& json, const Reader& reader, SweepAxis& axis)
{
    const auto values = json.find("values");
    if (values == json.end())
        return {};
    if (!values->is_array())
        return reader.wrongType(axis.key, kValues, *values);
    for (const Json& value : *values) {
        if (value.is_boolean())
            axis.values.emplace_back(value.get<bool>());
        else if (value.is_number_integer())
            axis.values.emplace_back(value.get<std::int64_t>());
        else if (value.is_number())
            axis.values.emplace_back(value.get<double>());
        else if (value.is_string())
            axis.values.emplace_back(value.get<std::string>());
        else
            return reader.wrongType(axis.key, kNumber, value);
    }
    return {};
}

core::Result<SweepAxis> axisOf(const Json& json, const Reader& reader)
{
    static constexpr std::array<std::string_view, 6> kKnown{"key", "values", "from", "to", "count", "scale"};
    SweepAxis axis;
    std::string scale = "linear";
    SweepRange range;
    core::Result<void> read = reader.checkKeys(json, "axes", kKnown)
                                  .and_then([&] { return reader.read(json, "key", axis.key); })
                                  .and_then([&] { return readValues(json, reader, axis); })
                                  .and_then([&] { return reader.read(json, "from", range.from); })
                                  .and_then([&] { return reader.read(json, "to", range.to); })
                                  .and_then([&] { return reader.read(json, "count", range.count); })
                                  .and_then([&] { return reader.read(json, "scale", scale); });
    if (!read)
        return tl::make_unexpected(read.error());
    if (scale != "linear" && scale != "log")
        return core::failure(ErrorCode::ExperimentUnknownChoice,
                             reader.place(),
                             {{"key", "scale"}, {"found", scale}, {"allowed", "linear, log"}});
    range.logarithmic = scale == "log";
    const bool isRange = json.contains("from") || json.contains("to");
    if (isRange && json.contains("values"))
        return core::failure(ErrorCode::ExperimentContradiction,
                             reader.place(),
                             {{"key", axis.key},
                              {"found", "values"},
                              {"other", axis.key},
                              {"value", "from, to"},
                              {"settings", "values, or from and to"}});
    for (const char* const end : {"from", "to"}) {
        if (isRange && !json.contains(end))
            return reader.wrongType(axis.key + ": " + end, kNumber, Json());
    }
    if (isRange)
        axis.range = range;
    return axis;
}

core::Result<void> readAxes(const Json& document, const Reader& reader, Sweep& sweep)
{
    const auto axes = document.find("axes");
    if (axes == document.end())
        return {};
    if (!axes->is_array())
        return reader.wrongType("axes", kValues, *axes);
    for (const Json& json : *axes) {
        core::Result<SweepAxis> axis = axisOf(json, reader);
        if (!axis)
            return tl::make_unexpected(axis.error());
        // JSON writes 1.0 as 1: the catalogue says which of them it is.
        const Hyperparameter* const entry = findHyperparameter(axis->key);
        for (Value& value : axis->values) {
            if (entry != nullptr && entry->type == ValueType::Real
                && std::holds_alternative<std::int64_t>(value))
                value = static_cast<double>(std::get<std::int64_t>(value));
        }
        sweep.axes.push_back(std::move(*axis));
    }
    return {};
}

core::Result<void> checkVersion(const Json& document, const Reader& reader)
{
    const auto version = document.find("carpo_sweep");
    if (version == document.end() || !version->is_number_integer())
        return reader.wrongType("carpo_sweep", kWholeNumber, version == document.end() ? Json() : *version);
    if (version->get<std::int64_t>() > Sweep::kVersion)
        return core::failure(ErrorCode::ExperimentNewer,
                             reader.place(),
                             {{"found", version->dump()}, {"known", std::to_string(Sweep::kVersion)}});
    return {};
}

core::Result<Json> parsed(std::string_view text, const std::string& place)
{
    try {
        // What is nested without end is not read: to go through it takes a stack without end.
        bool isShallow = true;
        Json document = Json::parse(text, [&isShallow](int depth, Json::parse_event_t, const Json&) {
            isShallow = isShallow && depth <= kDeepest;
            return isShallow;
        });
        if (document.is_object() && isShallow)
            return document;
        return core::failure(ErrorCode::ExperimentNotJson, place, {{"detail", "not an object"}});
    } catch (const Json::exception& exception) {
        return core::failure(ErrorCode::ExperimentNotJson, place, {{"detail", exception.what()}});
    }
}

Json jsonOf(const SweepAxis& axis)
{
    Json json{{"key", axis.key}};
    if (!axis.range) {
        json["values"] = Json::array();
        for (const Value& value : axis.values)
            std::visit([&json](const auto& plain) { json["values"].push_back(plain); }, value);
        return json;
    }
    json["from"] = axis.range->from;
    json["to"] = axis.range->to;
    json["count"] = axis.range->count;
    json["scale"] = axis.range->logarithmic ? "log" : "linear";
    return json;
}

} // namespace

core::Result<Sweep> sweepFromJson(std::string_view text, const std::string& place)
{
    static constexpr std::array<std::string_view, 5> kKnown{
        "carpo_sweep", "name", "base", "strategy", "axes"};
    const core::Result<Json> document = parsed(text, place);
    if (!document)
        return tl::make_unexpected(document.error());
    const Reader reader(place);
    Sweep sweep;
    core::Result<void> read = checkVersion(*document, reader)
                                  .and_then([&] { return reader.checkKeys(*document, "sweep", kKnown); })
                                  .and_then([&] { return reader.read(*document, "name", sweep.name); });
    if (read && document->contains("strategy"))
        read = readStrategy(document->at("strategy"), reader, sweep);
    if (read)
        read = readAxes(*document, reader, sweep);
    if (!read)
        return tl::make_unexpected(read.error());
    core::Result<Experiment> base = baseOf(*document, reader);
    if (!base)
        return tl::make_unexpected(base.error());
    sweep.base = std::move(*base);
    if (const auto checked = checkSweep(sweep, place); !checked)
        return tl::make_unexpected(checked.error());
    return sweep;
}

core::Result<Sweep> loadSweep(const std::filesystem::path& file)
{
    const core::Result<std::string> text = readWholeFile(file, kLargestFile);
    if (!text)
        return tl::make_unexpected(text.error());
    return sweepFromJson(*text, file.string());
}

std::string toJson(const Sweep& sweep)
{
    Json document{{"carpo_sweep", Sweep::kVersion}, {"name", sweep.name}};
    document["strategy"] = Json{{"name", sweepStrategyKey(sweep.strategy)}};
    if (sweep.strategy != SweepStrategy::Grid) {
        document["strategy"]["trials"] = sweep.trials;
        document["strategy"]["seed"] = sweep.seed;
    }
    if (sweep.strategy == SweepStrategy::Halving) {
        document["strategy"]["eta"] = sweep.eta;
        document["strategy"]["minimum_epochs"] = sweep.minimumEpochs;
    }
    document["axes"] = Json::array();
    for (const SweepAxis& axis : sweep.axes)
        document["axes"].push_back(jsonOf(axis));
    document["base"] = Json::parse(sweep.base.toJson());
    return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace carpo::training

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/state.h"

#include "engine/core/tr.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace carpo::lessons {
namespace {

using core::ErrorCode;
using Json = nlohmann::ordered_json;

constexpr const char* kWhole = CARPO_TR("Hyperparameter", "a whole number");
constexpr const char* kNumber = CARPO_TR("Hyperparameter", "a number");
constexpr const char* kText = CARPO_TR("Hyperparameter", "a text");
constexpr const char* kTruth = CARPO_TR("Hyperparameter", "true or false");
constexpr const char* kObject = CARPO_TR("Hyperparameter", "an object");
constexpr const char* kList = CARPO_TR("Hyperparameter", "a list of allowed length");
constexpr const char* kPair = CARPO_TR("Hyperparameter", "two numbers");
constexpr const char* kTriples = CARPO_TR("Hyperparameter", "points of three numbers");

/// Lists and objects by their brackets: to write out what is nested without end takes a stack without end.
std::string foundInWords(const Json& json)
{
    constexpr std::size_t kShown = 80;
    if (json.is_structured())
        return json.is_array() ? "[…]" : "{…}";
    const std::string text = json.dump(-1, ' ', false, Json::error_handler_t::replace);
    return text.size() > kShown ? "…" : text;
}

/// Reads members of one object and remembers the first that was not as wanted.
class Reader
{
public:
    Reader(const Json& json, std::string at, const std::string& place)
        : m_json(json)
        , m_at(std::move(at))
        , m_place(place)
    {
        if (!json.is_object())
            fail({}, kObject, &json);
    }

    double real(const char* name)
    {
        const Json* const found = find(name);
        if (found != nullptr && found->is_number() && std::isfinite(found->get<double>()))
            return found->get<double>();
        fail(name, kNumber, found);
        return 0;
    }

    std::int64_t integer(const char* name, std::int64_t low, std::int64_t high)
    {
        const Json* const found = find(name);
        const bool isWhole = found != nullptr && found->is_number_integer();
        if (!isWhole) {
            fail(name, kWhole, found);
            return low;
        }
        const bool isBeyond = found->is_number_unsigned() && found->get<std::uint64_t>() > INT64_MAX;
        const std::int64_t number = isBeyond ? INT64_MAX : found->get<std::int64_t>();
        if (number >= low && number <= high && !isBeyond)
            return number;
        keep(core::failure(ErrorCode::ExperimentOutOfRange,
                           m_place,
                           {{"key", at(name)},
                            {"min", std::to_string(low)},
                            {"max", std::to_string(high)},
                            {"found", foundInWords(*found)}}));
        return low;
    }

    std::string text(const char* name)
    {
        const Json* const found = find(name);
        if (found != nullptr && found->is_string())
            return found->get<std::string>();
        fail(name, kText, found);
        return {};
    }

    bool flag(const char* name)
    {
        const Json* const found = find(name);
        if (found == nullptr)
            return false;
        if (found->is_boolean())
            return found->get<bool>();
        fail(name, kTruth, found);
        return false;
    }

    const Json& list(const char* name, std::size_t least, std::size_t most)
    {
        static const Json kNothing = Json::array();
        const Json* const found = find(name);
        if (found != nullptr && found->is_array() && found->size() >= least && found->size() <= most)
            return *found;
        fail(name, kList, found);
        return kNothing;
    }

    [[nodiscard]] const Json* find(const char* name) const
    {
        return m_json.is_object() && m_json.contains(name) ? &m_json.at(name) : nullptr;
    }
    [[nodiscard]] std::string at(const std::string& name) const
    {
        return m_at.empty() || name.empty() ? m_at + name : m_at + "." + name;
    }

    void fail(const std::string& name, const char* expected, const Json* found)
    {
        keep(core::failure(ErrorCode::ExperimentWrongType,
                           m_place,
                           {{"key", at(name)},
                            {"expected", expected},
                            {"found", found == nullptr ? "" : foundInWords(*found)}}));
    }

    [[nodiscard]] const core::Result<void>& result() const { return m_result; }

private:
    void keep(const tl::unexpected<core::Error>& error)
    {
        if (m_result)
            m_result = error;
    }

    const Json& m_json;
    std::string m_at;
    const std::string& m_place;
    core::Result<void> m_result;
};

/// As the control's type has it; anything else is a text, which set() refuses where there must be none.
training::Value valueOf(const Json& json)
{
    if (json.is_boolean())
        return json.get<bool>();
    if (json.is_number_unsigned() && json.get<std::uint64_t>() > INT64_MAX)
        return json.get<double>();
    if (json.is_number_integer())
        return json.get<std::int64_t>();
    if (json.is_number_float())
        return json.get<double>();
    if (json.is_string())
        return json.get<std::string>();
    return std::string("…"); // to write out what is nested without end takes a stack without end
}

core::Result<void> setNamed(const Lesson& lesson,
                            Settings& settings,
                            const std::string& key,
                            const Json& json,
                            const std::string& place)
{
    auto done = set(lesson, settings, key, valueOf(json));
    if (done)
        return {};
    core::Error error = done.error();
    error.place = place;
    return tl::unexpected(error);
}

bool isNumbers(const Json& json, std::size_t count)
{
    return json.is_array() && json.size() == count && std::ranges::all_of(json, [](const Json& each) {
               return each.is_number() && std::isfinite(each.get<double>());
           });
}

Loaded loadedOf(Reader& reader)
{
    Loaded loaded;
    for (const Json& point : reader.list("points", 1, kMostPoints)) {
        if (!isNumbers(point, 3)) {
            reader.fail("points", kTriples, &point);
            break;
        }
        loaded.points.push_back({point[0].get<double>(), point[1].get<double>(), point[2].get<double>()});
    }
    return loaded;
}

Clicked clickedOf(Reader& reader)
{
    const Json& middle = *reader.find("click");
    if (isNumbers(middle, 2))
        return {.x = middle[0].get<double>(), .y = middle[1].get<double>(), .second = reader.flag("second")};
    reader.fail("click", kPair, &middle);
    return {};
}

core::Result<Changed> changedOf(Reader& reader, const Lesson& lesson, const std::string& place)
{
    const std::string key = reader.text("set");
    const Json* const value = reader.find("value");
    if (value == nullptr)
        reader.fail("value", kNumber, nullptr);
    if (!reader.result())
        return tl::unexpected(reader.result().error());
    Settings settings = settingsOf(lesson);
    return setNamed(lesson, settings, key, *value, place).map([&] {
        return Changed{.key = key, .value = settings.find(key)->second};
    });
}

core::Result<Event> readEvent(const Json& json,
                              const std::string& at,
                              const State& state,
                              const Lesson& lesson,
                              const std::string& place)
{
    Reader reader(json, at, place);
    Event event{.step = reader.integer("step", 0, state.steps), .what = Moved{}};
    if (reader.find("move") != nullptr) {
        event.what = Moved{.handle = static_cast<int>(reader.integer("move", INT32_MIN, INT32_MAX)),
                           .x = reader.real("x"),
                           .y = reader.real("y")};
    } else if (reader.find("click") != nullptr) {
        event.what = clickedOf(reader);
    } else if (reader.find("points") != nullptr) {
        event.what = loadedOf(reader);
    } else {
        auto changed = changedOf(reader, lesson, place);
        if (!changed)
            return tl::unexpected(changed.error());
        event.what = std::move(*changed);
    }
    if (!reader.result())
        return tl::unexpected(reader.result().error());
    return event;
}

core::Result<void>
readSettings(const Json& json, const Lesson& lesson, Settings& settings, const std::string& place)
{
    for (const auto& [key, value] : json.items()) {
        if (const auto done = setNamed(lesson, settings, key, value, place); !done)
            return done;
    }
    return {};
}

core::Result<Side> readSide(const Json& json,
                            const std::string& at,
                            const State& state,
                            const Lesson& lesson,
                            const std::string& place)
{
    static const Json kNone = Json::array();
    Reader reader(json, at, place);
    Side side{.settings = settingsOf(lesson)};
    const Json* const settings = reader.find("settings");
    if (settings != nullptr && !settings->is_object())
        reader.fail("settings", kObject, settings);
    const Json& events =
        reader.find("events") != nullptr ? reader.list("events", 0, State::kMostEvents) : kNone;
    if (!reader.result())
        return tl::unexpected(reader.result().error());
    if (settings != nullptr) {
        if (const auto read = readSettings(*settings, lesson, side.settings, place); !read)
            return tl::unexpected(read.error());
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        const std::string here = reader.at("events[" + std::to_string(i) + "]");
        auto event = readEvent(events[i], here, state, lesson, place);
        if (!event)
            return tl::unexpected(event.error());
        const std::int64_t before = side.events.empty() ? 0 : side.events.back().step;
        if (event->step < before)
            return core::failure(ErrorCode::ExperimentOutOfRange,
                                 place,
                                 {{"key", here + ".step"},
                                  {"min", std::to_string(before)},
                                  {"max", std::to_string(state.steps)},
                                  {"found", std::to_string(event->step)}});
        side.events.push_back(std::move(*event));
    }
    return side;
}

core::Result<Json> parse(std::string_view text, const std::string& place)
{
    try {
        return Json::parse(text);
    } catch (const Json::exception& exception) {
        return core::failure(ErrorCode::ExperimentNotJson, place, {{"detail", exception.what()}});
    }
}

core::Result<void> checkVersion(const Json& document, const std::string& place)
{
    Reader reader(document, {}, place);
    const std::int64_t version = reader.integer("carpo_lesson", 1, INT64_MAX);
    if (!reader.result())
        return reader.result();
    if (version > State::kVersion)
        return core::failure(
            ErrorCode::ExperimentNewer,
            place,
            {{"found", std::to_string(version)}, {"known", std::to_string(State::kVersion)}});
    return {};
}

std::string keysOf(std::span<const Lesson> known)
{
    std::string keys;
    for (const Lesson& lesson : known)
        keys += (keys.empty() ? "" : ", ") + std::string(lesson.key);
    return keys;
}

Json jsonOf(const training::Value& value)
{
    return std::visit([](const auto& plain) { return Json(plain); }, value);
}

struct EventWriter
{
    Json& json;

    void operator()(const Moved& moved) const
    {
        json["move"] = moved.handle;
        json["x"] = moved.x;
        json["y"] = moved.y;
    }
    void operator()(const Clicked& clicked) const
    {
        json["click"] = {clicked.x, clicked.y};
        json["second"] = clicked.second;
    }
    void operator()(const Loaded& loaded) const { json["points"] = loaded.points; }
    void operator()(const Changed& changed) const
    {
        json["set"] = changed.key;
        json["value"] = jsonOf(changed.value);
    }
};

} // namespace

std::string toJson(const State& state)
{
    Json document{{"carpo_lesson", State::kVersion},
                  {"lesson", state.lesson},
                  {"seed", state.seed},
                  {"steps", state.steps},
                  {"sides", Json::array()}};
    for (const Side& side : state.sides) {
        Json settings = Json::object();
        for (const auto& [key, value] : side.settings)
            settings[key] = jsonOf(value);
        Json events = Json::array();
        for (const Event& event : side.events) {
            Json json{{"step", event.step}};
            std::visit(EventWriter{json}, event.what);
            events.push_back(std::move(json));
        }
        document["sides"].push_back({{"settings", std::move(settings)}, {"events", std::move(events)}});
    }
    return document.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

core::Result<State>
stateFromJson(std::string_view text, const std::string& place, std::span<const Lesson> known)
{
    const auto document = parse(text, place);
    if (!document)
        return tl::unexpected(document.error());
    if (const auto version = checkVersion(*document, place); !version)
        return tl::unexpected(version.error());
    Reader reader(*document, {}, place);
    State state{.lesson = reader.text("lesson"),
                .seed = static_cast<std::uint64_t>(reader.integer("seed", 0, State::kMostSeed)),
                .steps = reader.integer("steps", 0, State::kMostSteps)};
    const Json& sides = reader.list("sides", 1, State::kMostSides);
    if (!reader.result())
        return tl::unexpected(reader.result().error());
    const auto lesson = std::ranges::find(known, std::string_view(state.lesson), &Lesson::key);
    if (lesson == known.end())
        return core::failure(ErrorCode::ExperimentUnknownChoice,
                             place,
                             {{"key", "lesson"}, {"found", state.lesson}, {"allowed", keysOf(known)}});
    for (std::size_t i = 0; i < sides.size(); ++i) {
        auto side = readSide(sides[i], "sides[" + std::to_string(i) + "]", state, *lesson, place);
        if (!side)
            return tl::unexpected(side.error());
        state.sides.push_back(std::move(*side));
    }
    return state;
}

} // namespace carpo::lessons

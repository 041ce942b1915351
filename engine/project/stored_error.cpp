// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/stored_error.h"

#include <nlohmann/json.hpp>

namespace carpo::project {
namespace {

using Json = nlohmann::json;

} // namespace

std::string textOf(const core::Error& error)
{
    Json values = Json::array();
    for (const auto& [name, value] : error.values)
        values.push_back({name, value});
    return Json{{"code", core::errorText(error.code).key}, {"place", error.place}, {"values", values}}.dump(
        -1, ' ', false, Json::error_handler_t::replace);
}

core::Error errorOf(const std::string& text)
{
    const Json json = Json::parse(text, nullptr, false);
    core::Error error;
    if (!json.is_object())
        return error;
    const auto textIn = [](const Json& value) { return value.is_string() ? value.get<std::string>() : ""; };
    if (const auto code = json.find("code"); code != json.end())
        error.code = core::errorCodeFromKey(textIn(*code));
    if (const auto place = json.find("place"); place != json.end())
        error.place = textIn(*place);
    const auto values = json.find("values");
    if (values == json.end() || !values->is_array())
        return error;
    for (const Json& pair : *values) {
        if (pair.is_array() && pair.size() == 2)
            error.values.emplace_back(textIn(pair[0]), textIn(pair[1]));
    }
    return error;
}

} // namespace carpo::project

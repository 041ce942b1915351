// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/error.h"

namespace carpo::core {

std::string_view Error::value(std::string_view name) const
{
    for (const auto& [key, text] : values) {
        if (key == name)
            return text;
    }
    return {};
}

tl::unexpected<Error>
failure(ErrorCode code, std::string place, std::vector<std::pair<std::string, std::string>> values)
{
    return tl::unexpected<Error>(Error{code, std::move(place), std::move(values)});
}

std::string fillIn(std::string_view pattern, const Error& error)
{
    std::string filled;
    filled.reserve(pattern.size() + error.place.size());
    while (!pattern.empty()) {
        const auto open = pattern.find('{');
        const auto close = pattern.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            break;
        filled += pattern.substr(0, open);
        const auto name = pattern.substr(open + 1, close - open - 1);
        filled += name == "place" ? std::string_view(error.place) : error.value(name);
        pattern.remove_prefix(close + 1);
    }
    filled += pattern;
    return filled;
}

std::string inEnglish(const Error& error)
{
    const ErrorText& text = errorText(error.code);
    std::string sentence = fillIn(text.what, error);
    if (*text.remedy != '\0')
        sentence += ' ' + fillIn(text.remedy, error);
    return sentence;
}

} // namespace carpo::core

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project_private.h"
#include "engine/project/views.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <nlohmann/json.hpp>

namespace carpo::project {
namespace {

using Json = nlohmann::json;

constexpr const char* kViews = "views"; // JSON: [{name, rule}, ...] by name
constexpr int kMaxDepth = 16;           // a rule with an outline takes 6

// Written by hand or damaged, a list is no reason to lose the project: what cannot be read is not there.
std::vector<View> viewsIn(const std::string& text)
{
    std::vector<View> views;
    // What is nested without end is left out: to write it out takes a stack without end.
    const auto isShallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= kMaxDepth; };
    const Json list = Json::parse(text, isShallow, false);
    for (const Json& each : list.is_array() ? list : Json::array()) {
        if (!each.is_object() || !each.contains("name") || !each["name"].is_string()
            || !each.contains("rule"))
            continue;
        if (auto rule = explore::parseRule(each["rule"].dump(), kViews))
            views.push_back({.name = each["name"], .rule = std::move(*rule)});
    }
    return views;
}

std::string textOf(const std::vector<View>& views)
{
    Json list = Json::array();
    for (const View& view : views)
        list.push_back({{"name", view.name}, {"rule", Json::parse(explore::ruleText(view.rule))}});
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

core::Result<std::vector<View>> Project::views() const
{
    return guarded(m_d->connection, [this]() -> core::Result<std::vector<View>> {
        return viewsIn(setting(m_d->connection, kViews));
    });
}

core::Result<void> Project::saveView(const View& view)
{
    return changeViews([&view](std::vector<View>& views) {
        std::erase_if(views, [&view](const View& each) { return each.name == view.name; });
        views.insert(std::ranges::upper_bound(views, view.name, {}, &View::name), view);
    });
}

core::Result<void> Project::removeView(const std::string& name)
{
    return changeViews([&name](std::vector<View>& views) {
        std::erase_if(views, [&name](const View& each) { return each.name == name; });
    });
}

core::Result<void> Project::changeViews(const std::function<void(std::vector<View>&)>& change)
{
    return guarded(m_d->connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(m_d->connection, Durability::Full);
        std::vector<View> views = viewsIn(setting(m_d->connection, kViews));
        change(views);
        setSetting(m_d->connection, kViews, textOf(views));
        step.commit();
        return {};
    });
}

} // namespace carpo::project

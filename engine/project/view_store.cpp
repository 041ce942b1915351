// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/last_rule.h"
#include "engine/project/project_private.h"
#include "engine/project/views.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace carpo::project {
namespace {

using Json = nlohmann::json;

constexpr const char* kViews = "views";        // JSON: [{name, rule}, ...] by name
constexpr const char* kLastRule = "last_rule"; // JSON: a rule
constexpr int kMaxDepth = 16;                  // a rule with an outline takes 6

// Written by hand or damaged, a list is no reason to lose the project: what cannot be read is not there.
Json listIn(const std::string& text)
{
    // What is nested without end is left out: to write it out takes a stack without end.
    const auto isShallow = [](int depth, Json::parse_event_t, const Json&) { return depth <= kMaxDepth; };
    Json list = Json::parse(text, isShallow, false);
    return list.is_array() ? list : Json::array();
}

std::optional<View> viewIn(const Json& entry)
{
    if (!entry.is_object() || !entry.contains("name") || !entry["name"].is_string()
        || !entry.contains("rule"))
        return std::nullopt;
    auto rule = explore::parseRule(entry["rule"].dump(), kViews);
    if (!rule)
        return std::nullopt;
    return View{.name = entry["name"], .rule = std::move(*rule)};
}

/// The views of a list, and what else stands in it: a newer program may read that.
struct Stored
{
    std::vector<View> views;
    Json unread = Json::array();
};

Stored storedIn(const std::string& text)
{
    Stored stored;
    for (Json& entry : listIn(text)) {
        if (auto view = viewIn(entry))
            stored.views.push_back(std::move(*view));
        else
            stored.unread.push_back(entry);
    }
    return stored;
}

std::string textOf(const Stored& stored)
{
    Json list = stored.unread;
    for (const View& view : stored.views)
        list.push_back({{"name", view.name}, {"rule", Json::parse(explore::ruleText(view.rule))}});
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

core::Result<std::vector<View>> Project::views() const
{
    return guarded(m_d->connection, [this]() -> core::Result<std::vector<View>> {
        return storedIn(setting(m_d->connection, kViews)).views;
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
        Stored stored = storedIn(setting(m_d->connection, kViews));
        change(stored.views);
        setSetting(m_d->connection, kViews, textOf(stored));
        step.commit();
        return {};
    });
}

core::Result<explore::Rule> lastRule(const Project& project)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<explore::Rule> {
        // One that cannot be read chooses nothing, as if there were none.
        return explore::parseRule(setting(*connection, kLastRule), kLastRule).value_or(explore::Rule());
    });
}

core::Result<void> setLastRule(const Project& project, const explore::Rule& rule)
{
    core::Result<Connection> connection = openDatabase(project.file());
    if (!connection)
        return tl::unexpected(connection.error());
    return guarded(*connection, [&]() -> core::Result<void> {
        SQLite::Transaction step = beginStep(*connection, Durability::Full);
        setSetting(*connection, kLastRule, explore::ruleText(rule));
        step.commit();
        return {};
    });
}

} // namespace carpo::project

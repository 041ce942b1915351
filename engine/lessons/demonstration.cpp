// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lessons/demonstration.h"

#include "engine/core/tr.h"

namespace carpo::lessons {

double real(const Settings& settings, std::string_view key)
{
    return std::get<double>(settings.find(key)->second);
}

std::int64_t integer(const Settings& settings, std::string_view key)
{
    return std::get<std::int64_t>(settings.find(key)->second);
}

bool boolean(const Settings& settings, std::string_view key)
{
    return std::get<bool>(settings.find(key)->second);
}

const std::string& text(const Settings& settings, std::string_view key)
{
    return std::get<std::string>(settings.find(key)->second);
}

Words stepOf(double done, double all)
{
    return {CARPO_TR("Lesson", "Step %1 of %2"), {done, all}};
}

void Demonstration::move(int /*handle*/, double /*x*/, double /*y*/) {}

void Demonstration::addPoint(double /*x*/, double /*y*/, bool /*second*/) {}

core::Result<void> Demonstration::setPoints(const std::vector<std::array<double, 3>>& /*points*/)
{
    return core::failure(core::ErrorCode::WrongUsage,
                         "lesson",
                         {{"detail", "this demonstration takes no points of one's own"}});
}

bool Demonstration::change(std::string_view /*key*/, const training::Value& /*value*/)
{
    return false;
}

} // namespace carpo::lessons

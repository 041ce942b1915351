// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/decisions.h"

#include "engine/dataset/parse.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace carpo::project {
namespace {

using core::ErrorCode;

constexpr std::size_t kMaxTagBytes = 100;

struct KindName
{
    DecisionKind kind;
    std::string_view key;
};

constexpr std::array kKinds = {KindName{DecisionKind::Tag, "tag"},
                               KindName{DecisionKind::Untag, "untag"},
                               KindName{DecisionKind::Exclude, "exclude"},
                               KindName{DecisionKind::Include, "include"},
                               KindName{DecisionKind::Sex, "sex"},
                               KindName{DecisionKind::Age, "age"}};

core::Result<std::string> checkedTag(std::string_view text, const std::string& place)
{
    // Bytes of UTF-8 beyond ASCII are negative as char.
    const bool oneLine = std::ranges::none_of(
        text, [](char letter) { return (letter >= 0 && letter < ' ') || letter == '\x7f'; });
    if (text.empty() || text.size() > kMaxTagBytes || !oneLine)
        return core::failure(ErrorCode::TagUnreadable, place, {{"found", std::string(text)}});
    return std::string(text);
}

core::Result<std::string> checkedSex(std::string_view text, const std::string& place)
{
    const dataset::Sex sex = dataset::parseSex(text, false);
    if (text.empty())
        return std::string();
    if (sex == dataset::Sex::Unknown)
        return core::failure(ErrorCode::SexUnreadable, place, {{"found", std::string(text)}});
    return std::string(dataset::sexKey(sex));
}

core::Result<std::string> checkedAge(std::string_view text, const std::string& place)
{
    if (text.empty())
        return std::string();
    const std::optional<double> months = dataset::parseNumber(text);
    if (!months)
        return core::failure(ErrorCode::AgeUnreadable, place, {{"found", std::string(text)}});
    if (*months < dataset::kMinimumMonths || *months > dataset::kMaximumMonths)
        return core::failure(ErrorCode::AgeOutOfRange,
                             place,
                             {{"found", std::string(text)},
                              {"min", std::to_string(std::lround(dataset::kMinimumMonths))},
                              {"max", std::to_string(std::lround(dataset::kMaximumMonths))}});
    // The shortest text that reads back as the same float.
    std::array<char, 32> shortest = {};
    const auto [end, error] =
        std::to_chars(shortest.data(), shortest.data() + shortest.size(), static_cast<float>(*months));
    return std::string(shortest.data(), end);
}

core::Result<std::string> checkedNothing(std::string_view text, DecisionKind kind, const std::string& place)
{
    if (text.empty())
        return std::string();
    const std::string key(decisionKey(kind));
    return core::failure(
        ErrorCode::DecisionUnreadable, place, {{"found", key + ' ' + std::string(text)}, {"allowed", key}});
}

core::Result<std::string> checkedValue(DecisionKind kind, std::string_view text, const std::string& place)
{
    switch (kind) {
    case DecisionKind::Tag:
    case DecisionKind::Untag:
        return checkedTag(text, place);
    case DecisionKind::Sex:
        return checkedSex(text, place);
    case DecisionKind::Age:
        return checkedAge(text, place);
    case DecisionKind::Exclude:
    case DecisionKind::Include:
        break;
    }
    return checkedNothing(text, kind, place);
}

} // namespace

std::string_view decisionKey(DecisionKind kind)
{
    return std::ranges::find(kKinds, kind, &KindName::kind)->key;
}

std::optional<DecisionKind> decisionKindOf(std::string_view key)
{
    const auto* const found = std::ranges::find(kKinds, key, &KindName::key);
    return found == kKinds.end() ? std::nullopt : std::optional(found->kind);
}

core::Result<Decision> checkedDecision(Decision decision, const std::string& place)
{
    return checkedValue(decision.kind, dataset::trimmed(decision.value), place)
        .map([&decision](std::string value) {
            decision.value = std::move(value);
            return std::move(decision);
        });
}

std::string_view stepStateKey(StepState state)
{
    switch (state) {
    case StepState::Undone:
        return "undone";
    case StepState::Dropped:
        return "dropped";
    case StepState::InForce:
        break;
    }
    return "in_force";
}

std::int64_t DecisionTable::excludedCount() const
{
    return std::ranges::count(excluded, true);
}

std::int64_t DecisionTable::correctedCount() const
{
    std::int64_t count = 0;
    for (std::size_t i = 0; i < sexes.size(); ++i)
        count += sexes[i] != dataset::Sex::Unknown || !std::isnan(months[i]) ? 1 : 0;
    return count;
}

DecisionTable noDecisions(const dataset::Dataset& dataset)
{
    const std::size_t images = dataset.size();
    DecisionTable table;
    table.excluded.assign(images, false);
    table.sexes.assign(images, dataset::Sex::Unknown);
    table.months.assign(images, std::numeric_limits<float>::quiet_NaN());
    table.tags.resize(images);
    return table;
}

dataset::Dataset corrected(dataset::Dataset dataset, const DecisionTable& decisions)
{
    for (std::size_t i = 0; i < dataset.size(); ++i) {
        if (decisions.sexes[i] != dataset::Sex::Unknown)
            dataset.sexes[i] = decisions.sexes[i];
        if (!std::isnan(decisions.months[i]))
            dataset.months[i] = decisions.months[i];
    }
    return dataset;
}

} // namespace carpo::project

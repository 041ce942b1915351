// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/column_mapping.h"

#include "engine/imaging/file_bytes.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace carpo::dataset {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kVersionKey = "carpo_mapping";
constexpr int kVersion = 1;
constexpr std::int64_t kMaxFileBytes = 1'000'000;
constexpr std::array kUnits = {Unit::Months, Unit::Years, Unit::None};
constexpr std::string_view kUnitChoices = "months, years, none";

/// Where each text stands in the file: in the group of that name, or outside of any.
struct Entry
{
    const char* group;
    const char* key;
    std::string ColumnMapping::*text = nullptr;
    Unit ColumnMapping::*unit = nullptr;
};

constexpr const char* kColumns = "columns";
constexpr const char* kSexValues = "sex_values";
constexpr std::array kEntries = {
    Entry{"", "table", &ColumnMapping::table},
    Entry{"", "sheet", &ColumnMapping::sheet},
    Entry{"", "images", &ColumnMapping::images},
    Entry{kColumns, "file", &ColumnMapping::file},
    Entry{kColumns, "sex", &ColumnMapping::sex},
    Entry{kColumns, "target", &ColumnMapping::target},
    Entry{kColumns, "chronological_age", &ColumnMapping::chronologicalAge},
    Entry{kColumns, "split", &ColumnMapping::split},
    Entry{kColumns, "patient", &ColumnMapping::patient},
    Entry{kColumns, "class", &ColumnMapping::classes},
    Entry{"", "target_unit", nullptr, &ColumnMapping::targetUnit},
    Entry{"", "chronological_age_unit", nullptr, &ColumnMapping::chronologicalUnit},
    Entry{kSexValues, "female", &ColumnMapping::femaleValue},
    Entry{kSexValues, "male", &ColumnMapping::maleValue},
};

tl::unexpected<core::Error> invalid(const std::string& place, std::string detail)
{
    return core::failure(core::ErrorCode::MappingInvalid, place, {{"detail", std::move(detail)}});
}

std::string keysOf(std::string_view group)
{
    std::string keys;
    for (const Entry& entry : kEntries) {
        if (entry.group == group)
            keys += (keys.empty() ? "" : ", ") + std::string(entry.key);
    }
    return group.empty() ? keys + ", columns, sex_values" : keys;
}

core::Result<void> readEntry(const Json& value,
                             std::string_view group,
                             const std::string& key,
                             const std::string& place,
                             ColumnMapping& mapping)
{
    const auto* const entry = std::ranges::find_if(
        kEntries, [&](const Entry& candidate) { return candidate.group == group && candidate.key == key; });
    if (entry == kEntries.end())
        return invalid(place, "there is no key \"" + key + "\"; there are " + keysOf(group));
    if (!value.is_string())
        return invalid(place, "\"" + key + "\" must be a text");
    const auto text = value.get<std::string>();
    if (entry->text != nullptr) {
        mapping.*(entry->text) = text;
        return {};
    }
    const std::optional<Unit> unit = unitFromKey(text);
    if (!unit)
        return invalid(
            place, "\"" + key + "\" cannot be \"" + text + "\"; choose one of " + std::string(kUnitChoices));
    mapping.*(entry->unit) = *unit;
    return {};
}

core::Result<void>
readGroup(const Json& object, std::string_view group, const std::string& place, ColumnMapping& mapping)
{
    for (const auto& [key, value] : object.items()) {
        if (group.empty() && key == kVersionKey)
            continue;
        const bool isGroup = group.empty() && (key == kColumns || key == kSexValues);
        if (isGroup && !value.is_object())
            return invalid(place, "\"" + key + "\" must be an object");
        const auto read =
            isGroup ? readGroup(value, key, place, mapping) : readEntry(value, group, key, place, mapping);
        if (!read)
            return read;
    }
    return {};
}

} // namespace

std::string_view unitKey(Unit unit)
{
    switch (unit) {
    case Unit::Months:
        return "months";
    case Unit::Years:
        return "years";
    case Unit::None:
        return "none";
    case Unit::Unstated:
        break;
    }
    return {};
}

std::optional<Unit> unitFromKey(std::string_view key)
{
    const auto* const found = std::ranges::find(kUnits, key, &unitKey);
    return found == kUnits.end() ? std::nullopt : std::optional(*found);
}

std::string toJson(const ColumnMapping& mapping)
{
    Json json = {{kVersionKey, kVersion}};
    for (const Entry& entry : kEntries) {
        const std::string text =
            entry.text != nullptr ? mapping.*(entry.text) : std::string(unitKey(mapping.*(entry.unit)));
        if (text.empty())
            continue;
        Json& group = *entry.group == '\0' ? json : json[entry.group];
        group[entry.key] = text;
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

core::Result<ColumnMapping> mappingFromJson(std::string_view json, const std::string& place)
{
    const Json parsed = Json::parse(json, nullptr, false);
    if (!parsed.is_object())
        return invalid(place, "it is not a JSON object");
    const auto version = parsed.find(kVersionKey);
    if (version == parsed.end() || !version->is_number_integer())
        return invalid(place, std::string("\"") + kVersionKey + "\": 1 is missing");
    if (version->get<std::int64_t>() > kVersion)
        return invalid(place, "it was made by a newer Carpo");
    ColumnMapping mapping;
    if (const auto read = readGroup(parsed, "", place, mapping); !read)
        return tl::unexpected(read.error());
    if (mapping.file.empty())
        return invalid(place, R"("columns" must have "file", the column that names the image)");
    return mapping;
}

core::Result<ColumnMapping> loadMapping(const std::filesystem::path& file)
{
    const auto bytes = imaging::readFile(file, kMaxFileBytes);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return mappingFromJson({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, file.string());
}

} // namespace carpo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/label_columns.h"

#include "engine/dataset/parse.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace carpo::dataset {
namespace {

// The first that is there counts: copies with an index column besides have more than one.
constexpr std::array<std::string_view, 5> kIdNames = {"id", "imageid", "caseid", "image", "filename"};
constexpr std::array<std::string_view, 4> kAgeNames = {"boneage", "boneagemonths", "age", "months"};
constexpr std::array<std::string_view, 4> kSexNames = {"male", "sex", "gender", "sexo"};

/// "Bone Age (months)" as "boneagemonths".
std::string plainName(std::string_view name)
{
    std::string plain = lowered(name);
    std::erase_if(
        plain, [](char letter) { return (letter < 'a' || letter > 'z') && (letter < '0' || letter > '9'); });
    return plain;
}

std::optional<std::size_t> find(const std::vector<std::string>& header,
                                std::span<const std::string_view> names)
{
    for (const std::string_view name : names) {
        const auto found = std::ranges::find(header, name);
        if (found != header.end())
            return static_cast<std::size_t>(found - header.begin());
    }
    return std::nullopt;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const std::string& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

core::Result<LabelColumns> labelColumns(const CsvTable& table)
{
    std::vector<std::string> header;
    for (const std::string& name : table.header.fields)
        header.push_back(plainName(name));
    const auto id = find(header, kIdNames);
    const auto age = find(header, kAgeNames);
    const auto sex = find(header, kSexNames);
    if (!id || !age || !sex)
        return core::failure(core::ErrorCode::TableColumnMissing,
                             table.file.string(),
                             {{"column",
                               !id    ? "id"
                               : !age ? "boneage"
                                      : "male"},
                              {"found", joined(table.header.fields)}});
    return LabelColumns{.id = *id, .age = *age, .sex = *sex, .sexSaysMale = header[*sex] == "male"};
}

} // namespace carpo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode_protocol.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

namespace carpo::imaging {
namespace {

using Json = nlohmann::json;

constexpr std::size_t kMaxErrorText = 1000;

tl::unexpected<core::Error> notUnderstood()
{
    return core::failure(core::ErrorCode::Internal, {}, {{"detail", "carpo-decode: message not understood"}});
}

std::string dumped(const Json& json)
{
    // Texts come from files of any encoding.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parsed(std::string_view text)
{
    return Json::parse(text.begin(), text.end(), nullptr, false);
}

/// The number of that name within [least, most]; nothing where it is missing or beyond.
std::optional<std::int64_t>
wholeIn(const Json& object, const char* name, std::int64_t least, std::int64_t most)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_number_integer())
        return std::nullopt;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() > static_cast<std::uint64_t>(most))
        return std::nullopt;
    const auto number = found->get<std::int64_t>();
    return number >= least && number <= most ? std::optional(number) : std::nullopt;
}

double realIn(const Json& object, const char* name, double otherwise)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? found->get<double>() : otherwise;
}

std::string textIn(const Json& object, const char* name, std::size_t most)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_string())
        return {};
    std::string text = found->get<std::string>();
    std::size_t end = std::min(text.size(), most);
    // Not within a character.
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
        --end;
    text.resize(end);
    return text;
}

void putNumber(Json& object, const char* name, double value)
{
    if (std::isfinite(value))
        object[name] = value;
}

Json jsonOf(const DicomFacts& facts)
{
    Json object = {{"sex", static_cast<int>(facts.sex)},
                   {"laterality", facts.laterality},
                   {"body_part", facts.bodyPart}};
    putNumber(object, "age_months", facts.ageMonths);
    putNumber(object, "row_spacing", facts.rowSpacing);
    putNumber(object, "column_spacing", facts.columnSpacing);
    return object;
}

DicomFacts factsIn(const Json& object)
{
    DicomFacts facts;
    facts.sex = static_cast<DicomFacts::Sex>(
        wholeIn(object, "sex", 0, static_cast<int>(DicomFacts::Sex::Male)).value_or(0));
    facts.ageMonths = realIn(object, "age_months", DicomFacts::kUnknown);
    facts.rowSpacing = realIn(object, "row_spacing", DicomFacts::kUnknown);
    facts.columnSpacing = realIn(object, "column_spacing", DicomFacts::kUnknown);
    facts.laterality = textIn(object, "laterality", DicomFacts::kMaxText);
    facts.bodyPart = textIn(object, "body_part", DicomFacts::kMaxText);
    return facts;
}

core::Error errorIn(const Json& object)
{
    core::Error error{core::errorCodeFromKey(textIn(object, "error", kMaxErrorText)), {}, {}};
    const auto values = object.find("values");
    if (values == object.end() || !values->is_object())
        return error;
    for (const auto& [name, value] : values->items()) {
        if (value.is_string())
            error.values.emplace_back(name, textIn(*values, name.c_str(), kMaxErrorText));
    }
    return error;
}

bool readPicture(const Json& object, const DecodeLimits& limits, DecodeReply& reply)
{
    constexpr std::int64_t kMaxSide = 1'000'000'000;
    const auto width = wholeIn(object, "width", 1, kMaxSide);
    const auto height = wholeIn(object, "height", 1, kMaxSide);
    const auto deep = wholeIn(object, "deep", 0, 1);
    const auto bits = wholeIn(object, "white_bits", 0, 16);
    if (!width || !height || !deep || !bits || *height > limits.maxPixels / *width)
        return false;
    reply.width = static_cast<int>(*width);
    reply.height = static_cast<int>(*height);
    reply.depth = *deep == 1 ? Image::Depth::Bits16 : Image::Depth::Bits8;
    // Fewer are no white; an image of 8 bits has no choice.
    reply.whiteBits = *deep == 1 && *bits >= 8 ? static_cast<int>(*bits) : 0;
    reply.isColour = wholeIn(object, "colour", 0, 1) == 1;
    if (const auto facts = object.find("facts"); facts != object.end() && facts->is_object())
        reply.facts = factsIn(*facts);
    return true;
}

} // namespace

std::int64_t DecodeReply::pixelBytes() const
{
    return std::int64_t{width} * height * (depth == Image::Depth::Bits16 ? 2 : 1);
}

std::string messageOf(const DecodeRequest& request)
{
    return dumped({{"attributes", request.task == DecodeRequest::Task::Attributes ? 1 : 0},
                   {"bytes", request.fileBytes},
                   {"max_pixels", request.limits.maxPixels},
                   {"max_seconds", request.limits.maxSeconds}});
}

core::Result<DecodeRequest> requestIn(std::string_view message)
{
    const Json object = parsed(message);
    if (!object.is_object())
        return notUnderstood();
    const auto attributes = wholeIn(object, "attributes", 0, 1);
    const auto bytes = wholeIn(object, "bytes", 0, INT64_MAX);
    const auto pixels = wholeIn(object, "max_pixels", 1, INT64_MAX);
    const double seconds = realIn(object, "max_seconds", 0);
    if (!attributes || !bytes || !pixels || !(seconds > 0))
        return notUnderstood();
    return DecodeRequest{.task =
                             *attributes == 1 ? DecodeRequest::Task::Attributes : DecodeRequest::Task::Pixels,
                         .fileBytes = *bytes,
                         .limits = {.maxPixels = *pixels, .maxSeconds = seconds}};
}

std::string messageOf(const DecodeReply& reply)
{
    if (reply.error) {
        Json values = Json::object();
        for (const auto& [name, value] : reply.error->values)
            values[name] = value.substr(0, kMaxErrorText);
        return dumped({{"error", core::errorText(reply.error->code).key}, {"values", std::move(values)}});
    }
    Json object = {{"width", reply.width},
                   {"height", reply.height},
                   {"deep", reply.depth == Image::Depth::Bits16 ? 1 : 0},
                   {"white_bits", reply.whiteBits},
                   {"colour", reply.isColour ? 1 : 0},
                   {"text_bytes", reply.textBytes}};
    if (reply.facts)
        object["facts"] = jsonOf(*reply.facts);
    return dumped(object);
}

core::Result<DecodeReply> replyIn(std::string_view message, const DecodeRequest& request)
{
    const Json object = message.size() > kMaxMessageBytes ? Json() : parsed(message);
    if (!object.is_object())
        return notUnderstood();
    DecodeReply reply;
    if (object.contains("error")) {
        reply.error = errorIn(object);
        return reply;
    }
    if (request.task == DecodeRequest::Task::Attributes) {
        const auto bytes = wholeIn(object, "text_bytes", 0, kMaxAttributeTextBytes);
        if (!bytes)
            return notUnderstood();
        reply.textBytes = *bytes;
        return reply;
    }
    if (!readPicture(object, request.limits, reply))
        return notUnderstood();
    return reply;
}

std::string textOf(const std::vector<DicomAttribute>& attributes)
{
    Json list = Json::array();
    for (const DicomAttribute& attribute : attributes)
        list.push_back({attribute.tag, attribute.vr, attribute.name, attribute.value});
    return dumped(list);
}

core::Result<std::vector<DicomAttribute>> attributesIn(std::string_view text)
{
    const Json list = parsed(text);
    if (!list.is_array())
        return notUnderstood();
    std::vector<DicomAttribute> attributes;
    for (const Json& entry : list) {
        const auto isText = [](const Json& part) { return part.is_string(); };
        if (!entry.is_array() || entry.size() != 4 || !std::ranges::all_of(entry, isText))
            return notUnderstood();
        attributes.push_back({.tag = entry[0].get<std::string>(),
                              .vr = entry[1].get<std::string>(),
                              .name = entry[2].get<std::string>(),
                              .value = entry[3].get<std::string>()});
    }
    return attributes;
}

} // namespace carpo::imaging

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/parse.h"

#include "engine/dataset/dataset.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>

namespace carpo::dataset {
namespace {

// Both capitalisations of letters that are not ASCII: lowered() leaves them alone.
constexpr std::array<std::string_view, 9> kMaleWords = {
    "m", "male", "masculino", "masc", "menino", "boy", "man", "homem", "masculine"};
constexpr std::array<std::string_view, 10> kFemaleWords = {
    "f", "female", "feminino", "femenino", "fem", "menina", "girl", "woman", "mulher", "feminine"};
constexpr std::array<std::string_view, 9> kYesWords = {
    "true", "t", "1", "1.0", "yes", "y", "sim", "s", "verdadeiro"};
constexpr std::array<std::string_view, 9> kNoWords = {
    "false", "0", "0.0", "no", "n", "não", "nÃo", "nao", "falso"};

bool isOneOf(std::span<const std::string_view> words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

} // namespace

std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view kBlanks = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

std::optional<double> parseNumber(std::string_view text)
{
    std::string digits(trimmed(text));
    if (std::ranges::count(digits, ',') == 1 && digits.find('.') == std::string::npos)
        std::ranges::replace(digits, ',', '.');
    const char* const begin = digits.data() + (digits.starts_with('+') ? 1 : 0);
    const char* const end = digits.data() + digits.size();
    double value = 0;
    if (digits.starts_with("+-"))
        return std::nullopt;
    const auto [stopped, error] = std::from_chars(begin, end, value);
    if (error != std::errc() || stopped != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::string_view sexKey(Sex sex)
{
    switch (sex) {
    case Sex::Female:
        return "female";
    case Sex::Male:
        return "male";
    case Sex::Unknown:
        break;
    }
    return "unknown";
}

Sex parseSex(std::string_view text, bool columnSaysMale)
{
    const std::string word = lowered(trimmed(text));
    if (isOneOf(kMaleWords, word) || (columnSaysMale && isOneOf(kYesWords, word)))
        return Sex::Male;
    if (isOneOf(kFemaleWords, word) || (columnSaysMale && isOneOf(kNoWords, word)))
        return Sex::Female;
    return Sex::Unknown;
}

} // namespace carpo::dataset

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

constexpr std::array<std::string_view, 6> kTrainWords = {
    "train", "training", "treino", "treinamento", "trn", "entrenamiento"};
constexpr std::array<std::string_view, 8> kValidationWords = {
    "validation", "val", "valid", "validacao", "validacion", "dev", "development", "tuning"};
constexpr std::array<std::string_view, 6> kTestWords = {
    "test", "testing", "teste", "tst", "prueba", "holdout"};

bool isOneOf(std::span<const std::string_view> words, std::string_view word)
{
    return std::ranges::find(words, word) != words.end();
}

/// The letter below the accent of U+00C0 to U+00FF, by the second byte of its UTF-8; a blank where it is
/// none.
char withoutAccent(unsigned char second)
{
    constexpr std::string_view kLetters = "aaaaaaaceeeeiiiidnooooo ouuuuy saaaaaaaceeeeiiiidnooooo ouuuuy y";
    return second >= 0x80 && second < 0x80 + kLetters.size() ? kLetters[second - 0x80U] : ' ';
}

/// The second byte of the letter's UTF-8 once the mark (U+0300 and what follows, by its second byte) has
/// joined it; 0 where Latin 1 has no such letter.
char withAccent(char letter, unsigned char mark)
{
    struct Accent
    {
        unsigned char mark;
        std::string_view letters;
        std::string_view joined; // second bytes, in the letters' order
    };
    static constexpr std::array kAccents = {
        Accent{0x80, "AEIOUaeiou", "\x80\x88\x8C\x92\x99\xA0\xA8\xAC\xB2\xB9"},
        Accent{0x81, "AEIOUYaeiouy", "\x81\x89\x8D\x93\x9A\x9D\xA1\xA9\xAD\xB3\xBA\xBD"},
        Accent{0x82, "AEIOUaeiou", "\x82\x8A\x8E\x94\x9B\xA2\xAA\xAE\xB4\xBB"},
        Accent{0x83, "ANOano", "\x83\x91\x95\xA3\xB1\xB5"},
        Accent{0x88, "AEIOUaeiouy", "\x84\x8B\x8F\x96\x9C\xA4\xAB\xAF\xB6\xBC\xBF"},
        Accent{0x8A, "Aa", "\x85\xA5"},
        Accent{0xA7, "Cc", "\x87\xA7"},
    };
    const auto* const accent = std::ranges::find(kAccents, mark, &Accent::mark);
    if (accent == kAccents.end())
        return '\0';
    const auto place = accent->letters.find(letter);
    return place == std::string_view::npos ? '\0' : accent->joined[place];
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

bool isControlCharacter(char letter)
{
    const auto code = static_cast<unsigned char>(letter);
    return (code < 0x20 && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f')
           || code == 0x7F;
}

std::string composed(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isMark = static_cast<unsigned char>(text[i]) == 0xCC && i + 1 < text.size();
        const char second = isMark && !result.empty()
                                ? withAccent(result.back(), static_cast<unsigned char>(text[i + 1]))
                                : '\0';
        if (second == '\0') {
            result += text[i];
            continue;
        }
        result.back() = '\xC3';
        result += second;
        ++i;
    }
    return result;
}

std::string plainWords(std::string_view name)
{
    std::string words;
    const auto add = [&words](char letter) {
        const bool isWord = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        if (isWord)
            words += letter;
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    };
    for (std::size_t i = 0; i < name.size(); ++i) {
        const auto code = static_cast<unsigned char>(name[i]);
        if (code == 0xC3 && i + 1 < name.size())
            add(withoutAccent(static_cast<unsigned char>(name[++i])));
        else if (code != 0xCC && code != 0xCD) // combining accents follow their letter
            add(lowered(name.substr(i, 1)).front());
        else
            ++i;
    }
    while (words.ends_with(' '))
        words.pop_back();
    return words;
}

std::string_view withoutDecimals(std::string_view id)
{
    const bool isNumber =
        id.size() > 2 && id.ends_with(".0")
        && id.substr(0, id.size() - 2).find_first_not_of("0123456789") == std::string_view::npos;
    return isNumber ? id.substr(0, id.size() - 2) : id;
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

std::string_view lateralityKey(Laterality laterality)
{
    switch (laterality) {
    case Laterality::Left:
        return "left";
    case Laterality::Right:
        return "right";
    case Laterality::Both:
        return "both";
    case Laterality::Unpaired:
        return "unpaired";
    case Laterality::Unknown:
        break;
    }
    return "unknown";
}

std::string_view partKey(Part part)
{
    switch (part) {
    case Part::Train:
        return "train";
    case Part::Validation:
        return "validation";
    case Part::Test:
        return "test";
    case Part::None:
        break;
    }
    return "none";
}

std::optional<Part> parsePart(std::string_view text)
{
    const std::string word = plainWords(text);
    if (isOneOf(kTrainWords, word))
        return Part::Train;
    if (isOneOf(kValidationWords, word))
        return Part::Validation;
    if (isOneOf(kTestWords, word))
        return Part::Test;
    return std::nullopt;
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

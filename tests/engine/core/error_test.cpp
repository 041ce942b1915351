// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/core/error.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <string>

namespace carpo::core {
namespace {

constexpr int kCodes = static_cast<int>(ErrorCode::Internal) + 1;

/// An error that has a value for every name in its texts.
Error filled(ErrorCode code)
{
    Error error{code, "PLACE", {}};
    const ErrorText& text = errorText(code);
    const std::string both = std::string(text.what) + text.remedy;
    static const std::regex name(R"(\{([a-z]+)\})");
    for (std::sregex_iterator it(both.begin(), both.end(), name), end; it != end; ++it)
        error.values.emplace_back((*it)[1], "VALUE-" + (*it)[1].str());
    return error;
}

TEST(Error, everyCodeHasItsOwnWordsAndStableKey)
{
    std::set<std::string_view> keys;
    for (int i = 0; i < kCodes; ++i) {
        const auto code = static_cast<ErrorCode>(i);
        const ErrorText& text = errorText(code);
        EXPECT_EQ(text.code, code) << i;
        EXPECT_STRNE(text.what, "") << i;
        EXPECT_TRUE(keys.insert(text.key).second) << text.key;
        EXPECT_EQ(errorCodeFromKey(text.key), code) << text.key;
        EXPECT_TRUE(std::regex_match(std::string(text.key), std::regex("[a-z_]+"))) << text.key;
    }
}

TEST(Error, aKeyOfANewerVersionIsInternal)
{
    EXPECT_EQ(errorCodeFromKey("quantum_flux"), ErrorCode::Internal);
    EXPECT_EQ(errorCodeFromKey(""), ErrorCode::Internal);
}

TEST(Error, everyPlaceholderIsFilled)
{
    for (int i = 0; i < kCodes; ++i) {
        const Error error = filled(static_cast<ErrorCode>(i));
        const std::string sentence = inEnglish(error);
        EXPECT_THAT(sentence, testing::Not(testing::ContainsRegex("[{}]"))) << sentence;
        for (const auto& [name, value] : error.values) {
            const bool expected = name != "place";
            EXPECT_TRUE(!expected || sentence.find(value) != std::string::npos) << sentence << " / " << value;
        }
    }
}

TEST(Error, sentenceHoldsPlaceAndValues)
{
    const Error error{ErrorCode::ImageTooLarge, "a.png", {{"width", "7"}, {"height", "9"}, {"limit", "5"}}};
    EXPECT_EQ(
        inEnglish(error),
        "a.png: the image says it has 7 x 9 pixels; the limit is 5. If that is its true size, raise the "
        "limit (--max-megapixels, Settings) or reduce it.");
}

TEST(Error, aMissingValueLeavesNothingAndBracesInValuesStay)
{
    EXPECT_EQ(fillIn("<{nothing}>", Error{}), "<>");
    EXPECT_EQ(fillIn("{place}!", Error{ErrorCode::Internal, "{place}", {}}), "{place}!");
    EXPECT_EQ(fillIn("open { only", Error{}), "open { only");
}

TEST(Error, failureCarriesWhatItIsGiven)
{
    const Result<int> result = failure(ErrorCode::DuplicateId, "t.csv:3", {{"id", "12"}});
    EXPECT_FALSE(result.has_value());
    EXPECT_EQ(result.error(), (Error{ErrorCode::DuplicateId, "t.csv:3", {{"id", "12"}}}));
    EXPECT_EQ(result.error().value("id"), "12");
    EXPECT_EQ(result.error().value("other"), "");
}

} // namespace
} // namespace carpo::core

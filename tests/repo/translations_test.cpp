// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the program has its Portuguese, with the same values in it.
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace carpo::repo {
namespace {

std::string contents(const std::filesystem::path& file)
{
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// The catalogue of a language as lupdate makes it from today's sources and the stored translations.
std::string updated(const std::string& name, const std::string& options)
{
    const std::filesystem::path root = CARPO_SOURCE_DIR;
    const support::TemporaryFolder folder;
    std::filesystem::copy_file(root / "translations" / name, folder / name);
    const std::string command = std::string("cd '") + root.string()
                                + "' && '" CARPO_LUPDATE "' " CARPO_LUPDATE_OPTIONS " " + options
                                + " engine widgets app -ts '" + (folder / name).string() + "' 2>/dev/null";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    return contents(folder / name);
}

/// The sources of messages that have no finished translation.
std::vector<std::string> unfinished(const std::string& catalogue)
{
    static const std::regex message(R"(<source>([^<]*)</source>[^/]*?<translation type="unfinished")");
    std::vector<std::string> sources;
    for (std::sregex_iterator at(catalogue.begin(), catalogue.end(), message), end; at != end; ++at)
        sources.push_back((*at)[1]);
    return sources;
}

std::multiset<std::string> valuesIn(const std::string& text)
{
    static const std::regex value(R"(%L?[0-9n]|\{[a-z]+\})");
    return {std::sregex_token_iterator(text.begin(), text.end(), value), std::sregex_token_iterator()};
}

TEST(Translations, everyTextHasItsPortuguese)
{
    const std::string catalogue = updated("carpo_pt_BR.ts", "");
    EXPECT_THAT(catalogue, testing::HasSubstr("<source>Train</source>"));
    EXPECT_THAT(unfinished(catalogue), testing::IsEmpty());
}

TEST(Translations, everyPluralHasItsEnglish)
{
    EXPECT_THAT(unfinished(updated("carpo_en.ts", "-pluralonly")), testing::IsEmpty());
}

TEST(Translations, aTranslationHoldsTheValuesOfItsSource)
{
    const std::string catalogue =
        contents(std::filesystem::path(CARPO_SOURCE_DIR) / "translations/carpo_pt_BR.ts");
    static const std::regex message(R"(<source>([^<]*)</source>\s*<translation>([^<]+)</translation>)");
    int compared = 0;
    for (std::sregex_iterator at(catalogue.begin(), catalogue.end(), message), end; at != end; ++at) {
        EXPECT_EQ(valuesIn((*at)[1]), valuesIn((*at)[2])) << (*at)[1];
        ++compared;
    }
    EXPECT_GT(compared, 100);
}

} // namespace
} // namespace carpo::repo

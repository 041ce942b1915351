// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_table.h"

#include "engine/core/random.h"
#include "engine/dataset/text_encoding.h"
#include "tests/engine/dataset/toy_set.h"

#include <gmock/gmock.h>

#include <fstream>
#include <string_view>

namespace carpo::dataset {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;

std::vector<std::size_t> linesOf(const std::vector<CsvRow>& rows)
{
    std::vector<std::size_t> lines;
    for (const CsvRow& row : rows)
        lines.push_back(row.line);
    return lines;
}

std::optional<std::string> decoded(std::string_view bytes)
{
    return textOf({reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

TEST(CsvTable, rowsKnowTheirLineWhateverTheLineEnds)
{
    for (const auto* const end : {"\n", "\r\n", "\r"}) {
        const std::string e = end;
        const auto rows = parseCsv("a,b" + e + "1,2" + e + e + "  " + e + "3,4" + e + ",," + e + "5,6");
        EXPECT_THAT(linesOf(rows), ElementsAre(1, 2, 5, 7)) << testing::PrintToString(e);
        EXPECT_THAT(rows.back().fields, ElementsAre("5", "6"));
    }
}

TEST(CsvTable, quotesHoldSeparatorsQuotesAndLines)
{
    const auto rows = parseCsv("id,text\n1,\"a, \"\"b\"\"\nc\"\n\n2, d \n");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_THAT(rows[1].fields, ElementsAre("1", "a, \"b\"\nc"));
    EXPECT_THAT(rows[2].fields, ElementsAre("2", "d"));
    EXPECT_THAT(linesOf(rows), ElementsAre(1, 2, 5));
}

TEST(CsvTable, theHeaderTellsTheSeparator)
{
    EXPECT_THAT(parseCsv("id;boneage;male\n1;120,5;True\n")[1].fields, ElementsAre("1", "120,5", "True"));
    EXPECT_THAT(parseCsv("id\tboneage\n1\t2\n")[1].fields, ElementsAre("1", "2"));
    EXPECT_THAT(parseCsv("id\n7\n")[1].fields, ElementsAre("7"));
}

TEST(CsvTable, everyUsualEncodingBecomesUtf8)
{
    EXPECT_EQ(decoded("\xEF\xBB\xBFid,male"), "id,male");
    EXPECT_EQ(decoded("\xFF\xFEi\0d\0\xE3\0"sv), "id\xC3\xA3");
    EXPECT_EQ(decoded("\xFE\xFF\0i\0d"sv), "id");
    EXPECT_EQ(decoded("n\xC3\xA3"
                      "o"),
              "n\xC3\xA3"
              "o");
    // Latin 1, as older Excels write it.
    const auto latin = decoded("id,sexo\n1,menino\n2,n\xE3"
                               "o informado, m\xE3"
                               "e, informa\xE7\xF5"
                               "es\n");
    ASSERT_TRUE(latin.has_value());
    EXPECT_THAT(*latin,
                testing::HasSubstr("n\xC3\xA3"
                                   "o"));
    EXPECT_FALSE(decoded("PK\x03\x04..."sv).has_value());
    EXPECT_FALSE(decoded("id,\0male"sv).has_value());
}

TEST(CsvTable, emptyAndBinaryFilesSaySo)
{
    const ToySet set;
    using enum core::ErrorCode;
    const auto codeOf = [&set](const std::string& content) {
        set.write("t.csv", content);
        const auto table = readCsv(set.path() / "t.csv");
        return table ? Internal : table.error().code;
    };
    EXPECT_EQ(codeOf(""), TableEmpty);
    EXPECT_EQ(codeOf("\n\n  \n"), TableEmpty);
    EXPECT_EQ(codeOf("id,boneage,male\n"), TableEmpty);
    EXPECT_EQ(codeOf(std::string("\x7F"
                                 "ELF\x02\x01\0\0\0",
                                 9)),
              TableBinary);
    EXPECT_EQ(codeOf("id,boneage,male\n1,2,True\n"), Internal);
    EXPECT_EQ(readCsv(set.path() / "none.csv").error().code, FileNotFound);
}

TEST(CsvTable, randomChangesNeverCrash)
{
    core::RandomStream random(1, "csv");
    std::string original = "id,boneage,male\r\n";
    for (int i = 0; i < 30; ++i)
        original += std::to_string(1377 + i) + ",\"1" + std::to_string(i) + ",5\",True\n";
    constexpr std::string_view kDangerous = "\",;\r\n\t \0\xFF\xFE\xEF\x80"sv;
    for (int round = 0; round < 4000; ++round) {
        std::string text = original;
        const auto changes = 1 + random.below(10);
        for (std::uint64_t i = 0; i < changes; ++i)
            text[random.below(text.size())] = random.chance(0.7) ? kDangerous[random.below(kDangerous.size())]
                                                                 : static_cast<char>(random.below(256));
        if (random.chance(0.3))
            text.resize(random.below(text.size()));
        const auto utf8 = decoded(text);
        if (!utf8)
            continue;
        std::size_t last = 0;
        for (const CsvRow& row : parseCsv(*utf8)) {
            ASSERT_GT(row.line, last);
            ASSERT_FALSE(row.fields.empty());
            last = row.line;
        }
    }
}

} // namespace
} // namespace carpo::dataset

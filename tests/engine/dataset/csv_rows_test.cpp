// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/csv_rows.h"

#include "engine/core/random.h"
#include "engine/dataset/table_file.h"
#include "engine/dataset/text_file.h"
#include "tests/engine/dataset/toy_set.h"

#include <gmock/gmock.h>

#include <fstream>
#include <string_view>

namespace carpo::dataset {
namespace {

using namespace std::string_view_literals;
using testing::ElementsAre;

std::vector<std::size_t> linesOf(const std::vector<TableRow>& rows)
{
    std::vector<std::size_t> lines;
    for (const TableRow& row : rows)
        lines.push_back(row.line);
    return lines;
}

std::optional<std::string> decoded(std::string_view bytes)
{
    const support::TemporaryFolder folder;
    std::ofstream(folder / "t.csv", std::ios::binary) << bytes;
    auto file = TextFile::open(folder / "t.csv");
    if (!file)
        return std::nullopt;
    std::string all;
    std::string piece;
    for (auto more = file->next(piece); more && *more; more = file->next(piece))
        all += piece;
    return all;
}

TEST(CsvRows, rowsKnowTheirLineWhateverTheLineEnds)
{
    for (const auto* const end : {"\n", "\r\n", "\r"}) {
        const std::string e = end;
        const auto rows = parseCsv("a,b" + e + "1,2" + e + e + "  " + e + "3,4" + e + ",," + e + "5,6");
        EXPECT_THAT(linesOf(rows), ElementsAre(1, 2, 5, 7)) << testing::PrintToString(e);
        EXPECT_THAT(rows.back().cells, ElementsAre("5", "6"));
    }
}

TEST(CsvRows, quotesHoldSeparatorsQuotesAndLines)
{
    const auto rows = parseCsv("id,text\n1,\"a, \"\"b\"\"\nc\"\n\n2, d \n");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_THAT(rows[1].cells, ElementsAre("1", "a, \"b\"\nc"));
    EXPECT_THAT(rows[2].cells, ElementsAre("2", "d"));
    EXPECT_THAT(linesOf(rows), ElementsAre(1, 2, 5));
}

TEST(CsvRows, theHeaderTellsTheSeparator)
{
    EXPECT_THAT(parseCsv("id;boneage;male\n1;120,5;True\n")[1].cells, ElementsAre("1", "120,5", "True"));
    EXPECT_THAT(parseCsv("id\tboneage\n1\t2\n")[1].cells, ElementsAre("1", "2"));
    EXPECT_THAT(parseCsv("id\n7\n")[1].cells, ElementsAre("7"));
}

TEST(CsvRows, everyUsualEncodingBecomesUtf8)
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

TEST(CsvRows, emptyAndBinaryFilesSaySo)
{
    const ToySet set;
    using enum core::ErrorCode;
    const auto codeOf = [&set](const std::string& content) {
        set.write("t.csv", content);
        const auto table = TableFile::open(set.path() / "t.csv");
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
    EXPECT_EQ(TableFile::open(set.path() / "none.csv").error().code, FileNotFound);
}

TEST(CsvRows, anEncodingIsKnownThoughItsFirstLetterComesLate)
{
    // Far behind what the detector sees, and with letters cut at the pieces' ends.
    std::string text = "id;nome\n";
    for (int i = 0; i < 60'000; ++i)
        text += std::to_string(i) + ";Joao da Silva\n";
    EXPECT_EQ(decoded(text + "1;Jo\xC3\xA3o\n"), text + "1;Jo\xC3\xA3o\n");
    EXPECT_EQ(decoded(text + "1;Jo\xE3o\n"), text + "1;Jo\xC3\xA3o\n");
    std::string accents = "id;nome\n";
    for (int i = 0; i < 100'000; ++i)
        accents += "\xC3\xA7\xC3\xA3" + std::string(i % 3 == 0 ? "\n" : "-");
    EXPECT_EQ(decoded(accents), accents);
}

TEST(CsvRows, theSeparatorIsTheOneThatCutsTheLinesAlike)
{
    EXPECT_THAT(parseCsv("Lista de maos, idades, sexos\n\nid;idade\n1;120,5\n2;96,0\n")[2].cells,
                ElementsAre("1", "120,5"));
    EXPECT_THAT(parseCsv("id\tnotes\n1\ta, b, c\n2\td, e\n3\tf\n")[1].cells, ElementsAre("1", "a, b, c"));
}

TEST(CsvRows, aStrayQuotationMarkDamagesItsLineOnly)
{
    // Closed by the next one lines below, and never closed at all.
    for (const std::string& more : {std::string("4,5,\"6\n7,8,9\n"), std::string("4,5,6\n7,8,9\n")}) {
        std::string text = "a,b,c\n1,\"2,3\n" + more;
        const support::TemporaryFolder folder;
        std::ofstream(folder / "t.csv") << text;
        auto table = TableFile::open(folder / "t.csv");
        ASSERT_TRUE(table.has_value());
        std::vector<std::string> told;
        TableRow row;
        for (auto next = table->next(row); next && *next; next = table->next(row))
            told.push_back(std::to_string(row.line) + ':'
                           + (row.damage ? std::string(core::errorText(*row.damage).key) : row.cells[0]));
        EXPECT_EQ(told.front(), "2:table_quote_open");
        EXPECT_EQ(told.back(), "4:7");
        EXPECT_EQ(told.size(), 3U);
    }
}

TEST(CsvRows, aTableThatIsReadAgainIsTheSame)
{
    // A quoted cell over two lines in the first rows, which were read before the width was known.
    const support::TemporaryFolder folder;
    std::ofstream(folder / "t.csv") << "a,b,c\n1,\"x\ny\",2,\"p\nq\",3\n4,5,6\n7,8,9\n";
    auto table = TableFile::open(folder / "t.csv");
    ASSERT_TRUE(table.has_value());
    const auto linesLeft = [&table] {
        std::vector<std::size_t> lines;
        EXPECT_TRUE(table->forEach([&](const TableRow& row) { lines.push_back(row.line); }).has_value());
        return lines;
    };
    const std::vector<std::size_t> lines = linesLeft();
    ASSERT_TRUE(table->rewind().has_value());
    EXPECT_EQ(linesLeft(), lines);
}

TEST(CsvRows, aQuotedCellOfManyLinesIsWholeWhereItsRowFits)
{
    std::string cell;
    for (int line = 0; line < 100; ++line)
        cell += "line " + std::to_string(line) + "\n";
    const auto rows = parseCsv("a,b\n1,\"" + cell + "\"\n2,x\n");
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows[1].cells[1], cell);
    EXPECT_EQ(rows[2].line, 103U);
}

TEST(CsvRows, aNulByteDamagesItsLineOnly)
{
    const auto rows = parseCsv("id,age\n1,12\n2,1\0"
                               "3\n3,14\n"sv);
    ASSERT_EQ(rows.size(), 4U);
    EXPECT_EQ(rows[2].damage, core::ErrorCode::TableRowBinary);
    EXPECT_EQ(rows[3].damage, std::nullopt);
    std::string table = "id,boneage,male\n";
    for (int i = 0; i < 20; ++i)
        table += std::to_string(i) + ",120,True\n";
    table[table.size() - 3] = '\0';
    EXPECT_EQ(decoded(table), table);
}

TEST(TableFile, linesAboveTheHeaderArePassedOver)
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> preambles = {
        "", "Exported on 2024-05-01\n\n", "Hospital;;\nService: Radiology;;\n", "\xEF\xBB\xBF# by hand\n"};
    for (const std::string& preamble : preambles) {
        std::ofstream(folder / "t.csv") << preamble + "id;age;sex\n1;12;M\n2;13;F\n3;14;F\n";
        auto table = TableFile::open(folder / "t.csv");
        ASSERT_TRUE(table.has_value()) << preamble;
        EXPECT_THAT(table->header().cells, ElementsAre("id", "age", "sex")) << preamble;
        TableRow row;
        ASSERT_TRUE(table->next(row).value());
        EXPECT_THAT(row.cells, ElementsAre("1", "12", "M"));
        ASSERT_TRUE(table->rewind());
        ASSERT_TRUE(table->next(row).value());
        EXPECT_THAT(row.cells, ElementsAre("1", "12", "M"));
    }
}

TEST(TableFile, goingThroughTheRowsStopsWhenItIsAskedTo)
{
    const support::TemporaryFolder folder;
    std::ofstream(folder / "t.csv") << "id,age\na,1\nb,2\nc,3\nd,4\n";
    auto table = TableFile::open(folder / "t.csv");
    ASSERT_TRUE(table.has_value());
    std::stop_source stop;
    std::vector<std::string> seen;
    const auto read = table->forEach(
        [&](const TableRow& row) {
            seen.push_back(row.cells[0]);
            if (seen.size() == 2)
                stop.request_stop();
        },
        stop.get_token());
    ASSERT_FALSE(read.has_value());
    EXPECT_EQ(read.error().code, core::ErrorCode::Cancelled);
    EXPECT_THAT(seen, ElementsAre("a", "b"));
}

TEST(TableFile, lookingForTheEncodingStopsWhenItIsAskedTo)
{
    const support::TemporaryFolder folder;
    std::ofstream(folder / "t.csv") << "id,age\na,1\n";
    std::stop_source stop;
    ASSERT_TRUE(TableFile::open(folder / "t.csv", {}, stop.get_token()).has_value());
    stop.request_stop();
    const auto table = TableFile::open(folder / "t.csv", {}, stop.get_token());
    ASSERT_FALSE(table.has_value());
    EXPECT_EQ(table.error().code, core::ErrorCode::Cancelled);
}

TEST(TableFile, aTableLongerThanAPieceIsReadWhole)
{
    const support::TemporaryFolder folder;
    constexpr std::size_t kRows = 60'000; // more than 256 kB
    {
        std::ofstream out(folder / "t.csv");
        out << "id,nome\n";
        for (std::size_t row = 0; row < kRows; ++row)
            out << row << (row + 1 == kRows ? ",Jos\xE9\n" : ",abc\n");
    }
    auto table = TableFile::open(folder / "t.csv");
    ASSERT_TRUE(table.has_value());
    std::size_t rows = 0;
    std::string last;
    ASSERT_TRUE(table->forEach([&](const TableRow& row) {
        last = row.cells.at(1);
        ++rows;
    }));
    EXPECT_EQ(rows, kRows);
    EXPECT_EQ(last, "Jos\xC3\xA9") << "the encoding shows only at the end";
}

TEST(TableFile, raggedRowsDoNotMakeAnotherHeader)
{
    const support::TemporaryFolder folder;
    std::ofstream(folder / "t.csv") << "id,age,sex\n1,12\n2,13\n3,14,F,\n";
    auto table = TableFile::open(folder / "t.csv");
    ASSERT_TRUE(table.has_value());
    EXPECT_THAT(table->header().cells, ElementsAre("id", "age", "sex"));
    TableRow row;
    for (const std::size_t width : {2U, 2U, 3U}) {
        ASSERT_TRUE(table->next(row).value());
        EXPECT_EQ(row.cells.size(), width);
    }
}

TEST(TableFile, columnsWithoutANameOfTheirOwnHaveANumber)
{
    EXPECT_THAT(columnNames({1, {"", "id", "id", "#9", "sex"}, {}}),
                ElementsAre("#1", "id", "#3", "#4", "sex"));
}

TEST(CsvRows, randomChangesNeverCrash)
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
        std::size_t last = 0;
        for (const TableRow& row : parseCsv(text)) {
            ASSERT_GT(row.line, last);
            ASSERT_EQ(row.cells.empty(), row.damage == core::ErrorCode::TableQuoteOpen);
            last = row.line;
        }
        if (round % 20 == 0)
            (void)decoded(text);
    }
}

} // namespace
} // namespace carpo::dataset

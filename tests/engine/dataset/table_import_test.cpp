// SPDX-License-Identifier: GPL-3.0-or-later
// Any table beside its images: what is guessed of it, and what a mapping says.
#include "engine/dataset/column_mapping.h"
#include "engine/dataset/table_preview.h"
#include "tests/engine/dataset/toy_set.h"
#include "tests/engine/dataset/toy_workbook.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::dataset {
namespace {

using core::ErrorCode;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

ColumnMapping guessOf(const std::string& table, const std::vector<std::string>& images = {"a", "b"})
{
    const ToySet set;
    set.write("labels.csv", table);
    set.addImages("img", images);
    const auto preview = previewTable(set.path());
    EXPECT_TRUE(preview.has_value()) << core::inEnglish(preview.error());
    return preview ? preview->mapping : ColumnMapping();
}

TEST(MappingGuess, columnsAreKnownByHeaderAndContents)
{
    const ColumnMapping mapping =
        guessOf("Paciente\tArquivo\tG\xC3\xAAnero\tIdade \xC3\xB3ssea (meses)\tIdade (anos)\tConjunto\n"
                "P1\ta.png\tF\t120,5\t9,8\ttreino\n"
                "P2\tb.png\tM\t60\t5\tteste\n");
    EXPECT_EQ(mapping.table, "labels.csv");
    EXPECT_EQ(mapping.images, "img");
    EXPECT_EQ(mapping.file, "Arquivo");
    EXPECT_EQ(mapping.sex, "G\xC3\xAAnero");
    EXPECT_EQ(mapping.target, "Idade \xC3\xB3ssea (meses)");
    EXPECT_EQ(mapping.targetUnit, Unit::Months);
    EXPECT_EQ(mapping.chronologicalAge, "Idade (anos)");
    EXPECT_EQ(mapping.chronologicalUnit, Unit::Years);
    EXPECT_EQ(mapping.split, "Conjunto");
    EXPECT_EQ(mapping.patient, "Paciente");
}

TEST(MappingGuess, theFileColumnIsTheOneWhoseCellsNameImages)
{
    EXPECT_EQ(guessOf("id,scan,boneage\n900,a,100\n901,b,30\n").file, "scan");
    EXPECT_EQ(guessOf(",id,boneage\n1,a,100\nb,b,30\n").file, "id") << "an index may name some by chance";
    EXPECT_EQ(guessOf("id,boneage,sex\nx,100,F\ny,30,M\n").file, "id")
        << "by its name where the images are missing";
}

TEST(MappingGuess, aBoneAgeWithoutAnyNumberIsNotPassedOverInSilence)
{
    const ToySet set;
    set.write("labels.csv", "file,sex,Bone age (years)\na,F,unknown\nb,M,n/a\n");
    set.addImages("img", {"a", "b"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->size(), 2U);
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("age_unreadable labels.csv:2", "age_unreadable labels.csv:3"));
}

TEST(MappingGuess, theUnitIsStatedOrNot)
{
    const std::vector<std::pair<std::string, Unit>> headers = {{"boneage_months", Unit::Months},
                                                               {"Bone Age (years)", Unit::Years},
                                                               {"idade_ossea_anos", Unit::Years},
                                                               {"boneage", Unit::Unstated},
                                                               {"age", Unit::Unstated},
                                                               {"target", Unit::Unstated}};
    for (const auto& [header, unit] : headers) {
        const ColumnMapping mapping = guessOf("id,sex," + header + "\na,F,10\nb,M,12\n");
        EXPECT_EQ(mapping.target, header);
        EXPECT_EQ(mapping.targetUnit, unit) << header;
    }
    // No skeleton is 120 years old; a patient, or a number of no known meaning, may be anything.
    EXPECT_EQ(guessOf("id,sex,boneage\na,F,10\nb,M,120\n").targetUnit, Unit::Months);
    EXPECT_EQ(guessOf("id,sex,age\na,F,10\nb,M,120\n").targetUnit, Unit::Unstated);
    EXPECT_EQ(guessOf("id,sex,score\na,F,10\nb,M,120\n").targetUnit, Unit::Unstated);
}

TEST(MappingGuess, aChronologicalAgeIsNeverTheTarget)
{
    const ColumnMapping mapping = guessOf("id,sex,chronological age (years)\na,F,10\nb,M,12\n");
    EXPECT_EQ(mapping.target, "");
    EXPECT_EQ(mapping.chronologicalAge, "chronological age (years)");
}

TEST(MappingGuess, foldersOfMasksAreNotTheImages)
{
    const ToySet set;
    set.write("labels.csv", "id,sex\na,F\nb,M\n");
    for (const char* const folder : {"a_masks", "hands"})
        set.addImages(folder, {"a", "b"});
    const auto preview = previewTable(set.path());
    ASSERT_TRUE(preview.has_value());
    EXPECT_EQ(preview->mapping.images, "hands");
    EXPECT_EQ(preview->matched, 2U);
}

TEST(TableImport, aPreviewShowsWhatIsThere)
{
    const ToySet set;
    std::string table = "id,boneage,male\n";
    for (int i = 0; i < 50; ++i)
        table += std::to_string(i) + ",100,True\n";
    set.write("labels.csv", table);
    set.write("notes.csv", "x,y\n1,2\n");
    set.addImages("", {"3", "4", "77"});
    const auto preview = previewTable(set.path());
    ASSERT_TRUE(preview.has_value());
    EXPECT_EQ(preview->rowCount, 50U);
    EXPECT_EQ(preview->matched, 2U);
    EXPECT_EQ(preview->images, 3U);
    EXPECT_EQ(preview->rows.size(), TablePreview::kRows);
    EXPECT_THAT(preview->rows[0], ElementsAre("0", "100", "True"));
    EXPECT_THAT(preview->header, ElementsAre("id", "boneage", "male"));
    EXPECT_THAT(preview->tables, ElementsAre("labels.csv", "notes.csv"));
    // Corrected by hand, the preview says what comes of it.
    ColumnMapping wrong = preview->mapping;
    wrong.file = "boneage";
    EXPECT_EQ(previewTable(set.path(), wrong)->matched, 0U);
}

TEST(TableImport, everyColumnComesToTheDataSet)
{
    const ToySet set;
    set.write("l.tsv",
              "file\tsex\tboneage (years)\tage (years)\tsplit\tpatient\tclass\n"
              "a.png\tF\t10\t9,5\ttrain\tP1\tnormal\n"
              "b.png\tM\t2.5\t3\ttest\tP2\t\n");
    set.addImages("", {"a", "b"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_EQ(dataset->layout, "table");
    EXPECT_THAT(dataset->months, ElementsAre(120.F, 30.F));
    EXPECT_THAT(dataset->chronologicalMonths, ElementsAre(114.F, 36.F));
    EXPECT_THAT(dataset->parts, ElementsAre(Part::Train, Part::Test));
    EXPECT_THAT(dataset->patients, ElementsAre("P1", "P2"));
    EXPECT_THAT(dataset->classes, ElementsAre("normal", ""));
    EXPECT_EQ(dataset->mapping, std::nullopt) << "nobody asked for one";
}

TEST(TableImport, aUnitThatNobodyStatesIsAskedFor)
{
    const ToySet set;
    set.write("l.csv", "id,sex,boneage\na,F,10\nb,M,12\n");
    set.addImages("", {"a", "b"});
    const auto refused = set.open();
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, ErrorCode::UnitUnstated);
    EXPECT_EQ(refused.error().value("column"), "boneage");
    ColumnMapping mapping = previewTable(set.path())->mapping;
    for (const auto& [unit, first] : std::vector<std::pair<Unit, float>>{
             {Unit::Months, 10.F}, {Unit::Years, 120.F}, {Unit::None, 10.F}}) {
        mapping.targetUnit = unit;
        const auto dataset = openDataset(set.path(), mapping);
        ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
        EXPECT_EQ(dataset->months[0], first);
        EXPECT_EQ(dataset->targetUnit, unit == Unit::None ? Unit::None : Unit::Months);
        EXPECT_EQ(dataset->mapping, mapping);
    }
}

TEST(TableImport, aChronologicalAgeWithoutUnitIsLeftOutAndSaysSo)
{
    const ToySet set;
    set.write("l.csv", "id,boneage,age\na,100,9\nb,120,10\n");
    set.addImages("", {"a", "b"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->months, ElementsAre(100.F, 120.F));
    EXPECT_THAT(dataset->chronologicalMonths, IsEmpty());
    EXPECT_THAT(shortProblems(*dataset, set.path()), ElementsAre("unit_unstated l.csv"));
}

TEST(TableImport, aPlainNumberHasNoRange)
{
    const ToySet set;
    set.write("l.csv", "id,score\na,-3.5\nb,100000\nc,high\n");
    set.addImages("", {"a", "b", "c"});
    ColumnMapping mapping{.file = "id", .target = "score", .targetUnit = Unit::None};
    const auto dataset = openDataset(set.path(), mapping);
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->months, ElementsAre(-3.5F, 100000.F, testing::IsNan()));
    EXPECT_THAT(shortProblems(*dataset, set.path()), ElementsAre("value_unreadable l.csv:4"));
}

TEST(TableImport, sexInCodesAndInAColumnCalledFemale)
{
    const ToySet set;
    set.write("codes.csv", "id,sex\na,1\nb,2\n");
    set.write("words.csv", "id,female\na,True\nb,0\n");
    set.addImages("", {"a", "b"});
    ColumnMapping mapping{.table = "codes.csv", .file = "id", .sex = "sex"};
    mapping.femaleValue = "2";
    mapping.maleValue = "1";
    EXPECT_THAT(openDataset(set.path(), mapping)->sexes, ElementsAre(Sex::Male, Sex::Female));
    EXPECT_THAT(set.open("words.csv")->sexes, ElementsAre(Sex::Female, Sex::Male));
}

TEST(TableImport, aWorkbookOfWhichASheetIsChosen)
{
    const ToySet set;
    writeWorkbook(
        set.path() / "l.xlsx", {{"id", "boneage (months)", "sexo"}, {"a", "99.5", "feminino"}}, "Idades");
    set.addImages("x/y", {"a"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->months, ElementsAre(99.5F));
    EXPECT_THAT(dataset->sexes, ElementsAre(Sex::Female));
    EXPECT_THAT(previewTable(set.path())->sheets, ElementsAre("Idades"));
    const ColumnMapping other{.sheet = "Other", .file = "id"};
    EXPECT_EQ(openDataset(set.path(), other).error().code, ErrorCode::SheetMissing);
}

TEST(TableImport, pathsAndNamesOfEveryKind)
{
    const ToySet set;
    set.write("tables/l.csv",
              "file,boneage (months)\n"
              "../img/one.png,1\n"
              "img/two words.png,2\n"
              "C:\\old\\disk\\m\xC3\xA3o.png,3\n"
              "img\\sub\\four,4\n"
              "../../etc/passwd.png,5\n"
              "../../elsewhere/one.png,6\n"
              "/elsewhere/nowhere.png,7\n"
              "a"
              "\xC3\xA7"
              "ai.png,8\n"
              "img/missing.png,9\n");
    set.addImages("img",
                  {"one",
                   "two words",
                   "m\xC3\xA3o",
                   "ac\xCC\xA7"
                   "ai"}); // the last as macOS writes it
    set.addImages("img/sub", {"four"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->months, ElementsAre(1.F, 2.F, 3.F, 4.F, 8.F));
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("path_outside tables/l.csv:6",
                            "path_outside tables/l.csv:7",
                            "path_outside tables/l.csv:8",
                            "image_missing tables/l.csv:10"));
}

TEST(TableImport, imagesWithTheSameNameAreToldApartByTheirPaths)
{
    const ToySet set;
    set.write("l.csv", "file,boneage (months)\nx/1.png,1\ny/1.png,2\nz/2.png,3\n");
    for (const char* const folder : {"x", "y"})
        set.addImages(folder, {"1"});
    set.addImages("z", {"2"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->ids, ElementsAre("x/1", "y/1", "2"));
    EXPECT_THAT(dataset->problems, IsEmpty());
    set.write("l.csv", "file,boneage (months)\n1.png,1\n2.png,3\n");
    EXPECT_THAT(shortProblems(*set.open(), set.path()),
                ElementsAre("image_ambiguous l.csv:2", "label_missing y/1.png"));
}

TEST(TableImport, badRowsOfEveryKind)
{
    const ToySet set;
    set.write("l.csv",
              "exported by hand\r\rid;boneage (months);sex;split\r"
              "1;100;F;train\r2;\"101;M;train\r3;102;M;treino\r4;1\x01;M;test\r5;;M;test\r6;104;M;later\r"
              "1;100;F;train\r7;105;M\r8;106;;test\r");
    set.addImages("", {"1", "2", "3", "4", "5", "6", "7", "8"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(dataset->ids, ElementsAre("1", "3", "5", "6", "8"));
    EXPECT_THAT(dataset->parts, ElementsAre(Part::Train, Part::Train, Part::Test, Part::None, Part::Test));
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("table_quote_open l.csv:5",
                            "table_row_binary l.csv:7",
                            "age_unreadable l.csv:8",
                            "part_unreadable l.csv:9",
                            "duplicate_id l.csv:10",
                            "table_row_malformed l.csv:11",
                            "sex_unreadable l.csv:12",
                            "label_missing 2.png",
                            "label_missing 4.png",
                            "label_missing 7.png"));
}

TEST(TableImport, aRowWithoutANameSaysSoAndALongCellIsCut)
{
    const ToySet set;
    set.write("l.csv",
              "id,boneage (months),sex\n,100,F\n1,101," + std::string(119, 'x') + "é"
                  + std::string(100'000, 'x') + "\n2,102,M\n");
    set.addImages("", {"1", "2"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value()) << core::inEnglish(dataset.error());
    EXPECT_THAT(shortProblems(*dataset, set.path()),
                ElementsAre("image_missing l.csv:2", "sex_unreadable l.csv:3"));
    EXPECT_EQ(dataset->problems[0].value("file"), "“”");
    EXPECT_EQ(dataset->problems[1].value("found"), std::string(119, 'x') + "…") << "not within a letter";
}

TEST(TableImport, problemsWithoutEndAreCounted)
{
    const ToySet set;
    std::string table = "id,boneage,male\n";
    for (int i = 0; i < 100'010; ++i)
        table += std::to_string(i) + ",100,True\n";
    set.write("train.csv", table);
    set.addImages("", {"3"});
    const auto dataset = set.open();
    ASSERT_TRUE(dataset.has_value());
    EXPECT_EQ(dataset->size(), 1U);
    ASSERT_EQ(dataset->problems.size(), 100'001U);
    EXPECT_EQ(dataset->problems.back().code, ErrorCode::ProblemsLeftOut);
    EXPECT_EQ(dataset->problems.back().value("count"), "9");
}

TEST(ColumnMappingJson, whatIsWrittenIsReadAgain)
{
    const ColumnMapping mapping{.table = "a/l.xlsx",
                                .sheet = "Folha 1",
                                .images = "img",
                                .file = "#3",
                                .sex = "g\xC3\xAAnero",
                                .target = "idade",
                                .targetUnit = Unit::Years,
                                .chronologicalAge = "ic",
                                .chronologicalUnit = Unit::Months,
                                .split = "s",
                                .patient = "p",
                                .classes = "c",
                                .femaleValue = "2",
                                .maleValue = "1"};
    EXPECT_EQ(mappingFromJson(toJson(mapping), "m.json").value(), mapping);
    const ColumnMapping little{.file = "id"};
    EXPECT_EQ(mappingFromJson(toJson(little), "m.json").value(), little);
    EXPECT_THAT(toJson(little), testing::Not(HasSubstr("target")));
}

TEST(ColumnMappingJson, whatIsWrongIsNamed)
{
    const std::vector<std::pair<std::string, std::string>> wrong = {
        {"{", "not a JSON object"},
        {"[]", "not a JSON object"},
        {R"({"columns": {"file": "id"}})", "carpo_mapping"},
        {R"({"carpo_mapping": 9, "columns": {"file": "id"}})", "newer"},
        {R"({"carpo_mapping": 1, "colums": {"file": "id"}})", "colums"},
        {R"({"carpo_mapping": 1, "columns": {"fil": "id"}})", "file, sex, target"},
        {R"({"carpo_mapping": 1, "columns": {"file": 3}})", "must be a text"},
        {R"({"carpo_mapping": 1, "columns": "id"})", "must be an object"},
        {R"({"carpo_mapping": 1, "columns": {"sex": "s"}})", "must have \"file\""},
        {R"({"carpo_mapping": 1, "target_unit": "days", "columns": {"file": "id"}})", "months, years, none"}};
    for (const auto& [json, words] : wrong) {
        const auto mapping = mappingFromJson(json, "m.json");
        ASSERT_FALSE(mapping.has_value()) << json;
        EXPECT_EQ(mapping.error().code, ErrorCode::MappingInvalid);
        EXPECT_THAT(std::string(mapping.error().value("detail")), HasSubstr(words)) << json;
    }
}

TEST(TableImport, aMappingThatDoesNotFitSaysSo)
{
    const ToySet set;
    set.write("l.csv", "id,age\na,12\n");
    set.addImages("", {"a"});
    EXPECT_EQ(openDataset(set.path(), ColumnMapping{.file = "name"}).error().code,
              ErrorCode::TableColumnMissing);
    EXPECT_EQ(openDataset(set.path(), ColumnMapping{.table = "x.csv", .file = "id"}).error().code,
              ErrorCode::FileNotFound);
    EXPECT_EQ(openDataset(set.path(), ColumnMapping{.images = "nowhere", .file = "id"}).error().code,
              ErrorCode::FolderNotFound);
    EXPECT_EQ(openDataset(set.path(), ColumnMapping{.images = "../..", .file = "id"}).error().code,
              ErrorCode::FolderNotFound);
    const auto byNumber =
        openDataset(set.path(), ColumnMapping{.file = "#1", .target = "AGE", .targetUnit = Unit::Years});
    ASSERT_TRUE(byNumber.has_value()) << core::inEnglish(byNumber.error());
    EXPECT_THAT(byNumber->months, ElementsAre(144.F));
}

} // namespace
} // namespace carpo::dataset

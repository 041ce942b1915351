// SPDX-License-Identifier: GPL-3.0-or-later
// Tables of any kind on the command line: the guess, the mapping file, the unit that must be stated.
#include "tests/cli/cli_fixture.h"

#include <gmock/gmock.h>

namespace carpo::testing {
namespace {

using ::testing::HasSubstr;

namespace fs = std::filesystem;

class Mapping : public CliFixture
{
protected:
    /// The cohort's images beside a table of another make, ages in whole years.
    [[nodiscard]] fs::path yearsSet() const
    {
        const fs::path data = folder() / "years";
        fs::create_directories(data);
        fs::copy(cohort() / "boneage-training-dataset", data / "hands", fs::copy_options::recursive);
        std::string table = "Arquivo;Sexo;boneage;Conjunto\n";
        const std::vector<std::string> lines = linesOf(readFile(cohort() / "boneage-training-dataset.csv"));
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const std::string id = lines[i].substr(0, lines[i].find(','));
            table += id + ".png;" + (i % 2 == 0 ? "F" : "M") + ";" + std::to_string(i % 19) + ",5;"
                     + (i <= 40   ? "treino"
                        : i <= 50 ? "valida\xE7\xE3o"
                                  : "teste")
                     + "\n";
        }
        writeFile(data / "tabela.csv", table);
        return data;
    }

    [[nodiscard]] Json scanned(const std::vector<std::string>& arguments) const
    {
        std::vector<std::string> all = {"scan"};
        all.insert(all.end(), arguments.begin(), arguments.end());
        all.insert(all.end(), {"--project", project(), "--json"});
        const Finished finished = run(all);
        EXPECT_EQ(finished.status, 0) << finished.err;
        return finished.status == 0 ? jsonLines(finished.out).at(0) : Json();
    }
};

TEST_F(Mapping, AUnitThatNobodyStatesIsRefusedWithWhatToWrite)
{
    const fs::path data = yearsSet();
    const Finished refused = run({"scan", data, "--project", project(), "--json"});
    EXPECT_EQ(refused.status, 2);
    EXPECT_EQ(refused.out, "");
    for (const char* words : {"boneage", "--target-unit months", "--target-unit years", "--target-unit none"})
        EXPECT_THAT(refused.err, HasSubstr(words));
    EXPECT_FALSE(fs::exists(project()));

    const Json years = scanned({data, "--target-unit", "years"});
    EXPECT_EQ(years["images"], 60);
    EXPECT_EQ(years["age_months"]["max"], 18.5 * 12);
    // The project remembers what was said.
    EXPECT_EQ(scanned({data})["age_months"], years["age_months"]);
    const Json plain = scanned({data, "--target-unit", "none"});
    EXPECT_EQ(plain["target"]["max"], 18.5);
    EXPECT_FALSE(plain.contains("age_months")) << "what is no age is not called one";
    EXPECT_EQ(run({"scan", data, "--project", project(), "--target-unit", "days"}).status, 2);
}

TEST_F(Mapping, TheGuessIsWrittenCorrectedAndGivenToTheOthers)
{
    const fs::path data = yearsSet();
    const Finished guessed = run({"mapping", data});
    ASSERT_EQ(guessed.status, 0) << guessed.err;
    EXPECT_THAT(guessed.err, HasSubstr("60 rows, 60 of them with one of the 60 images"));
    EXPECT_THAT(guessed.err, HasSubstr("target_unit"));
    Json mapping = Json::parse(guessed.out);
    EXPECT_EQ(mapping["columns"],
              Json({{"file", "Arquivo"}, {"sex", "Sexo"}, {"target", "boneage"}, {"split", "Conjunto"}}));
    EXPECT_FALSE(mapping.contains("target_unit"));
    EXPECT_FALSE(fs::exists(project()));

    mapping["target_unit"] = "years";
    const fs::path file = folder() / "m.json";
    writeFile(file, mapping.dump());
    std::vector<std::string> train = trainArguments(project());
    train[3] = data;
    train.insert(train.end(), {"--mapping", file, "--set", "training.epochs=1"});
    const Finished trained = run(train);
    ASSERT_EQ(trained.status, 0) << trained.err;
    // The table's own parts are the run's.
    for (const auto& [part, count] : std::vector<std::pair<std::string, std::size_t>>{
             {"train", 40}, {"validation", 10}, {"test", 10}, {"all", 60}}) {
        const fs::path out = folder() / (part + ".csv");
        const Finished predicted =
            run({"predict", "1", "--data", data, "--project", project(), "--split", part, "--out", out});
        ASSERT_EQ(predicted.status, 0) << predicted.err;
        EXPECT_EQ(linesOf(readFile(out)).size(), count + 1) << part;
    }
    const Finished reported =
        run({"report", "--run", "1", "--project", project(), "--out", folder() / "r.html"});
    EXPECT_EQ(reported.status, 0) << reported.err;
}

TEST_F(Mapping, AMappingThatIsNoneIsWrongUsage)
{
    const fs::path file = folder() / "m.json";
    writeFile(file, R"({"carpo_mapping": 1, "columns": {"image": "id"}})");
    for (const std::vector<std::string>& command :
         {std::vector<std::string>{"scan", cohort(), "--project", project()},
          std::vector<std::string>{"mapping", cohort()},
          std::vector<std::string>{"train", "demo", "--data", cohort(), "--project", project()}}) {
        std::vector<std::string> arguments = command;
        arguments.insert(arguments.end(), {"--mapping", file});
        const Finished refused = run(arguments);
        EXPECT_EQ(refused.status, 2) << command[0];
        EXPECT_THAT(refused.err, HasSubstr("\"image\""));
        EXPECT_EQ(refused.out, "");
    }
    EXPECT_EQ(run({"mapping", folder() / "nowhere"}).status, 1);
    EXPECT_FALSE(fs::exists(project()));
}

TEST_F(Mapping, APreviewIsOneObject)
{
    const Finished shown = run({"mapping", cohort(), "--json"});
    ASSERT_EQ(shown.status, 0) << shown.err;
    const Json preview = jsonLines(shown.out).at(0);
    EXPECT_EQ(preview["mapping"]["table"], "boneage-training-dataset.csv");
    EXPECT_EQ(preview["mapping"]["target_unit"], "months") << "ages above 25 are no years";
    EXPECT_EQ(preview["header"], Json({"id", "boneage", "male"}));
    EXPECT_EQ(preview["rows"].size(), 20U);
    EXPECT_EQ(preview["matched"], 60);
}

} // namespace
} // namespace carpo::testing

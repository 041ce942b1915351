// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/draft.h"
#include "engine/project/last_rule.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <nlohmann/json.hpp>

namespace carpo::project {
namespace {

using explore::RangeRule;
using explore::WordRule;
using testing::ElementsAre;
using testing::IsEmpty;

class Views : public testing::Test
{
protected:
    [[nodiscard]] std::vector<View> stored() const { return Project::open(m_file)->views().value(); }

    support::TemporaryFolder m_folder;
    std::filesystem::path m_file = m_folder / "p.carpo";
    Project m_project = Project::openOrCreate(m_file).value();
    View m_girls{.name = "meninas", .rule = {WordRule{.column = "sex", .words = {"female"}}}};
    View m_young{.name = "até 2 anos", .rule = {RangeRule{.column = "age", .maximum = 24}}};
};

TEST_F(Views, keepTheirRulesByName)
{
    EXPECT_THAT(stored(), IsEmpty());
    ASSERT_TRUE(m_project.saveView(m_girls));
    ASSERT_TRUE(m_project.saveView(m_young));
    EXPECT_THAT(stored(), ElementsAre(m_young, m_girls));
    View other = m_girls;
    other.rule = m_young.rule;
    ASSERT_TRUE(m_project.saveView(other));
    EXPECT_THAT(stored(), ElementsAre(m_young, other)) << "the newer one of a name counts";
    ASSERT_TRUE(m_project.removeView("até 2 anos"));
    ASSERT_TRUE(m_project.removeView("there is none"));
    EXPECT_THAT(stored(), ElementsAre(other));
}

TEST_F(Views, leaveTheDraftOfAnExperimentAlone)
{
    EXPECT_EQ(draft(m_project).value(), "");
    ASSERT_TRUE(setDraft(m_project, "{\"data\": 1}"));
    ASSERT_TRUE(m_project.saveView(m_girls));
    EXPECT_EQ(draft(*Project::open(m_file)).value(), "{\"data\": 1}");
    ASSERT_TRUE(setDraft(m_project, "{}"));
    EXPECT_EQ(draft(*Project::open(m_file)).value(), "{}");
    EXPECT_THAT(stored(), ElementsAre(m_girls));
}

TEST_F(Views, whatCannotBeReadIsLeftOutAndTheRestStays)
{
    ASSERT_TRUE(m_project.saveView(m_girls));
    SQLite::Database sqlite(m_file.string(), SQLite::OPEN_READWRITE);
    SQLite::Statement query(sqlite, "SELECT value FROM settings WHERE key = 'views'");
    ASSERT_TRUE(query.executeStep());
    const std::string good = query.getColumn(0).getString();
    query.reset();
    const std::string deep = std::string(300'000, '[') + std::string(300'000, ']');
    for (const std::string& damaged : {std::string("["),
                                       std::string("{}"),
                                       "[3,{\"name\":7},{\"name\":\"x\",\"rule\":[9]}," + good.substr(1),
                                       "[{\"name\":\"x\",\"rule\":" + deep + "}," + good.substr(1)}) {
        SQLite::Statement update(sqlite, "UPDATE settings SET value = ? WHERE key = 'views'");
        update.bind(1, damaged);
        update.exec();
        if (damaged.size() > 2)
            EXPECT_THAT(stored(), ElementsAre(m_girls));
        else
            EXPECT_THAT(stored(), IsEmpty());
    }
}

TEST_F(Views, ofANewerProgramOutliveTheSavingOfOthers)
{
    ASSERT_TRUE(m_project.saveView(m_girls));
    const std::string newer = R"({"name":"later","rule":[{"kind":"of the future","at":[1,2]}]})";
    SQLite::Database sqlite(m_file.string(), SQLite::OPEN_READWRITE);
    SQLite::Statement(sqlite, "UPDATE settings SET value = '[' || '" + newer + "' || ']' WHERE key = 'views'")
        .exec();
    EXPECT_THAT(stored(), IsEmpty()) << "it cannot be read";
    ASSERT_TRUE(m_project.saveView(m_young));
    ASSERT_TRUE(m_project.saveView(m_girls));
    ASSERT_TRUE(m_project.removeView(m_girls.name));
    EXPECT_THAT(stored(), ElementsAre(m_young));
    SQLite::Statement query(sqlite, "SELECT value FROM settings WHERE key = 'views'");
    ASSERT_TRUE(query.executeStep());
    const auto list = nlohmann::json::parse(query.getColumn(0).getString());
    EXPECT_THAT(list, testing::Contains(nlohmann::json::parse(newer)));
}

TEST_F(Views, theLastRuleIsKeptApartFromThem)
{
    EXPECT_TRUE(lastRule(m_project).value().empty());
    ASSERT_TRUE(m_project.saveView(m_girls));
    ASSERT_TRUE(setLastRule(m_project, m_young.rule));
    EXPECT_EQ(lastRule(*Project::open(m_file)).value(), m_young.rule);
    EXPECT_THAT(stored(), ElementsAre(m_girls));
    ASSERT_TRUE(setLastRule(m_project, {}));
    EXPECT_TRUE(lastRule(m_project).value().empty());
    SQLite::Database sqlite(m_file.string(), SQLite::OPEN_READWRITE);
    SQLite::Statement(sqlite, "UPDATE settings SET value = '[7]' WHERE key = 'last_rule'").exec();
    EXPECT_TRUE(lastRule(m_project).value().empty()) << "one that cannot be read chooses nothing";
}

} // namespace
} // namespace carpo::project

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/rule.h"

#include "engine/explore/difference.h"
#include "engine/explore/histogram.h"
#include "engine/explore/measures.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <memory>
#include <numeric>

namespace carpo::explore {
namespace {

using testing::ElementsAre;

constexpr float kUnknownValue = std::numeric_limits<float>::quiet_NaN();

/// Six children whose only measure so far is the first one.
class RuleTest : public testing::Test
{
protected:
    RuleTest()
    {
        using enum dataset::Sex;
        auto set = std::make_shared<dataset::Dataset>();
        set->ids = {"a", "b", "c", "d", "e", "f"};
        set->sexes = {Female, Male, Female, Male, Unknown, Male};
        set->months = {12, 24, 36, 48, 60, kUnknownValue};
        set->classes = {"mao", "mao", "pe", "pe", "mao", ""};
        auto scan = std::make_shared<ScanTable>();
        scan->decoded = {true, true, true, true, true, false};
        scan->measures = {{100, 200, 300, 400, 500, kUnknownValue}};
        m_dataset = set;
        m_scan = scan;
        m_columns = Columns(set, scan);
        m_measure = measures().front().key;
    }

    [[nodiscard]] RowMask rows(const Rule& rule) const
    {
        const auto found = rowsOf(m_columns, rule);
        EXPECT_TRUE(found) << core::inEnglish(found.error());
        return found.value_or(RowMask());
    }

    std::shared_ptr<const dataset::Dataset> m_dataset;
    std::shared_ptr<const ScanTable> m_scan;
    Columns m_columns;
    std::string m_measure;
};

TEST_F(RuleTest, aRunsErrorsAreColumns)
{
    auto errors = std::make_shared<PredictionErrors>();
    errors->run = 3;
    errors->error = {-6, kUnknownValue, 2.5F, kUnknownValue, kUnknownValue, kUnknownValue};
    errors->absoluteError = {6, kUnknownValue, 2.5F, kUnknownValue, kUnknownValue, kUnknownValue};
    errors->trueProbability.assign(6, kUnknownValue);
    m_columns = Columns(m_dataset, m_scan, {}, errors);
    EXPECT_THAT(rows({RangeRule{.column = "prediction_error", .minimum = -10, .maximum = 0}}),
                ElementsAre(1, 0, 0, 0, 0, 0));
    EXPECT_THAT(rows({RangeRule{.column = "absolute_prediction_error", .minimum = 0, .maximum = 3}}),
                ElementsAre(0, 0, 1, 0, 0, 0));
    EXPECT_STREQ(m_columns.find("prediction_error")->unit, "months");
    EXPECT_EQ(m_columns.find("true_class_probability"), nullptr) << "it says nothing";
    errors = std::make_shared<PredictionErrors>();
    errors->error.assign(4, 1);
    m_columns = Columns(m_dataset, m_scan, {}, errors);
    EXPECT_EQ(m_columns.find("prediction_error"), nullptr) << "of another set";
}

TEST_F(RuleTest, whatPeopleDecidedAreColumns)
{
    auto marks = std::make_shared<ImageMarks>();
    marks->leftOut = {0, 1, 0, 0, 0, 0};
    marks->tags = {{.key = tagColumnKey("anel"), .tag = "anel", .has = {0, 0, 1, 0, 1, 0}},
                   {.key = tagColumnKey("outro"), .tag = "outro", .has = {1}}};
    m_columns = Columns(m_dataset, m_scan, {}, nullptr, marks);
    EXPECT_THAT(rows({WordRule{.column = "left_out", .words = {"left out of training"}}}),
                ElementsAre(0, 1, 0, 0, 0, 0));
    EXPECT_THAT(rows({WordRule{.column = "tag:anel", .words = {"yes"}}}), ElementsAre(0, 0, 1, 0, 1, 0));
    EXPECT_THAT(rows({WordRule{.column = "tag:anel", .words = {"no"}}}), ElementsAre(1, 1, 0, 1, 0, 1));
    EXPECT_EQ(m_columns.find("tag:outro"), nullptr) << "of another set";
    marks = std::make_shared<ImageMarks>();
    m_columns = Columns(m_dataset, m_scan, {}, nullptr, marks);
    EXPECT_EQ(m_columns.find("left_out"), nullptr) << "it says nothing";
}

TEST_F(RuleTest, thePlannedSplitIsAColumn)
{
    using dataset::Part;
    auto marks = std::make_shared<ImageMarks>();
    for (const Part part : {Part::Train, Part::Test, Part::Train, Part::None, Part::Validation, Part::Train})
        marks->plannedParts.push_back(static_cast<std::uint8_t>(part));
    m_columns = Columns(m_dataset, m_scan, {}, nullptr, marks);
    EXPECT_THAT(rows({WordRule{.column = "planned_part", .words = {"train"}}}),
                ElementsAre(1, 0, 1, 0, 0, 1));
    EXPECT_THAT(rows({WordRule{.column = "planned_part", .words = {"validation", "test"}}}),
                ElementsAre(0, 1, 0, 0, 1, 0));
    marks = std::make_shared<ImageMarks>(*marks);
    marks->plannedParts.pop_back();
    m_columns = Columns(m_dataset, m_scan, {}, nullptr, marks);
    EXPECT_EQ(m_columns.find("planned_part"), nullptr) << "of another set";
}

TEST_F(RuleTest, aBinsRuleLeadsToAsManyAsTheBinCounts)
{
    // Decimal edges, which no float is: 0.7 lies on one as a float and below it as a double.
    for (const double width : {0.01, 0.02, 0.05, 0.1, 0.2}) {
        std::vector<float> values;
        for (int i = 0; i <= 200; ++i)
            values.push_back(static_cast<float>(0.01 * i));
        auto set = std::make_shared<dataset::Dataset>();
        set->ids.assign(values.size(), "x");
        set->sexes.assign(values.size(), dataset::Sex::Unknown);
        set->files.resize(values.size());
        set->months = values;
        const Columns columns(set, nullptr);
        const Bins bins{
            .first = 0, .width = width, .count = static_cast<std::size_t>(std::lround(2 / width))};
        const Histogram counted = histogramOf(values, {}, bins);
        for (std::size_t bin = 0; bin < bins.count; ++bin) {
            const auto chosen = rowsOf(columns,
                                       {RangeRule{.column = "age",
                                                  .minimum = bins.edge(bin),
                                                  .maximum = bins.edge(bin + 1),
                                                  .isBelowMaximum = bin + 1 < bins.count}});
            ASSERT_TRUE(chosen);
            EXPECT_EQ(static_cast<std::int64_t>(countOf(*chosen)), counted.counts[bin])
                << "width " << width << ", bin " << bin;
        }
        EXPECT_EQ(std::accumulate(counted.counts.begin(), counted.counts.end(), std::int64_t{0}), 201);
    }
}

TEST_F(RuleTest, columnsThatSayNothingAreLeftOut)
{
    EXPECT_NE(m_columns.find("sex"), nullptr);
    EXPECT_NE(m_columns.find("age"), nullptr);
    EXPECT_NE(m_columns.find("readable"), nullptr);
    EXPECT_NE(m_columns.find(m_measure), nullptr);
    EXPECT_EQ(m_columns.find("part"), nullptr);
    EXPECT_EQ(m_columns.find("chronological_age"), nullptr);
    EXPECT_THAT(m_columns.find("class")->words, ElementsAre("", "mao", "pe"));
}

TEST_F(RuleTest, allConditionsMustBeMet)
{
    EXPECT_THAT(rows({}), ElementsAre(1, 1, 1, 1, 1, 1));
    EXPECT_THAT(rows({RangeRule{.column = "age", .minimum = 24, .maximum = 48}}),
                ElementsAre(0, 1, 1, 1, 0, 0));
    EXPECT_THAT(rows({RangeRule{.column = "age", .minimum = 24, .maximum = 48, .isBelowMaximum = true}}),
                ElementsAre(0, 1, 1, 0, 0, 0));
    EXPECT_THAT(
        rows({RangeRule{.column = "age", .minimum = 24}, WordRule{.column = "sex", .words = {"male"}}}),
        ElementsAre(0, 1, 0, 1, 0, 0));
    EXPECT_THAT(rows({WordRule{.column = "class", .words = {"mao", ""}}}), ElementsAre(1, 1, 0, 0, 1, 1));
}

TEST_F(RuleTest, anAreaHoldsWhatItsOutlineGoesRound)
{
    // A triangle over (24, 200) and (36, 300); (48, 400) lies beyond its slope.
    const AreaRule area{.x = "age", .y = m_measure, .corners = {{20, 150}, {50, 150}, {20, 450}}};
    EXPECT_THAT(rows({area}), ElementsAre(0, 1, 0, 0, 0, 0));
    const AreaRule all{.x = "age", .y = m_measure, .corners = {{0, 0}, {99, 0}, {99, 999}, {0, 999}}};
    EXPECT_THAT(rows({all}), ElementsAre(1, 1, 1, 1, 1, 0)) << "what is not known lies nowhere";
}

TEST_F(RuleTest, imagesArePickedByTheirIds)
{
    const std::string second = m_columns.ids()[1];
    EXPECT_THAT(rows({ImagesRule{.ids = {second, "there is none"}}}), ElementsAre(0, 1, 0, 0, 0, 0));
    EXPECT_THAT(rows({ImagesRule{.ids = {second}}, RangeRule{.column = "age", .minimum = 48}}),
                ElementsAre(0, 0, 0, 0, 0, 0));
    EXPECT_TRUE(isOnSameColumns(ImagesRule{.ids = {"1"}}, ImagesRule{.ids = {"2"}}));
    EXPECT_FALSE(isOnSameColumns(ImagesRule{.ids = {"1"}}, RangeRule{.column = "age"}));
}

TEST_F(RuleTest, anOutlineOnAMapNeedsThatMap)
{
    AppearanceMap map;
    map.kind = MapKind::Umap;
    map.seed = 7;
    map.revision = "0123456789abcdef";
    map.x = {0, 1, 2, 3, 4, std::numeric_limits<float>::quiet_NaN()};
    map.y = {0, 0, 0, 0, 0, 0};
    const auto [x, y] = mapColumnKeys(map);
    const Rule rule = {AreaRule{.x = x, .y = y, .corners = {{0.5, -1}, {2.5, -1}, {2.5, 1}, {0.5, 1}}}};
    const auto missing = rowsOf(m_columns, rule);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, core::ErrorCode::FilterColumnMissing);
    const auto named = mapColumnOf(missing.error().value("column"));
    ASSERT_TRUE(named);
    EXPECT_EQ(named->kind, MapKind::Umap);
    EXPECT_EQ(named->seed, 7U);
    EXPECT_FALSE(mapColumnOf("map.tsne.1.0.x"));
    EXPECT_FALSE(mapColumnOf("mapped"));
    const Columns columns(m_dataset, m_scan, {std::make_shared<const AppearanceMap>(map)});
    EXPECT_THAT(rowsOf(columns, rule).value(), ElementsAre(0, 1, 1, 0, 0, 0));
    EXPECT_EQ(columns.all().size(), m_columns.all().size()) << "a coordinate alone is no column to choose";
    EXPECT_EQ(parseRule(ruleText(rule), "view").value(), rule);
}

TEST_F(RuleTest, aColumnThatIsNotThereIsNamed)
{
    const auto missing = rowsOf(m_columns, {WordRule{.column = "part", .words = {"train"}}});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, core::ErrorCode::FilterColumnMissing);
    EXPECT_EQ(missing.error().value("column"), "part");
    EXPECT_FALSE(rowsOf(m_columns, {RangeRule{.column = "sex"}})) << "words have no range";
}

TEST_F(RuleTest, textReadsBackTheSame)
{
    const Rule rule = {RangeRule{.column = "age", .minimum = 0.1},
                       RangeRule{.column = "age", .minimum = 6, .maximum = 12, .isBelowMaximum = true},
                       WordRule{.column = "class", .words = {"mão", "\"pé\""}},
                       AreaRule{.x = "age", .y = "width", .corners = {{1, 2.5}, {3, 4}, {-1e-9, 0}}},
                       ImagesRule{.ids = {"7", "a,\"b\""}}};
    const auto again = parseRule(ruleText(rule), "view");
    ASSERT_TRUE(again);
    EXPECT_EQ(*again, rule);
    EXPECT_TRUE(parseRule(ruleText({ImagesRule{.ids = {"caf\xE9"}}}), "view")) << "a name that is not UTF-8";
    for (const char* const broken :
         {"", "[", "[1]", "[{}]", R"([{"column":3}])", R"([{"corners":1}])", R"([{"images":1}])"}) {
        const auto failed = parseRule(broken, "view");
        ASSERT_FALSE(failed) << broken;
        EXPECT_EQ(failed.error().code, core::ErrorCode::FilterUnreadable);
    }
}

TEST_F(RuleTest, anotherConditionOnTheSameColumnsTakesItsPlace)
{
    EXPECT_TRUE(isOnSameColumns(RangeRule{.column = "age", .minimum = 1}, RangeRule{.column = "age"}));
    EXPECT_TRUE(looksAt(AreaRule{.x = "age", .y = "width", .corners = {}}, "width"));
    EXPECT_FALSE(looksAt(RangeRule{.column = "age"}, "width"));
    EXPECT_FALSE(isOnSameColumns(RangeRule{.column = "age"}, WordRule{.column = "sex", .words = {}}));
    EXPECT_FALSE(
        isOnSameColumns(RangeRule{.column = "age"}, AreaRule{.x = "age", .y = "width", .corners = {}}));
}

TEST_F(RuleTest, differencesAreLedByWhatSetsTheSelectionApart)
{
    // 12 24 against 36 48 60: nothing in common. Sexes: 1/2 1/2 against 1/4 1/2 1/4.
    const auto found = differences(m_columns, {1, 1, 0, 0, 0, 0});
    ASSERT_FALSE(found.empty());
    const auto of = [&](std::string_view key) {
        return *std::ranges::find_if(
            found, [&](const Difference& each) { return m_columns.all()[each.column].key == key; });
    };
    EXPECT_DOUBLE_EQ(of("age").distance, 1);
    EXPECT_DOUBLE_EQ(of("age").inside.mean, 18);
    EXPECT_DOUBLE_EQ(of("age").outside.mean, 48);
    EXPECT_DOUBLE_EQ(of("sex").distance, 0.25);
    EXPECT_EQ(m_columns.find("sex")->words[of("sex").word], "female");
    EXPECT_DOUBLE_EQ(of("sex").shareInside, 0.5);
    EXPECT_DOUBLE_EQ(of("sex").shareOutside, 0.25);
    EXPECT_TRUE(std::ranges::is_sorted(found, std::ranges::greater(), &Difference::distance));
    EXPECT_TRUE(differences(m_columns, RowMask(6, 1)).empty()) << "nothing is left to differ from";
}

TEST(Difference, isTheLargestDistanceBetweenTheDistributions)
{
    // At 8 the distributions stand at 6/6 and 4/7; nowhere are they farther apart.
    auto set = std::make_shared<dataset::Dataset>();
    set->ids.resize(13);
    set->months = {1, 2, 2, 3, 5, 8, 2, 3, 3, 4, 9, 9, 9};
    const Columns columns(set, nullptr);
    const auto found = differences(columns, {1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_NEAR(found[0].distance, 3.0 / 7.0, 1e-12);
}

} // namespace
} // namespace carpo::explore

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/explore/measures.h"
#include "engine/imaging/file_bytes.h"
#include "engine/report/suspects_csv.h"
#include "engine/report/table_csv.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <limits>
#include <memory>

namespace carpo::report {
namespace {

constexpr float kFloatNaN = std::numeric_limits<float>::quiet_NaN();

class Csv : public testing::Test
{
protected:
    void SetUp() override
    {
        auto dataset = std::make_shared<dataset::Dataset>();
        dataset->ids = {"7", "a,\"b\"", "9"};
        dataset->files = {"/d/7.png", "/d/8.png", "/d/9.png"};
        dataset->sexes = {dataset::Sex::Female, dataset::Sex::Male, dataset::Sex::Unknown};
        dataset->months = {120.5F, kFloatNaN, 60};
        m_dataset = dataset;
        auto scan = std::make_shared<explore::ScanTable>();
        scan->decoded = {true, true, true};
        scan->measures.assign(explore::measures().size(), {0.1F, 0.25F, 1});
        m_columns = explore::Columns(m_dataset, scan);
        m_decisions = project::noDecisions(*m_dataset);
    }

    [[nodiscard]] TableCsv table(std::vector<std::string> keys) const
    {
        return {*m_dataset, m_columns, &m_decisions, std::move(keys)};
    }

    std::shared_ptr<const dataset::Dataset> m_dataset;
    explore::Columns m_columns;
    project::DecisionTable m_decisions;
};

TEST_F(Csv, hasTheColumnsAskedForAndNothingWhereNothingIsKnown)
{
    m_decisions.excluded[1] = true;
    m_decisions.tags[1] = {"two hands"};
    const TableCsv csv = table({"age", "sex", "brightness", "decision", "gone"});
    EXPECT_EQ(csv.header(), "id,path,age,sex,brightness,decision,gone");
    EXPECT_EQ(csv.line(0), "7,/d/7.png,120.5,female,0.1,,");
    EXPECT_EQ(csv.line(1), "\"a,\"\"b\"\"\",/d/8.png,,male,0.25,\"excluded;two hands\",");
    m_decisions.months[2] = 61;
    EXPECT_EQ(csv.line(2), "9,/d/9.png,60,unknown,1,corrected,");
}

TEST_F(Csv, isWrittenInTheOrderAskedForOrNotAtAll)
{
    const support::TemporaryFolder folder;
    const std::vector<std::size_t> images = {2, 0};
    std::int64_t done = 0;
    ASSERT_TRUE(
        writeTableCsv(folder / "t.csv", table({"sex"}), images, {}, [&](const core::Progress& progress) {
            done = progress.done;
        }));
    EXPECT_EQ(done, 2);
    const auto bytes = imaging::readFile(folder / "t.csv", 1000).value();
    EXPECT_EQ(std::string(bytes.begin(), bytes.end()),
              "id,path,sex\n9,/d/9.png,unknown\n7,/d/7.png,female\n");
    const auto nowhere = writeTableCsv(folder / "none" / "t.csv", table({}), images, {}, {});
    ASSERT_FALSE(nowhere);
    EXPECT_EQ(nowhere.error().code, core::ErrorCode::WriteFailed);
    std::stop_source stopped;
    stopped.request_stop();
    EXPECT_EQ(writeTableCsv(folder / "u.csv", table({}), images, stopped.get_token(), {}).error().code,
              core::ErrorCode::Cancelled);
    EXPECT_FALSE(std::filesystem::exists(folder / "u.csv"));
}

TEST_F(Csv, suspectsHaveALineForEachSuspicion)
{
    const std::vector<explore::Outlier> outliers = {
        {.row = 1, .score = 1.25, .kind = explore::OutlierKind::None, .reasons = {}}};
    const std::vector<explore::DuplicateGroup> groups = {
        {.rows = {0, 2}, .exact = true, .labelsDiffer = true}};
    EXPECT_EQ(suspectsCsv(*m_dataset, outliers, groups),
              "id,path,kind,score,group,reasons\n"
              "\"a,\"\"b\"\"\",/d/8.png,,1.250,,\n"
              "7,/d/7.png,duplicate,,1,\"the same pixels; labels differ\"\n"
              "9,/d/9.png,duplicate,,1,\"the same pixels; labels differ\"\n");
}

} // namespace
} // namespace carpo::report

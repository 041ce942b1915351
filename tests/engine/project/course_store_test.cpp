// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <vector>

namespace carpo::project {
namespace {

using namespace samples;
using Steps = std::vector<std::uint32_t>;

class CourseStore : public testing::Test
{
protected:
    CourseStore() { EXPECT_TRUE(m_project.addRun(runNamed("a")).has_value()); }

    void store(const Steps& steps, float loss)
    {
        std::vector<BatchRow> rows;
        for (const std::uint32_t step : steps)
            rows.push_back({.step = step, .loss = loss});
        EXPECT_TRUE(m_project.storeBatches(1, rows).has_value());
    }

    [[nodiscard]] Steps steps(float ofLoss) const
    {
        Steps found;
        const std::vector<BatchRow> rows = m_project.batches(1).value();
        for (const BatchRow& row : rows) {
            if (row.loss == ofLoss)
                found.push_back(row.step);
        }
        return found;
    }

private:
    support::TemporaryFolder m_folder;
    Project m_project = Project::openOrCreate(m_folder / "p.carpo").value();
};

TEST_F(CourseStore, batchesThatAreMadeAgainTakeThePlaceOfTheFirstOnes)
{
    store({1, 2, 3, 4}, 1);
    store({5, 6, 7, 8}, 1);
    store({9, 10}, 1);
    // From a checkpoint in the middle of the second four.
    store({7, 8, 9}, 2);
    EXPECT_EQ(steps(1), (Steps{1, 2, 3, 4, 5, 6}));
    EXPECT_EQ(steps(2), (Steps{7, 8, 9}));
    // And from one at the end of what is there.
    store({10, 11}, 3);
    EXPECT_EQ(steps(2), (Steps{7, 8, 9}));
    EXPECT_EQ(steps(3), (Steps{10, 11}));
    // Or before all of them.
    store({1}, 4);
    EXPECT_EQ(steps(4), Steps{1});
    EXPECT_TRUE(steps(1).empty());
    EXPECT_TRUE(steps(3).empty());
}

} // namespace
} // namespace carpo::project

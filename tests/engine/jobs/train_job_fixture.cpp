// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/jobs/train_job_fixture.h"

#include "engine/phantom/cohort.h"

#include <filesystem>

namespace carpo::jobs {

std::unique_ptr<support::TemporaryFolder> TrainJobTest::s_home;

void TrainJobTest::SetUpTestSuite()
{
    s_home = std::make_unique<support::TemporaryFolder>();
    ASSERT_TRUE(
        phantom::writeCohort(*s_home / "cohort", {.count = 40, .seed = 5, .height = 64}, {}, {}).has_value());
}

void TrainJobTest::SetUp()
{
    std::filesystem::copy(*s_home / "cohort", m_folder / "cohort", std::filesystem::copy_options::recursive);
    m_job.projectFile = m_folder / "p.carpo";
    m_job.cache.folder = m_folder / "cache";
    m_job.dataset = dataset::openDataset(m_folder / "cohort").value();
    set({{"data.input_size", "32"},
         {"network.name", "rapida"},
         {"training.epochs", "3"},
         {"training.batch_size", "8"},
         {"execution.device", "cpu"},
         {"execution.threads", "1"}});
    m_job.experiment.setName("small");
}

void TrainJobTest::set(const std::vector<std::pair<std::string, std::string>>& settings)
{
    for (const auto& [key, value] : settings)
        ASSERT_TRUE(m_job.experiment.setFromText(key, value).has_value()) << key;
}

} // namespace carpo::jobs

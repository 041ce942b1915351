// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/project.h"
#include "tests/engine/project/samples.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>

namespace carpo::project {
namespace {

using explore::AppearanceMap;
using explore::MapKind;
using testing::IsEmpty;
using testing::SizeIs;

class Maps : public testing::Test
{
protected:
    static AppearanceMap map(MapKind kind, std::uint64_t seed, const std::string& revision)
    {
        return {.kind = kind, .seed = seed, .revision = revision, .x = {1.5F, -2}, .y = {0, 3e-9F}};
    }
    [[nodiscard]] std::vector<AppearanceMap> stored(const std::string& revision) const
    {
        return Project::open(m_file)->maps(revision).value();
    }

    support::TemporaryFolder m_folder;
    std::filesystem::path m_file = m_folder / "p.carpo";
    Project m_project = Project::openOrCreate(m_file).value();
};

TEST_F(Maps, comeBackAsTheyWere)
{
    EXPECT_THAT(stored("a"), IsEmpty());
    ASSERT_TRUE(m_project.storeMap(map(MapKind::Pca, 0, "a")));
    ASSERT_TRUE(m_project.storeMap(map(MapKind::Umap, 3, "a")));
    EXPECT_THAT(stored("a"), testing::ElementsAre(map(MapKind::Pca, 0, "a"), map(MapKind::Umap, 3, "a")));
    AppearanceMap other = map(MapKind::Umap, 3, "a");
    other.x[1] = std::numeric_limits<float>::quiet_NaN();
    ASSERT_TRUE(m_project.storeMap(other));
    ASSERT_THAT(stored("a"), SizeIs(2));
    EXPECT_TRUE(std::isnan(stored("a")[1].x[1]));
    EXPECT_EQ(stored("a")[1].y, other.y);
}

TEST_F(Maps, ofOtherImagesAreForgotten)
{
    ASSERT_TRUE(m_project.storeMap(map(MapKind::Umap, 1, "a")));
    ASSERT_TRUE(m_project.storeMap(map(MapKind::Umap, 2, "b")));
    EXPECT_THAT(stored("a"), IsEmpty());
    EXPECT_THAT(stored("b"), SizeIs(1));
}

TEST_F(Maps, theLatestEightAreKept)
{
    for (std::uint64_t seed = 1; seed <= 10; ++seed)
        ASSERT_TRUE(m_project.storeMap(map(MapKind::Umap, seed, "a")));
    ASSERT_THAT(stored("a"), SizeIs(8));
    EXPECT_EQ(stored("a").front().seed, 3U);
}

TEST_F(Maps, theRevisionFollowsIdsAndPixels)
{
    const dataset::Dataset dataset = samples::datasetOf(5);
    explore::ScanTable scan = samples::scanOf(dataset);
    const std::string revision = explore::imagesRevision(dataset, scan);
    EXPECT_EQ(revision.size(), 16U);
    EXPECT_EQ(explore::imagesRevision(dataset, scan), revision);
    dataset::Dataset other = dataset;
    std::swap(other.ids[1], other.ids[2]);
    EXPECT_NE(explore::imagesRevision(other, scan), revision);
    scan.pixelHashes[4].low ^= 1U;
    EXPECT_NE(explore::imagesRevision(dataset, scan), revision);
}

} // namespace
} // namespace carpo::project

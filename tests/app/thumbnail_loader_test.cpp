// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bridge/thumbnail_loader.h"

#include "engine/imaging/encode.h"
#include "tests/app/window_fixture.h"

#include <map>
#include <numeric>
#include <set>

namespace carpo::app_test {
namespace {

/// Images of 20 x 10 pixels, each of one gray: its row.
std::shared_ptr<dataset::Dataset> writeImages(const std::filesystem::path& folder, int count)
{
    auto dataset = std::make_shared<dataset::Dataset>();
    for (int row = 0; row < count; ++row) {
        imaging::Image image(20, 10);
        std::ranges::fill(image.pixels8(), static_cast<std::uint8_t>(row));
        dataset->ids.push_back(std::to_string(row));
        dataset->files.push_back(folder / (std::to_string(row) + ".png"));
        EXPECT_TRUE(imaging::writePng(dataset->files.back(), image));
    }
    return dataset;
}

TEST(ThumbnailLoader, bringsEachRowItsOwnImageReduced)
{
    const support::TemporaryFolder folder;
    QThreadPool pool;
    bridge::ThumbnailLoader loader(pool);
    std::map<int, QImage> arrived;
    QObject::connect(
        &loader, &bridge::ThumbnailLoader::ready, [&](const std::vector<bridge::Thumbnail>& all) {
            for (const bridge::Thumbnail& each : all)
                arrived[each.row] = each.image;
        });
    loader.setDataset(writeImages(folder.path(), 5), 10);
    loader.request({3, 1, 4});
    EXPECT_TRUE(waitFor([&] { return arrived.size() == 3; }));
    for (const int row : {1, 3, 4}) {
        EXPECT_EQ(arrived[row].size(), QSize(10, 5));
        EXPECT_EQ(qGray(arrived[row].pixel(2, 2)), row);
    }
}

TEST(ThumbnailLoader, anUnreadableFileIsANullImage)
{
    const support::TemporaryFolder folder;
    QThreadPool pool;
    bridge::ThumbnailLoader loader(pool);
    auto dataset = std::make_shared<dataset::Dataset>();
    dataset->ids = {"1"};
    dataset->files = {folder / "missing.png"};
    int arrived = 0;
    QObject::connect(
        &loader, &bridge::ThumbnailLoader::ready, [&](const std::vector<bridge::Thumbnail>& all) {
            arrived += static_cast<int>(all.size());
            EXPECT_TRUE(all.front().image.isNull());
        });
    loader.setDataset(dataset, 10);
    loader.request({0});
    EXPECT_TRUE(waitFor([&] { return arrived == 1; }));
}

TEST(ThumbnailLoader, everyRowArrivesOrIsForgotten)
{
    const support::TemporaryFolder folder;
    QThreadPool pool;
    bridge::ThumbnailLoader loader(pool);
    const int count = static_cast<int>(bridge::ThumbnailLoader::kMaximumWaiting) + 40;
    std::set<int> arrived;
    std::set<int> forgotten;
    QObject::connect(
        &loader, &bridge::ThumbnailLoader::ready, [&](const std::vector<bridge::Thumbnail>& all) {
            for (const bridge::Thumbnail& each : all)
                arrived.insert(each.row);
        });
    QObject::connect(&loader, &bridge::ThumbnailLoader::forgotten, [&](const std::vector<int>& rows) {
        forgotten.insert(rows.begin(), rows.end());
    });
    loader.setDataset(writeImages(folder.path(), count), 10);
    std::vector<int> rows(static_cast<std::size_t>(count));
    std::iota(rows.begin(), rows.end(), 0);
    loader.request(rows);
    EXPECT_TRUE(waitFor([&] { return arrived.size() + forgotten.size() == rows.size(); }));
    EXPECT_GE(forgotten.size(), 1U);
    EXPECT_TRUE(arrived.contains(0)); // the first of a page is what is looked at
}

TEST(ThumbnailLoader, nothingOfAnOldDatasetArrives)
{
    const support::TemporaryFolder folder;
    QThreadPool pool;
    bridge::ThumbnailLoader loader(pool);
    std::vector<int> arrived;
    QObject::connect(
        &loader, &bridge::ThumbnailLoader::ready, [&](const std::vector<bridge::Thumbnail>& all) {
            for (const bridge::Thumbnail& each : all)
                arrived.push_back(each.row);
        });
    const auto dataset = writeImages(folder.path(), 3);
    loader.setDataset(dataset, 10);
    loader.request({0, 1});
    loader.setDataset(dataset, 5);
    loader.request({2});
    pool.waitForDone();
    EXPECT_TRUE(waitFor([&] { return !arrived.empty(); }));
    EXPECT_THAT(arrived, testing::ElementsAre(2));
}

} // namespace
} // namespace carpo::app_test

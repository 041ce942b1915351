// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/project/pixel_cache.h"

#include "engine/imaging/encode.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <set>
#include <string>
#include <unistd.h>

namespace carpo::project {
namespace {

namespace fs = std::filesystem;
using core::ErrorCode;

constexpr int kSide = 16;
constexpr std::size_t kImageBytes = kSide * kSide;
constexpr std::size_t kHeaderBytes = 4096;

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void writeBytes(const fs::path& file, const std::string& bytes)
{
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << bytes;
}

class PixelCacheTest : public testing::Test
{
protected:
    void SetUp() override
    {
        fs::create_directories(folder / "data");
        dataset.root = folder / "data";
        for (int i = 0; i < 12; ++i)
            add(std::to_string(100 + i), 10 * i + 5);
    }

    // A row whose image is of one gray.
    void add(const std::string& id, int gray)
    {
        dataset.ids.push_back(id);
        dataset.files.push_back(dataset.root / (id + ".png"));
        dataset.sexes.push_back(dataset::Sex::Female);
        dataset.months.push_back(100);
        writeGray(dataset.files.back(), gray);
    }

    static void writeGray(const fs::path& file, int gray)
    {
        imaging::Image image(40, 40);
        std::fill(image.pixels8().begin(), image.pixels8().end(), static_cast<std::uint8_t>(gray));
        ASSERT_TRUE(imaging::writePng(file, image));
        // Two writes may fall into one tick of the file system's clock.
        static auto time = fs::file_time_type::clock::now() - std::chrono::hours(1);
        fs::last_write_time(file, time += std::chrono::milliseconds(10));
    }

    core::Result<PixelArray> load(std::stop_token stop = {}, std::int64_t maxBytes = 20'000'000'000)
    {
        decoded = -1;
        const PixelCache cache({.folder = folder / "cache", .maxBytes = maxBytes});
        return cache.pixels(dataset, preparation, std::move(stop), [this](const core::Progress& progress) {
            decoded = progress.total;
            last = progress;
        });
    }

    // The gray of image i; 256 where it has more than one.
    static int grayOf(const PixelArray& array, std::size_t i)
    {
        const auto pixels = array.pixels().subspan(i * kImageBytes, kImageBytes);
        return std::all_of(pixels.begin(), pixels.end(), [&](auto pixel) { return pixel == pixels[0]; })
                   ? pixels[0]
                   : 256;
    }

    void expectAllRight(const core::Result<PixelArray>& array)
    {
        ASSERT_TRUE(array) << core::inEnglish(array.error());
        ASSERT_EQ(array->pixels().size(), dataset.size() * kImageBytes);
        EXPECT_TRUE(array->problems().empty());
        for (std::size_t i = 0; i < dataset.size(); ++i) {
            EXPECT_TRUE(array->present()[i]);
            EXPECT_EQ(grayOf(*array, i), static_cast<int>(10 * i + 5));
        }
    }

    std::set<fs::path> files() const
    {
        std::set<fs::path> found;
        if (fs::exists(folder / "cache")) {
            for (const auto& entry : fs::directory_iterator(folder / "cache"))
                found.insert(entry.path());
        }
        return found;
    }

    const support::TemporaryFolder folder;
    dataset::Dataset dataset;
    explore::Preparation preparation{.pixels = {.inputSize = kSide}};
    std::int64_t decoded = -1; // images that the last load had to decode; -1: it made no array
    core::Progress last;
};

TEST_F(PixelCacheTest, DecodesOnceAndMapsAfterwards)
{
    expectAllRight(load());
    EXPECT_EQ(decoded, 12);
    EXPECT_EQ(last.done, 12);
    ASSERT_EQ(files().size(), 1U);
    const std::string bytes = bytesOf(*files().begin());
    expectAllRight(load());
    EXPECT_EQ(decoded, -1);
    EXPECT_EQ(bytesOf(*files().begin()), bytes);
    EXPECT_EQ(PixelCache({.folder = folder / "cache"}).size(), static_cast<std::int64_t>(bytes.size()));
}

TEST_F(PixelCacheTest, OneChangedFileIsOneImageRedone)
{
    const auto before = load();
    writeGray(dataset.files[3], 200);
    const auto after = load();
    ASSERT_TRUE(after);
    EXPECT_EQ(decoded, 1);
    EXPECT_EQ(grayOf(*after, 3), 200);
    EXPECT_EQ(grayOf(*after, 2), 25);
    EXPECT_EQ(grayOf(*after, 11), 115);
    // Who has the old one mapped keeps seeing it.
    EXPECT_EQ(grayOf(*before, 3), 35);
    EXPECT_EQ(files().size(), 1U);
}

TEST_F(PixelCacheTest, AnAddedImageIsOneImageDecoded)
{
    expectAllRight(load());
    add("500", 125);
    expectAllRight(load());
    EXPECT_EQ(decoded, 1);
}

TEST_F(PixelCacheTest, AnotherPreprocessingIsAnotherArray)
{
    expectAllRight(load());
    preparation.pixels.inputSize = 32;
    const auto array = load();
    EXPECT_EQ(decoded, 12);
    EXPECT_EQ(array->side(), 32);
    EXPECT_EQ(array->pixels().size(), 12U * 32 * 32);
    EXPECT_EQ(files().size(), 2U);
    preparation.pixels.inputSize = kSide;
    preparation.pixels.keepAspect = false;
    expectAllRight(load());
    EXPECT_EQ(decoded, 12);
}

TEST_F(PixelCacheTest, NoTwoPreparationsMix)
{
    imaging::Image gradient(40, 40);
    for (std::size_t i = 0; i < 1600; ++i)
        gradient.pixels8()[i] = static_cast<std::uint8_t>(60 + i % 40 + i / 80);
    ASSERT_TRUE(imaging::writePng(dataset.files[0], gradient));
    using imaging::Equalisation;
    std::vector<explore::Preparation> all(6, preparation);
    all[1].pixels.equalisation = Equalisation::Histogram;
    all[2].pixels.equalisation = Equalisation::Clahe;
    all[3].pixels.equalisation = Equalisation::Clahe;
    all[3].pixels.tiles = 2;
    all[4].fixPolarity = true;
    all[5].cropToHand = true;
    for (int round = 0; round < 2; ++round) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            preparation = all[i];
            const auto array = load();
            ASSERT_TRUE(array);
            EXPECT_EQ(decoded, round == 0 ? 12 : -1) << i;
            const imaging::Image expected = explore::prepare(gradient, preparation);
            EXPECT_TRUE(std::ranges::equal(array->pixels().first(kImageBytes), expected.pixels8())) << i;
        }
    }
    EXPECT_EQ(files().size(), all.size());
}

TEST_F(PixelCacheTest, WhatCannotBeDecodedIsAProblemAndZero)
{
    writeBytes(dataset.files[4], "this is text");
    fs::remove(dataset.files[6]);
    for (int round = 0; round < 2; ++round) {
        SCOPED_TRACE(round);
        const auto array = load();
        ASSERT_TRUE(array);
        EXPECT_EQ(decoded, round == 0 ? 12 : -1);
        EXPECT_FALSE(array->present()[4]);
        EXPECT_FALSE(array->present()[6]);
        EXPECT_TRUE(array->present()[5]);
        EXPECT_EQ(grayOf(*array, 4), 0);
        EXPECT_EQ(grayOf(*array, 6), 0);
        ASSERT_EQ(array->problems().size(), 2U);
        EXPECT_EQ(array->problems()[0].code, ErrorCode::NotAnImage);
        EXPECT_EQ(array->problems()[0].place, dataset.files[4].string());
        EXPECT_EQ(array->problems()[1].code, ErrorCode::FileNotFound);
    }
    writeGray(dataset.files[6], 65);
    EXPECT_TRUE(load()->present()[6]);
    EXPECT_EQ(decoded, 1);
}

TEST_F(PixelCacheTest, AnEmptyDataSetIsAnEmptyArray)
{
    dataset::Dataset none;
    none.root = dataset.root;
    dataset = none;
    const auto array = load();
    ASSERT_TRUE(array);
    EXPECT_TRUE(array->pixels().empty());
}

TEST_F(PixelCacheTest, CancellingLeavesNoHalfFile)
{
    std::stop_source stop;
    const PixelCache cache({.folder = folder / "cache"});
    const auto array = cache.pixels(
        dataset, preparation, stop.get_token(), [&stop](const core::Progress&) { stop.request_stop(); });
    ASSERT_FALSE(array);
    EXPECT_EQ(array.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(files().empty());
    expectAllRight(load());
    EXPECT_EQ(decoded, 12);
}

TEST_F(PixelCacheTest, CancellingKeepsTheArrayThatWasThere)
{
    expectAllRight(load());
    const auto before = files();
    writeGray(dataset.files[0], 6);
    std::stop_source stop;
    stop.request_stop();
    EXPECT_EQ(load(stop.get_token()).error().code, ErrorCode::Cancelled);
    EXPECT_EQ(files(), before);
    ASSERT_TRUE(load());
    EXPECT_EQ(decoded, 1);
}

TEST_F(PixelCacheTest, ADamagedArrayIsMadeAgain)
{
    expectAllRight(load());
    const fs::path file = *files().begin();
    const std::string whole = bytesOf(file);
    for (std::size_t at = 0; at < 48; ++at) { // every byte of the header
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        writeBytes(file, damaged);
        expectAllRight(load());
        EXPECT_EQ(decoded, 12) << "byte " << at;
    }
    const std::size_t entries = kHeaderBytes + 12 * kImageBytes;
    for (std::size_t at = entries; at < whole.size(); at += 7) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 1);
        writeBytes(file, damaged);
        expectAllRight(load());
        EXPECT_EQ(decoded, 12) << "byte " << at;
    }
    EXPECT_EQ(bytesOf(file), whole);
}

TEST_F(PixelCacheTest, AnArrayCutShortIsMadeAgain)
{
    expectAllRight(load());
    const fs::path file = *files().begin();
    const std::string whole = bytesOf(file);
    for (std::size_t size = 0; size < whole.size(); size += 311) {
        writeBytes(file, whole.substr(0, size));
        expectAllRight(load());
        EXPECT_EQ(decoded, 12) << size << " bytes";
    }
    writeBytes(file, whole + "x");
    expectAllRight(load());
    EXPECT_EQ(decoded, 12);
}

TEST_F(PixelCacheTest, DamagedPixelsAreDecodedAgain)
{
    expectAllRight(load());
    const fs::path file = *files().begin();
    std::string damaged = bytesOf(file);
    damaged[kHeaderBytes + 5 * kImageBytes + 7] ^= 1;
    writeBytes(file, damaged);
    expectAllRight(load());
    EXPECT_EQ(decoded, 1);
}

TEST_F(PixelCacheTest, TheArrayUsedLongestAgoGoesFirst)
{
    std::vector<fs::path> made;
    for (const int side : {16, 17, 18, 19}) {
        preparation.pixels.inputSize = side;
        const auto before = files();
        ASSERT_TRUE(load());
        for (const fs::path& file : files()) {
            if (!before.contains(file))
                made.push_back(file);
        }
    }
    ASSERT_EQ(made.size(), 4U);
    const auto now = fs::file_time_type::clock::now();
    using std::chrono::hours;
    fs::last_write_time(made[0], now - hours(1));
    fs::last_write_time(made[1], now - hours(3));
    fs::last_write_time(made[2], now - hours(2));
    fs::last_write_time(made[3], now - hours(4));
    // Using the oldest makes it the youngest.
    preparation.pixels.inputSize = 19;
    ASSERT_TRUE(load());
    EXPECT_EQ(decoded, -1);
    ASSERT_EQ(files().size(), 4U);

    const auto bytes = [&](std::size_t i) { return static_cast<std::int64_t>(fs::file_size(made[i])); };
    ASSERT_TRUE(load({}, bytes(0) + bytes(2) + bytes(3)));
    EXPECT_EQ(files(), (std::set{made[0], made[2], made[3]}));
    ASSERT_TRUE(load({}, bytes(0) + bytes(3)));
    EXPECT_EQ(files(), (std::set{made[0], made[3]}));
    // The one in hand stays even where it alone is too much.
    ASSERT_TRUE(load({}, 1));
    EXPECT_EQ(files(), std::set{made[3]});
}

TEST_F(PixelCacheTest, EmptyingLeavesWhatIsMappedAndWhatIsNotOurs)
{
    const PixelCache cache({.folder = folder / "cache"});
    EXPECT_EQ(cache.size(), 0);
    EXPECT_TRUE(cache.empty());
    {
        const auto mapped = load();
        preparation.pixels.inputSize = 20;
        ASSERT_TRUE(load());
        writeBytes(folder / "cache/notes.txt", "mine");
        writeBytes(folder / "cache/hands.pixels", "mine too");
        ASSERT_EQ(files().size(), 4U);
        ASSERT_TRUE(cache.empty());
        EXPECT_EQ(files().size(), 3U);
        EXPECT_EQ(grayOf(*mapped, 2), 25);
        EXPECT_GT(cache.size(), 0);
    }
    ASSERT_TRUE(cache.empty());
    EXPECT_EQ(files(), (std::set{folder / "cache/hands.pixels", folder / "cache/notes.txt"}));
    EXPECT_EQ(cache.size(), 0);
}

TEST_F(PixelCacheTest, WhatAKilledProgramLeftHalfMadeIsClearedAway)
{
    expectAllRight(load());
    fs::path half = *files().begin();
    half += ".4711-1.part";
    writeBytes(half, "half");
    ASSERT_TRUE(load());
    EXPECT_TRUE(fs::exists(half)) << "its maker may just have made it";
    fs::last_write_time(half, fs::file_time_type::clock::now() - std::chrono::hours(1));
    ASSERT_TRUE(load());
    EXPECT_FALSE(fs::exists(half));
}

TEST_F(PixelCacheTest, AFolderThatCannotBeMadeIsAnError)
{
    writeBytes(folder / "file", "");
    const PixelCache cache({.folder = folder / "file/cache"});
    const auto array = cache.pixels(dataset, preparation, {}, {});
    ASSERT_FALSE(array);
    EXPECT_EQ(array.error().code, ErrorCode::WriteFailed);
    EXPECT_EQ(cache.size(), 0);
}

} // namespace
} // namespace carpo::project

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/dataset/zip_archive.h"

#include "engine/imaging/file_bytes.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/zip_reader.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <ctime>

namespace carpo::dataset {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

TEST(ZipArchive, holdsWhatWentIn)
{
    const support::TemporaryFolder folder;
    const std::string large(200'000, 'a');
    const std::vector<ZipEntry> entries = {{"b.txt", large}, {"idade óssea/a.txt", "1\n"}, {"empty", ""}};
    const auto bytes = zipped(entries);
    ASSERT_TRUE(bytes.has_value());
    EXPECT_LT(bytes->size(), 2000U) << "compressed";
    ASSERT_TRUE(imaging::writeFile(folder / "a.zip", *bytes).has_value());
    EXPECT_THAT(support::readZip(folder / "a.zip"),
                ElementsAre(Pair("b.txt", large), Pair("idade óssea/a.txt", "1\n"), Pair("empty", "")));
}

// Time and date stand in bytes 10 to 13 of an entry's header (PKWARE's APPNOTE.TXT, 4.3.7 and 4.4.6).
TEST(ZipArchive, isTheSameAtAnyTimeAndPlace)
{
    const std::vector<ZipEntry> entries = {{"a.txt", "text"}};
    std::vector<std::vector<std::uint8_t>> made;
    for (const char* zone : {"UTC0", "JST-9", "BRT3"}) {
        ASSERT_EQ(setenv("TZ", zone, 1), 0);
        tzset();
        made.push_back(zipped(entries).value());
    }
    unsetenv("TZ");
    tzset();
    EXPECT_EQ(made[1], made[0]);
    EXPECT_EQ(made[2], made[0]);
    const std::vector<std::uint8_t> stamp(made[0].begin() + 10, made[0].begin() + 14);
    EXPECT_THAT(stamp, ElementsAre(0, 0, 0x21, 0)) << "1980-01-01, midnight";
}

TEST(ZipArchive, refusesTwoOfOneName)
{
    const std::vector<ZipEntry> entries = {{"a.txt", "1"}, {"a.txt", "2"}};
    const auto bytes = zipped(entries);
    ASSERT_FALSE(bytes.has_value());
    EXPECT_EQ(bytes.error().code, core::ErrorCode::WriteFailed);
    EXPECT_NE(bytes.error().value("detail"), "");
}

} // namespace
} // namespace carpo::dataset

// SPDX-License-Identifier: GPL-3.0-or-later
// A folder in which everything is wrong that can be: each thing is a problem with its place and reason, and
// the images beside them are measured.
#include "engine/explore/scan.h"
#include "engine/project/project.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>

#include <fstream>
#include <map>
#include <string>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace carpo::explore {
namespace {

namespace fs = std::filesystem;

const fs::path kKinds = fs::path(CARPO_SOURCE_DIR) / "tests/engine/imaging/kinds";

class BadImages : public testing::Test
{
protected:
    void copyKind(const std::string& kind, const std::string& name) const
    {
        fs::copy_file(kKinds / kind, m_folder / name);
    }

    void write(const std::string& name, const std::string& content) const
    {
        std::ofstream(m_folder / name, std::ios::binary) << content;
    }

    /// "code" of each problem by the file's name.
    [[nodiscard]] static std::map<std::string, std::string>
    codesOf(const std::vector<core::Problem>& problems)
    {
        std::map<std::string, std::string> codes;
        for (const core::Problem& problem : problems)
            codes[fs::path(problem.place).filename().string()] = core::errorText(problem.code).key;
        return codes;
    }

    [[nodiscard]] core::Result<ScanTable> scanned(const dataset::Dataset& set) const
    {
        auto project = project::Project::openOrCreate(m_projectFolder / "p.carpo");
        return scan(set, *project, {}, {});
    }

    support::TemporaryFolder m_folder;
    support::TemporaryFolder m_projectFolder;
};

TEST_F(BadImages, ofEveryKindStandBesideGoodOnes)
{
    copyKind("gray8.png", "good.png");
    copyKind("refused_cmyk.jpg", "cmyk.jpg");
    copyKind("rgb_progressive.jpg", "lies.png");
    copyKind("gray16_be.tiff", "lies.bmp");
    copyKind("refused_12bit.jpg", "twelve.jpg");
    copyKind("refused_rle24.bmp", "runs.bmp");
    copyKind("rgb8.png", "cut.png");
    fs::resize_file(m_folder / "cut.png", fs::file_size(m_folder / "cut.png") - 20);
    write("empty.png", "");
    write("text.png", "id,boneage,male\n");
    std::ifstream whole(kKinds / "gray8.png", std::ios::binary);
    std::string damaged{std::istreambuf_iterator<char>(whole), {}};
    damaged[45] = static_cast<char>(damaged[45] ^ 1);
    write("chunk.png", damaged);

    const auto set = dataset::openDataset(m_folder.path());
    ASSERT_TRUE(set.has_value()) << core::inEnglish(set.error());
    const auto table = scanned(*set);
    ASSERT_TRUE(table.has_value()) << core::inEnglish(table.error());
    EXPECT_EQ(std::ranges::count(table->decoded, true), 3);
    EXPECT_THAT(codesOf(table->problems),
                testing::ElementsAre(std::pair("chunk.png", "image_damaged"),
                                     std::pair("cmyk.jpg", "unsupported_image"),
                                     std::pair("cut.png", "image_damaged"),
                                     std::pair("empty.png", "image_damaged"),
                                     std::pair("runs.bmp", "unsupported_image"),
                                     std::pair("text.png", "not_an_image"),
                                     std::pair("twelve.jpg", "unsupported_image")));
}

TEST_F(BadImages, whatIsNoFileIsAProblemAndNeverOpened)
{
    copyKind("gray8.png", "good.png");
    ASSERT_EQ(mkfifo((m_folder / "pipe.png").c_str(), 0600), 0);
    fs::create_symlink("loop.png", m_folder / "loop.png");
    fs::create_symlink("nowhere.png", m_folder / "dangling.png");
    fs::create_symlink("/dev/zero", m_folder / "device.png");
    fs::create_directory_symlink(".", m_folder / "again");
    const int listener = socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    (m_folder / "socket.png").string().copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    const auto set = dataset::openDataset(m_folder.path());
    ASSERT_TRUE(set.has_value()) << core::inEnglish(set.error());
    auto codes = codesOf(set->problems);
    for (const char* const name : {"pipe.png", "loop.png", "dangling.png", "device.png", "socket.png"})
        EXPECT_EQ(codes[name], "not_a_file") << name;
    // And where one takes an image's place after the folder was looked at.
    ASSERT_EQ(set->size(), 1U);
    fs::remove(m_folder / "good.png");
    ASSERT_EQ(mkfifo((m_folder / "good.png").c_str(), 0600), 0);
    const auto table = scanned(*set);
    close(listener);
    ASSERT_TRUE(table.has_value()) << core::inEnglish(table.error());
    EXPECT_THAT(codesOf(table->problems), testing::ElementsAre(std::pair("good.png", "read_failed")));
}

} // namespace
} // namespace carpo::explore

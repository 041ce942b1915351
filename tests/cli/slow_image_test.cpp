// SPDX-License-Identifier: GPL-3.0-or-later
// Files of a few hundred kilobytes or some megabytes that keep a decoder busy, beside sound ones: the limit
// of seconds per image ends them and nothing else.
#include "tests/cli/cli_fixture.h"
#include "tests/support/dicom_files.h"

#include <gmock/gmock.h>

#include <cstdint>
#include <map>

namespace carpo::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

std::string word(std::size_t value)
{
    return {static_cast<char>(value >> 8U), static_cast<char>(value & 0xFFU)};
}

std::string segment(char marker, const std::string& content)
{
    return std::string("\xFF") + marker + word(content.size() + 2) + content;
}

/// A gray progressive JPEG of 8192 x 8192 (ITU-T T.81): one pass says that all blocks are alike, and 99 more
/// refine nothing, 16,384 blocks a symbol. Each of the latter takes 120 bytes, and a decoder looks at every
/// coefficient of the 67 million each time.
std::string slowJpeg()
{
    constexpr std::size_t kSide = 8192;
    constexpr std::size_t kBlocks = kSide / 8 * (kSide / 8);
    constexpr std::size_t kBlocksASymbol = 16'384;
    constexpr std::size_t kBitsASymbol = 15; // the code, and how many more blocks than 2^14
    constexpr int kRefinements = 99;
    const std::string zero(1, '\0');
    // One symbol, whose code is one bit: 0.
    const std::string code = "\x01" + std::string(15, '\0');
    std::string file = "\xFF\xD8" + segment('\xDB', zero + std::string(64, '\1'))
                       + segment('\xC2', "\x08" + word(kSide) + word(kSide) + "\x01\x01\x11" + zero)
                       + segment('\xC4', zero + code + zero) + segment('\xC4', "\x10" + code + "\xE0")
                       + segment('\xDA', "\x01\x01" + std::string(4, '\0')) + std::string(kBlocks / 8, '\0');
    const std::string refinement = segment('\xDA', "\x01\x01" + zero + "\x01\x3F\x10")
                                   + std::string(kBlocks / kBlocksASymbol * kBitsASymbol / 8, '\0');
    for (int pass = 0; pass < kRefinements; ++pass)
        file += refinement;
    return file + "\xFF\xD9";
}

class SlowImage : public CliFixture
{
protected:
    /// The reasons of the images that were not opened, by name.
    [[nodiscard]] std::map<std::string, std::string> scanned(const std::string& seconds) const
    {
        const Finished finished =
            run({"scan", set(), "--project", project(), "--json", "--max-seconds-per-image", seconds});
        EXPECT_EQ(finished.status, 0) << finished.err;
        std::map<std::string, std::string> reasons;
        const std::vector<Json> objects = jsonLines(finished.out);
        if (objects.size() != 1)
            return reasons;
        m_images = objects[0].at("images");
        for (const Json& problem : objects[0].at("problems"))
            reasons[fs::path(problem.at("place").get<std::string>()).filename()] = problem.at("message");
        reasons.erase("set"); // that it has no table
        return reasons;
    }

    void addSoundOnes() const
    {
        fs::create_directories(set());
        int taken = 0;
        for (const auto& entry : fs::directory_iterator(cohort() / "boneage-training-dataset")) {
            if (taken++ < 3)
                fs::copy(entry.path(), set());
        }
    }

    [[nodiscard]] fs::path set() const { return folder() / "set"; }

    mutable int m_images = 0;
};

TEST_F(SlowImage, aSmallJpegOfManyPassesIsGivenUpAndTheOthersGoOn)
{
    addSoundOnes();
    const std::string jpeg = slowJpeg();
    EXPECT_LT(jpeg.size(), 200'000U);
    writeFile(set() / "passes.jpg", jpeg);
    EXPECT_THAT(scanned("0.3"),
                UnorderedElementsAre(Pair("passes.jpg", HasSubstr("longer than the limit of 0.3 seconds"))));
    EXPECT_EQ(m_images, 3);
    EXPECT_THAT(scanned("0.3"), UnorderedElementsAre(Pair("passes.jpg", HasSubstr("longer than"))))
        << "it is remembered, with the limit";
    EXPECT_TRUE(scanned("600").empty()) << "with time enough it opens: it is no damaged file";
    EXPECT_EQ(m_images, 4);
}

TEST_F(SlowImage, aLargeDicomOfJpeg2000IsGivenUpAndTheOthersGoOn)
{
    addSoundOnes();
    support::DicomSpec spec{.width = 3000, .height = 3000, .bitsStored = 16};
    std::vector<std::uint16_t> noise(std::size_t{3000} * 3000);
    std::uint32_t state = 1;
    for (std::uint16_t& code : noise) {
        state = state * 1664525U + 1013904223U;
        code = static_cast<std::uint16_t>(state >> 16U);
    }
    support::writeDicom(folder() / "plain.dcm", spec, noise);
    support::runTool({"gdcmconv", "--j2k", folder() / "plain.dcm", set() / "noise.dcm"});
    EXPECT_THAT(scanned("0.3"), UnorderedElementsAre(Pair("noise.dcm", HasSubstr("longer than"))));
    EXPECT_EQ(m_images, 3);
    EXPECT_TRUE(scanned("600").empty());
    EXPECT_EQ(m_images, 4);
}

} // namespace
} // namespace carpo::testing

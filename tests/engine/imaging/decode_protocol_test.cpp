// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/imaging/decode_protocol.h"

#include "engine/core/random.h"

#include <gmock/gmock.h>

#include <cmath>

namespace carpo::imaging {
namespace {

constexpr DecodeRequest kPixels{.fileBytes = 10, .limits = {.maxPixels = 1000, .maxSeconds = 2.5}};

TEST(DecodeProtocol, requestsAndAnswersComeBackAsTheyWere)
{
    const auto request = requestIn(messageOf(kPixels));
    ASSERT_TRUE(request.has_value());
    EXPECT_EQ(request->task, DecodeRequest::Task::Pixels);
    EXPECT_EQ(request->fileBytes, 10);
    EXPECT_EQ(request->limits, kPixels.limits);
    DecodeReply reply{.width = 20, .height = 50, .depth = Image::Depth::Bits16, .whiteBits = 12};
    reply.isColour = true;
    reply.facts = DicomFacts{.sex = DicomFacts::Sex::Male, .ageMonths = 7.5, .laterality = "R"};
    const auto read = replyIn(messageOf(reply), kPixels);
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(read->pixelBytes(), 2000);
    EXPECT_EQ(read->whiteBits, 12);
    EXPECT_TRUE(read->isColour);
    ASSERT_TRUE(read->facts.has_value());
    EXPECT_EQ(read->facts->sex, DicomFacts::Sex::Male);
    EXPECT_EQ(read->facts->ageMonths, 7.5);
    EXPECT_EQ(read->facts->laterality, "R");
    EXPECT_TRUE(std::isnan(read->facts->rowSpacing));
}

TEST(DecodeProtocol, errorsKeepTheirCodeAndValues)
{
    DecodeReply reply;
    reply.error = core::Error{core::ErrorCode::UnsupportedImage, {}, {{"format", "DICOM (\xFF)"}}};
    const auto read = replyIn(messageOf(reply), kPixels);
    ASSERT_TRUE(read && read->error);
    EXPECT_EQ(read->error->code, core::ErrorCode::UnsupportedImage);
    EXPECT_THAT(std::string(read->error->value("format")), testing::StartsWith("DICOM ("));
}

TEST(DecodeProtocol, answersBeyondTheLimitsAreNone)
{
    for (const char* const message : {"",
                                      "[]",
                                      "{}",
                                      R"({"width":1001,"height":1,"deep":0,"white_bits":0})",
                                      R"({"width":0,"height":1,"deep":0,"white_bits":0})",
                                      R"({"width":-5,"height":-5,"deep":0,"white_bits":0})",
                                      R"({"width":18446744073709551615,"height":1,"deep":0,"white_bits":0})",
                                      R"({"width":999999999,"height":999999999,"deep":0,"white_bits":0})",
                                      R"({"width":1,"height":1,"deep":2,"white_bits":0})",
                                      R"({"width":1,"height":1,"deep":1,"white_bits":17})",
                                      R"({"width":1.5,"height":1,"deep":1,"white_bits":0})"})
        EXPECT_FALSE(replyIn(message, kPixels).has_value()) << message;
    EXPECT_FALSE(replyIn(std::string(kMaxMessageBytes + 1, ' '), kPixels).has_value());
    EXPECT_FALSE(
        replyIn(R"({"text_bytes":99999999999})", {.task = DecodeRequest::Task::Attributes}).has_value());
}

TEST(DecodeProtocol, attributesComeBackAsTheyWere)
{
    const std::vector<DicomAttribute> attributes = {{"(0010,0040)", "CS", "Patient's Sex", "F"},
                                                    {"(0009,0010)", "LO", "", "a\\b\n\xC3\xA9"}};
    const auto read = attributesIn(textOf(attributes));
    ASSERT_TRUE(read.has_value());
    EXPECT_EQ(*read, attributes);
    for (const char* const text : {"", "{}", "[1]", R"([["a","b","c"]])", R"([["a","b","c",1]])"})
        EXPECT_FALSE(attributesIn(text).has_value()) << text;
}

TEST(DecodeProtocol, anyBytesAreAnAnswerOrNone)
{
    const std::string good =
        messageOf(DecodeReply{.width = 20, .height = 50, .facts = DicomFacts{.bodyPart = "HAND"}});
    core::RandomStream random(4, "messages");
    for (int i = 0; i < 20'000; ++i) {
        std::string bad = good;
        for (int change = 0; change < 3; ++change)
            bad[random.below(bad.size())] = static_cast<char>(random.below(256));
        const auto read = replyIn(bad, kPixels);
        EXPECT_TRUE(!read || std::int64_t{read->width} * read->height <= kPixels.limits.maxPixels);
    }
}

} // namespace
} // namespace carpo::imaging

// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/report/html.h"

#include "engine/report/inline_image.h"

#include <gtest/gtest.h>

#include <limits>
#include <string_view>
#include <vector>

namespace carpo::report {
namespace {

TEST(Html, EscapesWhatHasAMeaning)
{
    EXPECT_EQ(escaped("<b a=\"x\" c='y'>&amp;"), "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt;&amp;amp;");
    EXPECT_EQ(escaped("mãos — 手 \xf0\x9f\xa6\xb4\n\t"), "mãos — 手 \xf0\x9f\xa6\xb4\n\t");
}

TEST(Html, ReplacesWhatIsNotText)
{
    const std::string mark = "\xef\xbf\xbd";
    EXPECT_EQ(escaped("m\xe3o"), "m" + mark + "o");                    // Latin-1
    EXPECT_EQ(escaped("\xc3"), mark);                                  // cut short
    EXPECT_EQ(escaped("\xc0\xaf"), mark + mark);                       // overlong "/"
    EXPECT_EQ(escaped("\xed\xa0\x80"), mark + mark + mark);            // a surrogate
    EXPECT_EQ(escaped("\xf4\x90\x80\x80"), mark + mark + mark + mark); // above U+10FFFF
    EXPECT_EQ(escaped(std::string_view("a\0\x1b[1m\x7f", 7)), "a" + mark + mark + "[1m" + mark);
}

TEST(Html, WritesNumbersThePlainWay)
{
    EXPECT_EQ(fixed(127.321, 1), "127.3");
    EXPECT_EQ(fixed(-0.04, 1), "0.0");
    EXPECT_EQ(fixed(-1.25, 1), "-1.2");
    EXPECT_EQ(fixed(1e300, 0).size(), 301U);
    EXPECT_EQ(fixed(std::numeric_limits<double>::quiet_NaN(), 2), "–");
    EXPECT_EQ(fixed(std::numeric_limits<double>::infinity(), 2), "–");
    EXPECT_EQ(grouped(0), "0");
    EXPECT_EQ(grouped(999), "999");
    EXPECT_EQ(grouped(12611), "12,611");
    EXPECT_EQ(grouped(-1234567), "-1,234,567");
    EXPECT_EQ(grouped(-123), "-123");
}

// RFC 4648, 10.
TEST(Html, Base64)
{
    const auto of = [](std::string_view text) {
        return base64Of({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    };
    EXPECT_EQ(of(""), "");
    EXPECT_EQ(of("f"), "Zg==");
    EXPECT_EQ(of("fo"), "Zm8=");
    EXPECT_EQ(of("foo"), "Zm9v");
    EXPECT_EQ(of("foob"), "Zm9vYg==");
    EXPECT_EQ(of("fooba"), "Zm9vYmE=");
    EXPECT_EQ(of("foobar"), "Zm9vYmFy");
    EXPECT_EQ(of("\xff\xfe\xfd"), "//79");
}

} // namespace
} // namespace carpo::report

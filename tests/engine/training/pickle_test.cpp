// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/pickle.h"

#include <gmock/gmock.h>

#include <array>

namespace carpo::training {
namespace {

using namespace std::string_literals;
using core::ErrorCode;
using Kind = PickleValue::Kind;

core::Result<Pickle> read(std::string_view bytes)
{
    static constexpr std::array<std::string_view, 1> kAllowed = {"collections.OrderedDict"};
    return readPickle(bytes, kAllowed, "w");
}

std::int64_t integerOf(const std::string& bytes)
{
    const auto pickle = read(bytes);
    EXPECT_TRUE(pickle.has_value());
    if (!pickle)
        return 0;
    EXPECT_EQ(pickle->values[pickle->root].kind, Kind::Integer);
    return pickle->values[pickle->root].integer;
}

// Python: pickle.dumps(n, 2) of each.
TEST(Pickle, readsIntegersOfEveryWidth)
{
    EXPECT_EQ(integerOf("\x80\x02K\xff."), 255);
    EXPECT_EQ(integerOf("\x80\x02M\xff\xff."), 65'535);
    EXPECT_EQ(integerOf("\x80\x02J\xff\xff\xff\xff."), -1);
    EXPECT_EQ(integerOf("\x80\x02J\x00\x00\x01\x00."s), 65'536);
    EXPECT_EQ(integerOf("\x80\x02\x8a\x05\x00\x00\x00\x00\x01."s), std::int64_t{1} << 32);
    EXPECT_EQ(integerOf("\x80\x02\x8a\x05\x00\x00\x00\x00\xff."s), -(std::int64_t{1} << 32));
    EXPECT_EQ(integerOf("\x80\x02\x8a\x00."s), 0);
    EXPECT_EQ(integerOf("\x80\x02\x8b\x01\x00\x00\x00\x7f."s), 127);
    const auto large = read("\x80\x02\x8a\x09\x00\x00\x00\x00\x00\x00\x00\x00\x01."s);
    ASSERT_TRUE(large.has_value());
    EXPECT_EQ(large->values[large->root].kind, Kind::LongInteger);
}

// pickle.dumps(OrderedDict(a=(1, "b", None, True, [0.5])), 4), then something else.
TEST(Pickle, readsNestedValuesAndStopsWhereTheyStop)
{
    const std::string bytes = "\x80\x04\x95\x3c\x00\x00\x00\x00\x00\x00\x00\x8c\x0b"
                              "collections\x94\x8c\x0bOrderedDict\x94\x93\x94)R\x94\x8c\x01"
                              "a\x94(K\x01\x8c\x01"
                              "b\x94N\x88]\x94G?\xe0\x00\x00\x00\x00\x00\x00"
                              "at\x94s."s;
    const auto pickle = read(bytes + "more");
    ASSERT_TRUE(pickle.has_value()) << pickle.error().value("detail");
    EXPECT_EQ(pickle->bytes, bytes.size());
    const PickleValue& root = pickle->values[pickle->root];
    ASSERT_EQ(root.kind, Kind::Call);
    ASSERT_EQ(root.items.size(), 4U);
    EXPECT_EQ(pickle->values[root.items[0]].text, "collections.OrderedDict");
    EXPECT_EQ(pickle->values[root.items[2]].text, "a");
    const PickleValue& tuple = pickle->values[root.items[3]];
    ASSERT_EQ(tuple.kind, Kind::Tuple);
    ASSERT_EQ(tuple.items.size(), 5U);
    EXPECT_EQ(pickle->values[tuple.items[0]].integer, 1);
    EXPECT_EQ(pickle->values[tuple.items[1]].text, "b");
    EXPECT_EQ(pickle->values[tuple.items[2]].kind, Kind::None);
    EXPECT_EQ(pickle->values[tuple.items[3]].kind, Kind::Bool);
    EXPECT_EQ(pickle->values[tuple.items[4]].items.size(), 1U);
}

TEST(Pickle, refusesEveryOtherGlobalByItsName)
{
    for (const std::string& bytes : {"cposix\nsystem\n(X\x02\x00\x00\x00lstR."s,
                                     "\x8c\x05posix\x8c\x06system\x93."s,
                                     "cposix\nsystem\n."s}) {
        const auto pickle = read(bytes);
        ASSERT_FALSE(pickle.has_value());
        EXPECT_EQ(pickle.error().code, ErrorCode::WeightsUnreadable);
        EXPECT_EQ(pickle.error().value("detail"), "posix.system");
        EXPECT_EQ(pickle.error().value("reason"), "it names code, and nothing in a file is run");
    }
    EXPECT_EQ(read("c\x1b[2Jbad\nname\n.").error().value("detail"), "?[2Jbad.name");
    EXPECT_LT(read("c" + std::string(100'000, 'm') + "\nname\n.").error().value("detail").size(), 100U);
}

TEST(Pickle, refusesWhatIsNoPickle)
{
    for (const std::string& bytes : {""s,
                                     "."s,   // nothing on the stack
                                     "N"s,   // no end
                                     "(N."s, // a mark is left
                                     "(.."s,
                                     "N(0."s,                           // takes what is below the mark
                                     "t."s,                             // no mark
                                     "N\x85\x86."s,                     // too few for a pair
                                     "h\x00."s,                         // never remembered
                                     "q\x00."s,                         // nothing to remember
                                     "}NNNs."s,                         // sets on None
                                     "}(Nu."s,                          // a key without a value
                                     "]Ns."s,                           // sets on a list
                                     "}Na."s,                           // appends to a dictionary
                                     "N)R."s,                           // calls None
                                     "ccollections\nOrderedDict\nNR."s, // with None
                                     "N)\x81."s,                        // NEWOBJ
                                     "N\x97."s,                         // a buffer outside
                                     "\x82\x01."s,                      // the extension registry
                                     "(icollections\nOrderedDict\n."s,  // INST
                                     "Q."s,
                                     "Nb."s,
                                     "X\xff\xff\xff\xff."s,                    // 4 GB of text
                                     "\x8d\xff\xff\xff\xff\xff\xff\xff\xff."s, // 16 EB
                                     "\x8b\xff\xff\xff\xff."s,                 // a number of 4 GB
                                     "ccollections"s}) {
        const auto pickle = read(bytes);
        ASSERT_FALSE(pickle.has_value()) << testing::PrintToString(bytes);
        EXPECT_EQ(pickle.error().code, ErrorCode::WeightsUnreadable);
    }
}

// Sixty lists, each twice in the next one: 2^60 when written out. It stands there once.
TEST(Pickle, doesNotWriteOutWhatIsShared)
{
    std::string bytes = "]q\x00"s;
    for (int i = 0; i < 60; ++i)
        bytes +=
            "0](h"s + static_cast<char>(i) + "h"s + static_cast<char>(i) + "eq"s + static_cast<char>(i + 1);
    const auto pickle = read(bytes + ".");
    ASSERT_TRUE(pickle.has_value()) << pickle.error().value("detail");
    EXPECT_EQ(pickle->values.size(), 61U);
}

TEST(Pickle, nestsWithoutAStackAndEndsSomewhere)
{
    EXPECT_TRUE(read(")" + std::string(1'000'000, '\x85') + ".").has_value());
    const auto marks = read(std::string(1'000'000, '(') + "N" + std::string(1'000'000, 'l') + ".");
    EXPECT_TRUE(marks.has_value());
    const auto endless = read(std::string(5'000'000, 'N') + ".");
    ASSERT_FALSE(endless.has_value());
    EXPECT_EQ(endless.error().value("reason"), "more in it than weights need");
    // A list that holds itself.
    EXPECT_TRUE(read("]q\x00h\x00"s + "a.").has_value());
}

} // namespace
} // namespace carpo::training

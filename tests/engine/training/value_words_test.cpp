// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/training/value_words.h"

#include <gtest/gtest.h>

namespace carpo::training {
namespace {

std::string wordsOf(std::string_view key, const Value& value)
{
    return inWords(*findHyperparameter(key), value);
}

TEST(ValueWords, sayValuesAsPeopleReadThem)
{
    EXPECT_EQ(wordsOf("data.input_size", std::int64_t{550}), "550 px");
    EXPECT_EQ(wordsOf("data.keep_aspect", true), "yes");
    EXPECT_EQ(wordsOf("augmentation.flip", false), "no");
    EXPECT_EQ(wordsOf("optimizer.learning_rate", 0.0015), "0.0015");
    EXPECT_EQ(wordsOf("augmentation.rotation", 10.0), "10 °");
    EXPECT_EQ(wordsOf("augmentation.rotation", 0.0), "off (0)");
    EXPECT_EQ(wordsOf("data.subset_count", std::int64_t{0}), "all (0)");
    EXPECT_EQ(wordsOf("data.subset_count", std::int64_t{500}), "500 images");
    EXPECT_EQ(wordsOf("regularization.gradient_clip", 0.0), "off (0)");
    EXPECT_EQ(wordsOf("optimizer.name", std::string("adamw")), "AdamW (adamw)");
    EXPECT_EQ(wordsOf("network.name", std::string("rapida")), "Rápida (rapida)");
}

} // namespace
} // namespace carpo::training

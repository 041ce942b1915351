// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/field_slider.h"

#include <gtest/gtest.h>

namespace carpo::forms {
namespace {

TEST(FieldSlider, goesFromEndToEndOfALinearField)
{
    FieldSlider slider({.key = QStringLiteral("angle"), .minimum = 0, .maximum = 180});
    slider.setNumber(90);
    EXPECT_EQ(slider.value(), 500);
    EXPECT_DOUBLE_EQ(slider.number(), 90);
    slider.setValue(slider.maximum());
    EXPECT_DOUBLE_EQ(slider.number(), 180);
    slider.setValue(0);
    EXPECT_DOUBLE_EQ(slider.number(), 0);
}

TEST(FieldSlider, isFinerTowardsZeroOfAShare)
{
    FieldSlider slider({.key = QStringLiteral("decay"), .minimum = 0, .maximum = 1});
    slider.setValue(100);
    EXPECT_NEAR(slider.number(), 0.01, 1e-12);
    slider.setNumber(0.25);
    EXPECT_EQ(slider.value(), 500);
}

TEST(FieldSlider, movesByFactorsFromWhereItBegan)
{
    FieldSlider slider({.key = QStringLiteral("rate"), .minimum = 1e-9, .maximum = 10, .logarithmic = true});
    slider.start(0.001);
    EXPECT_EQ(slider.value(), 500);
    slider.setValue(750);
    EXPECT_DOUBLE_EQ(slider.number(), 0.01);
    slider.setValue(0);
    EXPECT_DOUBLE_EQ(slider.number(), 1e-5);
}

TEST(FieldSlider, aWholeNumberStaysWholeAndAWideFieldReachesZero)
{
    FieldSlider batch({.key = QStringLiteral("batch"),
                       .kind = FieldKind::Integer,
                       .minimum = 2,
                       .maximum = 65536,
                       .logarithmic = true});
    batch.start(16);
    batch.setValue(batch.maximum());
    EXPECT_DOUBLE_EQ(batch.number(), 1600);
    FieldSlider clip({.key = QStringLiteral("clip"), .minimum = 0, .maximum = 1e6});
    clip.start(1);
    clip.setValue(0);
    EXPECT_DOUBLE_EQ(clip.number(), 0);
}

} // namespace
} // namespace carpo::forms

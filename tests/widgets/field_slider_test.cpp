// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/field_slider.h"

#include <gtest/gtest.h>

namespace carpo::forms {
namespace {

FieldSpec fieldOf(FieldKind kind, double minimum, double maximum, bool logarithmic)
{
    FieldSpec spec;
    spec.kind = kind;
    spec.minimum = minimum;
    spec.maximum = maximum;
    spec.logarithmic = logarithmic;
    return spec;
}

TEST(FieldSlider, goesFromEndToEndOfALinearField)
{
    FieldSlider slider(fieldOf(FieldKind::Real, 0, 180, false));
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
    FieldSlider slider(fieldOf(FieldKind::Real, 0, 1, false));
    slider.setValue(100);
    EXPECT_NEAR(slider.number(), 0.01, 1e-12);
    slider.setNumber(0.25);
    EXPECT_EQ(slider.value(), 500);
}

TEST(FieldSlider, movesByFactorsFromWhereItBegan)
{
    FieldSlider slider(fieldOf(FieldKind::Real, 1e-9, 10, true));
    slider.start(0.001);
    EXPECT_EQ(slider.value(), 500);
    slider.setValue(750);
    EXPECT_DOUBLE_EQ(slider.number(), 0.01);
    slider.setValue(0);
    EXPECT_DOUBLE_EQ(slider.number(), 1e-5);
}

TEST(FieldSlider, aWholeNumberStaysWholeAndAWideFieldReachesZero)
{
    FieldSlider batch(fieldOf(FieldKind::Integer, 2, 65536, true));
    batch.start(16);
    batch.setValue(batch.maximum());
    EXPECT_DOUBLE_EQ(batch.number(), 1600);
    FieldSlider clip(fieldOf(FieldKind::Real, 0, 1e6, false));
    clip.start(1);
    clip.setValue(0);
    EXPECT_DOUBLE_EQ(clip.number(), 0);
}

} // namespace
} // namespace carpo::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/look_style.h"

class QComboBox;

namespace carpo::style {

/// What a choice box shows of the text that it stands at.
[[nodiscard]] QString shownText(const QComboBox& box);

/// LookStyle with a frame that shows where the keyboard is, icons of the theme's size, tool tips that wait
/// less, and choice boxes that say with an ellipsis, and in full in their tool tip, what they have no room
/// for.
class CarpoStyle final : public LookStyle
{
    Q_OBJECT

public:
    void drawPrimitive(PrimitiveElement element,
                       const QStyleOption* option,
                       QPainter* painter,
                       const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control,
                            const QStyleOptionComplex* option,
                            QPainter* painter,
                            const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint,
                  const QStyleOption* option,
                  const QWidget* widget,
                  QStyleHintReturn* returned) const override;
    /// What clears a line is drawn in the theme's colours.
    QIcon standardIcon(StandardPixmap icon,
                       const QStyleOption* option = nullptr,
                       const QWidget* widget = nullptr) const override;
    using LookStyle::polish;
    using LookStyle::unpolish;
    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace carpo::style

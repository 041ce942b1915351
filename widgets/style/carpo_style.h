// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

namespace carpo::style {

/// Fusion with a frame that shows where the keyboard is, icons of the theme's size, and tool tips that wait
/// less.
class CarpoStyle final : public QProxyStyle
{
    Q_OBJECT

public:
    CarpoStyle();

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
};

} // namespace carpo::style

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/viewer/image_view.h"

#include <gtest/gtest.h>

#include <QTest>

namespace carpo::viewer::test {

/// Shortcuts work only in the active window.
inline void show(QWidget& window, QWidget& focused)
{
    window.show();
    window.activateWindow();
    focused.setFocus();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
}

inline void show(QWidget& window)
{
    show(window, window);
}

inline void drag(
    QWidget& widget, Qt::MouseButton button, Qt::KeyboardModifiers keys, const QPoint& from, const QPoint& to)
{
    QTest::mousePress(&widget, button, keys, from);
    QTest::mouseMove(&widget, (from + to) / 2);
    QTest::mouseMove(&widget, to);
    QTest::mouseRelease(&widget, button, keys, to);
}

/// Pixel (x, y) holds `value(x, y)`.
template <typename Value>
QImage deepImage(const QSize& size, Value value)
{
    QImage image(size, QImage::Format_Grayscale16);
    for (int y = 0; y < size.height(); ++y)
        for (int x = 0; x < size.width(); ++x)
            reinterpret_cast<quint16*>(image.scanLine(y))[x] = static_cast<quint16>(value(x, y));
    return image;
}

inline int valueAt(const QImage& deep, int x, int y)
{
    return reinterpret_cast<const quint16*>(deep.constScanLine(y))[x];
}

inline int grayAt(QWidget& widget, const QPoint& position)
{
    return qGray(widget.grab().toImage().pixel(position));
}

} // namespace carpo::viewer::test

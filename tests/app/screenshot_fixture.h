// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/window_fixture.h"

#include <QSize>

#include <functional>

class QWidget;

namespace carpo::app_test {

/// Pictures of the window, to be looked at: in the build's folder screenshots.
class ScreenshotFixture : public WindowFixture
{
protected:
    /// What is asynchronous (thumbnails, results, the frame of a plot) has come.
    void settle();

    /// The window as it is, nothing hovered; fails where it is blank or, in type of the usual size, does not
    /// show all of its page.
    void take(const QString& name);
    /// All of the page has room in the window.
    [[nodiscard]] bool showsAll();
    /// As take(), with what has opened over it.
    void takeWithPopup(QWidget& popup, const QString& name);
    /// A dialog or another part of it.
    static void takePart(QWidget& part, const QString& name);

    /// In both languages, both themes and the two sizes that count, `work` with the variant's name.
    void inEveryVariant(const std::function<void(const QString& variant)>& work);

    /// In four of them, each language with each theme and each size twice: half the time, for states of a
    /// page.
    void inEachLanguageAndTheme(const std::function<void(const QString& variant)>& work);

    /// One of them.
    QString become(const char* language, const char* theme, QSize size);
};

} // namespace carpo::app_test

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QWidget>

namespace carpo::pages {

/// A page or a part of one: says all its words in retranslate(), which is called again when the language
/// changes.
class TranslatedWidget : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    /// Sets every text and number. A derived constructor calls its own at its end.
    virtual void retranslate() = 0;

    void changeEvent(QEvent* event) override
    {
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        QWidget::changeEvent(event);
    }
};

} // namespace carpo::pages

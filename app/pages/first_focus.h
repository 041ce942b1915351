// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusEvent>
#include <QWidget>

namespace carpo::pages {

/// See passFocus().
class FocusPasser final : public QObject
{
public:
    FocusPasser(QWidget& page, QWidget& first)
        : QObject(&page)
        , m_first(first)
    {
        page.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::FocusIn)
            m_first.setFocus(static_cast<QFocusEvent*>(event)->reason());
        return QObject::eventFilter(watched, event);
    }

private:
    QWidget& m_first; // in the page: there as long as this is
};

/// `page` passes the focus that it is given to `first`, which is in it. A focus proxy does that too, but the
/// Tab key goes by it as well: on each round it would leap over all in `page` that stands before `first`.
inline void passFocus(QWidget& page, QWidget& first)
{
    new FocusPasser(page, first); // the page owns it
}

} // namespace carpo::pages

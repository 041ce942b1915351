// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace carpo::feedback {

/// A page that fills its place, and is moved within it where the place is smaller than the least that the
/// page needs: with large type on a small screen nothing is cut off.
class PageScroll : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the page.
    explicit PageScroll(QWidget* page, QWidget* parent = nullptr);

    /// Whether all of the page is seen at once.
    [[nodiscard]] bool showsAll() const;

private:
    QWidget* m_page;
};

} // namespace carpo::feedback

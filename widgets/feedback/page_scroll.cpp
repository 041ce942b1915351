// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/page_scroll.h"

#include <QEvent>

namespace carpo::feedback {
namespace {

/// Stands between the scroll area and the page: QScrollArea takes what its widget's height would be for its
/// width as the least height, where the page's own least height is smaller.
class Holder : public QWidget
{
public:
    explicit Holder(QWidget* page)
        : m_page(page)
    {
        page->setParent(this);
        page->show();
        takeLeastSize();
    }

protected:
    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show)
            takeLeastSize();
        return QWidget::event(event);
    }

    void resizeEvent(QResizeEvent* /*event*/) override { m_page->setGeometry(rect()); }

private:
    void takeLeastSize() { setMinimumSize(m_page->minimumSizeHint().expandedTo(m_page->minimumSize())); }

    QWidget* m_page;
};

} // namespace

PageScroll::PageScroll(QWidget* page, QWidget* parent)
    : QScrollArea(parent)
    , m_page(page)
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus); // the page's own parts are driven by keys
    setWidgetResizable(true);
    setWidget(new Holder(page));
}

bool PageScroll::showsAll() const
{
    return m_page->width() <= viewport()->width() && m_page->height() <= viewport()->height();
}

} // namespace carpo::feedback

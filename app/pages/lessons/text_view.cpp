// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/text_view.h"

#include "widgets/style/formula_picture.h"
#include "widgets/style/theme.h"

#include <QFontInfo>
#include <QImage>
#include <QScrollBar>
#include <QTextBlock>
#include <QUrl>

#include <algorithm>

namespace carpo::pages {
namespace {

constexpr double kFormulaSize = 1.25; // of the text's
constexpr double kDocumentMargin = 4;
constexpr double kLineHeight = 115; // percent
constexpr double kParagraphMargin = 8;

} // namespace

TextView::TextView(QWidget* parent)
    : QTextBrowser(parent)
{
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    document()->setDocumentMargin(kDocumentMargin);
    viewport()->setAutoFillBackground(false);
    connect(&style::Theme::instance(), &style::Theme::changed, this, &TextView::write);
}

void TextView::setText(const QString& markdown, const QHash<QString, QByteArray>& formulas)
{
    m_markdown = markdown;
    m_formulas = formulas;
    write();
    verticalScrollBar()->setValue(0);
}

void TextView::append(const QString& more)
{
    const int before = static_cast<int>(document()->size().height());
    m_markdown += QStringLiteral("\n\n") + more;
    write();
    verticalScrollBar()->setValue(before - viewport()->height() / 3);
}

void TextView::write()
{
    const int place = verticalScrollBar()->value();
    m_writtenWidth = textWidth();
    document()->setDefaultFont(style::Theme::instance().font());
    document()->clear(); // with the drawings it had
    setMarkdown(m_markdown);
    QTextCursor all(document());
    all.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    format.setBottomMargin(kParagraphMargin); // which Markdown's paragraphs come without
    all.mergeBlockFormat(format);
    verticalScrollBar()->setValue(place);
}

int TextView::textWidth() const
{
    return width() - verticalScrollBar()->sizeHint().width();
}

QVariant TextView::loadResource(int type, const QUrl& name)
{
    if (type != QTextDocument::ImageResource || name.scheme() != QLatin1String("formula"))
        return {}; // nothing from elsewhere
    const style::Theme& theme = style::Theme::instance();
    return style::formulaPicture(m_formulas.value(name.path()),
                                 theme.color(style::Role::Text),
                                 QFontInfo(theme.font()).pixelSize() * kFormulaSize,
                                 std::max(40.0, textWidth() - 4 * kDocumentMargin),
                                 std::max(1.0, devicePixelRatioF()));
}

void TextView::resizeEvent(QResizeEvent* event)
{
    QTextBrowser::resizeEvent(event);
    if (textWidth() != m_writtenWidth)
        write();
}

} // namespace carpo::pages

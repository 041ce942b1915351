// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/lessons/lesson_text.h"

#include "app/bridge/lesson_words.h"
#include "app/pages/lessons/text_view.h"
#include "widgets/style/theme.h"

#include <gtest/gtest.h>

#include <QFont>
#include <QImage>
#include <QLocale>
#include <QScrollBar>
#include <QTest>
#include <QTextBlock>
#include <QTextCursor>
#include <QUrl>

namespace carpo::app_test {
namespace {

const QByteArray kSquare = QByteArrayLiteral("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 2000 "
                                             "1000\"><rect width=\"2000\" height=\"1000\" "
                                             "fill=\"currentColor\"/></svg>");

TEST(LessonText, comesApartAtItsComments)
{
    const auto text =
        pages::lessonTextFrom(QStringLiteral("# Title\n\nFirst *one*, $x$.\n\n$$ a + b $$\n\n"
                                             "<!-- question -->\nWhat?\n<!-- answer -->\nThat.\n"
                                             "<!-- notice -->\n- this\n"),
                              {{pages::formulaHash(QStringLiteral("a + b")), kSquare}});
    EXPECT_TRUE(text.body.startsWith(QStringLiteral("First *one*, *x*."))) << qPrintable(text.body);
    EXPECT_TRUE(text.body.contains(QStringLiteral("![formula](formula:")));
    EXPECT_EQ(text.question, QStringLiteral("What?"));
    EXPECT_EQ(text.answer, QStringLiteral("That."));
    EXPECT_EQ(text.notice, QStringLiteral("- this"));
}

TEST(LessonText, aFormulaIsNamedByItsHash)
{
    // printf 'a + b' | sha256sum
    EXPECT_EQ(pages::formulaHash(QStringLiteral("  a + b\n")), QStringLiteral("cb23f6635a58"));
}

TEST(LessonText, aMissingOrDamagedDrawingLeavesTheFormulaAsWritten)
{
    const QString hash = pages::formulaHash(QStringLiteral("E = mc^2"));
    for (const QByteArray& svg : {QByteArray(), QByteArrayLiteral("<svg"), QByteArrayLiteral("no drawing")}) {
        const auto text = pages::lessonTextFrom(QStringLiteral("# T\n\n$$E = mc^2$$\n"), {{hash, svg}});
        EXPECT_TRUE(text.body.contains(QStringLiteral("`E = mc^2`"))) << qPrintable(text.body);
        EXPECT_TRUE(text.formulas.isEmpty());
    }
}

TEST(LessonText, formulasHaveTheTextsColour)
{
    pages::TextView view;
    view.resize(400, 300);
    view.setText(QStringLiteral("![formula](formula:abc)"), {{QStringLiteral("abc"), kSquare}});
    // Not a drawing that is nowhere: Qt leaves out images without words of their own.
    EXPECT_EQ(view.toPlainText(), QString(QChar::ObjectReplacementCharacter));
    const auto image =
        view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("formula:abc"))).value<QImage>();
    ASSERT_FALSE(image.isNull());
    EXPECT_EQ(image.pixelColor(image.width() / 2, image.height() / 2).rgb(),
              style::Theme::instance().color(style::Role::Text).rgb());
    EXPECT_NEAR(static_cast<double>(image.width()) / image.height(), 2.0, 0.2);
    EXPECT_TRUE(
        view.loadResource(QTextDocument::ImageResource, QUrl(QStringLiteral("file:///etc/passwd"))).isNull());
}

TEST(LessonText, aTextLongerThanItsPlaceBeginsAsWritten)
{
    pages::TextView view;
    view.resize(300, 120);
    view.show();
    QString text = QStringLiteral("**Bold** and not");
    for (int paragraph = 0; paragraph < 40; ++paragraph)
        text += QStringLiteral("\n\nOne more paragraph, so that a scroll bar comes while it is written.");
    view.setText(text, {});
    QTest::qWait(50);
    ASSERT_GT(view.verticalScrollBar()->maximum(), 0);
    EXPECT_EQ(view.document()->firstBlock().text(), QStringLiteral("Bold and not"));
    QTextCursor cursor(view.document());
    cursor.setPosition(2);
    EXPECT_EQ(cursor.charFormat().fontWeight(), QFont::Bold);
    cursor.setPosition(8);
    EXPECT_NE(cursor.charFormat().fontWeight(), QFont::Bold);
}

TEST(LessonWords, haveTheirNumbersInTheWindowsLanguage)
{
    QLocale::setDefault(QLocale(QStringLiteral("pt_BR")));
    EXPECT_EQ(bridge::lessonWords({"%2 of %1 %", {1234.5, 0.25}, 5}), QStringLiteral("0,25 of 1.234,5 %"));
    EXPECT_EQ(bridge::lessonWords({"%1 and %3", {1}}), QStringLiteral("1 and %3"));
    EXPECT_EQ(bridge::lessonWords({}), QString());
    QLocale::setDefault(QLocale::c());
}

} // namespace
} // namespace carpo::app_test

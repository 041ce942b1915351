// SPDX-License-Identifier: GPL-3.0-or-later
// Every formula of the lessons has its drawing, and Qt draws it as librsvg does.
#include "tests/repo/lesson_files.h"

#include <gmock/gmock.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <algorithm>
#include <cmath>

namespace carpo::repo {
namespace {

constexpr int kPixelsAnEm = 32;
constexpr double kUnitsAnEm = 1000;
constexpr double kColumn = 22; // em that a lesson's column has room for

QSet<QString> wantedDrawings()
{
    QSet<QString> names;
    for (const LessonFile& file : lessonFiles()) {
        for (const QString& formula : formulasIn(file.text))
            names += drawingName(formula);
    }
    return names;
}

QString pathOf(const QString& name)
{
    return drawingFolder() + QLatin1Char('/') + name;
}

QImage drawnByQt(QSvgRenderer& renderer)
{
    QImage image((renderer.viewBoxF().size() * (kPixelsAnEm / kUnitsAnEm)).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image.convertToFormat(QImage::Format_Grayscale8);
}

QImage drawnByLibrsvg(const QString& path, const QSize& size)
{
    QProcess convert;
    convert.start(QStringLiteral("rsvg-convert"),
                  {QStringLiteral("--background-color=white"),
                   QStringLiteral("--width=%1").arg(size.width()),
                   QStringLiteral("--height=%1").arg(size.height()),
                   path});
    EXPECT_TRUE(convert.waitForFinished(-1)) << "is librsvg2-bin installed?";
    QImage image;
    image.loadFromData(convert.readAllStandardOutput(), "PNG");
    return image.convertToFormat(QImage::Format_Grayscale8);
}

struct Difference
{
    double mean = 0;    ///< of all pixels' absolute differences, 0 to 1
    double largest = 0; ///< of any square of 8 x 8 pixels: what an edge's smoothing cannot explain
};

Difference differenceOf(const QImage& one, const QImage& other)
{
    constexpr int kSquare = 8;
    Difference difference;
    for (int top = 0; top < one.height(); top += kSquare) {
        for (int left = 0; left < one.width(); left += kSquare) {
            double sum = 0;
            for (int y = top; y < std::min(top + kSquare, one.height()); ++y) {
                for (int x = left; x < std::min(left + kSquare, one.width()); ++x) {
                    const double apart = (qGray(one.pixel(x, y)) - qGray(other.pixel(x, y))) / 255.0;
                    sum += apart;
                    difference.mean += std::abs(apart);
                }
            }
            difference.largest = std::max(difference.largest, std::abs(sum) / (kSquare * kSquare));
        }
    }
    difference.mean /= one.width() * one.height();
    return difference;
}

TEST(Formulas, everyOneHasItsDrawingAndNoDrawingIsLeftOver)
{
    const QStringList there = QDir(drawingFolder()).entryList(QDir::Files);
    EXPECT_EQ(QSet<QString>(there.begin(), there.end()), wantedDrawings()) << "run packaging/formulas.mjs";
    EXPECT_GE(there.size(), 11);
}

// QtSvg drops nested pictures, what comes after them, and references; a <text> has the font of the machine.
TEST(Formulas, noneHoldsWhatQtDoesNotDraw)
{
    const QSet<QString> known{
        QStringLiteral("svg"), QStringLiteral("g"), QStringLiteral("path"), QStringLiteral("rect")};
    for (const QString& name : wantedDrawings()) {
        SCOPED_TRACE(name.toStdString());
        QXmlStreamReader reader(contentsOf(pathOf(name)));
        int pictures = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() != QXmlStreamReader::StartElement)
                continue;
            EXPECT_TRUE(known.contains(reader.name().toString())) << reader.name().toString().toStdString();
            pictures += reader.name() == QLatin1String("svg") ? 1 : 0;
        }
        EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
        EXPECT_EQ(pictures, 1);
    }
}

TEST(Formulas, everyOneTakesTheTextsColourAndFitsTheColumn)
{
    static const QRegularExpression colour(QStringLiteral("(?:stroke|fill)=\"([^\"]*)\""));
    for (const QString& name : wantedDrawings()) {
        SCOPED_TRACE(name.toStdString());
        const QString svg = contentsOf(pathOf(name));
        EXPECT_TRUE(svg.contains(QStringLiteral("\"currentColor\"")));
        for (auto matches = colour.globalMatch(svg); matches.hasNext();)
            EXPECT_EQ(matches.next().captured(1), QStringLiteral("currentColor"));
        QSvgRenderer renderer(svg.toUtf8());
        EXPECT_GT(renderer.viewBoxF().width(), kUnitsAnEm);
        EXPECT_LE(renderer.viewBoxF().width(), kColumn * kUnitsAnEm);
    }
}

TEST(Formulas, qtDrawsThemAsLibrsvgDoes)
{
    for (const QString& name : wantedDrawings()) {
        SCOPED_TRACE(name.toStdString());
        QSvgRenderer renderer(contentsOf(pathOf(name))
                                  .replace(QStringLiteral("currentColor"), QStringLiteral("black"))
                                  .toUtf8());
        ASSERT_TRUE(renderer.isValid());
        const QImage own = drawnByQt(renderer);
        const QImage theirs = drawnByLibrsvg(pathOf(name), own.size());
        ASSERT_EQ(own.size(), theirs.size());
        const Difference difference = differenceOf(own, theirs);
        EXPECT_LT(difference.mean, 0.005);
        EXPECT_LT(difference.largest, 0.03);
        // Neither is an empty sheet.
        QImage sheet(own.size(), QImage::Format_Grayscale8);
        sheet.fill(Qt::white);
        EXPECT_GT(differenceOf(own, sheet).mean, 0.03);
    }
}

} // namespace
} // namespace carpo::repo

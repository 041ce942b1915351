// SPDX-License-Identifier: GPL-3.0-or-later
// A plot's picture and numbers in files and on the clipboard.
#include "widgets/feedback/file_dialogs.h"
#include "widgets/plots/picture_file.h"
#include "widgets/plots/plot.h"
#include "widgets/plots/plot_look.h"
#include "widgets/style/theme.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QPdfWriter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <qcustomplot.h>

namespace carpo::plots {
namespace {

constexpr int kPictureScale = 2;
constexpr double kPointsPerInch = 72.0;

// A disk that becomes full takes a part of the bytes without an error, which commit() does not see.
bool commitWhole(QSaveFile& file)
{
    return file.flush() && file.error() == QFileDevice::NoError && file.commit();
}

} // namespace

bool savePng(const QImage& image, const QString& path)
{
    QSaveFile file(path); // what was there stays where the disk is full
    return file.open(QIODevice::WriteOnly) && image.save(&file, "PNG") && commitWhole(file);
}

bool Plot::savePicture(const QString& path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (suffix == QLatin1String("png"))
        return savePng(paperPicture(), path);
    QSaveFile file(path);
    const bool isDrawing = suffix == QLatin1String("svg");
    if ((!isDrawing && suffix != QLatin1String("pdf")) || !file.open(QIODevice::WriteOnly))
        return false;
    flush();
    applyColors(style::Colors(false));
    prepare();
    const QSize size = pictureSize();
    if (isDrawing) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setTitle(title());
        generator.setSize(size);
        generator.setViewBox(QRect(QPoint(0, 0), size));
        drawPicture(generator, *m_canvas, {title(), summary(), m_marks});
    } else {
        QPdfWriter writer(&file);
        writer.setTitle(title());
        writer.setResolution(static_cast<int>(kPointsPerInch * 4 / 3)); // 96, as on screen
        writer.setPageSize(QPageSize(QSizeF(size) * 0.75, QPageSize::Point));
        writer.setPageMargins(QMarginsF());
        drawPicture(writer, *m_canvas, {title(), summary(), m_marks});
    }
    recolour();
    return commitWhole(file);
}

QSize Plot::pictureSize() const
{
    return {m_canvas->width(), m_canvas->height() + headingHeight(summary())};
}

QImage Plot::paperPicture()
{
    flush();
    applyColors(style::Colors(false));
    prepare();
    QImage image(pictureSize() * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    drawPicture(image, *m_canvas, {title(), summary(), m_marks});
    recolour();
    return image;
}

void Plot::copyPicture()
{
    QGuiApplication::clipboard()->setImage(paperPicture());
}

void Plot::copyTable() const
{
    QGuiApplication::clipboard()->setText(tabbed(table(), QLocale()));
}

bool Plot::saveTable(const QString& path) const
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(table().toUtf8()) >= 0 && commitWhole(file);
}

void Plot::askForPicture()
{
    feedback::FileDialogs::Request request;
    request.title = tr("Save picture");
    request.start = title() + QStringLiteral(".png");
    request.filters = {tr("PNG picture (*.png)"), tr("SVG drawing (*.svg)"), tr("PDF document (*.pdf)")};
    feedback::FileDialogs::instance().saveFile(this, request, [this](const QString& path) {
        if (!savePicture(path))
            Q_EMIT saveFailed(path);
    });
}

void Plot::askForTable()
{
    feedback::FileDialogs::Request request;
    request.title = tr("Save numbers");
    request.start = title() + QStringLiteral(".csv");
    request.filters = {tr("Comma-separated values (*.csv)")};
    feedback::FileDialogs::instance().saveFile(this, request, [this](const QString& path) {
        if (!saveTable(path))
            Q_EMIT saveFailed(path);
    });
}

} // namespace carpo::plots

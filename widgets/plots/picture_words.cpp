// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/picture_words.h"

#include <QBuffer>

namespace carpo::plots {

QString pictureWords(const QImage& picture, const QString& words)
{
    QString text;
    if (!picture.isNull()) {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        picture.save(&buffer, "PNG");
        text = QStringLiteral("<img src='data:image/png;base64,%1'><br>")
                   .arg(QString::fromLatin1(bytes.toBase64()));
    }
    return text + words.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

} // namespace carpo::plots

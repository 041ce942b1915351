// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/core/error.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <string_view>

namespace carpo::pages {

/// A lesson's text as Markdown, in parts; a formula in it is an image of the address "formula:<hash>".
struct LessonText
{
    QString body;
    QString question;
    QString answer;
    QString notice;
    QHash<QString, QByteArray> formulas; ///< SVG by hash, drawn in "currentColor"
};

/// Takes a text apart at its comments (<!-- question -->, <!-- answer -->, <!-- notice -->), leaving out its
/// title. `formulas` has the drawings that there are: the others stand as they were written, with a word that
/// they could not be drawn. Must not block.
[[nodiscard]] LessonText lessonTextFrom(const QString& markdown, const QHash<QString, QByteArray>& formulas);

/// The first 12 hexadecimal digits of SHA-256 of what stands between the dollars, without blanks at its ends:
/// the name of its drawing.
[[nodiscard]] QString formulaHash(const QString& formula);

/// resources/lessons/<key>.<language>.md with its formulas. Fails with FileNotFound, PermissionDenied,
/// ReadFailed. Blocks.
[[nodiscard]] core::Result<LessonText> loadLessonText(std::string_view key, const QString& language);

} // namespace carpo::pages

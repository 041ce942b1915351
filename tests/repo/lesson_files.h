// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <vector>

namespace carpo::repo {

/// A lesson's text as it lies in resources/lessons.
struct LessonFile
{
    QString key;      ///< "activation"
    QString language; ///< "pt_BR", "en"
    QString text;

    [[nodiscard]] QString name() const { return key + QLatin1Char('.') + language; }
};

/// All of them, by name.
[[nodiscard]] std::vector<LessonFile> lessonFiles();

/// What stands between two pairs of dollars, without blanks at its ends, in the text's order.
[[nodiscard]] QStringList formulasIn(const QString& text);

[[nodiscard]] QString withoutFormulas(const QString& text);

/// Where the drawings lie, and which one is a formula's: packaging/formulas.mjs names it alike.
[[nodiscard]] QString drawingFolder();
[[nodiscard]] QString drawingName(const QString& formula);

/// The whole of a text file; fails the test where it cannot be read.
[[nodiscard]] QString contentsOf(const QString& path);

} // namespace carpo::repo

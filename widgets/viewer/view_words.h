// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QPainter;

namespace carpo::viewer {

/// Writes `text` over an image at the side or corner `where` (Qt::Alignment) of `room`, on a faint ground so
/// that it can be read on any gray; each line is shortened to the room. Returns what it covers.
QRect drawWords(QPainter& painter, const QRect& room, int where, const QString& text);

/// The same beside `place`: below it, or above where there is no room below.
void drawWordsBeside(QPainter& painter, const QRect& room, const QRect& place, const QString& text);

} // namespace carpo::viewer

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/style/role.h"

#include <QIconEngine>
#include <QString>

namespace carpo::style {

/// Draws one SVG file in a single colour of the theme. QIcon::fromTheme keeps the file's own dark gray, which
/// disappears on a dark surface.
class SymbolicIconEngine final : public QIconEngine
{
public:
    SymbolicIconEngine(QString file, Role role);

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine* clone() const override;
    bool isNull() override;

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const;

    QString m_file;
    Role m_role;
};

} // namespace carpo::style

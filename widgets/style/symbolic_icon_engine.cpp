// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/style/symbolic_icon_engine.h"

#include "widgets/style/theme.h"

#include <QPainter>
#include <QPixmap>
#include <QPixmapCache>
#include <QSvgRenderer>

#include <utility>

namespace carpo::style {

SymbolicIconEngine::SymbolicIconEngine(QString file, Role role)
    : m_file(std::move(file))
    , m_role(role)
{}

void SymbolicIconEngine::paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state)
{
    const double ratio = painter->device() == nullptr ? 1.0 : painter->device()->devicePixelRatioF();
    QPixmap drawn = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
    drawn.setDevicePixelRatio(ratio);
    painter->drawPixmap(rect, drawn);
}

QPixmap SymbolicIconEngine::pixmap(const QSize& size, QIcon::Mode mode, QIcon::State /*state*/)
{
    const QColor ink = color(mode);
    const QString key = QStringLiteral("carpo-icon:%1:%2x%3:%4")
                            .arg(m_file)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(ink.rgba());
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn))
        return drawn;
    drawn = QPixmap(size);
    drawn.fill(Qt::transparent);
    QSvgRenderer renderer(m_file);
    QPainter painter(&drawn);
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(size)));
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(drawn.rect(), ink);
    painter.end();
    QPixmapCache::insert(key, drawn);
    return drawn;
}

QIconEngine* SymbolicIconEngine::clone() const
{
    return new SymbolicIconEngine(*this);
}

bool SymbolicIconEngine::isNull()
{
    return m_file.isEmpty();
}

QColor SymbolicIconEngine::color(QIcon::Mode mode) const
{
    const Colors colors = Theme::instance().colors();
    if (mode == QIcon::Disabled)
        return colors.faded(Role::MutedText, 0.5);
    if (mode == QIcon::Selected)
        return colors[Role::AccentText];
    return colors[m_role];
}

} // namespace carpo::style

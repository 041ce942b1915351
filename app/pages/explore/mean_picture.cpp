// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/mean_picture.h"

#include "widgets/feedback/file_dialogs.h"
#include "widgets/plots/picture_file.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFocusRect>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {

MeanPicture::MeanPicture(QWidget* parent)
    : QWidget(parent)
    , m_name(new QLabel(this))
    , m_space(new QWidget(this))
    , m_words(new QLabel(this))
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setAlignment(Qt::AlignCenter);
    m_words->setTextFormat(Qt::PlainText);
    m_words->setAlignment(Qt::AlignCenter);
    m_words->setWordWrap(true);
    m_words->setProperty("look", QStringLiteral("small"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_name);
    layout->addWidget(m_space, 1);
    layout->addWidget(m_words);
    setFocusPolicy(Qt::StrongFocus); // its menu is there by keyboard too
    setMinimumWidth(style::Theme::instance().scaled(160));
}

void MeanPicture::setMean(const QString& name, const QString& words, const QImage& image)
{
    m_name->setText(name);
    m_words->setText(words);
    m_image = image;
    setAccessibleName(name);
    setAccessibleDescription(words);
    update();
}

QString MeanPicture::words() const
{
    return m_words->text();
}

void MeanPicture::paintEvent(QPaintEvent* /*event*/)
{
    const QRect room = m_space->geometry();
    const int side = std::min(room.width(), room.height());
    QRect place(0, 0, side, side);
    place.moveCenter(room.center());
    QPainter painter(this);
    painter.fillRect(place, style::Theme::instance().color(style::Role::ImageSurround));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!m_image.isNull())
        painter.drawImage(place, m_image);
    if (hasFocus()) {
        QStyleOptionFocusRect frame;
        frame.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &frame, &painter, this);
    }
}

void MeanPicture::contextMenuEvent(QContextMenuEvent* event)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* const save = menu->addAction(style::icon(QStringLiteral("document-save")), tr("Save picture…"));
    QAction* const copy = menu->addAction(style::icon(QStringLiteral("edit-copy")), tr("Copy picture"));
    save->setEnabled(!m_image.isNull());
    copy->setEnabled(!m_image.isNull());
    connect(save, &QAction::triggered, this, &MeanPicture::askForPicture);
    connect(copy, &QAction::triggered, this, [this] { QGuiApplication::clipboard()->setImage(m_image); });
    menu->popup(event->globalPos());
}

void MeanPicture::askForPicture()
{
    feedback::FileDialogs::Request request;
    request.title = tr("Save picture");
    request.start = m_name->text() + QStringLiteral(".png");
    request.filters = {tr("PNG picture (*.png)")};
    // The picture of now: the mean goes on growing while somebody looks for a place.
    QImage image = m_image;
    image.setText(QStringLiteral("Title"), m_name->text());
    image.setText(QStringLiteral("Description"), m_words->text());
    feedback::FileDialogs::instance().saveFile(this, request, [this, image](const QString& path) {
        if (!plots::savePng(image, path))
            Q_EMIT saveFailed(path);
    });
}

} // namespace carpo::pages

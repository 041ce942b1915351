// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/message_line.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace carpo::feedback {
namespace {

struct Face
{
    QString icon;
    style::Role role;
};

Face faceOf(MessageLine::Kind kind)
{
    switch (kind) {
    case MessageLine::Kind::Information:
        return {QStringLiteral("dialog-information"), style::Role::Good};
    case MessageLine::Kind::Warning:
        return {QStringLiteral("dialog-warning"), style::Role::Suspect};
    case MessageLine::Kind::Problem:
        break;
    }
    return {QStringLiteral("dialog-error"), style::Role::Problem};
}

QLabel* wrappingLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

} // namespace

MessageLine::MessageLine(QWidget* parent)
    : QFrame(parent)
{
    createLayout();
    connect(m_button, &QPushButton::clicked, this, &MessageLine::activated);
    connect(m_close, &QToolButton::clicked, this, [this] {
        dismiss();
        Q_EMIT dismissed();
    });
    connect(&style::Theme::instance(), &style::Theme::changed, this, &MessageLine::refreshIcon);
    retranslate();
    hide();
}

void MessageLine::showMessage(const Message& message)
{
    m_kind = message.kind;
    m_what->setText(message.what);
    QStringList details;
    for (const QString& each : {message.where, message.remedy})
        if (!each.isEmpty())
            details += each;
    m_detail->setText(details.join(QLatin1Char('\n')));
    m_detail->setVisible(!details.isEmpty());
    m_button->setText(message.button);
    m_button->setVisible(!message.button.isEmpty());
    setAccessibleName(message.what);
    setAccessibleDescription(m_detail->text());
    refreshIcon();
    show();
}

void MessageLine::dismiss()
{
    m_what->clear();
    m_detail->clear();
    hide();
}

QString MessageLine::text() const
{
    return m_detail->text().isEmpty() ? m_what->text()
                                      : QString(m_what->text() + QLatin1Char('\n') + m_detail->text());
}

void MessageLine::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageLine::createLayout()
{
    setProperty("look", QStringLiteral("message"));
    m_icon = new QLabel(this);
    m_what = wrappingLabel(this);
    m_detail = wrappingLabel(this);
    m_detail->setProperty("look", QStringLiteral("muted"));
    m_button = new QPushButton(this);
    m_close = new QToolButton(this);
    m_close->setProperty("look", QStringLiteral("quiet"));
    m_close->setIcon(style::icon(QStringLiteral("window-close")));
    m_close->setFocusPolicy(Qt::StrongFocus);

    auto* words = new QVBoxLayout;
    words->setSpacing(style::kUnit);
    words->addWidget(m_what);
    words->addWidget(m_detail);

    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(
        style::kWithinGroup, style::kWithinGroup, style::kWithinGroup, style::kWithinGroup);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addLayout(words, 1);
    layout->addWidget(m_button, 0, Qt::AlignVCenter);
    layout->addWidget(m_close, 0, Qt::AlignTop);
}

void MessageLine::retranslate()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
}

void MessageLine::refreshIcon()
{
    const Face face = faceOf(m_kind);
    const int size = style::Theme::instance().scaled(style::kIconSize);
    m_icon->setPixmap(style::icon(face.icon, face.role).pixmap(QSize(size, size), devicePixelRatioF()));
}

} // namespace carpo::feedback

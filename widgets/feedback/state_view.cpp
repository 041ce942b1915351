// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/feedback/state_view.h"

#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace carpo::feedback {
namespace {

constexpr int kLargeIcon = 48;
constexpr int kTextWidth = 440;

QLabel* centredLabel(QWidget* parent, const char* look)
{
    auto* label = new QLabel(parent);
    label->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    label->setWordWrap(true);
    label->setMaximumWidth(kTextWidth);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("look", QLatin1String(look));
    return label;
}

} // namespace

StateView::StateView(QWidget* parent)
    : QWidget(parent)
{
    createLayout();
    connect(m_button, &QPushButton::clicked, this, &StateView::activated);
    connect(&style::Theme::instance(), &style::Theme::changed, this, &StateView::refreshIcon);
}

void StateView::setState(const QString& icon,
                         const QString& sentence,
                         const QString& detail,
                         const QString& button)
{
    m_iconName = icon;
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    setAccessibleName(sentence);
    setAccessibleDescription(detail);
    refreshIcon();
}

QString StateView::sentence() const
{
    return m_sentence->text();
}

QString StateView::detail() const
{
    return m_detail->text();
}

void StateView::createLayout()
{
    m_icon = new QLabel(this);
    m_sentence = centredLabel(this, "title");
    m_detail = centredLabel(this, "muted");
    m_button = new QPushButton(this);
    m_button->setProperty("look", QStringLiteral("primary"));
    m_button->setAutoDefault(true);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->setSpacing(style::kWithinGroup);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    // A row of its own for each wrapping label: an aligned label would take its height from its widest line.
    for (QLabel* label : {m_sentence, m_detail}) {
        auto* row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 100);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addSpacing(style::kWithinGroup);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
}

void StateView::refreshIcon()
{
    const int size = style::Theme::instance().scaled(kLargeIcon);
    m_icon->setPixmap(
        style::icon(m_iconName, style::Role::MutedText).pixmap(QSize(size, size), devicePixelRatioF()));
    m_icon->setVisible(!m_iconName.isEmpty());
}

} // namespace carpo::feedback

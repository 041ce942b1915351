// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plots/code_view.h"

#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QFontDatabase>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace carpo::plots {
namespace {

constexpr int kFewestLines = 4;
constexpr double kSmallest = 0.7; // of the usual size, where the lines would not fit

QFont codeFont(double share)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(style::Theme::instance().font().pointSizeF() * share);
    return font;
}

} // namespace

CodeView::CodeView(QWidget* parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_note(new QLabel(this))
{
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setProperty("look", QStringLiteral("small"));
    m_note->setWordWrap(true);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(style::kWithinGroup, style::kUnit, style::kUnit, style::kUnit);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_note);
    layout->addStretch(1);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    connect(&style::Theme::instance(), &style::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void CodeView::setCode(DrawnCode code)
{
    const bool isOther = code.lines.size() != m_code.lines.size();
    m_code = std::move(code);
    m_title->setText(m_code.title);
    m_note->setText(m_code.note);
    m_note->setVisible(!m_code.note.isEmpty());
    setAccessibleName(m_code.title);
    QStringList spoken;
    for (const DrawnCode::Line& line : m_code.lines)
        spoken += line.value.isEmpty() ? line.text : QString(line.text + QStringLiteral("  # ") + line.value);
    setAccessibleDescription(spoken.join(QLatin1Char('\n')));
    if (isOther)
        updateGeometry();
    update();
}

int CodeView::top() const
{
    const QLabel* const last = m_note->isVisibleTo(this) ? m_note : m_title;
    return last->geometry().bottom() + style::kWithinGroup;
}

QSize CodeView::sizeHint() const
{
    const QFontMetrics metrics(codeFont(1.0));
    const auto lines = std::max(kFewestLines, static_cast<int>(m_code.lines.size()));
    return {style::Theme::instance().scaled(360),
            m_title->sizeHint().height() * 2 + style::kBetweenGroups + lines * metrics.lineSpacing()};
}

QSize CodeView::minimumSizeHint() const
{
    return {style::Theme::instance().scaled(160), style::Theme::instance().scaled(100)};
}

void CodeView::paintEvent(QPaintEvent* /*event*/)
{
    if (m_code.lines.empty())
        return;
    const style::Colors colors = style::Theme::instance().colors();
    const QRect room = rect().adjusted(style::kWithinGroup, top(), -style::kWithinGroup, -style::kUnit);
    int widest = 1;
    const QFontMetrics usual(codeFont(1.0));
    for (const DrawnCode::Line& line : m_code.lines)
        widest = std::max(widest, usual.horizontalAdvance(line.text + QStringLiteral("    ") + line.value));
    const double fits = std::min(static_cast<double>(room.width()) / widest,
                                 static_cast<double>(room.height())
                                     / (usual.lineSpacing() * static_cast<double>(m_code.lines.size())));
    QPainter painter(this);
    painter.setFont(codeFont(std::clamp(fits, kSmallest, 1.0)));
    const QFontMetrics metrics(painter.font());
    int y = room.top();
    for (const DrawnCode::Line& line : m_code.lines) {
        const QRect place(room.left(), y, room.width(), metrics.lineSpacing());
        const int valueWidth = metrics.horizontalAdvance(line.value);
        if (line.missing)
            painter.fillRect(0, y, style::kUnit, metrics.lineSpacing(), colors[style::Role::Problem]);
        painter.setPen(colors[line.missing ? style::Role::Problem : style::Role::Text]);
        const int textWidth = place.width() - (valueWidth > 0 ? valueWidth + style::kWithinGroup : 0);
        painter.drawText(place,
                         Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(line.text, Qt::ElideRight, std::max(textWidth, 40)));
        painter.setPen(colors[style::Role::Accent]);
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, line.value);
        y += metrics.lineSpacing();
    }
}

} // namespace carpo::plots

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/prepare_image.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/explore/prepare_picture.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPixmap>
#include <QSignalBlocker>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

using Kind = jobs::PreparedStep::Kind;

constexpr int kSmallSide = 56;

} // namespace

PrepareImage::PrepareImage(const bridge::PreparationSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createLayout();
    connect(&session, &bridge::PreparationSession::imageChanged, this, &PrepareImage::refresh);
    connect(m_steps, &QButtonGroup::idClicked, this, [this](int index) {
        const auto& steps = m_session.image()->image.steps;
        const bool isLast = index + 1 == static_cast<int>(steps.size());
        m_chosen = isLast ? -1 : static_cast<int>(steps.at(static_cast<std::size_t>(index)).kind);
        showStep(index);
    });
    PrepareImage::retranslate();
}

void PrepareImage::createLayout()
{
    m_before = new PreparePicture(this);
    m_before->setObjectName(QStringLiteral("preparedBefore"));
    m_after = new PreparePicture(this);
    m_after->setObjectName(QStringLiteral("preparedAfter"));
    m_steps = new QButtonGroup(this);
    m_previous = createStep("previousPrepared", "go-previous", -1);
    m_next = createStep("nextPrepared", "go-next", 1);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("preparedWords"));
    m_words->setProperty("look", QStringLiteral("muted"));
    m_words->setWordWrap(true);
    m_words->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(style::kWithinGroup);
    pictures->addWidget(m_before, 1);
    pictures->addWidget(m_after, 1);
    m_strip = new QHBoxLayout;
    m_strip->setSpacing(style::kUnit);
    m_strip->addWidget(m_previous);
    m_strip->addStretch(1);
    m_strip->addStretch(1);
    m_strip->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(pictures, 1);
    layout->addLayout(m_strip);
    layout->addWidget(m_words);
}

QToolButton* PrepareImage::createStep(const char* name, const char* icon, int images)
{
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setIcon(style::icon(QLatin1String(icon)));
    button->setProperty("look", QStringLiteral("quiet"));
    connect(button, &QToolButton::clicked, this, [this, images] { Q_EMIT stepWanted(images); });
    return button;
}

void PrepareImage::refresh()
{
    const auto& preview = m_session.image();
    if (!preview) {
        const auto& error = m_session.imageError();
        const QString why = error ? bridge::errorWords(bridge::ImageNames::instance().shown(*error))
                                  : tr("Choose an image in the gallery.");
        m_before->setMessage(why);
        m_after->setMessage({});
        m_words->clear();
        fillStrip({});
        return;
    }
    m_before->setPicture(preview->pictures.front());
    m_words->setText(words(*preview));
    fillStrip(*preview);
    const auto& steps = preview->image.steps;
    int shown = static_cast<int>(steps.size()) - 1;
    for (int i = 0; i < static_cast<int>(steps.size()); ++i) {
        if (static_cast<int>(steps[static_cast<std::size_t>(i)].kind) == m_chosen)
            shown = i;
    }
    showStep(shown);
}

// Buttons stay where there are as many steps as before, so that the keyboard's place is kept.
void PrepareImage::fillStrip(const bridge::ImagePreview& preview)
{
    const int count = static_cast<int>(preview.pictures.size());
    while (m_steps->buttons().size() > count) {
        QAbstractButton* const last = m_steps->buttons().constLast();
        m_steps->removeButton(last);
        delete last;
    }
    for (int i = static_cast<int>(m_steps->buttons().size()); i < count; ++i) {
        auto* button = new QToolButton(this);
        button->setObjectName(QStringLiteral("preparedStep%1").arg(i));
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIconSize({kSmallSide, kSmallSide});
        button->setProperty("look", QStringLiteral("quiet"));
        m_steps->addButton(button, i);
        m_strip->insertWidget(2 + i, button); // after the button and the space at the left
    }
    for (int i = 0; i < count; ++i) {
        const auto place = static_cast<std::size_t>(i);
        QAbstractButton* const button = m_steps->button(i);
        button->setIcon(QPixmap::fromImage(preview.pictures[place].scaled(
            kSmallSide, kSmallSide, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
        button->setText(stepName(preview.image.steps[place].kind));
        button->setToolTip(tr("Show this step in place of the last"));
    }
}

void PrepareImage::showStep(int index)
{
    const auto& preview = *m_session.image();
    const auto place = static_cast<std::size_t>(index);
    m_steps->button(index)->setChecked(true);
    m_after->setPicture(preview.pictures.at(place));
    m_after->setCaption(preview.image.steps[place].kind == Kind::Network
                            ? tr("After: what the network sees")
                            : tr("After this step: %1").arg(stepName(preview.image.steps[place].kind)));
}

QString PrepareImage::stepName(jobs::PreparedStep::Kind kind)
{
    switch (kind) {
    case Kind::File:
        return tr("File");
    case Kind::Polarity:
        return tr("Polarity");
    case Kind::Crop:
        return tr("Crop");
    case Kind::Square:
        return tr("Square");
    case Kind::Equalisation:
        return tr("Equalised");
    case Kind::Network:
        break;
    }
    return tr("Network");
}

QString PrepareImage::words(const bridge::ImagePreview& preview) const
{
    QStringList sentences;
    for (const jobs::PreparedStep& step : preview.image.steps) {
        if (step.kind == Kind::Polarity)
            sentences +=
                preview.image.turned ? tr("It was inverted and is turned.") : tr("Its polarity is right.");
        if (step.kind == Kind::Crop)
            sentences += preview.image.kept < 1
                             ? tr("The crop keeps %1 of the area.").arg(style::percent(preview.image.kept))
                             : tr("No hand was found to crop to.");
    }
    const int side = preview.pictures.back().width();
    sentences += tr("%1 × %1 pixels enter the network, with values from %2 to %3.")
                     .arg(style::countNumber(side),
                          style::fixedNumber(preview.image.lowest, 2),
                          style::fixedNumber(preview.image.highest, 2));
    return sentences.join(QLatin1Char(' '));
}

void PrepareImage::retranslate()
{
    m_before->setCaption(tr("Before: the file"));
    m_after->setCaption(tr("After: what the network sees"));
    m_previous->setToolTip(tr("Previous image"));
    m_previous->setAccessibleName(tr("Previous image"));
    m_next->setToolTip(tr("Next image"));
    m_next->setAccessibleName(tr("Next image"));
    refresh();
}

} // namespace carpo::pages

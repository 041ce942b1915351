// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/chosen_bar.h"

#include "app/pages/explore/tag_editor.h"
#include "app/pages/quiet_button.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStringList>
#include <QToolButton>

#include <set>
#include <utility>

namespace carpo::pages {
namespace {} // namespace

ChosenBar::ChosenBar(bridge::DecisionDesk& desk, QWidget* parent)
    : TranslatedWidget(parent)
    , m_desk(desk)
{
    m_count = new QLabel(this);
    m_count->setObjectName(QStringLiteral("chosenCount"));
    m_only = quietButton("onlyChosen", "view-filter", this);
    m_tag = quietButton("tagChosen", "tag", this);
    m_hint = new QLabel(this);
    m_hint->setProperty("look", QStringLiteral("small"));
    m_hint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_editor = new TagEditor(this);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, style::kUnit, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_count);
    layout->addWidget(m_only);
    layout->addWidget(m_tag);
    layout->addWidget(m_hint, 1);
    connect(m_only, &QToolButton::clicked, this, &ChosenBar::onlyTheseWanted);
    connect(m_tag, &QToolButton::clicked, this, &ChosenBar::openEditor);
    connect(m_editor, &TagEditor::tagged, this, [this](const QString& name) {
        tag(name, project::DecisionKind::Tag);
    });
    connect(m_editor, &TagEditor::untagged, this, [this](const QString& name) {
        tag(name, project::DecisionKind::Untag);
    });
    ChosenBar::retranslate();
}

void ChosenBar::setImages(const bridge::OpenedSetPtr& set, std::vector<int> datasetRows)
{
    m_set = set;
    m_images = std::move(datasetRows);
    refresh();
}

void ChosenBar::tag(const QString& name, project::DecisionKind kind)
{
    std::vector<project::Decision> decisions;
    decisions.reserve(m_images.size());
    for (const int image : m_images)
        decisions.push_back(
            {.image = static_cast<std::size_t>(image), .kind = kind, .value = name.toStdString()});
    m_desk.decide(std::move(decisions));
}

void ChosenBar::openEditor()
{
    std::set<std::string> known;
    if (m_desk.table() != nullptr) {
        for (const auto& tags : m_desk.table()->tags)
            known.insert(tags.begin(), tags.end());
    }
    QStringList names;
    for (const std::string& name : known) {
        if (name != bridge::kSeenTag && name != bridge::kMarkedTag) // K and M give these
            names += QString::fromStdString(name);
    }
    m_editor->open(names, m_tag->mapToGlobal(QPoint(0, 0)));
}

void ChosenBar::refresh()
{
    m_count->setText(tr("%Ln image(s) chosen", nullptr, static_cast<int>(m_images.size())));
    setVisible(m_images.size() > 1);
}

void ChosenBar::retranslate()
{
    m_only->setText(tr("Only these"));
    m_only->setToolTip(tr("Show and count these images alone, as a condition"));
    m_tag->setText(tr("Tag…"));
    m_tag->setToolTip(tr("Give all of them a tag, or take one away"));
    m_hint->setText(tr("K, X and M decide about all of them, in one step."));
    refresh();
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/image_panel.h"

#include "app/pages/explore/attributes_dialog.h"
#include "app/pages/explore/facts_table.h"
#include "app/pages/explore/image_filler.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/viewer_panel.h"

#include <QAction>
#include <QVBoxLayout>

namespace carpo::pages {

ImagePanel::ImagePanel(QThreadPool& pool, QWidget* decisions, QWidget* parent)
    : TranslatedWidget(parent)
    , m_pool(pool)
{
    createLayout(decisions);
    createCommands();
    ImagePanel::retranslate();
}

void ImagePanel::createLayout(QWidget* decisions)
{
    m_viewer = new viewer::ViewerPanel(this);
    m_viewer->view().setObjectName(QStringLiteral("imageView"));
    m_viewer->besideView().setObjectName(QStringLiteral("besideView"));
    m_image = new ImageFiller(m_viewer->view(), m_pool, this);
    m_beside = new ImageFiller(m_viewer->besideView(), m_pool, this);
    m_facts = new FactsTable(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_viewer, 3);
    layout->addWidget(decisions);
    layout->addWidget(m_facts, 2);
}

QAction* ImagePanel::createCommand(const char* name, const char* icon, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(style::icon(QLatin1String(icon)), QString(), this);
    action->setObjectName(QLatin1String(name));
    action->setShortcuts(keys);
    return action;
}

void ImagePanel::createCommands()
{
    using Where = viewer::ViewerPanel::Where;
    m_compare = createCommand("compareImages", "view-split-left-right", {Qt::Key_P});
    m_compare->setCheckable(true);
    m_equalise = createCommand("equaliseImage", "view-object-histogram-linear", {Qt::Key_Q});
    m_equalise->setCheckable(true);
    m_attributesAction = createCommand("showAttributes", "view-list-details", {Qt::Key_T});
    m_viewer->addCommand(m_compare, Where::Bar);
    m_viewer->addCommand(m_equalise, Where::Menu);
    m_viewer->addCommand(m_attributesAction, Where::Menu);
    m_next = createCommand("nextImage", "go-next", {Qt::Key_Right, Qt::Key_Down, Qt::Key_PageDown});
    m_previous = createCommand("previousImage", "go-previous", {Qt::Key_Left, Qt::Key_Up, Qt::Key_PageUp});
    for (QAction* const action : {m_previous, m_next}) {
        action->setShortcutContext(Qt::WidgetShortcut); // the slider below has arrows of its own
        m_viewer->view().addAction(action);
        m_viewer->besideView().addAction(action);
    }
    connect(m_compare, &QAction::toggled, this, &ImagePanel::setComparing);
    connect(m_equalise, &QAction::toggled, this, [this](bool equalised) {
        m_image->setEqualised(equalised);
        m_beside->setEqualised(equalised);
    });
    connect(m_attributesAction, &QAction::triggered, this, &ImagePanel::openAttributes);
    connect(m_next, &QAction::triggered, this, [this] { Q_EMIT stepWanted(1); });
    connect(m_previous, &QAction::triggered, this, [this] { Q_EMIT stepWanted(-1); });
}

void ImagePanel::setSet(const bridge::OpenedSetPtr& set)
{
    if (m_set == nullptr || !set->hasRowsOf(*m_set))
        m_decided.reset();
    m_set = set;
    m_image->setSet(set);
    m_beside->setSet(set);
    if (m_beside->row() < 0)
        m_compare->setChecked(false);
    if (m_image->row() < 0)
        showImage(set->dataset->size() > 0 ? 0 : -1);
    else
        refreshFacts();
}

void ImagePanel::setDecisions(const bridge::DecisionTablePtr& decisions)
{
    m_decided = decisions;
    refreshFacts();
}

void ImagePanel::readAgain()
{
    m_image->readAgain();
    m_beside->readAgain();
}

void ImagePanel::showImage(int datasetRow)
{
    m_image->show(datasetRow, emptyMessage());
    refreshFacts();
    refreshCommands();
    if (m_attributes != nullptr)
        m_attributes->show(m_image->file());
    Q_EMIT shown(datasetRow);
}

// The image of the moment stays at the left; what is chosen from now on comes beside it.
void ImagePanel::setComparing(bool comparing)
{
    m_viewer->setComparing(comparing);
    m_beside->show(comparing ? m_image->row() : -1);
    Q_EMIT comparingChanged(comparing);
}

void ImagePanel::openAttributes()
{
    if (m_attributes == nullptr)
        m_attributes = new AttributesDialog(m_pool, this);
    m_attributes->show(m_image->file());
    m_attributes->QDialog::show();
    m_attributes->activateWindow();
}

QString ImagePanel::emptyMessage()
{
    return tr("Choose an image in the gallery.");
}

void ImagePanel::refreshFacts()
{
    if (m_image->row() < 0)
        m_facts->clear();
    else
        m_facts->show(*m_set, m_decided.get(), static_cast<std::size_t>(m_image->row()));
}

void ImagePanel::refreshCommands()
{
    for (QAction* const action : {m_compare, m_equalise, m_attributesAction})
        action->setEnabled(m_image->row() >= 0);
}

void ImagePanel::retranslate()
{
    const auto name = [](QAction* action, const QString& words) {
        action->setText(words);
        action->setToolTip(
            QStringLiteral("%1 (%2)").arg(words, action->shortcut().toString(QKeySequence::NativeText)));
    };
    name(m_compare, tr("Compare: keep this image beside the next ones"));
    name(m_equalise, tr("Equalise contrast (CLAHE)"));
    name(m_attributesAction, tr("DICOM attributes…"));
    name(m_next, tr("Next image"));
    name(m_previous, tr("Previous image"));
    m_viewer->view().setAccessibleName(tr("Radiograph"));
    m_viewer->besideView().setAccessibleName(tr("Radiograph to compare with"));
    m_facts->setAccessibleName(tr("What is known of the image"));
    refreshFacts();
    refreshCommands();
    m_image->setEmptyMessage(emptyMessage());
    m_image->retranslate();
    m_beside->retranslate();
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/network_panel.h"

#include "app/bridge/words.h"
#include "app/pages/experiment/own_network_panel.h"
#include "widgets/feedback/state_view.h"
#include "widgets/gallery/figures_delegate.h"
#include "widgets/network/layer_chain.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

const QList<int> kNetworkColumns{208, 432}; // the table has many columns
constexpr int kLeastChain = 208;
constexpr int kLeastTable = 240;

/// All that changes the network; the rest of the form does not make it be built again.
std::string networkKey(const training::Experiment& experiment)
{
    std::string key;
    for (const training::Hyperparameter& entry : training::hyperparameters()) {
        const std::string_view group = entry.group();
        const bool counts = group == "network" || group == "target" || group == "loss"
                            || entry.key == "data.input_size" || entry.key == "training.batch_size"
                            || entry.key.starts_with("regularization.dropout");
        if (counts)
            key.append(entry.key).append("=").append(training::toText(experiment.value(entry.key))) += '\n';
    }
    return key;
}

} // namespace

NetworkPanel::NetworkPanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_job(workspace.pool())
{
    createParts();
    createLayout();
    connectParts();
    NetworkPanel::retranslate();
}

void NetworkPanel::createParts()
{
    m_totals = new QLabel(this);
    m_totals->setObjectName(QStringLiteral("networkTotals"));
    m_totals->setWordWrap(true);
    m_build = new QPushButton(this);
    m_build->setObjectName(QStringLiteral("buildNetwork"));
    m_chain = new network::LayerChain(this);
    m_chain->setObjectName(QStringLiteral("layerChain"));
    m_chain->setModel(&m_model);
    m_own = new OwnNetworkPanel(m_workspace.draft(), this);
    m_table = new QTreeView(this);
    m_table->setObjectName(QStringLiteral("layerTable"));
    m_table->setModel(&m_model);
    m_table->setSelectionModel(m_chain->selectionModel());
    m_table->setItemDelegate(new gallery::FiguresDelegate(m_table));
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setAlternatingRowColors(true);
    m_table->header()->setStretchLastSection(false);
    m_table->viewport()->installEventFilter(this);
    m_state = new feedback::StateView(this);
    m_state->setObjectName(QStringLiteral("networkState"));
}

void NetworkPanel::createLayout()
{
    auto* bar = new QHBoxLayout;
    bar->setSpacing(style::kWithinGroup);
    bar->addWidget(m_totals, 1);
    bar->addWidget(m_build, 0, Qt::AlignTop);
    m_left = new QStackedWidget(this);
    m_left->addWidget(m_chain);
    m_left->addWidget(m_own);
    m_left->setMinimumWidth(kLeastChain);
    m_right = new QStackedWidget(this);
    m_right->addWidget(m_table);
    m_right->addWidget(m_state);
    m_right->setMinimumWidth(kLeastTable);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(QStringLiteral("networkColumns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_left);
    m_columns->addWidget(m_right);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes(kNetworkColumns);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(bar);
    layout->addWidget(m_columns, 1);
}

void NetworkPanel::connectParts()
{
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, &NetworkPanel::refresh);
    connect(&m_workspace.scan(), &bridge::ScanSession::setChanged, this, [this] {
        m_outlinedAs.clear(); // it may have other classes
        refresh();
    });
    connect(&m_workspace.training(), &bridge::TrainingSession::stateChanged, this, [this] {
        for (QWidget* part : std::initializer_list<QWidget*>{m_own, m_build})
            part->setEnabled(!m_workspace.training().isActive());
    });
    connect(m_build, &QPushButton::clicked, this, [this] {
        Q_EMIT valueWanted(QStringLiteral("network.name"), QStringLiteral("own"));
    });
    connect(m_own, &OwnNetworkPanel::layersEdited, this, [this](const QString& layers) {
        Q_EMIT valueWanted(QStringLiteral("network.layers"), layers);
    });
}

void NetworkPanel::showEvent(QShowEvent* event)
{
    refresh();
    TranslatedWidget::showEvent(event);
}

bool NetworkPanel::isOwn() const
{
    return m_workspace.draft().experiment().text("network.name") == "own";
}

void NetworkPanel::refresh()
{
    if (!isVisible())
        return;
    m_left->setCurrentIndex(isOwn() ? 1 : 0);
    m_build->setVisible(!isOwn());
    if (isOwn())
        m_own->refresh();
    const training::Experiment& experiment = m_workspace.draft().experiment();
    if (std::string key = networkKey(experiment); key != m_outlinedAs)
        m_outlinedAs = std::move(key);
    else
        return;
    const bridge::OpenedSetPtr& set = m_workspace.set();
    const auto work = [experiment, dataset = set == nullptr ? nullptr : set->dataset](
                          const std::stop_token& stop,
                          const core::ProgressFn&) -> core::Result<bridge::NetworkOutline> {
        if (stop.stop_requested())
            return core::failure(core::ErrorCode::Cancelled);
        return bridge::outlineOf(experiment,
                                 dataset == nullptr ? 0 : bridge::classCount(experiment, *dataset));
    };
    m_job.start(work, [this](core::Result<bridge::NetworkOutline>& outline) {
        if (outline)
            m_outline = std::move(*outline);
        else
            m_outline = bridge::NetworkOutline{.rows = {}, .error = outline.error()};
        onOutline();
    });
}

void NetworkPanel::onOutline()
{
    m_model.setRows(m_outline->rows);
    fitColumns();
    showTotals();
}

/// The weights' names, which the rows' tool tips say too, only where there is room; then the operations'
/// names give way.
void NetworkPanel::fitColumns()
{
    constexpr int kLeastName = 64; // pixels
    int wanted = 0;
    for (int column = 0; column < models::LayerModel::kColumns; ++column) {
        m_table->setColumnHidden(column, false);
        m_table->resizeColumnToContents(column);
        wanted += m_table->columnWidth(column);
    }
    const int room = m_table->viewport()->width();
    const int names = m_table->columnWidth(models::LayerModel::kName);
    m_table->setColumnHidden(models::LayerModel::kName, wanted > room);
    int over = wanted - names - room;
    over -= narrow(models::LayerModel::kLayer, kLeastName, over);
    for (int column = models::LayerModel::kShape; column <= models::LayerModel::kSees; ++column)
        over -= narrow(column,
                       std::max(m_table->header()->sectionSizeHint(column),
                                m_table->columnWidth(column) - style::kWithinGroup),
                       over);
}

/// Takes up to so many pixels from a column; gives how many it took.
int NetworkPanel::narrow(int column, int least, int over)
{
    const int width = m_table->columnWidth(column);
    const int taken = std::clamp(over, 0, std::max(0, width - least));
    m_table->setColumnWidth(column, width - taken);
    return taken;
}

bool NetworkPanel::eventFilter(QObject* watched, QEvent* event)
{
    // A scroll bar that comes or goes meanwhile is no reason to begin again.
    if (watched == m_table->viewport() && event->type() == QEvent::Resize
        && !std::exchange(m_isFitting, true)) {
        fitColumns();
        m_isFitting = false;
    }
    return TranslatedWidget::eventFilter(watched, event);
}

void NetworkPanel::showTotals()
{
    if (!m_outline) {
        m_totals->setText(tr("Building the network…"));
        return;
    }
    const bool failed = m_outline->error.has_value();
    m_left->setVisible(isOwn() || !failed);
    m_right->setCurrentIndex(failed ? 1 : 0);
    if (failed) {
        m_totals->setText(tr("This network cannot be built."));
        showReason(*m_outline->error);
        return;
    }
    m_totals->setText(
        tr("%1 parameters (%2) · %3 multiply-adds an image · outputs %4 an image, %5 a batch of %6")
            .arg(style::countNumber(m_outline->parameters),
                 style::byteSize(m_outline->parameters * 4),
                 style::compactNumber(static_cast<double>(m_outline->multiplyAdds)),
                 style::byteSize(m_outline->bytes),
                 style::byteSize(m_outline->bytes * m_outline->batch),
                 style::countNumber(m_outline->batch)));
}

void NetworkPanel::showReason(const core::Error& error)
{
    const bool isOfALayer = error.value("key").starts_with("network.layers");
    if (isOfALayer)
        m_state->setState(QStringLiteral("dialog-warning"),
                          tr("A layer does not fit."),
                          tr("It says so at the left. What each layer costs comes when all of them fit."),
                          {});
    else
        m_state->setState(
            QStringLiteral("dialog-warning"), bridge::errorWhat(error), bridge::errorRemedy(error), {});
}

void NetworkPanel::retranslate()
{
    m_build->setText(tr("Build your own"));
    m_build->setToolTip(tr("Choose the layers one by one"));
    m_chain->setAccessibleName(tr("Layers of the network"));
    m_table->setAccessibleName(tr("What each layer costs"));
    m_model.retranslate();
    fitColumns();
    showTotals();
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/inside_panel.h"

#include "app/bridge/image_names.h"
#include "widgets/feedback/state_view.h"
#include "widgets/plots/curve_plot.h"
#include "widgets/plots/histogram_cell.h"
#include "widgets/plots/pixel_tiles.h"
#include "widgets/style/scale_color.h"
#include "widgets/style/spacing.h"

#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace carpo::pages {
namespace {

constexpr int kSamples = 5;
constexpr int kMostImages = 9999;
constexpr int kLeastSection = 48; // pixels of a column

QImage grayPicture(const std::uint8_t* values, int height, int width)
{
    QImage picture(width, height, QImage::Format_Grayscale8);
    for (int y = 0; y < height; ++y)
        std::copy_n(values + static_cast<std::ptrdiff_t>(y) * width, width, picture.scanLine(y));
    return picture;
}

/// Zero is gray, the farthest from it of all filters black or white.
std::vector<QImage> filterPictures(const training::Inspection& inside)
{
    const auto [height, width] = inside.filterSide;
    const auto pixels = static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
    std::vector<QImage> pictures;
    if (pixels == 0)
        return pictures;
    float largest = 1e-12F;
    for (const float value : inside.filters)
        largest = std::max(largest, std::abs(value));
    std::vector<std::uint8_t> grays(inside.filters.size());
    std::ranges::transform(inside.filters, grays.begin(), [largest](float value) {
        return static_cast<std::uint8_t>(std::lround(127.5F + 127.5F * value / largest));
    });
    for (std::size_t first = 0; first + pixels <= grays.size(); first += pixels)
        pictures.push_back(grayPicture(grays.data() + first, height, width));
    return pictures;
}

std::vector<QImage> mapPictures(const training::LayerInside& layer)
{
    const auto [height, width] = layer.mapSide;
    const auto pixels = static_cast<std::size_t>(height) * static_cast<std::size_t>(width);
    std::vector<QImage> pictures;
    for (std::size_t first = 0; pixels > 0 && first + pixels <= layer.maps.size(); first += pixels)
        pictures.push_back(grayPicture(layer.maps.data() + first, height, width));
    return pictures;
}

/// The image's id, or where names are hidden its place.
QString nameOf(const project::PredictionRow& row, std::size_t place)
{
    return bridge::ImageNames::instance().areHidden() ? QString::number(place + 1)
                                                      : QString::fromStdString(row.id);
}

QLabel* createTitle(QWidget* parent)
{
    auto* const title = new QLabel(parent);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    return title;
}

} // namespace

InsidePanel::InsidePanel(bridge::TrainingSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createParts();
    createLayout();
    connect(&m_session, &bridge::TrainingSession::begun, this, &InsidePanel::onBegun);
    connect(&m_session, &bridge::TrainingSession::advanced, this, &InsidePanel::onAdvanced);
    connect(m_image, &QSpinBox::valueChanged, this, &InsidePanel::look);
    connect(
        m_layers->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &InsidePanel::showLayer);
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &InsidePanel::redrawSamples);
    InsidePanel::retranslate();
}

void InsidePanel::createParts()
{
    m_empty = new feedback::StateView(this);
    m_empty->setObjectName(QStringLiteral("insideEmpty"));
    m_layers = new QTreeView(this);
    m_layers->setObjectName(QStringLiteral("insideLayers"));
    m_layers->setModel(&m_model);
    m_layers->setItemDelegate(new plots::HistogramDelegate(m_layers));
    m_layers->setRootIsDecorated(false);
    m_layers->setUniformRowHeights(true);
    m_layers->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_layers->setTextElideMode(Qt::ElideMiddle); // a layer's name ends with its number
    m_layers->header()->setStretchLastSection(false);
    m_layers->header()->setMinimumSectionSize(kLeastSection);
    m_layers->header()->setSectionResizeMode(QHeaderView::Stretch); // whatever room there is
    m_layers->header()->setSectionResizeMode(models::InsideModel::kDead, QHeaderView::ResizeToContents);
    m_filtersTitle = createTitle(this);
    m_filters = new plots::PixelTiles(this);
    m_filters->setObjectName(QStringLiteral("insideFilters"));
    m_mapsTitle = createTitle(this);
    m_image = new QSpinBox(this);
    m_image->setObjectName(QStringLiteral("insideImage"));
    m_image->setRange(1, kMostImages);
    m_maps = new plots::PixelTiles(this);
    m_maps->setObjectName(QStringLiteral("insideMaps"));
    m_samples = new plots::CurvePlot(this);
    m_samples->setObjectName(QStringLiteral("samplesPlot"));
    m_samples->setSummarised(false); // each line has its number at its end
}

void InsidePanel::createLayout()
{
    auto* const side = new QWidget(this);
    auto* const pictures = new QVBoxLayout(side);
    pictures->setContentsMargins(0, 0, 0, 0);
    pictures->setSpacing(style::kUnit);
    pictures->addWidget(m_filtersTitle);
    pictures->addWidget(m_filters, 2);
    auto* const line = new QHBoxLayout;
    line->addWidget(m_mapsTitle, 1);
    line->addWidget(m_image);
    pictures->addSpacing(style::kWithinGroup);
    pictures->addLayout(line);
    pictures->addWidget(m_maps, 3);
    pictures->addSpacing(style::kWithinGroup);
    pictures->addWidget(m_samples, 4);
    m_columns = new QSplitter(Qt::Horizontal, this);
    m_columns->setObjectName(QStringLiteral("insideColumns"));
    m_columns->setChildrenCollapsible(false);
    m_columns->addWidget(m_layers);
    m_columns->addWidget(side);
    m_columns->setStretchFactor(0, 2);
    m_columns->setStretchFactor(1, 1);
    m_columns->setSizes({440, 240});
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_columns);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kWithinGroup, 0, 0);
    layout->addWidget(m_stack);
}

void InsidePanel::setRun(const bridge::RunDetailsPtr& details)
{
    m_details = details;
    redrawSamples();
}

void InsidePanel::redrawSamples()
{
    m_drawn = 0;
    drawSamples();
}

void InsidePanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    look();
}

void InsidePanel::hideEvent(QHideEvent* event)
{
    TranslatedWidget::hideEvent(event);
    m_session.look(std::nullopt);
}

void InsidePanel::look()
{
    if (isVisible())
        m_session.look(m_image->value() - 1);
}

void InsidePanel::onBegun()
{
    m_inspection.reset();
    m_model.setInspection(nullptr);
    m_stack->setCurrentWidget(m_empty);
    m_answers.clear();
    m_epochs.clear();
    m_drawn = 0;
    m_details.reset();
    m_samples->clear();
    retranslate();
}

void InsidePanel::onAdvanced(const bridge::TrainingFrame& frame)
{
    for (const bridge::EpochEnd& epoch : frame.epochs) {
        const std::vector<float>& values = epoch.validation.values;
        const auto count = std::min<std::size_t>(values.size(), kSamples);
        m_answers.emplace_back(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count));
        m_epochs.push_back(epoch.report.epoch);
    }
    if (!frame.epochs.empty())
        drawSamples();
    // Others look too, and not at the image that is chosen here.
    if (frame.inspection == nullptr || !isVisible())
        return;
    m_inspection = frame.inspection;
    const bool isFirst = m_model.rowCount() == 0;
    m_model.setInspection(m_inspection);
    m_stack->setCurrentWidget(m_columns);
    if (isFirst)
        m_layers->setCurrentIndex(m_model.index(0, 0));
    m_filters->setPictures(filterPictures(*m_inspection), m_filtersTitle->text());
    showLayer();
}

void InsidePanel::showLayer()
{
    const training::LayerInside* const layer = m_model.layer(m_layers->currentIndex().row());
    const bool hasMaps = layer != nullptr && !layer->maps.empty();
    m_mapsTitle->setText(
        layer == nullptr ? QString()
        : hasMaps        ? tr("Maps of %1 for the validation image").arg(QString::fromStdString(layer->name))
                         : tr("%1 has no maps").arg(QString::fromStdString(layer->name)));
    m_maps->setPictures(hasMaps ? mapPictures(*layer) : std::vector<QImage>(), m_mapsTitle->text());
}

void InsidePanel::drawSamples()
{
    const bool isOfNumbers = m_details != nullptr && !m_details->metric.ofClasses;
    if (m_drawn == 0)
        m_samples->clear();
    m_samples->setMessage(isOfNumbers            ? QString()
                          : m_details != nullptr ? tr("Classes have no distance from the truth.")
                                                 : tr("Comes with the end of the first epoch."));
    if (!isOfNumbers)
        return;
    const auto& truth = m_details->predictions;
    const auto count = std::min<std::size_t>(truth.size(), kSamples);
    if (m_drawn == 0 && !m_answers.empty()) {
        for (std::size_t sample = 0; sample < count; ++sample)
            m_samples->addCurve({.name = nameOf(truth[sample], sample),
                                 .role = style::categoryRole(sample),
                                 .line = sample % 2 == 0 ? Qt::SolidLine : Qt::DashLine,
                                 .showsBest = false});
        m_samples->setReference(0, tr("the truth"));
    }
    for (; m_drawn < m_answers.size(); ++m_drawn) {
        for (std::size_t sample = 0; sample < std::min(count, m_answers[m_drawn].size()); ++sample)
            m_samples->append(static_cast<int>(sample),
                              m_epochs[m_drawn],
                              static_cast<double>(m_answers[m_drawn][sample] - truth[sample].truth));
    }
}

void InsidePanel::nameSamples()
{
    m_samples->setAxisLabels(
        tr("epoch"), m_session.isOfPlainNumbers() ? tr("predicted − true") : tr("predicted − true (months)"));
}

void InsidePanel::retranslate()
{
    m_empty->setState(
        QStringLiteral("view-visible"),
        m_session.isActive() ? tr("Looking inside…") : tr("Nothing is being trained."),
        tr("While a network is trained, its layers are shown here as they change. A pause, or one "
           "batch at a time, holds them still."),
        {});
    m_layers->setAccessibleName(tr("Layers of the network"));
    m_filtersTitle->setText(tr("Filters of the first layer: gray is zero"));
    m_image->setPrefix(tr("image "));
    m_image->setAccessibleName(tr("Which validation image"));
    m_image->setToolTip(tr("Which validation image"));
    m_samples->setTitle(tr("Error of some validation images"));
    nameSamples();
    m_model.retranslate();
    showLayer();
    redrawSamples();
}

} // namespace carpo::pages

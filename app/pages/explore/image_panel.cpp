// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/image_panel.h"

#include "app/bridge/convert.h"
#include "app/bridge/words.h"
#include "app/pages/explore/facts_table.h"
#include "engine/imaging/decode.h"
#include "widgets/style/spacing.h"
#include "widgets/viewer/image_view.h"
#include "widgets/viewer/viewer_panel.h"

#include <QVBoxLayout>

#include <cmath>

namespace carpo::pages {
namespace {

constexpr float kSquare = 0.01F; // of a side

core::Result<QImage> decode(const std::filesystem::path& file, const std::stop_token& stop)
{
    const auto image = imaging::decodeFile(file, imaging::decodeLimits(), stop);
    if (!image)
        return tl::unexpected(image.error());
    return bridge::toQImage(*image);
}

} // namespace

ImagePanel::ImagePanel(QThreadPool& pool, QWidget* decisions, QWidget* parent)
    : TranslatedWidget(parent)
    , m_job(pool)
{
    createLayout(decisions);
    ImagePanel::retranslate();
}

void ImagePanel::createLayout(QWidget* decisions)
{
    m_viewer = new viewer::ViewerPanel(this);
    m_view = &m_viewer->view();
    m_view->setObjectName(QStringLiteral("imageView"));
    m_facts = new FactsTable(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_viewer, 3);
    layout->addWidget(decisions);
    layout->addWidget(m_facts, 2);
}

void ImagePanel::setSet(const bridge::OpenedSetPtr& set)
{
    m_set = set;
    if (m_row >= static_cast<int>(set->dataset->size())
        || (m_row >= 0 && set->dataset->files[static_cast<std::size_t>(m_row)] != m_file))
        m_row = -1;
    if (m_row < 0)
        showImage(set->dataset->size() > 0 ? 0 : -1);
    else
        refreshFacts();
}

void ImagePanel::showImage(int datasetRow)
{
    m_row = datasetRow;
    refreshFacts();
    if (m_row < 0) {
        m_job.cancel();
        m_file.clear();
        m_view->setMessage(tr("Choose an image in the gallery."));
    } else {
        load();
    }
    Q_EMIT shown(m_row);
}

void ImagePanel::load()
{
    const auto& file = m_set->dataset->files[static_cast<std::size_t>(m_row)];
    if (file == m_file)
        return;
    m_file = file;
    m_error = {};
    m_job.start([file](const std::stop_token& stop, const core::ProgressFn&) { return decode(file, stop); },
                [this](const core::Result<QImage>& image) { onLoaded(image); });
}

void ImagePanel::onLoaded(const core::Result<QImage>& image)
{
    if (image) {
        m_view->setImage(*image, bridge::toQString(m_file.filename()));
        m_view->setPixelSpacing(pixelSpacing()); // an image begins without
    } else {
        m_error = image.error();
        m_view->setMessage(bridge::errorWords(m_error));
    }
}

// Squares only: a length across others would need to know its direction.
double ImagePanel::pixelSpacing() const
{
    const auto& spacings = m_set->dataset->spacings;
    if (m_row < 0 || spacings.empty())
        return 0;
    const auto& spacing = spacings[static_cast<std::size_t>(m_row)];
    const bool isSquare = std::abs(spacing.row - spacing.column) <= kSquare * spacing.row;
    return isSquare ? static_cast<double>(spacing.row) : 0; // what is not known is not square
}

void ImagePanel::refreshFacts()
{
    if (m_row < 0)
        m_facts->clear();
    else
        m_facts->show(*m_set, static_cast<std::size_t>(m_row));
}

void ImagePanel::retranslate()
{
    m_view->setAccessibleName(tr("Radiograph"));
    m_facts->setAccessibleName(tr("What is known of the image"));
    refreshFacts();
    if (m_row < 0)
        m_view->setMessage(tr("Choose an image in the gallery."));
    else if (m_error != core::Error())
        m_view->setMessage(bridge::errorWords(m_error));
}

} // namespace carpo::pages

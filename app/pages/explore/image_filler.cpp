// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/image_filler.h"

#include "app/bridge/convert.h"
#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "engine/imaging/clahe.h"
#include "engine/imaging/decode.h"
#include "widgets/viewer/image_view.h"

#include <utility>

namespace carpo::pages {
namespace {

constexpr int kShowsWaitingMs = 100;

core::Result<QImage> decode(const std::filesystem::path& file, bool equalised, const std::stop_token& stop)
{
    return imaging::decodeFile(file, imaging::decodeLimits(), stop)
        .map([equalised](const imaging::Image& image) {
            return equalised ? bridge::toQImage(imaging::clahe(image)) : bridge::withStoredValues(image);
        });
}

} // namespace

ImageFiller::ImageFiller(viewer::ImageView& view, QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_view(view)
    , m_job(pool)
{
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &ImageFiller::retranslate);
    m_waiting.setSingleShot(true);
    m_waiting.setInterval(kShowsWaitingMs);
    connect(&m_waiting, &QTimer::timeout, this, &ImageFiller::showWaiting);
}

void ImageFiller::setSet(const bridge::OpenedSetPtr& set)
{
    const bridge::OpenedSetPtr before = std::exchange(m_set, set);
    if (m_row < 0)
        return;
    const auto row = static_cast<std::size_t>(m_row);
    if (row >= set->dataset->size() || set->dataset->files[row] != m_file)
        show(-1, m_message);
    else if (m_error != core::Error() || (before != nullptr && set->hasOtherFile(*before, row)))
        load();
    else if (m_inView == m_file)
        m_view.setPixelSpacing(pixelSpacing()); // a scan has read it since
}

void ImageFiller::setEmptyMessage(const QString& message)
{
    m_message = message;
    if (m_row < 0)
        m_view.setMessage(message);
}

void ImageFiller::readAgain()
{
    if (m_row >= 0)
        load();
}

void ImageFiller::show(int datasetRow, const QString& message)
{
    m_row = datasetRow;
    m_message = message;
    if (m_row < 0) {
        m_job.cancel();
        m_waiting.stop();
        m_file.clear();
        m_inView.clear();
        m_error = {};
        m_view.setMessage(message);
        return;
    }
    const auto& file = m_set->dataset->files[static_cast<std::size_t>(m_row)];
    if (file == m_file)
        return;
    m_file = file;
    load();
}

void ImageFiller::setEqualised(bool equalised)
{
    m_equalised = equalised;
    if (m_row >= 0)
        load();
}

void ImageFiller::load()
{
    m_error = {};
    if (m_inView != m_file)
        m_waiting.start();
    m_job.start(
        [file = m_file, equalised = m_equalised](const std::stop_token& stop, const core::ProgressFn&) {
            return decode(file, equalised, stop);
        },
        [this](const core::Result<QImage>& image) { onLoaded(image); });
}

// Until then the image before stays: most come within that time.
void ImageFiller::showWaiting()
{
    m_inView.clear();
    m_view.setMessage(tr("Opening the image…"));
}

void ImageFiller::onLoaded(const core::Result<QImage>& image)
{
    m_waiting.stop();
    if (!image) {
        m_inView.clear();
        m_error = image.error();
        retranslate();
        return;
    }
    if (m_inView == m_file) { // the same one, in another version
        m_view.setVersion(*image, caption());
        return;
    }
    m_inView = m_file;
    m_view.setImage(*image, caption());
    m_view.setPixelSpacing(pixelSpacing()); // an image begins without
}

QString ImageFiller::caption() const
{
    const QString name =
        bridge::ImageNames::instance().fileName(*m_set->dataset, static_cast<std::size_t>(m_row));
    return m_equalised ? QString(name + QStringLiteral(" · CLAHE")) : name;
}

QSizeF ImageFiller::pixelSpacing() const
{
    const auto& spacings = m_set->dataset->spacings;
    if (m_row < 0 || spacings.empty())
        return {};
    const auto& spacing = spacings[static_cast<std::size_t>(m_row)];
    const bool isKnown = spacing.row > 0 && spacing.column > 0; // NaN is not
    return isKnown ? QSizeF(static_cast<double>(spacing.column), static_cast<double>(spacing.row)) : QSizeF();
}

void ImageFiller::retranslate()
{
    if (m_row < 0)
        m_view.setMessage(m_message);
    else if (m_error != core::Error())
        m_view.setMessage(bridge::errorWords(bridge::ImageNames::instance().shown(m_error)));
    else if (m_inView == m_file)
        m_view.setCaption(caption());
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/attribution_view.h"

#include "app/bridge/convert.h"
#include "app/bridge/heat_picture.h"
#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "app/pages/explore/prepare_picture.h"
#include "widgets/gallery/gallery.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <span>
#include <utility>

namespace carpo::pages {
namespace {

enum Kind
{
    kFor,
    kAgainst,
    kSaliency
};

constexpr int kUsualStrength = 60; // percent
constexpr int kControls = 220;     // pixels
constexpr int kStrip = 176;        // pixels, of the row of cases
constexpr int kCaseThumbnail = 104;
constexpr int kKeyHeight = 10; // as broad as a plot's colour bar

} // namespace

AttributionView::AttributionView(QThreadPool& pool, QWidget* parent)
    : ResultView(parent)
    , m_pool(pool)
    , m_thumbnails(pool)
    , m_cases(m_thumbnails)
    , m_job(pool)
{
    createParts();
    createLayout();
    connectParts();
    AttributionView::retranslate();
}

void AttributionView::createParts()
{
    m_picture = new PreparePicture(this);
    m_picture->setObjectName(QStringLiteral("attributionPicture"));
    m_kind = new QComboBox(this);
    m_kind->setObjectName(QStringLiteral("attributionKind"));
    for (const Kind kind : {kFor, kAgainst, kSaliency})
        m_kind->addItem(QString(), static_cast<int>(kind));
    m_strengthWords = new QLabel(this);
    m_strength = new QSlider(Qt::Horizontal, this);
    m_strength->setObjectName(QStringLiteral("attributionStrength"));
    m_strength->setRange(0, 100);
    m_strength->setValue(kUsualStrength);
    m_words = new QLabel(this);
    m_words->setObjectName(QStringLiteral("attributionWords"));
    m_words->setWordWrap(true);
    m_open = new QPushButton(this);
    m_gallery = new gallery::Gallery(this);
    m_gallery->setObjectName(QStringLiteral("attributionCases"));
    m_gallery->setModel(&m_cases);
    m_gallery->setThumbnailSize(kCaseThumbnail);
    m_gallery->setFixedHeight(kStrip);
}

QWidget* AttributionView::createKey()
{
    auto* key = new QWidget(this);
    m_colours = new QLabel(key);
    m_colours->setObjectName(QStringLiteral("attributionColours"));
    m_colours->setScaledContents(true);
    m_colours->setFixedHeight(kKeyHeight);
    m_low = new QLabel(key);
    m_high = new QLabel(key);
    for (QLabel* const end : {m_low, m_high})
        end->setProperty("look", QStringLiteral("small"));
    auto* layout = new QGridLayout(key);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addWidget(m_colours, 0, 0, 1, 2);
    layout->addWidget(m_low, 1, 0);
    layout->addWidget(m_high, 1, 1, Qt::AlignRight);
    return key;
}

void AttributionView::createLayout()
{
    auto* controls = new QVBoxLayout;
    controls->setSpacing(style::kWithinGroup);
    controls->addWidget(m_kind);
    controls->addWidget(m_strengthWords);
    controls->addWidget(m_strength);
    m_key = createKey();
    controls->addWidget(m_key);
    controls->addWidget(m_words);
    controls->addStretch(1);
    controls->addWidget(m_open);
    auto* side = new QWidget(this);
    side->setFixedWidth(kControls);
    controls->setContentsMargins(0, 0, 0, 0);
    side->setLayout(controls);
    auto* top = new QHBoxLayout;
    top->setSpacing(style::kBetweenGroups);
    top->addWidget(m_picture, 1);
    top->addWidget(side);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kUnit, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(top, 1);
    layout->addWidget(m_gallery);
}

void AttributionView::connectParts()
{
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        draw();
        describe();
    });
    connect(m_strength, &QSlider::valueChanged, this, &AttributionView::draw);
    connect(&bridge::ImageNames::instance(), &bridge::ImageNames::changed, this, &AttributionView::describe);
    connect(&style::Theme::instance(), &style::Theme::changed, this, &AttributionView::draw);
    connect(m_gallery, &gallery::Gallery::currentChanged, this, [this](int row) {
        if (const int image = m_cases.datasetRow(row); image >= 0)
            look(image);
    });
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_image >= 0)
            Q_EMIT imageChosen(m_image);
    });
}

void AttributionView::look(int image)
{
    catchUp(); // it may be of a set that was not seen yet
    m_image = image;
    if (isVisible())
        start();
}

void AttributionView::showEvent(QShowEvent* event)
{
    ResultView::showEvent(event);
    start();
}

void AttributionView::start()
{
    if (judged() == nullptr || judged()->set == nullptr || m_image < 0)
        return;
    const std::int64_t run = judged()->run->run.number;
    const Made wanted{.run = run, .bestEpoch = judged()->run->bestEpoch, .image = m_image};
    if (m_made == wanted) // there, or on its way
        return;
    m_made = wanted;
    m_shown.reset();
    m_picture->setMessage(tr("The network looks…"));
    describe();
    m_job.start(
        [set = judged()->set, run, image = m_image](const std::stop_token& stop,
                                                    const core::ProgressFn&) -> core::Result<Shown> {
            return jobs::attributeImage(
                       set->projectFile, run, *set->dataset, static_cast<std::size_t>(image), {}, stop)
                .map([](jobs::ImageAttribution&& attribution) {
                    QImage picture = bridge::toQImage(attribution.picture);
                    return Shown{std::move(attribution), std::move(picture)};
                });
        },
        [this](core::Result<Shown>& shown) { onDone(shown); });
}

void AttributionView::onDone(core::Result<Shown>& shown)
{
    if (!shown) {
        m_made.reset();
        m_picture->setMessage(bridge::errorWords(shown.error()));
        return;
    }
    m_shown = std::make_shared<const Shown>(std::move(*shown));
    draw();
    describe();
}

void AttributionView::draw()
{
    m_key->setVisible(false);
    if (m_shown == nullptr)
        return;
    const evaluation::Attribution& maps = m_shown->attribution.maps;
    const int kind = m_kind->currentData().toInt();
    const std::vector<float>& map = kind == kSaliency  ? maps.saliency
                                    : kind == kAgainst ? maps.gradCamAgainst
                                                       : maps.gradCam;
    if (map.empty()) {
        m_picture->setMessage(tr("This network has no convolution, and so no maps for Grad-CAM. Its saliency "
                                 "can be seen."));
        return;
    }
    const double strength = m_strength->value() / 100.0;
    m_picture->setPicture(bridge::heatPicture(m_shown->picture, map, strength));
    m_colours->setPixmap(QPixmap::fromImage(bridge::heatKey(strength)));
    m_key->setVisible(true);
}

void AttributionView::describe()
{
    QString words;
    const auto row = judged() == nullptr
                         ? std::ptrdiff_t{-1}
                         : std::ranges::find(judged()->images, m_image) - judged()->images.begin();
    if (m_image >= 0 && row >= 0 && row < std::ssize(judged()->images))
        words = rowWords(static_cast<std::size_t>(row));
    m_picture->setCaption(words);
    QString detail;
    if (m_shown != nullptr) {
        const evaluation::Attribution& maps = m_shown->attribution.maps;
        const bool ofClasses = !m_shown->attribution.className.empty();
        detail = ofClasses
                     ? tr("The map is of the class “%1” (probability %2).")
                           .arg(bridge::classWords(m_shown->attribution.className, judged()->run->metric),
                                style::percent(static_cast<double>(maps.value)))
                 : isOfPlainNumbers() ? tr("The network says %1, from one view.")
                                            .arg(style::compactNumber(static_cast<double>(maps.value), 4))
                                      : tr("The network says %1 months, from one view.")
                                            .arg(style::fixedNumber(static_cast<double>(maps.value), 1));
        detail += QLatin1Char('\n');
        if (m_kind->currentData().toInt() == kSaliency)
            detail += tr("Saliency: how much the answer changes with each pixel (Simonyan et al., 2014).");
        else if (maps.mapSide > 0)
            detail +=
                tr("Grad-CAM: the last convolution's maps of %1 × %1 places, weighted by their gradient "
                   "(Selvaraju et al., 2017).")
                    .arg(maps.mapSide);
        detail += QLatin1Char('\n') + tr("It shows what the answer depends on, not why.");
    }
    m_words->setText(detail);
    m_open->setEnabled(m_image >= 0 && judged() != nullptr && judged()->isOwnSet);
}

void AttributionView::refresh()
{
    const bridge::OpenedSetPtr set = judged() == nullptr ? nullptr : judged()->set;
    const bool isOther = set != nullptr && m_dataset != set->dataset;
    if (isOther) {
        m_dataset = set->dataset;
        m_thumbnails.setDataset(m_dataset);
    }
    if (set == nullptr || isOther) {
        m_job.cancel();
        m_image = -1;
        m_made.reset();
        m_shown.reset();
    }
    if (judged() == nullptr)
        m_cases.setPredictions(nullptr, {});
    else
        m_cases.setPredictions(set, judged()->rows, judged()->run->metric);
    if (m_image < 0 && m_cases.rowCount() > 0)
        m_image = m_cases.datasetRow(0);
    if (m_image < 0)
        m_picture->setMessage(tr("Choose an image."));
    nameParts(); // of classes or of numbers
    describe();
    if (isVisible())
        start();
}

void AttributionView::nameParts()
{
    const bool ofClasses = judged() != nullptr && judged()->hasClasses();
    m_kind->setItemText(kFor,
                        ofClasses            ? tr("Grad-CAM: for the class")
                        : isOfPlainNumbers() ? tr("Grad-CAM: for a larger value")
                                             : tr("Grad-CAM: for an older age"));
    m_kind->setItemText(kAgainst,
                        ofClasses            ? tr("Grad-CAM: against the class")
                        : isOfPlainNumbers() ? tr("Grad-CAM: for a smaller value")
                                             : tr("Grad-CAM: for a younger age"));
    m_kind->setItemText(kSaliency, tr("Saliency"));
    m_kind->setAccessibleName(tr("Which map"));
    m_strengthWords->setText(tr("Strength of the map"));
    m_strength->setAccessibleName(m_strengthWords->text());
    m_low->setText(tr("nothing", "end of a colour scale"));
    m_high->setText(tr("most of this image", "end of a colour scale"));
    m_colours->setAccessibleName(tr("Colours of the map, from nothing to the most of this image"));
    m_open->setText(tr("Open in Explore"));
    m_gallery->setAccessibleName(tr("The ten largest errors"));
    m_gallery->setEmptyText(tr("None of these images is in the set."));
    m_cases.refresh();
    draw();
}

} // namespace carpo::pages

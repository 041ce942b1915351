// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/suspect_detail.h"

#include "app/bridge/image_names.h"
#include "app/bridge/words.h"
#include "widgets/gallery/thumbnail_delegate.h"
#include "widgets/plots/marked_histogram.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"
#include "widgets/style/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QListView>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace carpo::pages {
namespace {

constexpr int kMeasuresInARow = 3;
constexpr int kTile = 128;
constexpr int kPicture = 132;        // of two that are compared, and their difference
constexpr int kDifferenceSide = 396; // of what is compared, pixels

} // namespace

SuspectDetail::SuspectDetail(QThreadPool& pool, models::ThumbnailStore& thumbnails, QWidget* parent)
    : TranslatedWidget(parent)
    , m_model(thumbnails)
    , m_job(pool)
{
    createParts();
    createLayout();
    connect(m_others->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            [this](const QModelIndex& current) {
                if (current.isValid() && !m_isFollowing)
                    Q_EMIT imageChosen(m_model.datasetRow(current.row()));
            });
    connect(&style::Theme::instance(), &style::Theme::changed, this, &SuspectDetail::refreshSizes);
    refreshSizes();
    SuspectDetail::retranslate();
}

void SuspectDetail::createParts()
{
    m_reasons = new QLabel(this);
    m_reasons->setObjectName(QStringLiteral("suspectReasons"));
    m_reasons->setWordWrap(true);
    m_reasons->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_othersTitle = new QLabel(this);
    m_othersTitle->setProperty("look", QStringLiteral("small"));
    m_tiles = new gallery::ThumbnailDelegate(this);
    m_tiles->setThumbnailSize(kTile);
    m_others = new QListView(this);
    m_others->setObjectName(QStringLiteral("lookAlikes"));
    m_others->setFlow(QListView::LeftToRight);
    m_others->setWrapping(false);
    m_others->setUniformItemSizes(true);
    m_others->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_others->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_others->setItemDelegate(m_tiles);
    m_others->setFrameShape(QFrame::NoFrame);
    m_others->setModel(&m_model);
    for (const char* const name : {"differenceFirst", "differenceSecond", "differencePicture"}) {
        m_pictures.push_back(new QLabel(this));
        m_pictures.back()->setObjectName(QLatin1String(name));
    }
    m_differenceWords = new QLabel(this);
    m_differenceWords->setObjectName(QStringLiteral("differenceWords"));
    m_differenceWords->setProperty("look", QStringLiteral("small"));
    m_differenceWords->setWordWrap(true);
    m_differenceWords->setAlignment(Qt::AlignTop | Qt::AlignLeft);
}

void SuspectDetail::createLayout()
{
    m_measureGrid = new QGridLayout;
    m_measureGrid->setSpacing(style::kBetweenGroups);
    for (int column = 0; column < kMeasuresInARow; ++column)
        m_measureGrid->setColumnStretch(column, 1);
    auto* difference = new QHBoxLayout;
    difference->setSpacing(style::kWithinGroup);
    for (QLabel* const picture : m_pictures)
        difference->addWidget(picture, 0, Qt::AlignTop);
    difference->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_reasons);
    layout->addLayout(m_measureGrid);
    layout->addWidget(m_othersTitle);
    layout->addWidget(m_others);
    layout->addLayout(difference);
    layout->addWidget(m_differenceWords);
    layout->addStretch(1);
}

void SuspectDetail::refreshSizes()
{
    m_others->setFixedHeight(m_tiles->tileSize().height()
                             + m_others->horizontalScrollBar()->sizeHint().height() + style::kUnit);
}

void SuspectDetail::show(const bridge::OpenedSetPtr& set, const models::SuspectCase& suspect)
{
    const bool isOther =
        m_set != set || m_suspect.datasetRow != suspect.datasetRow || m_suspect.others != suspect.others;
    m_set = set;
    m_suspect = suspect;
    if (isOther) {
        m_model.show(set, suspect.datasetRow, suspect.others);
        showDifference();
    }
    retranslate();
}

void SuspectDetail::clear()
{
    show(nullptr, {});
}

void SuspectDetail::follow(int datasetRow)
{
    const QScopedValueRollback following(m_isFollowing, true);
    const int row = m_model.rowOf(datasetRow);
    m_others->setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
}

void SuspectDetail::showMeasures()
{
    while (m_measures.size() < m_suspect.measures.size()) {
        const int place = static_cast<int>(m_measures.size());
        m_measures.push_back(new plots::MarkedHistogram(this));
        m_measures.back()->setObjectName(QStringLiteral("suspectMeasure"));
        m_measureGrid->addWidget(m_measures.back(), place / kMeasuresInARow, place % kMeasuresInARow);
    }
    for (std::size_t i = 0; i < m_measures.size(); ++i) {
        m_measures[i]->setVisible(i < m_suspect.measures.size());
        if (i >= m_suspect.measures.size())
            continue;
        const models::SuspectCase::Measure& shown = m_suspect.measures[i];
        const explore::Histogram& histogram = shown.histogram;
        const QString unit = bridge::translated("Unit", shown.measure->unit);
        //: a measure and its value
        QString title =
            tr("%1: %2").arg(bridge::translated("Measure", shown.measure->name),
                             bridge::measureWords(*shown.measure, static_cast<float>(shown.value)));
        if (!unit.isEmpty())
            title += QLatin1Char(' ') + unit;
        m_measures[i]->setHistogram(title,
                                    {histogram.counts.begin(), histogram.counts.end()},
                                    histogram.bins.edge(0),
                                    histogram.bins.edge(histogram.bins.count),
                                    shown.value);
    }
}

void SuspectDetail::showDifference()
{
    m_job.cancel();
    m_found.reset();
    if (m_suspect.kind != models::SuspectCase::Others::Group || m_suspect.others.empty())
        return;
    const auto fileOf = [this](int row) { return m_set->dataset->files[static_cast<std::size_t>(row)]; };
    m_job.start(
        [one = fileOf(m_suspect.datasetRow),
         other = fileOf(m_suspect.others.front())](const std::stop_token& stop, const core::ProgressFn&) {
            return bridge::differenceOf(one, other, kDifferenceSide, stop);
        },
        [this](const core::Result<bridge::DifferencePicture>& difference) { onDifference(difference); });
}

void SuspectDetail::onDifference(const core::Result<bridge::DifferencePicture>& difference)
{
    m_found = difference;
    if (difference) {
        const std::array images{&difference->first, &difference->second, &difference->picture};
        for (std::size_t i = 0; i < m_pictures.size(); ++i)
            m_pictures[i]->setPixmap(QPixmap::fromImage(
                images[i]->scaled(kPicture, kPicture, Qt::KeepAspectRatio, Qt::SmoothTransformation)));
    }
    retranslate();
}

QString SuspectDetail::differenceWords() const
{
    if (!m_found)
        return {};
    if (!*m_found)
        return bridge::errorWords(bridge::ImageNames::instance().shown(m_found->error()));
    const bridge::DifferencePicture& difference = **m_found;
    if (difference.largest == 0)
        return tr("The first two do not differ in a single point.");
    const QString laid = difference.isMirrored
                             ? tr("The first, the second laid over it (mirrored, its brightness and contrast "
                                  "matched), and their difference.")
                             : tr("The first, the second laid over it (its brightness and contrast matched), "
                                  "and their difference.");
    return laid + QLatin1Char(' ')
           + tr("Black: none; white: %1 of 255 grays or more; %2 on average.")
                 .arg(style::countNumber(difference.white), style::fixedNumber(difference.mean, 1));
}

void SuspectDetail::retranslate()
{
    const bool isSeen = m_found && *m_found && (*m_found)->largest > 0;
    for (QLabel* const picture : m_pictures)
        picture->setVisible(isSeen);
    m_differenceWords->setText(differenceWords());
    m_differenceWords->setVisible(m_found.has_value());
    m_reasons->setText(m_suspect.reasons.join(QLatin1Char('\n')));
    showMeasures();
    const bool hasOthers = !m_suspect.others.empty();
    m_othersTitle->setVisible(hasOthers);
    m_others->setVisible(m_suspect.datasetRow >= 0 && hasOthers);
    switch (m_suspect.kind) {
    case models::SuspectCase::Others::Normal:
        m_othersTitle->setText(tr("The suspect, and normal images that look most like it"));
        break;
    case models::SuspectCase::Others::Group:
        m_othersTitle->setText(tr("The images of the group"));
        break;
    case models::SuspectCase::Others::LookAlikes:
        m_othersTitle->setText(tr("The suspect, and images that look most like it, with their ages"));
        break;
    }
    m_others->setAccessibleName(m_othersTitle->text());
    m_reasons->setAccessibleName(tr("Why it is suspect"));
    m_pictures[0]->setAccessibleName(tr("The first image"));
    m_pictures[1]->setAccessibleName(tr("The second image, laid over the first"));
    m_pictures[2]->setAccessibleName(tr("Difference of the first two images"));
}

} // namespace carpo::pages

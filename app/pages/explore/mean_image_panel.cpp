// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/mean_image_panel.h"

#include "app/bridge/convert.h"
#include "app/bridge/words.h"
#include "app/pages/explore/mean_picture.h"
#include "engine/core/random.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/feedback/state_view.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace carpo::pages {
namespace {

constexpr std::size_t kImagesAtOnce = 16; // between two pictures
constexpr std::uint64_t kSeed = 1;        // the same selection gives the same image

} // namespace

MeanImagePanel::MeanImagePanel(QThreadPool& pool, QWidget* parent)
    : TranslatedWidget(parent)
    , m_making(pool)
{
    setObjectName(QStringLiteral("meanImagePanel"));
    createLayout();
    MeanImagePanel::retranslate();
}

void MeanImagePanel::createLayout()
{
    m_empty = new feedback::StateView(this);
    m_empty->setObjectName(QStringLiteral("noMeanImage"));
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("meanProgress"));
    m_what = new QComboBox(this);
    m_what->setObjectName(QStringLiteral("meanWhat"));
    m_what->addItems({QString(), QString()});
    m_pictures = new QWidget(this);
    m_line = new QHBoxLayout(m_pictures);
    m_line->setContentsMargins(0, style::kUnit, 0, 0);
    m_line->setSpacing(style::kBetweenGroups);
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_pictures);
    auto* head = new QHBoxLayout;
    head->addWidget(m_what);
    head->addWidget(m_progress, 1);
    head->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, style::kUnit, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(head);
    layout->addWidget(m_stack, 1);
    connect(m_what, &QComboBox::currentIndexChanged, this, [this] {
        for (const Group& group : m_groups)
            showGroup(group);
    });
    connect(m_progress, &feedback::ProgressLine::cancelled, this, [this] {
        m_isGivenUp = true;
        m_making.cancel();
        m_progress->finish();
        for (const Group& group : m_groups)
            showGroup(group);
    });
}

void MeanImagePanel::setRows(const bridge::ChosenRowsPtr& rows)
{
    m_rows = rows;
    m_making.cancel();
    if (isVisible())
        begin();
}

void MeanImagePanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    if (m_begun != m_rows)
        begin();
    else
        goOn();
}

void MeanImagePanel::hideEvent(QHideEvent* event)
{
    m_making.cancel(); // goes on when it is seen again
    m_progress->finish();
    TranslatedWidget::hideEvent(event);
}

void MeanImagePanel::begin()
{
    for (const Group& group : m_groups)
        delete group.picture;
    m_groups.clear();
    m_begun = m_rows;
    m_isGivenUp = false;
    m_progress->finish();
    if (m_rows == nullptr)
        return;
    std::map<dataset::Sex, std::vector<std::size_t>> rowsOf;
    for (std::size_t row = 0; row < m_rows->mask.size(); ++row) {
        if (m_rows->mask[row] != 0)
            rowsOf[m_rows->set->dataset->sexes[row]].push_back(row);
    }
    m_isSexKnown = rowsOf.contains(dataset::Sex::Female) || rowsOf.contains(dataset::Sex::Male);
    for (const dataset::Sex sex : {dataset::Sex::Female, dataset::Sex::Male, dataset::Sex::Unknown})
        addGroup(sex, std::move(rowsOf[sex]));
    showState();
    goOn();
}

void MeanImagePanel::addGroup(dataset::Sex sex, std::vector<std::size_t> rows)
{
    if (rows.empty())
        return;
    Group group{.sex = sex, .chosen = rows.size(), .rows = std::move(rows), .done = 0, .mean = {}};
    core::RandomStream random(kSeed, "mean image");
    random.shuffle(std::span(group.rows));
    group.rows.resize(std::min(group.rows.size(), kMostImages));
    group.picture = new MeanPicture(m_pictures);
    group.picture->setObjectName(sex == dataset::Sex::Female ? QStringLiteral("meanFemale")
                                 : sex == dataset::Sex::Male ? QStringLiteral("meanMale")
                                                             : QStringLiteral("meanAll"));
    connect(group.picture, &MeanPicture::saveFailed, this, &MeanImagePanel::saveFailed);
    m_line->addWidget(group.picture, 1);
    showGroup(group);
    m_groups.push_back(std::move(group));
}

// The group that is least far: both grow side by side.
void MeanImagePanel::goOn()
{
    const auto next = std::ranges::min_element(m_groups, {}, [](const Group& group) {
        return static_cast<double>(group.done) / static_cast<double>(group.rows.size());
    });
    const bool isDone = next == m_groups.end() || next->done == next->rows.size();
    if (isDone || m_isGivenUp || !isVisible()) {
        m_progress->finish();
        return;
    }
    if (!m_progress->isRunning())
        m_progress->start(tr("Averaging images"));
    const auto count = [this](auto&& of) {
        return std::accumulate(
            m_groups.begin(), m_groups.end(), qint64{0}, [&of](qint64 sum, const Group& group) {
                return sum + static_cast<qint64>(of(group));
            });
    };
    m_progress->setProgress(count([](const Group& group) { return group.done; }),
                            count([](const Group& group) { return group.rows.size(); }));
    const std::size_t images = std::min(kImagesAtOnce, next->rows.size() - next->done);
    const auto first = next->rows.begin() + static_cast<std::ptrdiff_t>(next->done);
    m_making.start([dataset = m_begun->set->dataset,
                    rows = std::vector<std::size_t>(first, first + static_cast<std::ptrdiff_t>(images))](
                       const std::stop_token& stop,
                       const core::ProgressFn&) { return explore::meanImage(*dataset, rows, stop); },
                   [this, images, group = static_cast<std::size_t>(next - m_groups.begin())](
                       core::Result<explore::MeanImage>& made) { onMade(group, images, made); });
}

void MeanImagePanel::onMade(std::size_t group, std::size_t images, core::Result<explore::MeanImage>& made)
{
    if (!made) {
        m_isGivenUp = true;
        m_progress->finish();
        Q_EMIT failed(made.error());
        return;
    }
    m_groups[group].mean.join(*made);
    m_groups[group].done += images;
    showGroup(m_groups[group]);
    goOn();
}

void MeanImagePanel::showGroup(const Group& group)
{
    QString words = group.mean.count < static_cast<std::int64_t>(group.chosen)
                        ? tr("mean of %1 of %2 images")
                              .arg(style::countNumber(group.mean.count),
                                   style::countNumber(static_cast<qint64>(group.chosen)))
                        : tr("mean of %1 images").arg(style::countNumber(group.mean.count));
    if (group.rows.size() < group.chosen)
        words += QStringLiteral(", ") + tr("drawn at random");
    if (group.mean.unreadable > 0)
        words +=
            QStringLiteral(" · ") + tr("%1 cannot be read").arg(style::countNumber(group.mean.unreadable));
    const QString name = m_isSexKnown ? bridge::sexWords(group.sex) : tr("All chosen");
    const bool isSpread = m_what->currentIndex() == 1;
    group.picture->setMean(
        name, words, bridge::toQImage(isSpread ? group.mean.spread() : group.mean.image()));
}

void MeanImagePanel::showState()
{
    m_empty->setState(QStringLiteral("view-preview"),
                      tr("No image is chosen."),
                      tr("The mean image of those chosen stands here."),
                      {});
    m_stack->setCurrentIndex(m_groups.empty() ? 0 : 1);
    m_what->setVisible(!m_groups.empty());
}

void MeanImagePanel::retranslate()
{
    m_what->setItemText(0, tr("Mean"));
    m_what->setItemText(1, tr("Standard deviation"));
    m_what->setAccessibleName(tr("What is shown of each pixel"));
    m_what->setToolTip(tr("Mean: what the images have in common. Standard deviation: where they differ, the "
                          "brighter the more."));
    for (const Group& group : m_groups)
        showGroup(group);
    m_progress->setWhat(tr("Averaging images"));
    showState();
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/prepare_split.h"

#include "app/bridge/split_words.h"
#include "app/bridge/words.h"
#include "app/pages/explore/chart_data.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/plots/histogram_plot.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace carpo::pages {
namespace {

using dataset::Part;

struct PartLook
{
    Part part;
    style::Role role;
};

constexpr std::array kParts{PartLook{Part::Train, style::Role::Training},
                            PartLook{Part::Validation, style::Role::Validation},
                            PartLook{Part::Test, style::Role::Series}};

explore::RowMask maskOf(const jobs::SplitPlan& plan, Part part)
{
    explore::RowMask mask(plan.parts.size());
    std::ranges::transform(
        plan.parts, mask.begin(), [part](Part each) { return std::uint8_t(each == part ? 1 : 0); });
    return mask;
}

/// The share of each bin in its part, so that a small part is as high as a large one.
plots::HistogramSeries sharesOf(const QString& name, style::Role role, const explore::Histogram& histogram)
{
    plots::HistogramSeries series = seriesOf(name, role, histogram);
    for (double& count : series.counts)
        count *= 100.0 / static_cast<double>(std::max<std::int64_t>(1, histogram.summary.n));
    return series;
}

} // namespace

PrepareSplit::PrepareSplit(bridge::PreparationSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createParts();
    createLayout();
    connectParts();
    PrepareSplit::retranslate();
}

void PrepareSplit::createParts()
{
    m_ages = new plots::HistogramPlot(this);
    m_ages->setShares();
    m_ages->setObjectName(QStringLiteral("splitAges"));
    m_counts = new QTableWidget(static_cast<int>(kParts.size()), 0, this);
    m_counts->setObjectName(QStringLiteral("splitCounts"));
    m_counts->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_counts->setSelectionMode(QAbstractItemView::NoSelection);
    m_counts->setFrameShape(QFrame::NoFrame);
    m_counts->setShowGrid(false);
    m_counts->setTabKeyNavigation(false); // to the next part of the page, not through the cells
    m_counts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_counts->horizontalHeader()->setSectionsClickable(false);
    m_counts->horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter); // as the numbers
    m_counts->verticalHeader()->setSectionsClickable(false);
    m_findings = new QListWidget(this);
    m_findings->setObjectName(QStringLiteral("splitFindings"));
    m_findings->setWordWrap(true);
    m_findings->setFrameShape(QFrame::NoFrame);
    m_findings->setSelectionMode(QAbstractItemView::NoSelection);
    m_search = new QPushButton(this);
    m_search->setObjectName(QStringLiteral("findSplitDuplicates"));
    m_search->setIcon(style::icon(QStringLiteral("edit-find")));
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("splitProgress"));
}

void PrepareSplit::createLayout()
{
    auto* line = new QHBoxLayout;
    line->setSpacing(style::kWithinGroup);
    line->addWidget(m_search);
    line->addWidget(m_progress, 1);
    line->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addWidget(m_ages, 3);
    layout->addWidget(m_counts);
    layout->addWidget(m_findings, 2);
    layout->addLayout(line);
}

void PrepareSplit::connectParts()
{
    using Session = bridge::PreparationSession;
    connect(&m_session, &Session::planChanged, this, &PrepareSplit::refresh);
    connect(&m_session, &Session::duplicatesChanged, this, [this] {
        if (m_session.isFindingDuplicates())
            m_progress->start(tr("Looking for near duplicates"));
        else
            m_progress->finish();
        refreshSearch();
    });
    connect(&m_session, &Session::duplicatesProgressed, this, [this](const core::Progress& progress) {
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_session, &Session::cancelDuplicates);
    connect(m_search, &QPushButton::clicked, &m_session, &Session::findDuplicates);
    connect(m_ages, &plots::HistogramPlot::binsWanted, this, &PrepareSplit::refresh);
    connect(m_ages, &plots::Plot::saveFailed, this, &PrepareSplit::saveFailed);
}

void PrepareSplit::setSet(const bridge::OpenedSetPtr& set)
{
    m_set = set;
    retranslate();
}

void PrepareSplit::refresh()
{
    const auto& plan = m_session.plan();
    const auto& error = m_session.planError();
    m_counts->setVisible(plan.has_value());
    m_findings->setVisible(plan.has_value());
    m_ages->setMessage(plan ? QString() : error ? bridge::errorWords(*error) : tr("Splitting…"));
    if (!plan)
        return;
    showAges(*plan);
    showCounts(*plan);
    showFindings(*plan);
}

void PrepareSplit::showAges(const jobs::SplitPlan& plan)
{
    const explore::Column ages{.key = "age", .unit = isAge() ? "months" : "", .numbers = plan.months};
    offerBinnings(*m_ages, ages);
    const explore::Bins bins = chosenBins(*m_ages, ages);
    std::vector<plots::HistogramSeries> series;
    for (const PartLook& look : kParts) {
        const auto histogram = explore::histogramOf(plan.months, maskOf(plan, look.part), bins);
        if (histogram.summary.n > 0)
            series.push_back(sharesOf(bridge::partWords(look.part), look.role, histogram));
    }
    if (series.empty())
        m_ages->setMessage(tr("No image is in any part."));
    m_ages->setHistogram(edgesOf(bins), std::move(series), plots::HistogramPlot::Arrangement::Overlaid);
}

void PrepareSplit::showCounts(const jobs::SplitPlan& plan)
{
    for (int row = 0; row < m_counts->rowCount(); ++row) {
        const jobs::PartSummary& part = plan.summaries.at(static_cast<std::size_t>(row));
        const auto set = [&](int column, const QString& text) {
            auto* item = new QTableWidgetItem(text);
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_counts->setItem(row, column, item);
        };
        const auto counted = [](std::size_t count) { return style::countNumber(static_cast<qint64>(count)); };
        set(0, counted(part.images));
        set(1, counted(part.female));
        set(2, counted(part.male));
        set(3, counted(part.unknown));
        set(4, style::fixedNumber(part.meanMonths, 1));
        set(5, style::fixedNumber(part.sdMonths, 1));
    }
    m_counts->setColumnHidden(3, std::ranges::all_of(plan.summaries, [](const jobs::PartSummary& part) {
                                  return part.unknown == 0;
                              }));
    m_counts->setFixedHeight(m_counts->horizontalHeader()->sizeHint().height()
                             + m_counts->rowCount() * m_counts->rowHeight(0) + style::kUnit);
}

void PrepareSplit::showFindings(const jobs::SplitPlan& plan)
{
    m_findings->clear();
    const auto add = [this](const char* icon, style::Role role, const QString& words) {
        auto* item = new QListWidgetItem(style::icon(QLatin1String(icon), role), words, m_findings);
        item->setFlags(Qt::ItemIsEnabled);
    };
    for (const explore::SplitFinding& finding : plan.findings)
        add("dialog-warning", style::Role::Suspect, bridge::splitFindingWords(finding, plan));
    const auto has = [&plan](explore::SplitFlaw flaw) {
        return std::ranges::find(plan.findings, flaw, &explore::SplitFinding::flaw) != plan.findings.end();
    };
    if (!has(explore::SplitFlaw::PatientsShared))
        add("dialog-information",
            style::Role::MutedText,
            plan.knowsPatients
                ? tr("No patient is in more than one part.")
                : tr("The data set names no patients: whether one is in several parts cannot be "
                     "told."));
    if (!has(explore::SplitFlaw::DuplicatesShared))
        add("dialog-information",
            style::Role::MutedText,
            m_session.duplicates() != nullptr ? tr("No exposure is in more than one part.")
            : m_session.isMeasured()
                ? tr("No image is in more than one part with the same pixels; near duplicates have not been "
                     "looked for.")
                : tr("Duplicates are looked for once the images are measured."));
    if (!has(explore::SplitFlaw::AgesDiffer) && !has(explore::SplitFlaw::SexesDiffer))
        add("dialog-information",
            style::Role::MutedText,
            tr("Ages and sexes differ between the parts no more than by chance."));
}

void PrepareSplit::refreshSearch()
{
    m_search->setVisible(!m_session.isFindingDuplicates() && m_session.duplicates() == nullptr);
    m_search->setEnabled(m_session.isMeasured());
}

bool PrepareSplit::isAge() const
{
    return m_set == nullptr || m_set->dataset->targetUnit == dataset::Unit::Months;
}

void PrepareSplit::retranslate()
{
    m_ages->setTitle(isAge() ? tr("Bone age by part") : tr("Target by part"));
    m_ages->setAxisLabels(isAge() ? tr("age (months)") : tr("target"), tr("% of each part"));
    m_ages->setNumberStyle(1, QString());
    m_counts->setColumnCount(6);
    m_counts->setHorizontalHeaderLabels({tr("images"),
                                         bridge::sexWords(dataset::Sex::Female),
                                         bridge::sexWords(dataset::Sex::Male),
                                         bridge::sexWords(dataset::Sex::Unknown),
                                         isAge() ? tr("mean age") : tr("mean"),
                                         tr("SD")});
    QStringList names;
    for (const PartLook& look : kParts)
        names += bridge::partWords(look.part);
    m_counts->setVerticalHeaderLabels(names);
    m_counts->setAccessibleName(tr("Who is in each part"));
    m_findings->setAccessibleName(tr("What is wrong with the split"));
    m_search->setText(tr("Look for near duplicates between the parts"));
    m_progress->setWhat(tr("Looking for near duplicates"));
    refreshSearch();
    refresh();
}

} // namespace carpo::pages

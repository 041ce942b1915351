// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/diagnosis_panel.h"

#include "app/bridge/diagnosis_words.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace carpo::pages {
namespace {

constexpr int kRefreshMs = 1000;
constexpr int kWidestText = 720;

QLabel* createText(const QString& text, const char* look, QWidget* parent)
{
    auto* const label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setMaximumWidth(kWidestText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (*look != '\0')
        label->setProperty("look", QLatin1String(look));
    return label;
}

/// Whether the cards of both differ in their numbers at most.
bool areAlike(const std::vector<evaluation::Diagnosis>& a, const std::vector<evaluation::Diagnosis>& b)
{
    return std::ranges::equal(a, b, [](const evaluation::Diagnosis& one, const evaluation::Diagnosis& other) {
        return one.finding == other.finding && one.evidence == other.evidence
               && one.remedies == other.remedies;
    });
}

} // namespace

DiagnosisPanel::DiagnosisPanel(QWidget* parent)
    : TranslatedWidget(parent)
{
    createLayout();
    m_refreshing.setInterval(kRefreshMs);
    m_refreshing.setSingleShot(true);
    connect(&m_refreshing, &QTimer::timeout, this, &DiagnosisPanel::refresh);
    DiagnosisPanel::retranslate();
}

void DiagnosisPanel::createLayout()
{
    m_words = createText(QString(), "muted", this);
    m_words->setObjectName(QStringLiteral("diagnosisWords"));
    m_cards = new QWidget(this);
    m_list = new QVBoxLayout(m_cards);
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(style::kBetweenGroups);
    m_list->addStretch(1);
    m_area = new QScrollArea(this);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidget(m_cards);
    auto* const layout = new QVBoxLayout(this);
    layout->setContentsMargins(style::kWithinGroup, style::kBetweenGroups, 0, 0);
    layout->setSpacing(style::kBetweenGroups);
    layout->addWidget(m_words);
    layout->addWidget(m_area, 1);
}

void DiagnosisPanel::begin(const training::Experiment& experiment)
{
    m_live = {.experiment = experiment};
    m_live.course.begin(bridge::shownMetric(experiment));
    refresh();
}

void DiagnosisPanel::precede(const bridge::RunDetails& details)
{
    m_live.course.precede(details);
    refresh();
}

void DiagnosisPanel::append(const bridge::TrainingFrame& frame)
{
    m_live.course.follow(frame);
    if (m_showsLive && isVisible() && !m_refreshing.isActive())
        m_refreshing.start();
}

void DiagnosisPanel::end(bool hasDiverged)
{
    m_live.course.end(hasDiverged);
    refresh();
}

void DiagnosisPanel::setRun(const bridge::RunDetailsPtr& details)
{
    m_stored = {};
    if (details != nullptr) {
        if (const auto experiment =
                training::Experiment::fromJson(details->run.experimentJson, details->run.name))
            m_stored.experiment = *experiment;
        m_stored.course.take(*details);
    }
    refresh();
}

void DiagnosisPanel::showLive(bool live)
{
    m_showsLive = live;
    refresh();
}

void DiagnosisPanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    refresh();
}

void DiagnosisPanel::refresh()
{
    std::vector<evaluation::Diagnosis> findings =
        evaluation::diagnose(shown().course.course(), shown().experiment);
    // While they are about the same, the cards stay: a button under the mouse or with the keyboard is one.
    const bool areThere = areAlike(findings, m_findings);
    m_findings = std::move(findings);
    if (!areThere)
        createCards();
    for (std::size_t place = 0; place < m_findings.size(); ++place)
        m_sentences[place]->setText(bridge::findingSentence(m_findings[place]));
    showWords();
}

void DiagnosisPanel::showWords()
{
    constexpr std::size_t kLeastBatches = 20;
    const bool hasBegun = shown().course.course().batchLoss.size() >= kLeastBatches;
    m_words->setText(!m_findings.empty() ? tr("What the curves say of this run, and what to try next.")
                     : hasBegun ? tr("Nothing stands out so far. Whether it goes well is said from the third "
                                     "epoch on, once it does better than guessing.")
                                : tr("There is too little to judge by: the first findings come after some "
                                     "twenty batches."));
}

void DiagnosisPanel::createCards()
{
    while (m_list->count() > 1) {
        QLayoutItem* const item = m_list->takeAt(0);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_sentences.clear();
    for (std::size_t place = 0; place < m_findings.size(); ++place)
        addCard(place);
}

void DiagnosisPanel::addCard(std::size_t place)
{
    const evaluation::Diagnosis& diagnosis = m_findings[place];
    auto* const card = new QFrame(m_cards);
    card->setObjectName(QStringLiteral("finding_%1").arg(bridge::findingKey(diagnosis.finding)));
    card->setProperty("look", QStringLiteral("panel"));
    auto* const layout = new QVBoxLayout(card);
    layout->setSpacing(style::kWithinGroup);
    auto* const line = new QHBoxLayout;
    line->addWidget(createText(bridge::findingName(diagnosis.finding), "title", card), 1);
    if (diagnosis.evidence != evaluation::Evidence::None) {
        auto* const see = new QPushButton(tr("Show where"), card);
        see->setObjectName(QStringLiteral("showEvidence"));
        see->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        see->setToolTip(tr("Marks on the curve what this is said of"));
        connect(
            see, &QPushButton::clicked, this, [this, place] { Q_EMIT evidenceWanted(m_findings[place]); });
        line->addWidget(see);
    }
    layout->addLayout(line);
    m_sentences.push_back(createText(QString(), "", card));
    layout->addWidget(m_sentences.back());
    layout->addWidget(createText(bridge::findingAdvice(diagnosis.finding), "muted", card));
    for (const evaluation::Remedy& remedy : diagnosis.remedies)
        addRemedy(*card, *layout, remedy);
    m_list->insertWidget(m_list->count() - 1, card);
}

void DiagnosisPanel::addRemedy(QWidget& card, QVBoxLayout& layout, const evaluation::Remedy& remedy)
{
    auto* const button =
        new QPushButton(style::icon(QStringLiteral("go-next")), bridge::remedyWords(remedy), &card);
    button->setObjectName(QStringLiteral("tryRemedy"));
    button->setToolTip(tr("Puts this run's experiment, so changed, into the form"));
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(button, &QPushButton::clicked, this, [this, remedy] {
        training::Experiment changed = shown().experiment;
        for (const auto& [key, value] : remedy.changes)
            static_cast<void>(changed.set(key, value)); // which remediesFor has tried
        Q_EMIT experimentWanted(changed);
    });
    layout.addWidget(button, 0, Qt::AlignLeft);
}

void DiagnosisPanel::retranslate()
{
    m_findings.clear(); // their cards are of another language
    createCards();
    refresh();
}

} // namespace carpo::pages

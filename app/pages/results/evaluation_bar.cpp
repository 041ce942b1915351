// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/results/evaluation_bar.h"

#include "app/bridge/evaluation_words.h"
#include "app/bridge/words.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/progress_line.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QActionGroup>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace carpo::pages {
namespace {

using dataset::Part;

constexpr std::array kBarParts{Part::Test, Part::Validation, Part::Train};
constexpr std::array<std::int64_t, 5> kBarViews{0, 2, 4, 8, 16}; // 0: as the run's experiment says

} // namespace

EvaluationBar::EvaluationBar(bridge::EvaluationSession& session, QWidget* parent)
    : TranslatedWidget(parent)
    , m_session(session)
{
    createParts();
    createMenu();
    createLayout();
    connectParts();
    EvaluationBar::retranslate();
}

void EvaluationBar::createParts()
{
    m_shown = new QComboBox(this);
    m_shown->setObjectName(QStringLiteral("shownEvaluation"));
    m_shown->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_shown->setMinimumContentsLength(20);
    m_looks = new QLabel(this);
    m_looks->setObjectName(QStringLiteral("evaluationLooks"));
    m_looks->setProperty("look", QStringLiteral("muted"));
    m_button = new QToolButton(this);
    m_button->setObjectName(QStringLiteral("evaluateButton"));
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_progress = new feedback::ProgressLine(this);
    m_progress->setObjectName(QStringLiteral("evaluationProgress"));
}

void EvaluationBar::createMenu()
{
    m_menu = new QMenu(this);
    for (const Part part : kBarParts) {
        QAction* const action = m_menu->addAction(QString());
        action->setObjectName(QStringLiteral("evaluate_")
                              + QString::fromStdString(std::string(dataset::partKey(part))));
        connect(action, &QAction::triggered, this, [this, part] { evaluate({.part = part}); });
        m_parts.push_back({part, action});
    }
    m_folder = m_menu->addAction(QString());
    m_folder->setObjectName(QStringLiteral("evaluateFolder"));
    connect(m_folder, &QAction::triggered, this, &EvaluationBar::askForFolder);
    m_menu->addSeparator();
    m_viewMenu = m_menu->addMenu(QString());
    m_views = new QActionGroup(this);
    for (const std::int64_t views : kBarViews) {
        QAction* const action = m_viewMenu->addAction(QString());
        action->setObjectName(QStringLiteral("evaluationViews%1").arg(views));
        action->setCheckable(true);
        action->setChecked(views == 0);
        action->setData(QVariant::fromValue<qint64>(views));
        m_views->addAction(action);
    }
    m_partnerMenu = m_menu->addMenu(QString());
    m_partnerMenu->setObjectName(QStringLiteral("evaluationPartners"));
    m_button->setMenu(m_menu);
}

void EvaluationBar::createLayout()
{
    auto* line = new QHBoxLayout;
    line->setSpacing(style::kWithinGroup);
    line->addWidget(m_shown);
    line->addWidget(m_button);
    line->addWidget(m_looks, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->addLayout(line);
    layout->addWidget(m_progress);
}

void EvaluationBar::connectParts()
{
    connect(m_shown, &QComboBox::activated, this, [this](int place) {
        m_session.choose(m_shown->itemData(place).toLongLong());
    });
    connect(&m_session, &bridge::EvaluationSession::judgedChanged, this, &EvaluationBar::refresh);
    connect(&m_session, &bridge::EvaluationSession::evaluatingChanged, this, [this] {
        if (m_session.isEvaluating())
            m_progress->start(tr("Asking run %1").arg(m_session.askedRun()));
        else
            m_progress->finish();
        refreshMenu();
    });
    connect(&m_session, &bridge::EvaluationSession::progressed, this, [this](const core::Progress& progress) {
        m_progress->setProgress(progress.done, progress.total);
    });
    connect(m_progress, &feedback::ProgressLine::cancelled, &m_session, &bridge::EvaluationSession::cancel);
}

void EvaluationBar::evaluate(const bridge::EvaluationRequest& request)
{
    bridge::EvaluationRequest whole = request;
    if (const QAction* const views = m_views->checkedAction())
        whole.views = views->data().toLongLong();
    whole.partners.assign(m_partners.begin(), m_partners.end());
    m_session.evaluate(whole);
}

void EvaluationBar::askForFolder()
{
    feedback::FileDialogs::instance().openFolder(
        this,
        {.title = tr("Labelled radiographs to evaluate on"), .start = {}, .filters = {}},
        [this](const QString& path) { evaluate({.part = std::nullopt, .folder = bridge::toPath(path)}); });
}

void EvaluationBar::refresh()
{
    refreshShown();
    refreshLooks();
    refreshMenu();
    refreshPartners();
}

void EvaluationBar::refreshShown()
{
    const QSignalBlocker quiet(m_shown);
    m_shown->clear();
    if (m_session.run() == nullptr)
        return;
    m_shown->addItem(tr("Validation, as trained"), QVariant::fromValue<qint64>(0));
    for (const bridge::KnownEvaluation& each : m_session.evaluations())
        m_shown->addItem(bridge::evaluationName(each, m_session.run()->run.number),
                         QVariant::fromValue<qint64>(each.evaluation.number));
    m_shown->setCurrentIndex(m_shown->findData(QVariant::fromValue<qint64>(m_session.chosen())));
    m_shown->setToolTip(m_shown->currentText());
}

void EvaluationBar::refreshLooks()
{
    const bridge::JudgedPtr& judged = m_session.judged();
    if (judged == nullptr || !judged->evaluation) {
        m_looks->clear();
        m_looks->setToolTip({});
        return;
    }
    const auto looks = static_cast<int>(judged->looks);
    const bool isTraining = judged->evaluation->part == dataset::partKey(Part::Train);
    m_looks->setText(isTraining ? tr("learnt from") : tr("seen %n times", nullptr, looks));
    m_looks->setToolTip(isTraining
                            ? tr("The run has learnt from these images: its errors on others are larger.")
                            : tr("How often runs of this project were asked about these images. Each choice "
                                 "that is made by what was seen here makes the errors look smaller than they "
                                 "would be on new images."));
}

void EvaluationBar::refreshMenu()
{
    const bool canAsk = m_session.run() != nullptr && m_session.run()->run.epochs > 0
                        && m_session.judged() != nullptr && !m_session.isEvaluating();
    m_button->setEnabled(canAsk);
    for (const PartAction& each : m_parts) {
        const std::int64_t images = m_session.imagesIn(each.part);
        const auto looks = static_cast<int>(m_session.looksAt(each.part));
        QString text = bridge::partName(each.part);
        if (images > 0)
            text += QStringLiteral(" (%1)").arg(style::countNumber(images));
        if (each.part == Part::Test && looks > 0)
            text += QStringLiteral(" · ") + tr("seen %n times", nullptr, looks);
        each.action->setText(text);
        each.action->setEnabled(images > 0);
    }
}

void EvaluationBar::refreshPartners()
{
    const std::vector<std::int64_t>& others = m_session.partners();
    std::erase_if(m_partners,
                  [&others](std::int64_t run) { return std::ranges::find(others, run) == others.end(); });
    m_partnerMenu->clear();
    for (const std::int64_t run : others) {
        QAction* const action = m_partnerMenu->addAction(tr("Run %1").arg(run));
        action->setCheckable(true);
        action->setChecked(m_partners.contains(run));
        connect(action, &QAction::toggled, this, [this, run](bool checked) {
            if (checked)
                m_partners.insert(run);
            else
                m_partners.erase(run);
        });
    }
    m_partnerMenu->setEnabled(!others.empty());
}

void EvaluationBar::retranslate()
{
    m_button->setText(tr("Evaluate on…"));
    m_button->setToolTip(tr("Asks the run about other images, or in another way, and keeps what it says"));
    m_shown->setAccessibleName(tr("Images whose predictions are shown"));
    m_folder->setText(tr("Another labelled folder…"));
    m_viewMenu->setTitle(tr("Views of each image"));
    m_partnerMenu->setTitle(tr("Mean with other runs"));
    for (QAction* const action : m_views->actions()) {
        const auto views = static_cast<int>(action->data().toLongLong());
        action->setText(views == 0 ? tr("As the experiment says") : tr("%n views", nullptr, views));
    }
    refresh();
}

} // namespace carpo::pages

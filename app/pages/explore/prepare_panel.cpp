// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/explore/prepare_panel.h"

#include "app/bridge/words.h"
#include "app/pages/experiment/experiment_fields.h"
#include "app/pages/explore/prepare_histograms.h"
#include "app/pages/explore/prepare_image.h"
#include "app/pages/explore/prepare_split.h"
#include "app/pages/first_focus.h"
#include "engine/training/split_keys.h"
#include "widgets/forms/form.h"
#include "widgets/style/spacing.h"

#include <QHBoxLayout>
#include <QHideEvent>
#include <QShowEvent>
#include <QTabWidget>
#include <QVBoxLayout>

#include <memory>

namespace carpo::pages {
namespace {

constexpr int kFormWidth = 304;

/// The hyperparameters that are set here, in the catalogue's order.
std::vector<const training::Hyperparameter*> shownHere()
{
    std::vector<const training::Hyperparameter*> shown;
    for (const training::Hyperparameter& hyperparameter : training::hyperparameters()) {
        if (hyperparameter.group() == "data")
            shown.push_back(&hyperparameter);
    }
    return shown;
}

} // namespace

PreparePanel::PreparePanel(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_session(workspace.pool(), workspace.searches(), workspace.draft())
{
    createParts();
    createLayout();
    connectParts();
    connectTraining();
    PreparePanel::retranslate();
}

void PreparePanel::createParts()
{
    m_form = new forms::Form(this);
    m_form->setObjectName(QStringLiteral("prepareForm"));
    m_image = new PrepareImage(m_session, this);
    m_histograms = new PrepareHistograms(m_session, this);
    m_split = new PrepareSplit(m_session, this);
}

void PreparePanel::createLayout()
{
    auto* pixels = new QWidget(this);
    auto* column = new QVBoxLayout(pixels);
    column->setContentsMargins(0, style::kUnit, 0, 0);
    column->setSpacing(style::kWithinGroup);
    column->addWidget(m_image, 3);
    column->addWidget(m_histograms, 2);
    m_tabs = new QTabWidget(this);
    m_tabs->setObjectName(QStringLiteral("prepareTabs"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(pixels, QString());
    m_tabs->addTab(m_split, QString());
    auto* fields = new QWidget(this);
    fields->setFixedWidth(kFormWidth);
    auto* fieldsLayout = new QVBoxLayout(fields);
    fieldsLayout->setContentsMargins(0, style::kUnit, 0, 0);
    fieldsLayout->addWidget(m_form);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kBetweenGroups);
    layout->addWidget(fields);
    layout->addWidget(m_tabs, 1);
    passFocus(*this, *m_form);
}

void PreparePanel::connectParts()
{
    connect(m_form, &forms::Form::valueChanged, this, &PreparePanel::onValueChanged);
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, &PreparePanel::takeDraft);
    connect(&m_session, &bridge::PreparationSession::planChanged, this, &PreparePanel::onPlan);
    connect(&m_session, &bridge::PreparationSession::failed, this, &PreparePanel::failed);
    connect(m_image, &PrepareImage::stepWanted, this, &PreparePanel::stepWanted);
    connect(m_histograms, &PrepareHistograms::saveFailed, this, &PreparePanel::saveFailed);
    connect(m_split, &PrepareSplit::saveFailed, this, &PreparePanel::saveFailed);
}

// What is under way was prepared as it began.
void PreparePanel::connectTraining()
{
    const bridge::TrainingSession& training = m_workspace.training();
    connect(&training, &bridge::TrainingSession::begun, this, [this] { m_form->setLocked(true); });
    connect(&training, &bridge::TrainingSession::ended, this, [this] { m_form->setLocked(false); });
    connect(&training, &bridge::TrainingSession::failed, this, [this] { m_form->setLocked(false); });
}

void PreparePanel::setSet(const bridge::OpenedSetPtr& set)
{
    m_session.setSet(set);
    m_split->setSet(set);
}

void PreparePanel::setImage(int datasetRow)
{
    m_session.setImage(datasetRow);
}

void PreparePanel::refreshSplit()
{
    m_session.refreshSplit();
}

void PreparePanel::showEvent(QShowEvent* event)
{
    TranslatedWidget::showEvent(event);
    m_session.setActive(true);
    Q_EMIT shown(true);
}

void PreparePanel::hideEvent(QHideEvent* event)
{
    TranslatedWidget::hideEvent(event);
    m_session.setActive(false);
    Q_EMIT shown(false);
}

void PreparePanel::onValueChanged(const QString& key)
{
    const training::Hyperparameter* const changed = training::findHyperparameter(key.toStdString());
    if (m_isFilling || changed == nullptr)
        return;
    training::Experiment experiment = m_workspace.draft().experiment();
    const auto set = experiment.set(changed->key, toValue(*changed, m_form->value(key)));
    m_form->setProblem(key, set ? QString() : bridge::errorWords(set.error()));
    if (set)
        m_workspace.draft().set(experiment);
}

void PreparePanel::takeDraft()
{
    const training::Experiment& draft = m_workspace.draft().experiment();
    m_isFilling = true;
    for (const training::Hyperparameter* const hyperparameter : shownHere()) {
        const QString key = fieldKey(*hyperparameter);
        m_form->setValue(key, toVariant(draft.value(hyperparameter->key)));
        m_form->setFieldVisible(key, draft.applies(*hyperparameter));
    }
    m_isFilling = false;
}

void PreparePanel::onPlan()
{
    showProblems();
    const auto& plan = m_session.plan();
    Q_EMIT planned(plan ? std::make_shared<const std::vector<dataset::Part>>(plan->parts) : nullptr);
}

/// What only the values together show to be wrong stands under the field that it names.
void PreparePanel::showProblems()
{
    const auto& error = m_session.planError();
    for (const training::Hyperparameter* const hyperparameter : shownHere()) {
        const bool isWrong = error && error->value("key") == hyperparameter->key;
        m_form->setProblem(fieldKey(*hyperparameter), isWrong ? bridge::errorWords(*error) : QString());
    }
}

void PreparePanel::retranslate()
{
    const auto all = training::hyperparameters();
    std::vector<forms::FieldSpec> specs = experimentFields(); // one for each of the catalogue
    std::vector<forms::FieldSpec> shown;
    for (std::size_t i = 0; i < specs.size(); ++i) {
        if (all[i].group() != "data")
            continue;
        specs[i].group = training::isOfSplit(all[i]) ? tr("Split") : tr("Image");
        shown.push_back(std::move(specs[i]));
    }
    m_isFilling = true;
    m_form->setFields(std::move(shown));
    takeDraft();
    m_tabs->setTabText(0, tr("Image"));
    m_tabs->setTabText(1, tr("Split"));
    setWindowTitle(tr("Preparation"));
}

} // namespace carpo::pages

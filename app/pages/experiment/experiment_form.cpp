// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/experiment_form.h"

#include "app/bridge/network_outline.h"
#include "app/bridge/preset_words.h"
#include "app/bridge/words.h"
#include "app/pages/experiment/experiment_fields.h"
#include "app/pages/experiment/file_problems.h"
#include "app/pages/first_focus.h"
#include "app/pages/messages.h"
#include "engine/nn/registry.h"
#include "engine/training/network_options.h"
#include "engine/training/presets.h"
#include "widgets/forms/form.h"
#include "widgets/style/icons.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace carpo::pages {
namespace {

using Key = settings::Settings::Key;

const QString kDevice = QStringLiteral("execution.device");
const QString kThreads = QStringLiteral("execution.threads");
constexpr auto kFirstPreset = "demo";

} // namespace

ExperimentForm::ExperimentForm(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_presetJob(workspace.pool())
    , m_saveJob(workspace.pool())
    , m_fileJob(workspace.pool())
    , m_parameterJob(workspace.pool())
{
    createLayout();
    createUndo();
    createFileMenu();
    connectParts();
    ExperimentForm::retranslate();
    applySettings();
    loadPresets();
}

void ExperimentForm::createLayout()
{
    m_presetLabel = new QLabel(this);
    m_preset = new QComboBox(this);
    m_preset->setObjectName(QStringLiteral("preset"));
    m_presetLabel->setBuddy(m_preset);
    m_file = new QToolButton(this);
    m_file->setObjectName(QStringLiteral("experimentFile"));
    m_file->setPopupMode(QToolButton::InstantPopup);
    m_file->setProperty("look", QStringLiteral("quiet"));
    m_file->setIcon(style::icon(QStringLiteral("application-menu")));
    m_summary = new QLabel(this);
    m_summary->setObjectName(QStringLiteral("experimentSummary"));
    m_summary->setProperty("look", QStringLiteral("small"));
    m_summary->setWordWrap(true);
    m_fileProblems = new FileProblems(this);
    m_form = new forms::Form(this);
    m_form->setObjectName(QStringLiteral("experimentForm"));

    m_line = new QHBoxLayout;
    m_line->setSpacing(style::kUnit);
    m_line->addWidget(m_presetLabel);
    m_line->addWidget(m_preset, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kWithinGroup);
    layout->addLayout(m_line);
    layout->addWidget(m_summary);
    layout->addWidget(m_fileProblems);
    layout->addWidget(m_form, 1);
    setMaximumWidth(style::kColumnWidth);
    passFocus(*this, *m_preset);
}

void ExperimentForm::connectParts()
{
    connect(m_preset, &QComboBox::activated, this, &ExperimentForm::choosePreset);
    connect(m_form, &forms::Form::valueChanged, this, &ExperimentForm::onValueChanged);
    connect(m_form, &forms::Form::helpWanted, this, &ExperimentForm::lessonWanted);
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::changed, this, &ExperimentForm::takeDraft);
    connect(&m_workspace.draft(), &bridge::ExperimentDraft::failed, this, [this](const core::Error& error) {
        Q_EMIT messageWanted(problemMessage(error));
    });
    connect(&m_workspace.settings(), &settings::Settings::changed, this, [this](Key key) {
        if (key == Key::Device || key == Key::Threads)
            applySettings();
    });
}

void ExperimentForm::loadPresets()
{
    const auto work = [](const std::stop_token&,
                         const core::ProgressFn&) -> core::Result<std::vector<LoadedPreset>> {
        std::vector<LoadedPreset> loaded;
        for (const training::Preset& preset : training::presets()) {
            auto experiment = training::Experiment::load(preset.file);
            if (experiment)
                loaded.push_back({QString::fromStdString(preset.name), std::move(*experiment)});
        }
        return loaded;
    };
    m_presetJob.start(work, [this](core::Result<std::vector<LoadedPreset>>& loaded) {
        if (loaded)
            m_presets = std::move(*loaded);
        fillPresets();
        const int first = m_preset->findData(QLatin1String(kFirstPreset));
        m_preset->setCurrentIndex(first);
        choosePreset(first);
        m_isBegun = true;
        recordStep({});
        m_history.restart(m_history.current()); // nothing to undo yet
        refreshUndo();
        takeDraft(); // where the project was faster
    });
}

void ExperimentForm::fillPresets()
{
    const int current = m_preset->currentIndex();
    m_preset->clear();
    for (const LoadedPreset& preset : m_presets) {
        m_preset->addItem(bridge::presetTitle(preset.experiment), preset.name);
        m_preset->setItemData(
            m_preset->count() - 1, bridge::presetSummary(preset.experiment), Qt::ToolTipRole);
    }
    m_preset->setCurrentIndex(current);
    namePreset();
}

void ExperimentForm::namePreset()
{
    const auto current = experiment();
    for (int i = 0; i < m_preset->count(); ++i) {
        const training::Experiment& preset = m_presets[static_cast<std::size_t>(i)].experiment;
        const QString title = bridge::presetTitle(preset);
        const bool isOther = i == m_preset->currentIndex() && (!current || isChanged(*current, preset));
        //: a preset's name, while the form says something else
        m_preset->setItemText(i, isOther ? tr("%1 (changed)").arg(title) : title);
    }
    m_preset->setToolTip(m_preset->currentText());
}

bool ExperimentForm::isChanged(const training::Experiment& current, const training::Experiment& preset) const
{
    return std::ranges::any_of(training::hyperparameters(), [&](const training::Hyperparameter& entry) {
        if (current.value(entry.key) == preset.value(entry.key))
            return false;
        // What the program's settings say of every experiment is nobody's change of this one.
        const auto applied = m_applied.constFind(fieldKey(entry));
        return applied == m_applied.constEnd() || toVariant(current.value(entry.key)) != *applied;
    });
}

void ExperimentForm::choosePreset(int index)
{
    if (index >= 0 && index < static_cast<int>(m_presets.size()))
        setExperiment(m_presets[static_cast<std::size_t>(index)].experiment);
}

core::Result<training::Experiment> ExperimentForm::experiment()
{
    training::Experiment experiment = m_base;
    std::optional<core::Error> first;
    for (const training::Hyperparameter& hyperparameter : training::hyperparameters()) {
        const QString key = fieldKey(hyperparameter);
        const auto set = experiment.set(hyperparameter.key, toValue(hyperparameter, m_form->value(key)));
        m_form->setProblem(key, set ? QString() : bridge::errorWords(set.error()));
        if (!set && !first)
            first = set.error();
    }
    if (first)
        return tl::unexpected(*first);
    return experiment;
}

void ExperimentForm::setExperiment(const training::Experiment& experiment)
{
    m_base = experiment;
    m_isFilling = true;
    m_form->setReference(valuesOf(experiment));
    m_form->resetToReference();
    onFilled();
}

void ExperimentForm::setValue(const QString& key, const QVariant& value)
{
    m_history.closeStep();
    m_form->setValue(key, value);
}

void ExperimentForm::onFilled()
{
    m_applied.clear();
    applySettings();
    endFilling();
    recordStep({});
}

void ExperimentForm::endFilling()
{
    m_isFilling = false;
    refreshVisibility();
    countParameters();
    publish();
}

void ExperimentForm::publish()
{
    namePreset();
    const auto current = experiment();
    if (!current)
        return;
    if (m_isBegun)
        m_workspace.draft().set(*current);
    else
        m_workspace.draft().suggest(*current);
}

void ExperimentForm::takeDraft()
{
    const training::Experiment& draft = m_workspace.draft().experiment();
    if (const auto mine = experiment(); m_isFilling || (mine && *mine == draft))
        return;
    m_isFilling = true;
    if (draft.name() != m_base.name()) {
        const auto preset = std::ranges::find(
            m_presets, draft.name(), [](const LoadedPreset& each) { return each.experiment.name(); });
        const bool isKnown = preset != m_presets.end();
        m_preset->setCurrentIndex(isKnown ? static_cast<int>(preset - m_presets.begin()) : -1);
        m_form->setReference(valuesOf(isKnown ? preset->experiment : draft));
    }
    m_base = draft;
    const QVariantMap values = valuesOf(draft);
    for (auto value = values.begin(); value != values.end(); ++value)
        m_form->setValue(value.key(), value.value());
    onFilled();
}

void ExperimentForm::applySettings()
{
    const settings::Settings& settings = m_workspace.settings();
    applySetting(kDevice, QStringLiteral("auto"), settings.text(Key::Device));
    applySetting(kThreads, 0, settings.integer(Key::Threads));
}

void ExperimentForm::applySetting(const QString& key, const QVariant& usual, const QVariant& wanted)
{
    const QString current = m_form->value(key).toString();
    const auto applied = m_applied.constFind(key);
    if (current != usual.toString() && (applied == m_applied.constEnd() || current != applied->toString()))
        return;
    m_applied.insert(key, wanted);
    m_form->setValue(key, wanted);
}

void ExperimentForm::refreshVisibility()
{
    const auto current = experiment();
    if (!current)
        return;
    for (const training::Hyperparameter& hyperparameter : training::hyperparameters())
        m_form->setFieldVisible(fieldKey(hyperparameter), current->applies(hyperparameter));
}

void ExperimentForm::countParameters()
{
    const auto current = experiment();
    if (!current)
        return;
    const bridge::OpenedSetPtr& set = m_workspace.set();
    const auto work = [experiment = *current, dataset = set == nullptr ? nullptr : set->dataset](
                          const std::stop_token&, const core::ProgressFn&) -> core::Result<std::int64_t> {
        if (const auto buildable = training::checkNetwork(experiment, experiment.integer("data.input_size"));
            !buildable)
            return tl::unexpected(buildable.error());
        const std::int64_t classes = dataset == nullptr ? 0 : bridge::classCount(experiment, *dataset);
        return nn::parameterCount(experiment.text("network.name"),
                                  training::networkOptions(experiment, classes));
    };
    m_parameterJob.start(work, [this](const core::Result<std::int64_t>& count) {
        m_parameters = count ? std::optional(*count) : std::nullopt;
        showParameters();
    });
}

void ExperimentForm::showParameters()
{
    QString words = bridge::presetSummary(m_base);
    if (m_parameters) {
        if (!words.isEmpty())
            words += QLatin1Char(' ');
        words += tr("The network has %1 parameters.").arg(style::countNumber(*m_parameters));
    }
    m_summary->setText(words);
    m_summary->setVisible(!words.isEmpty());
}

void ExperimentForm::onValueChanged(const QString& key)
{
    if (m_isFilling)
        return;
    refreshVisibility();
    if (key.startsWith(QLatin1String("network.")))
        countParameters();
    publish();
    recordStep(key);
}

void ExperimentForm::retranslate()
{
    m_presetLabel->setText(tr("Preset"));
    m_file->setToolTip(tr("Experiment files"));
    m_file->setAccessibleName(tr("Experiment files"));
    m_open->setText(tr("Open an experiment…"));
    m_save->setText(tr("Save the experiment…"));
    m_copyCommand->setText(tr("Copy as a command line"));
    m_copyCommand->setToolTip(tr("The carpo-cli line that trains the same"));
    fillPresets();
    m_isFilling = true; // the same values, anew
    m_form->setFields(experimentFields());
    m_isFilling = false;
    watchEditors();
    refreshUndo();
    refreshVisibility();
    showParameters();
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
// What leaves the form, or comes from elsewhere: experiment files and the command line.
#include "app/bridge/command_line.h"
#include "app/bridge/words.h"
#include "app/pages/experiment/experiment_form.h"
#include "app/pages/experiment/file_problems.h"
#include "app/pages/messages.h"
#include "engine/training/experiment_problems.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/style/icons.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace carpo::pages {

void ExperimentForm::createFileMenu()
{
    auto* menu = new QMenu(m_file);
    m_open = menu->addAction(style::icon(QStringLiteral("document-open")), QString(), this, [this] {
        feedback::FileDialogs::instance().openFile(
            this,
            {.title = tr("Open an experiment"), .start = {}, .filters = {tr("Experiment (*.json)")}},
            [this](const QString& path) { openFile(path); });
    });
    m_open->setObjectName(QStringLiteral("openExperiment"));
    m_save = menu->addAction(style::icon(QStringLiteral("document-save")), QString(), this, [this] {
        feedback::FileDialogs::instance().saveFile(
            this,
            {.title = tr("Save the experiment"), .start = {}, .filters = {tr("Experiment (*.json)")}},
            [this](const QString& path) { saveFile(path); });
    });
    m_save->setObjectName(QStringLiteral("saveExperiment"));
    m_copyCommand = menu->addAction(
        style::icon(QStringLiteral("edit-copy")), QString(), this, &ExperimentForm::copyCommand);
    m_copyCommand->setObjectName(QStringLiteral("copyCommand"));
    menu->setToolTipsVisible(true);
    m_file->setMenu(menu);
    m_line->addWidget(m_file);
}

void ExperimentForm::openFile(const QString& path)
{
    const auto work = [path](const std::stop_token&, const core::ProgressFn&) -> core::Result<FileReading> {
        const std::filesystem::path file = bridge::toPath(path);
        auto loaded = training::Experiment::load(file);
        if (loaded)
            return FileReading{std::move(*loaded), {}};
        std::vector<core::Problem> problems = training::experimentProblems(file);
        if (problems.empty())
            problems.push_back(loaded.error()); // somebody corrected it meanwhile
        return FileReading{std::nullopt, std::move(problems)};
    };
    m_fileJob.start(work, [this, path](const core::Result<FileReading>& read) {
        if (!read) {
            Q_EMIT messageWanted(problemMessage(read.error()));
            return;
        }
        m_fileProblems->setProblems(path, read->problems);
        if (!read->experiment)
            return;
        m_preset->setCurrentIndex(-1);
        setExperiment(*read->experiment);
    });
}

void ExperimentForm::saveFile(const QString& path)
{
    const auto current = experiment();
    if (!current) {
        Q_EMIT messageWanted(problemMessage(current.error()));
        return;
    }
    const auto work =
        [path, experiment = *current](const std::stop_token&,
                                      const core::ProgressFn&) -> core::Result<std::vector<core::Problem>> {
        if (const auto saved = experiment.save(bridge::toPath(path)); !saved)
            return tl::unexpected(saved.error());
        return std::vector<core::Problem>();
    };
    m_saveJob.start(work, [this](const core::Result<std::vector<core::Problem>>& saved) {
        if (!saved)
            Q_EMIT messageWanted(problemMessage(saved.error()));
    });
}

void ExperimentForm::copyCommand()
{
    const auto current = experiment();
    if (!current || m_presets.empty()) {
        if (!current)
            Q_EMIT messageWanted(problemMessage(current.error()));
        return;
    }
    // An experiment from a file is told from the first preset: the line needs no file.
    const auto chosen = static_cast<std::size_t>(std::max(0, m_preset->currentIndex()));
    const LoadedPreset& preset = m_presets.at(chosen);
    const bridge::OpenedSetPtr& set = m_workspace.set();
    const std::string line =
        bridge::trainingCommand(*current,
                                preset.name.toStdString(),
                                preset.experiment,
                                set == nullptr ? std::string() : set->dataset->root.string(),
                                set == nullptr ? std::string() : set->projectFile.string());
    QGuiApplication::clipboard()->setText(QString::fromStdString(line));
    Q_EMIT messageWanted({.kind = feedback::MessageLine::Kind::Information,
                          .what = tr("Copied:"),
                          .where = QString::fromStdString(line),
                          .remedy = {},
                          .button = {}});
}

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/experiment/file_problems.h"

#include "app/bridge/words.h"
#include "engine/training/hyperparameter.h"
#include "widgets/style/icons.h"
#include "widgets/style/spacing.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QToolButton>

#include <utility>

namespace carpo::pages {
namespace {

constexpr int kLargestHeight = 220;

/// What is wrong with it; the file is the same for all.
QString reasonOf(const core::Problem& problem)
{
    QString words = bridge::errorWords(problem);
    const QString place = QString::fromStdString(problem.place) + QStringLiteral(": ");
    if (words.startsWith(place))
        words = words.mid(place.size());
    // Also as the file has it, to be found there.
    const std::string_view key = problem.value("key");
    return training::findHyperparameter(key) == nullptr
               ? words
               : QStringLiteral("%1 (%2)").arg(words, QString::fromUtf8(key.data(), std::ssize(key)));
}

} // namespace

FileProblems::FileProblems(QWidget* parent)
    : TranslatedWidget(parent)
{
    createLayout();
    FileProblems::retranslate();
    hide();
}

void FileProblems::setProblems(const QString& file, std::vector<core::Problem> problems)
{
    m_file = file;
    m_problems = std::move(problems);
    setVisible(!m_problems.empty());
    retranslate();
}

void FileProblems::createLayout()
{
    setObjectName(QStringLiteral("fileProblems"));
    m_heading = new QLabel(this);
    m_heading->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText);
    m_heading->setProperty("look", QStringLiteral("problem"));
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("closeFileProblems"));
    m_close->setProperty("look", QStringLiteral("quiet"));
    m_close->setIcon(style::icon(QStringLiteral("window-close")));
    connect(m_close, &QToolButton::clicked, this, [this] { setProblems({}, {}); });
    m_list = new QListWidget(this);
    m_list->setObjectName(QStringLiteral("fileProblemList"));
    m_list->setWordWrap(true);
    m_list->setAlternatingRowColors(true);
    m_list->setSpacing(1);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setMaximumHeight(kLargestHeight);
    m_heading->setBuddy(m_list);

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(style::kUnit);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_heading, 0, 0);
    layout->addWidget(m_close, 0, 1, Qt::AlignTop);
    layout->addWidget(m_list, 1, 0, 1, 2);
}

void FileProblems::retranslate()
{
    m_heading->setText(tr("%1 was not opened, and nothing was changed. Not understood: %n entries.",
                          nullptr,
                          static_cast<int>(m_problems.size()))
                           .arg(QFileInfo(m_file).fileName()));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close the list of what was not understood"));
    m_list->setAccessibleName(tr("What was not understood of the file"));
    m_list->clear();
    for (const core::Problem& problem : m_problems) {
        const QString reason = reasonOf(problem);
        auto* const item = new QListWidgetItem(reason, m_list);
        item->setToolTip(reason);
    }
}

} // namespace carpo::pages

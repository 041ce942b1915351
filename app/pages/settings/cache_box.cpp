// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/settings/cache_box.h"

#include "app/bridge/words.h"
#include "app/pages/messages.h"
#include "widgets/feedback/file_dialogs.h"
#include "widgets/feedback/message_line.h"
#include "widgets/style/numbers.h"
#include "widgets/style/spacing.h"

#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace carpo::pages {
namespace {

constexpr int kMaximumLimitGb = 10'000;
constexpr int kLabelWidth = 120;

using Key = settings::Settings::Key;

} // namespace

CacheBox::CacheBox(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_job(workspace.pool())
{
    createFields();
    createLayout();
    connectFields();
    showSettings();
    CacheBox::retranslate();
}

void CacheBox::createFields()
{
    m_box = new QGroupBox(this);
    m_folderLabel = new QLabel(m_box);
    m_folder = new QLineEdit(m_box);
    m_folder->setObjectName(QStringLiteral("cacheFolder"));
    m_folder->setReadOnly(true);
    m_folderLabel->setBuddy(m_folder);
    m_choose = new QPushButton(m_box);
    m_choose->setObjectName(QStringLiteral("chooseCacheFolder"));
    m_limitLabel = new QLabel(m_box);
    m_limit = new QSpinBox(m_box);
    m_limit->setObjectName(QStringLiteral("cacheLimit"));
    m_limit->setRange(1, kMaximumLimitGb);
    m_limit->setKeyboardTracking(false);
    m_limitLabel->setBuddy(m_limit);
    m_sizeLabel = new QLabel(m_box);
    m_size = new QLabel(m_box);
    m_size->setObjectName(QStringLiteral("cacheSize"));
    m_empty = new QPushButton(m_box);
    m_empty->setObjectName(QStringLiteral("emptyCache"));
    m_message = new feedback::MessageLine(m_box);
}

void CacheBox::createLayout()
{
    auto* grid = new QGridLayout(m_box);
    grid->setSpacing(style::kWithinGroup);
    grid->setColumnMinimumWidth(0, kLabelWidth);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_folderLabel, 0, 0);
    grid->addWidget(m_folder, 0, 1);
    grid->addWidget(m_choose, 0, 2);
    grid->addWidget(m_limitLabel, 1, 0);
    grid->addWidget(m_limit, 1, 1, Qt::AlignLeft);
    grid->addWidget(m_sizeLabel, 2, 0);
    grid->addWidget(m_size, 2, 1);
    grid->addWidget(m_empty, 2, 2);
    grid->addWidget(m_message, 3, 0, 1, 3);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_box);
}

void CacheBox::connectFields()
{
    settings::Settings& settings = m_workspace.settings();
    connect(m_limit, &QSpinBox::valueChanged, &settings, [&settings](int gigabytes) {
        settings.setValue(Key::CacheLimitGb, gigabytes);
    });
    connect(m_choose, &QPushButton::clicked, this, [this, &settings] {
        feedback::FileDialogs::instance().openFolder(
            this,
            {.title = tr("Folder for the cache"), .start = m_folder->text(), .filters = {}},
            [&settings](const QString& folder) { settings.setValue(Key::CacheFolder, folder); });
    });
    connect(m_empty, &QPushButton::clicked, this, [this] { shrink(&project::PixelCache::empty); });
    connect(&settings, &settings::Settings::changed, this, [this](Key key) {
        if (key != Key::CacheFolder && key != Key::CacheLimitGb)
            return;
        showSettings();
        if (key == Key::CacheFolder)
            refresh();
        else
            shrink(&project::PixelCache::keepToLimit);
    });
}

void CacheBox::showSettings()
{
    const project::CacheOptions options = m_workspace.cacheOptions();
    m_folder->setText(bridge::toQString(options.folder));
    m_limit->setValue(m_workspace.settings().integer(Key::CacheLimitGb));
}

void CacheBox::refresh()
{
    const auto measure = [options = m_workspace.cacheOptions()](
                             const std::stop_token&, const core::ProgressFn&) -> core::Result<std::int64_t> {
        return project::PixelCache(options).size();
    };
    m_job.start(measure, [this](const core::Result<std::int64_t>& bytes) {
        m_bytes = bytes.value_or(-1);
        showSize();
    });
}

void CacheBox::showSize()
{
    m_size->setText(m_bytes < 0 ? tr("being measured") : style::byteSize(m_bytes));
    m_empty->setEnabled(m_bytes > 0);
}

void CacheBox::shrink(Shrinking shrinking)
{
    m_empty->setEnabled(false);
    const auto work = [options = m_workspace.cacheOptions(), shrinking](
                          const std::stop_token&, const core::ProgressFn&) -> core::Result<std::int64_t> {
        const project::PixelCache cache(options);
        if (const auto done = (cache.*shrinking)(); !done)
            return tl::unexpected(done.error());
        return cache.size();
    };
    m_job.start(work, [this](const core::Result<std::int64_t>& left) { onShrunk(left); });
}

void CacheBox::onShrunk(const core::Result<std::int64_t>& left)
{
    if (left) {
        m_bytes = *left;
        m_message->dismiss();
    } else {
        m_message->showMessage(problemMessage(left.error()));
    }
    showSize();
}

void CacheBox::retranslate()
{
    m_box->setTitle(tr("Cache of decoded images"));
    m_folderLabel->setText(tr("Folder"));
    m_choose->setText(tr("Choose…"));
    m_limitLabel->setText(tr("Limit"));
    m_limit->setSuffix(QStringLiteral(" GB"));
    m_limit->setToolTip(tr("Beyond it the oldest go; they are made again when they are needed."));
    m_sizeLabel->setText(tr("In use"));
    m_empty->setText(tr("Empty the cache"));
    m_empty->setToolTip(tr("Nothing is lost: images are decoded again when they are needed."));
    showSize();
}

} // namespace carpo::pages

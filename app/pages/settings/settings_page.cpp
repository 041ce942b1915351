// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/pages/settings/settings_page.h"

#include "app/bridge/words.h"
#include "app/pages/first_focus.h"
#include "app/pages/settings/cache_box.h"
#include "widgets/style/spacing.h"

#include <QComboBox>
#include <QGridLayout>
#include <QGroupBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <utility>

namespace carpo::pages {
namespace {

constexpr int kContentWidth = 640;
constexpr int kNamesWidth = 120;
constexpr int kMaximumThreads = 256;
constexpr int kMaximumMegapixels = 2000; // as carpo-cli's
constexpr int kMaximumSeconds = 86'400;

using Key = settings::Settings::Key;

QGridLayout* createGrid(QGroupBox* box)
{
    auto* grid = new QGridLayout(box);
    grid->setSpacing(style::kWithinGroup);
    grid->setColumnMinimumWidth(0, kNamesWidth);
    grid->setColumnStretch(1, 1);
    return grid;
}

void addRow(QGridLayout* grid, QLabel* label, QWidget* field)
{
    const int row = grid->rowCount();
    grid->addWidget(label, row, 0);
    grid->addWidget(field, row, 1);
    label->setBuddy(field);
}

} // namespace

SettingsPage::SettingsPage(bridge::Workspace& workspace, QWidget* parent)
    : TranslatedWidget(parent)
    , m_workspace(workspace)
    , m_deviceJob(workspace.pool())
{
    createWindowBox();
    createExecutionBox();
    createImagesBox();
    createLayout();
    connectSettings();
    SettingsPage::retranslate();
}

void SettingsPage::createWindowBox()
{
    m_windowBox = new QGroupBox(this);
    m_languageLabel = new QLabel(m_windowBox);
    m_language = createCombo("language", Key::Language);
    m_themeLabel = new QLabel(m_windowBox);
    m_theme = createCombo("theme", Key::Theme);
    m_textSizeLabel = new QLabel(m_windowBox);
    m_textSize = createCombo("textSize", Key::TextSize);
    QGridLayout* grid = createGrid(m_windowBox);
    addRow(grid, m_languageLabel, m_language);
    addRow(grid, m_themeLabel, m_theme);
    addRow(grid, m_textSizeLabel, m_textSize);
}

void SettingsPage::createExecutionBox()
{
    m_executionBox = new QGroupBox(this);
    m_deviceLabel = new QLabel(m_executionBox);
    m_device = createCombo("device", Key::Device);
    m_threadsLabel = new QLabel(m_executionBox);
    m_threads = createNumber("threads", Key::Threads, 0, kMaximumThreads);
    QGridLayout* grid = createGrid(m_executionBox);
    addRow(grid, m_deviceLabel, m_device);
    addRow(grid, m_threadsLabel, m_threads);
}

void SettingsPage::createImagesBox()
{
    m_imagesBox = new QGroupBox(this);
    m_megapixelsLabel = new QLabel(m_imagesBox);
    m_megapixels = createNumber("maxMegapixels", Key::MaxMegapixels, 1, kMaximumMegapixels);
    m_secondsLabel = new QLabel(m_imagesBox);
    m_seconds = createNumber("maxSeconds", Key::MaxSeconds, 1, kMaximumSeconds);
    QGridLayout* grid = createGrid(m_imagesBox);
    addRow(grid, m_megapixelsLabel, m_megapixels);
    addRow(grid, m_secondsLabel, m_seconds);
}

void SettingsPage::createLayout()
{
    m_title = new QLabel(this);
    m_title->setProperty("look", QStringLiteral("title"));
    m_cache = new CacheBox(m_workspace, this);
    m_resetLayout = new QPushButton(this);
    m_reset = new QPushButton(this);
    m_reset->setObjectName(QStringLiteral("resetSettings"));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(style::kWithinGroup);
    buttons->addWidget(m_resetLayout);
    buttons->addWidget(m_reset);
    buttons->addStretch(1);

    auto* content = new QWidget(this);
    content->setMaximumWidth(kContentWidth);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(style::kBetweenGroups);
    for (QWidget* part :
         std::initializer_list<QWidget*>{m_title, m_windowBox, m_executionBox, m_imagesBox, m_cache})
        column->addWidget(part);
    column->addLayout(buttons);
    column->addStretch(1);
    passFocus(*this, *m_language);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(
        style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups, style::kBetweenGroups);
    layout->addStretch(1);
    layout->addWidget(content, 100);
    layout->addStretch(1);
}

void SettingsPage::connectSettings()
{
    settings::Settings& settings = m_workspace.settings();
    connect(m_reset, &QPushButton::clicked, &settings, &settings::Settings::reset);
    connect(m_resetLayout, &QPushButton::clicked, this, &SettingsPage::layoutResetWanted);
    connect(&settings, &settings::Settings::changed, this, &SettingsPage::showSettings);
}

QSpinBox* SettingsPage::createNumber(const char* name, Key key, int minimum, int maximum)
{
    auto* number = new QSpinBox(this);
    number->setObjectName(QLatin1String(name));
    number->setRange(minimum, maximum);
    number->setKeyboardTracking(false);
    settings::Settings& settings = m_workspace.settings();
    connect(number, &QSpinBox::valueChanged, &settings, [&settings, key](int value) {
        settings.setValue(key, value);
    });
    return number;
}

QComboBox* SettingsPage::createCombo(const char* name, Key key)
{
    auto* combo = new QComboBox(this);
    combo->setObjectName(QLatin1String(name));
    settings::Settings& settings = m_workspace.settings();
    connect(combo, &QComboBox::activated, &settings, [&settings, combo, key] {
        settings.setValue(key, combo->currentData());
    });
    return combo;
}

void SettingsPage::fill(QComboBox* combo, Key key, const std::vector<Choice>& choices)
{
    combo->clear();
    for (const Choice& choice : choices)
        combo->addItem(choice.label, choice.value);
    combo->setCurrentIndex(combo->findData(m_workspace.settings().text(key)));
}

void SettingsPage::showEvent(QShowEvent* event)
{
    m_cache->refresh();
    if (m_devices.empty() && !m_deviceJob.isRunning())
        findDevices();
    TranslatedWidget::showEvent(event);
}

void SettingsPage::findDevices()
{
    m_deviceJob.start(
        [](const std::stop_token&, const core::ProgressFn&) -> core::Result<std::vector<nn::Device>> {
            return nn::availableDevices();
        },
        [this](core::Result<std::vector<nn::Device>>& devices) {
            if (devices)
                m_devices = std::move(*devices);
            fillDevices();
        });
}

void SettingsPage::fillDevices()
{
    std::vector<Choice> choices{{QStringLiteral("auto"), tr("Automatic: the GPU where there is one")}};
    for (const nn::Device& device : m_devices) {
        const QString name = QString::fromStdString(device.name);
        choices.push_back({name, bridge::deviceWords(device.description)});
    }
    fill(m_device, Key::Device, choices);
}

void SettingsPage::showSettings()
{
    const settings::Settings& settings = m_workspace.settings();
    m_language->setCurrentIndex(m_language->findData(settings.text(Key::Language)));
    m_theme->setCurrentIndex(m_theme->findData(settings.text(Key::Theme)));
    m_textSize->setCurrentIndex(m_textSize->findData(settings.text(Key::TextSize)));
    m_device->setCurrentIndex(m_device->findData(settings.text(Key::Device)));
    for (const auto& [number, key] : {std::pair(m_threads, Key::Threads),
                                      std::pair(m_megapixels, Key::MaxMegapixels),
                                      std::pair(m_seconds, Key::MaxSeconds)}) {
        const QSignalBlocker quiet(number);
        number->setValue(settings.integer(key));
    }
}

void SettingsPage::retranslate()
{
    m_title->setText(tr("Settings"));
    m_windowBox->setTitle(tr("Window"));
    m_languageLabel->setText(tr("Language"));
    // A language is named in itself, so that whoever needs it can find it.
    fill(m_language,
         Key::Language,
         {{QStringLiteral("pt_BR"), QStringLiteral("português (Brasil)")},
          {QStringLiteral("en"), QStringLiteral("English")}});
    m_themeLabel->setText(tr("Theme"));
    fill(m_theme,
         Key::Theme,
         {{QStringLiteral("automatic"), tr("Automatic: dark, light in lessons")},
          {QStringLiteral("dark"), tr("Dark")},
          {QStringLiteral("light"), tr("Light")}});
    m_textSizeLabel->setText(tr("Text size"));
    std::vector<Choice> sizes;
    for (const int percent : settings::Settings::kTextSizes) {
        const QString number = QString::number(percent);
        sizes.push_back({number, QStringLiteral("%1 %").arg(number)});
    }
    fill(m_textSize, Key::TextSize, sizes);
    m_textSize->setToolTip(tr("Of everything that is written (Ctrl+plus, Ctrl+minus, Ctrl+0)"));
    m_executionBox->setTitle(tr("Training"));
    m_deviceLabel->setText(tr("Device"));
    fillDevices();
    m_threadsLabel->setText(tr("CPU threads"));
    m_threads->setSpecialValueText(tr("all cores"));
    m_imagesBox->setTitle(tr("Opening of images"));
    m_megapixelsLabel->setText(tr("Largest image"));
    m_megapixels->setSuffix(tr(" megapixels"));
    m_megapixels->setToolTip(
        tr("Larger images are not opened; the next scan tries those again that a higher limit lets in."));
    m_secondsLabel->setText(tr("Time for one image"));
    m_seconds->setSuffix(QStringLiteral(" s"));
    m_seconds->setToolTip(tr("A DICOM or a large image that takes longer is given up; the others go on."));
    m_resetLayout->setText(tr("Restore the panels"));
    m_resetLayout->setToolTip(tr("Puts every panel back to its place and size"));
    m_reset->setText(tr("Restore all settings"));
    m_reset->setToolTip(tr("Projects and runs stay as they are"));
    showSettings();
}

} // namespace carpo::pages

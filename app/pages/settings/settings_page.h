// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"
#include "engine/nn/device.h"

#include <vector>

class QComboBox;
class QGridLayout;
class QGroupBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace carpo::pages {

class CacheBox;

/// Configurações.
class SettingsPage final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(bridge::Workspace& workspace, QWidget* parent = nullptr);

Q_SIGNALS:
    /// Panels and window back to where they were at first.
    void layoutResetWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Choice
    {
        QString value;
        QString label;
    };

    void createWindowBox();
    void createExecutionBox();
    void createImagesBox();
    void createLayout();
    void connectSettings();
    QSpinBox* createNumber(const char* name, settings::Settings::Key key, int minimum, int maximum);
    QComboBox* createCombo(const char* name, settings::Settings::Key key);
    void fill(QComboBox* combo, settings::Settings::Key key, const std::vector<Choice>& choices);
    void fillDevices();
    void findDevices();
    void showSettings();
    void retranslate() override;

    bridge::Workspace& m_workspace;
    std::vector<nn::Device> m_devices; // empty until LibTorch was asked
    QLabel* m_title = nullptr;
    QGroupBox* m_windowBox = nullptr;
    QLabel* m_languageLabel = nullptr;
    QComboBox* m_language = nullptr;
    QLabel* m_themeLabel = nullptr;
    QComboBox* m_theme = nullptr;
    QLabel* m_textSizeLabel = nullptr;
    QComboBox* m_textSize = nullptr;
    QGroupBox* m_executionBox = nullptr;
    QLabel* m_deviceLabel = nullptr;
    QComboBox* m_device = nullptr;
    QLabel* m_threadsLabel = nullptr;
    QSpinBox* m_threads = nullptr;
    QGroupBox* m_imagesBox = nullptr;
    QLabel* m_megapixelsLabel = nullptr;
    QSpinBox* m_megapixels = nullptr;
    QLabel* m_secondsLabel = nullptr;
    QSpinBox* m_seconds = nullptr;
    CacheBox* m_cache = nullptr;
    QPushButton* m_resetLayout = nullptr;
    QPushButton* m_reset = nullptr;
    bridge::LatestJob<std::vector<nn::Device>> m_deviceJob;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"
#include "engine/project/pixel_cache.h"

#include <cstdint>

class QGroupBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace carpo::feedback {
class MessageLine;
} // namespace carpo::feedback

namespace carpo::pages {

/// Where decoded pixels are kept, how much they take, how much they may.
class CacheBox final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit CacheBox(bridge::Workspace& workspace, QWidget* parent = nullptr);

    /// Measures the folder again.
    void refresh();

private:
    using Shrinking = core::Result<void> (project::PixelCache::*)() const;

    void createFields();
    void createLayout();
    void connectFields();
    void showSettings();
    void showSize();
    void shrink(Shrinking shrinking);
    void onShrunk(const core::Result<std::int64_t>& left);
    void retranslate() override;

    bridge::Workspace& m_workspace;
    std::int64_t m_bytes = -1; // -1: not measured yet
    QGroupBox* m_box = nullptr;
    QLabel* m_folderLabel = nullptr;
    QLabel* m_limitLabel = nullptr;
    QLabel* m_sizeLabel = nullptr;
    QLineEdit* m_folder = nullptr;
    QPushButton* m_choose = nullptr;
    QSpinBox* m_limit = nullptr;
    QLabel* m_size = nullptr;
    QPushButton* m_empty = nullptr;
    feedback::MessageLine* m_message = nullptr;
    bridge::LatestJob<std::int64_t> m_job;
};

} // namespace carpo::pages

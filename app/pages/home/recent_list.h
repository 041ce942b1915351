// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/translated_widget.h"
#include "app/settings/settings.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace carpo::pages {

/// The projects that were open before: Enter or a click opens one, Delete forgets it.
class RecentList final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit RecentList(settings::Settings& settings, QWidget* parent = nullptr);

Q_SIGNALS:
    void projectChosen(const QString& file);

private:
    void createLayout();
    void connectList();
    void refresh();
    void retranslate() override;

    settings::Settings& m_settings;
    QLabel* m_heading = nullptr;
    QLabel* m_empty = nullptr;
    QTreeWidget* m_list = nullptr;
    QAction* m_forget = nullptr;
};

} // namespace carpo::pages

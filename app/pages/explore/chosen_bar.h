// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/opened_set.h"
#include "app/pages/translated_widget.h"

#include <vector>

class QLabel;
class QToolButton;

namespace carpo::pages {

class TagEditor;

/// What to do with several images chosen in gallery or table: look at these alone, tag them. In sight only
/// while there are several.
class ChosenBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit ChosenBar(bridge::DecisionDesk& desk, QWidget* parent = nullptr);

    /// Rows of the data set.
    void setImages(const bridge::OpenedSetPtr& set, std::vector<int> datasetRows);

Q_SIGNALS:
    void onlyTheseWanted();

private:
    void tag(const QString& name, project::DecisionKind kind);
    void openEditor();
    void refresh();
    void retranslate() override;

    bridge::DecisionDesk& m_desk;
    bridge::OpenedSetPtr m_set;
    std::vector<int> m_images;
    QLabel* m_count = nullptr;
    QToolButton* m_only = nullptr;
    QToolButton* m_tag = nullptr;
    QLabel* m_hint = nullptr;
    TagEditor* m_editor = nullptr;
};

} // namespace carpo::pages

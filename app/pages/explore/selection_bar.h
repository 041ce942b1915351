// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/selection.h"
#include "app/bridge/view_shelf.h"
#include "app/pages/translated_widget.h"

#include <QStringList>

#include <vector>

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace carpo::pages {

class ConditionEditor;
class ViewMenu;

/// What the images shown have in common: a chip for each condition, which takes it away; another condition;
/// undo and redo; how many are chosen.
class SelectionBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    SelectionBar(bridge::Selection& selection, bridge::ViewShelf& shelf, QWidget* parent = nullptr);

Q_SIGNALS:
    void differencesWanted();

private:
    void createParts(bridge::ViewShelf& shelf);
    void createLayout();
    void connectParts();
    void refresh();
    void refreshChips();
    void addChip(int place);
    void openEditor();
    [[nodiscard]] QString counts() const;
    void retranslate() override;

    bridge::Selection& m_selection;
    QToolButton* m_add = nullptr;
    QToolButton* m_views = nullptr;
    ViewMenu* m_viewMenu = nullptr;
    QToolButton* m_undo = nullptr;
    QToolButton* m_redo = nullptr;
    QToolButton* m_clear = nullptr;
    QToolButton* m_differences = nullptr;
    QLabel* m_counts = nullptr;
    QHBoxLayout* m_chipLine = nullptr;
    std::vector<QToolButton*> m_chips;
    QStringList m_chipWords; // as the chips say them
    int m_widestChip = 0;    // that they were cut to
    ConditionEditor* m_editor = nullptr;
};

} // namespace carpo::pages

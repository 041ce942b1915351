// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/pages/translated_widget.h"
#include "engine/training/target.h"

#include <vector>

class QAction;
class QLabel;

namespace carpo::pages {

class LabelEditor;

/// What to do with the image that is looked at: keep it, leave it out of training, mark it, correct its
/// label; each with its key. Undo and redo, and how many images are left for training.
class DecisionBar final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// The keys work wherever in `page` the focus is.
    DecisionBar(bridge::DecisionDesk& desk, QWidget* page);

    void setSet(const bridge::OpenedSetPtr& set);
    /// What a training would learn, so that images without it do not count.
    void setTarget(training::Target target);
    /// -1 for none.
    void setImage(int datasetRow);
    /// Several chosen together: as long as the image is one of them, all are decided about in one step.
    void setImages(std::vector<int> datasetRows);

Q_SIGNALS:
    /// Something was decided about the image, so that the next one can come.
    void decided();

private:
    QAction* addAction(const char* name, const char* icon, const QKeySequence& key, QWidget* page);
    void createLayout();
    void connectActions();
    void decide(std::vector<project::Decision> decisions);
    void keep();
    void toggleExclusion();
    void toggleMark();
    void openEditor();
    void refresh();
    void retranslate() override;
    /// Images that can be read, have a label of the target and are not left out.
    [[nodiscard]] qint64 leftForTraining() const;
    [[nodiscard]] std::size_t image() const { return static_cast<std::size_t>(m_row); }
    /// The image, or all that were chosen with it.
    [[nodiscard]] std::vector<std::size_t> images() const;

    bridge::DecisionDesk& m_desk;
    bridge::OpenedSetPtr m_set;
    training::Target m_target = training::Target::Age;
    int m_row = -1;
    std::vector<int> m_together;
    QAction* m_keep = nullptr;
    QAction* m_exclude = nullptr;
    QAction* m_mark = nullptr;
    QAction* m_correct = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QLabel* m_state = nullptr;
    LabelEditor* m_editor = nullptr;
};

} // namespace carpo::pages

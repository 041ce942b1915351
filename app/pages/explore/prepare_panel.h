// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/preparation_session.h"
#include "app/bridge/selection.h"
#include "app/bridge/workspace.h"
#include "app/pages/translated_widget.h"

class QTabWidget;

namespace carpo::forms {
class Form;
} // namespace carpo::forms

namespace carpo::pages {

class PrepareHistograms;
class PrepareImage;
class PrepareSplit;

/// Preparação: how images become what the network sees and which of them it learns from, set in the fields of
/// the experiment that will be trained, and what that makes of the image that is looked at and of the set.
class PreparePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit PreparePanel(bridge::Workspace& workspace, QWidget* parent = nullptr);

    void setSet(const bridge::OpenedSetPtr& set);
    /// Row of the data set; -1 for none.
    void setImage(int datasetRow);
    /// What was decided about images has changed.
    void refreshSplit();

Q_SIGNALS:
    /// The panel comes into sight, or goes.
    void shown(bool isShown);
    /// The split that a training would make; null where it cannot be made.
    void planned(const carpo::bridge::PlannedPartsPtr& parts);
    /// The image so many places further in the gallery is wanted.
    void stepWanted(int images);
    void failed(const carpo::core::Error& error);
    void saveFailed(const QString& path);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void connectTraining();
    void takeDraft();
    void onPlan();
    void showProblems();
    void onValueChanged(const QString& key);
    void retranslate() override;

    bridge::Workspace& m_workspace;
    bridge::PreparationSession m_session;
    bool m_isFilling = false;
    forms::Form* m_form = nullptr;
    PrepareImage* m_image = nullptr;
    PrepareHistograms* m_histograms = nullptr;
    PrepareSplit* m_split = nullptr;
    QTabWidget* m_tabs = nullptr;
};

} // namespace carpo::pages

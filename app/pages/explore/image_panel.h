// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/decision_desk.h"
#include "app/bridge/opened_set.h"
#include "app/pages/translated_widget.h"

#include <QKeySequence>
#include <QPointer>
#include <QThreadPool>

class QAction;

namespace carpo::viewer {
class ViewerPanel;
} // namespace carpo::viewer

namespace carpo::pages {

class AttributesDialog;
class FactsTable;
class ImageFiller;

/// One image of the data set at full size, with window, zoom and measuring, and what is known of it; another
/// one beside it while two are compared. Which image is looked at is known here.
class ImagePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// `decisions` stands below the image.
    ImagePanel(QThreadPool& pool, QWidget* decisions, QWidget* parent = nullptr);

    /// The image, where there is one, stays while it has the same file.
    void setSet(const bridge::OpenedSetPtr& set);
    /// Files that were not there may be there again.
    void readAgain();
    /// Labels that people corrected take the place of those that were read. Null: none.
    void setDecisions(const bridge::DecisionTablePtr& decisions);
    /// -1 for none.
    void showImage(int datasetRow);

Q_SIGNALS:
    /// Another image is shown; -1 for none.
    void shown(int datasetRow);
    /// The image so many places on is asked for.
    void stepWanted(int by);
    void comparingChanged(bool comparing);

private:
    void createLayout(QWidget* decisions);
    void createCommands();
    QAction* createCommand(const char* name, const char* icon, const QList<QKeySequence>& keys);
    void setComparing(bool comparing);
    void openAttributes();
    void refreshFacts();
    void refreshCommands();
    [[nodiscard]] static QString emptyMessage();
    void retranslate() override;

    QThreadPool& m_pool;
    bridge::OpenedSetPtr m_set;
    bridge::DecisionTablePtr m_decided; // null: nothing
    viewer::ViewerPanel* m_viewer = nullptr;
    ImageFiller* m_image = nullptr;  // of the viewer's view
    ImageFiller* m_beside = nullptr; // of the one beside it
    FactsTable* m_facts = nullptr;
    QPointer<AttributesDialog> m_attributes;
    QAction* m_compare = nullptr;
    QAction* m_equalise = nullptr;
    QAction* m_attributesAction = nullptr;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/models/image_list_model.h"
#include "app/pages/translated_widget.h"
#include "app/settings/settings.h"

#include <string>
#include <vector>

class QAction;
class QItemSelectionModel;
class QLabel;
class QMenu;
class QTableView;
class QToolButton;

namespace carpo::pages {

/// The images of the gallery as a table, with columns of choice, in one order and with one selection with it.
class TablePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// All outlive this object.
    TablePanel(models::ImageListModel& model,
               QItemSelectionModel& selection,
               settings::Settings& settings,
               QWidget* parent = nullptr);

    /// The columns shown, from left to right, by the keys of models::ImageField.
    [[nodiscard]] std::vector<std::string> shownKeys() const;
    /// A file is being written, and another one has to wait.
    void setExporting(bool isExporting);

Q_SIGNALS:
    /// The user wants the rows and columns shown as a file.
    void exportWanted();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void createParts();
    void createLayout();
    void connectParts();
    void fillMenu();
    void refreshExport();
    void showColumns();
    void showOrder();
    void setShown(const std::string& key, bool isShown);
    void remember();
    void copyRows();
    [[nodiscard]] std::vector<int> shownColumns() const;
    void retranslate() override;

    models::ImageListModel& m_model;
    settings::Settings& m_settings;
    bool m_isExporting = false;
    bool m_isArranging = false; // the columns are moved by this object
    QToolButton* m_columns = nullptr;
    QMenu* m_menu = nullptr;
    QToolButton* m_copyButton = nullptr;
    QAction* m_copy = nullptr;
    QToolButton* m_export = nullptr;
    QLabel* m_empty = nullptr;
    QTableView* m_view = nullptr;
};

} // namespace carpo::pages

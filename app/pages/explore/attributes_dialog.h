// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "engine/imaging/dicom_attribute.h"

#include <QDialog>
#include <QThreadPool>

#include <filesystem>
#include <vector>

class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QStandardItemModel;
class QTreeView;

namespace carpo::pages {

/// The attributes of the DICOM that is looked at, with a search in all columns. Follows from image to image.
/// In front of a class, values that may name somebody or something are hidden. Read off the window's thread.
class AttributesDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AttributesDialog(QThreadPool& pool, QWidget* parent = nullptr);

    /// Reads another file; none where the path is empty.
    void show(const std::filesystem::path& file);
    using QDialog::show;

protected:
    void changeEvent(QEvent* event) override;

private:
    using Attributes = std::vector<imaging::DicomAttribute>;

    void createLayout();
    [[nodiscard]] static QString wordsOf(const core::Error& error);
    void onRead(const core::Result<Attributes>& attributes);
    void fill();
    void retranslate();

    std::filesystem::path m_file;
    core::Result<Attributes> m_attributes;
    QLineEdit* m_search = nullptr;
    QLabel* m_state = nullptr;
    QTreeView* m_list = nullptr;
    QStandardItemModel* m_model = nullptr;
    QSortFilterProxyModel* m_found = nullptr;
    bridge::LatestJob<Attributes> m_job;
};

} // namespace carpo::pages

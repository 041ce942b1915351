// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"
#include "app/pages/translated_widget.h"

#include <QImage>
#include <QThreadPool>

namespace carpo::viewer {
class ImageView;
class ViewerPanel;
} // namespace carpo::viewer

namespace carpo::pages {

class FactsTable;

/// One image of the data set at full size, with window, zoom and measuring, and what is known of it.
class ImagePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    /// `decisions` stands below the image.
    ImagePanel(QThreadPool& pool, QWidget* decisions, QWidget* parent = nullptr);

    /// The image, where there is one, stays while it has the same file.
    void setSet(const bridge::OpenedSetPtr& set);
    /// -1 for none.
    void showImage(int datasetRow);

Q_SIGNALS:
    /// Another image is shown; -1 for none.
    void shown(int datasetRow);

private:
    void createLayout(QWidget* decisions);
    void load();
    void onLoaded(const core::Result<QImage>& image);
    void refreshFacts();
    /// Millimetres; 0 where it is not known.
    [[nodiscard]] double pixelSpacing() const;
    void retranslate() override;

    bridge::OpenedSetPtr m_set;
    int m_row = -1;
    std::filesystem::path m_file; // what is shown or being loaded
    core::Error m_error;
    viewer::ViewerPanel* m_viewer = nullptr;
    viewer::ImageView* m_view = nullptr; // of m_viewer
    FactsTable* m_facts = nullptr;
    bridge::LatestJob<QImage> m_job;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/latest_job.h"
#include "app/bridge/opened_set.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <filesystem>

namespace carpo::viewer {
class ImageView;
} // namespace carpo::viewer

namespace carpo::pages {

/// Brings images of the data set into a view: decoded off the window's thread, with caption and pixel
/// spacing, as they are or by CLAHE. Nothing here blocks.
class ImageFiller final : public QObject
{
    Q_OBJECT

public:
    /// The view outlives this object.
    ImageFiller(viewer::ImageView& view, QThreadPool& pool, QObject* parent = nullptr);

    /// What rows mean from now on. The image stays where it has the same file, and is read again where that
    /// was written anew or could not be read; else none is shown.
    void setSet(const bridge::OpenedSetPtr& set);
    /// -1 for none: the view says `message`.
    void show(int datasetRow, const QString& message = {});
    /// What the view says while no image is shown, from now on.
    void setEmptyMessage(const QString& message);
    /// The file may be there again.
    void readAgain();
    void setEqualised(bool equalised);
    [[nodiscard]] bool isEqualised() const { return m_equalised; }
    [[nodiscard]] int row() const { return m_row; }
    /// The image's file; empty where none is shown.
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }
    void retranslate();

private:
    void load();
    void showWaiting();
    void onLoaded(const core::Result<QImage>& image);
    [[nodiscard]] QString caption() const;
    /// Millimetres; empty where it is not known.
    [[nodiscard]] QSizeF pixelSpacing() const;

    viewer::ImageView& m_view;
    bridge::OpenedSetPtr m_set;
    int m_row = -1;
    std::filesystem::path m_file;   // what is shown or being loaded
    std::filesystem::path m_inView; // what is shown
    QString m_message;
    bool m_equalised = false;
    core::Error m_error;
    QTimer m_waiting; // until it is said that it takes a while
    bridge::LatestJob<QImage> m_job;
};

} // namespace carpo::pages

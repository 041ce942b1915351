// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <vector>

namespace carpo::bridge {

struct Thumbnail
{
    int row = 0;  ///< of the data set
    QImage image; ///< null where the file cannot be decoded
};

/// Decodes and reduces images of a data set off the window's thread, the latest asked for first. What nobody
/// has come to within the next kMaximumWaiting requests was scrolled past and is forgotten.
class ThumbnailLoader final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kMaximumWaiting = 160;

    explicit ThumbnailLoader(QThreadPool& pool, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    /// What rows mean from now on; forgets what was asked before. `side`: longest side in pixels.
    void setDataset(std::shared_ptr<const dataset::Dataset> dataset, int side);

    /// Must not block.
    void request(const std::vector<int>& rows);

Q_SIGNALS:
    void ready(const std::vector<carpo::bridge::Thumbnail>& thumbnails);
    /// Rows that were asked for and will not come unless asked for again.
    void forgotten(const std::vector<int>& rows);

private:
    struct Shared;

    void dropShared();
    void deliver(const std::shared_ptr<Shared>& shared);
    [[nodiscard]] static QImage pictureOf(const Shared& shared, std::size_t row);
    static void work(const std::shared_ptr<Shared>& shared);

    QThreadPool* m_pool;
    std::shared_ptr<Shared> m_shared;
};

} // namespace carpo::bridge

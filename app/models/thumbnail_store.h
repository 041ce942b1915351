// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/thumbnail_loader.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <vector>

namespace carpo::models {

/// Thumbnails by row of the data set: asking for one that is not there brings it, later. What views paint is
/// what they ask for, so that only visible rows are ever decoded. Keeps the last 64 MB.
class ThumbnailStore final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kSide = 160; ///< longest side, pixels

    enum class State
    {
        Empty,
        Loading,
        Ready,
        Unreadable,
    };

    explicit ThumbnailStore(QThreadPool& pool, QObject* parent = nullptr);

    void setDataset(const std::shared_ptr<const dataset::Dataset>& dataset);
    /// The file of this row is another one now: it is brought anew when it is asked for.
    void forget(int row);
    /// What could not be read may be there again.
    void forgetUnreadable();

    /// Null while it is not there; then it is asked for.
    [[nodiscard]] QImage image(int row);
    [[nodiscard]] State state(int row) const;

Q_SIGNALS:
    void arrived(const std::vector<int>& rows);

private:
    void sendRequests();
    void onReady(const std::vector<bridge::Thumbnail>& thumbnails);
    void onForgotten(const std::vector<int>& rows);

    bridge::ThumbnailLoader m_loader;
    QCache<int, QImage> m_images; // cost in bytes
    QSet<int> m_loading;
    QSet<int> m_unreadable;
    std::vector<int> m_requests; // since the event loop last turned
    QTimer m_requestTimer;
};

} // namespace carpo::models

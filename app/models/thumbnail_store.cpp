// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/models/thumbnail_store.h"

#include <utility>

namespace carpo::models {
namespace {

constexpr int kMaximumBytes = 64'000'000;

} // namespace

ThumbnailStore::ThumbnailStore(QThreadPool& pool, QObject* parent)
    : QObject(parent)
    , m_loader(pool)
    , m_images(kMaximumBytes)
{
    m_requestTimer.setSingleShot(true);
    connect(&m_requestTimer, &QTimer::timeout, this, &ThumbnailStore::sendRequests);
    connect(&m_loader, &bridge::ThumbnailLoader::ready, this, &ThumbnailStore::onReady);
    connect(&m_loader, &bridge::ThumbnailLoader::forgotten, this, &ThumbnailStore::onForgotten);
}

void ThumbnailStore::setDataset(const std::shared_ptr<const dataset::Dataset>& dataset)
{
    m_images.clear();
    m_loading.clear();
    m_unreadable.clear();
    m_requests.clear();
    m_loader.setDataset(dataset, kSide);
}

void ThumbnailStore::forget(int row)
{
    m_images.remove(row);
    m_unreadable.remove(row);
}

void ThumbnailStore::forgetUnreadable()
{
    const std::vector<int> rows(m_unreadable.cbegin(), m_unreadable.cend());
    m_unreadable.clear();
    if (!rows.empty())
        Q_EMIT arrived(rows); // views ask for them again
}

QImage ThumbnailStore::image(int row)
{
    if (const QImage* const known = m_images.object(row))
        return *known;
    if (!m_loading.contains(row) && !m_unreadable.contains(row)) {
        m_loading.insert(row);
        m_requests.push_back(row);
        m_requestTimer.start(0);
    }
    return {};
}

ThumbnailStore::State ThumbnailStore::state(int row) const
{
    if (m_images.contains(row))
        return State::Ready;
    if (m_unreadable.contains(row))
        return State::Unreadable;
    return m_loading.contains(row) ? State::Loading : State::Empty;
}

void ThumbnailStore::sendRequests()
{
    m_loader.request(std::exchange(m_requests, {}));
}

void ThumbnailStore::onReady(const std::vector<bridge::Thumbnail>& thumbnails)
{
    std::vector<int> rows;
    rows.reserve(thumbnails.size());
    for (const bridge::Thumbnail& thumbnail : thumbnails) {
        m_loading.remove(thumbnail.row);
        rows.push_back(thumbnail.row);
        if (thumbnail.image.isNull())
            m_unreadable.insert(thumbnail.row);
        else
            m_images.insert(thumbnail.row, new QImage(thumbnail.image), thumbnail.image.sizeInBytes());
    }
    Q_EMIT arrived(rows);
}

void ThumbnailStore::onForgotten(const std::vector<int>& rows)
{
    for (const int row : rows)
        m_loading.remove(row);
}

} // namespace carpo::models

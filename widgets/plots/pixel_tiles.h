// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

#include <vector>

namespace carpo::plots {

/// Small pictures of one size beside each other, as large as all of them fit: a layer's filters, its maps.
/// Pixels stay pixels. Must not block.
class PixelTiles final : public QWidget
{
    Q_OBJECT

public:
    explicit PixelTiles(QWidget* parent = nullptr);

    /// `description` is for screen readers.
    void setPictures(std::vector<QImage> pictures, const QString& description);
    [[nodiscard]] int count() const { return static_cast<int>(m_pictures.size()); }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::vector<QImage> m_pictures;
};

} // namespace carpo::plots

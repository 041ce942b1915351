// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QStringList>
#include <QWidget>

#include <vector>

namespace carpo::gallery {

/// Some pictures in rows and columns, each as large as there is room for, with a heading above each column.
/// Nothing is chosen in it. Must not block.
class PictureGrid final : public QWidget
{
    Q_OBJECT

public:
    explicit PictureGrid(QWidget* parent = nullptr);

    /// Row by row; as many columns as headings.
    void setPictures(std::vector<QImage> pictures);
    void setHeadings(const QStringList& headings);

    [[nodiscard]] const std::vector<QImage>& pictures() const { return m_pictures; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int columns() const;
    [[nodiscard]] int rows() const;

    std::vector<QImage> m_pictures;
    QStringList m_headings;
};

} // namespace carpo::gallery

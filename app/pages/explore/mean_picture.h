// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

class QLabel;

namespace carpo::pages {

/// One mean image as large as there is room, with its name above and what it is the mean of below.
/// Copied and saved as a chart is, from its own menu.
class MeanPicture final : public QWidget
{
    Q_OBJECT

public:
    explicit MeanPicture(QWidget* parent = nullptr);

    void setMean(const QString& name, const QString& words, const QImage& image);
    [[nodiscard]] QString words() const;
    [[nodiscard]] const QImage& image() const { return m_image; }

Q_SIGNALS:
    /// The picture could not be written to `path`.
    void saveFailed(const QString& path);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void askForPicture();

    QLabel* m_name = nullptr;
    QWidget* m_space = nullptr; // where the image is drawn
    QLabel* m_words = nullptr;
    QImage m_image;
};

} // namespace carpo::pages

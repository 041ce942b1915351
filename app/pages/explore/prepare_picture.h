// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace carpo::pages {

/// A picture as large as it fits, on the ground that radiographs have, with a line that says what it is.
class PreparePicture final : public QWidget
{
    Q_OBJECT

public:
    explicit PreparePicture(QWidget* parent = nullptr);

    void setPicture(const QImage& picture);
    /// In place of a picture: why there is none.
    void setMessage(const QString& message);
    void setCaption(const QString& caption);

    [[nodiscard]] const QImage& picture() const { return m_picture; }
    [[nodiscard]] QString caption() const { return m_caption; }
    [[nodiscard]] QString message() const { return m_message; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QImage m_picture;
    QString m_caption;
    QString m_message;
};

} // namespace carpo::pages

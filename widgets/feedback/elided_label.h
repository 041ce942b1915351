// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace carpo::feedback {

/// One line of plain text that ends in an ellipsis where there is no room for all of it, and is whole in its
/// tool tip.
class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    /// Hides QLabel's, whose text is what is shown.
    void setText(const QString& text);
    [[nodiscard]] const QString& wholeText() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit(int width);

    QString m_text;
};

} // namespace carpo::feedback

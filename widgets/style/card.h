// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCommandLinkButton>

namespace carpo::style {

/// A button with a title and a sentence under it. QCommandLinkButton draws both at 9 points whatever the font
/// is; here they are of the theme's size, and lines that do not fit are wrapped.
class Card : public QCommandLinkButton
{
    Q_OBJECT

public:
    explicit Card(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    /// Where title and description stand in that width, and how high they are.
    [[nodiscard]] QRect titlePlace(int width) const;
    [[nodiscard]] QRect descriptionPlace(int width) const;
};

} // namespace carpo::style

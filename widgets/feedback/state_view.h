// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace carpo::feedback {

/// The face of a page or panel that has nothing to show: an icon, a sentence, what to do, and the button that
/// does it. Texts come translated.
class StateView : public QWidget
{
    Q_OBJECT

public:
    explicit StateView(QWidget* parent = nullptr);

    /// `icon` is a Breeze name. An empty `detail` or `button` hides that part.
    void setState(const QString& icon, const QString& sentence, const QString& detail, const QString& button);

    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString detail() const;
    [[nodiscard]] QPushButton* button() const { return m_button; }

Q_SIGNALS:
    /// The button was pressed.
    void activated();

private:
    void createLayout();
    void refreshIcon();

    QString m_iconName;
    QLabel* m_icon = nullptr;
    QLabel* m_sentence = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_button = nullptr;
};

} // namespace carpo::feedback

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace carpo::feedback {

/// A message in its place instead of a modal box: what happened, where, what to do about it, and a button
/// that does it where there is one. Hidden until it has something to say. Texts come translated.
class MessageLine : public QFrame
{
    Q_OBJECT

public:
    enum class Kind
    {
        Information,
        Warning,
        Problem,
    };
    Q_ENUM(Kind)

    struct Message
    {
        Kind kind = Kind::Problem;
        QString what;
        QString where;  ///< a path, a row, a field; may be empty
        QString remedy; ///< may be empty
        QString button; ///< empty: no button
    };

    explicit MessageLine(QWidget* parent = nullptr);

    /// Shows `message` in place of the one before.
    void showMessage(const Message& message);
    /// Hides the line.
    void dismiss();

    /// What is shown, as one text; empty while hidden.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void activated(); ///< the message's button
    void dismissed(); ///< the user closed it

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void retranslate();
    void refreshIcon();

    Kind m_kind = Kind::Problem;
    QLabel* m_icon = nullptr;
    QLabel* m_what = nullptr;
    QLabel* m_detail = nullptr;
    QPushButton* m_button = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace carpo::feedback

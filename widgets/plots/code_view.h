// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QLabel;

namespace carpo::plots {

/// Code with the values that its lines have now, as a CodeView shows it.
struct DrawnCode
{
    struct Line
    {
        QString text;
        QString value;
        bool missing = false; ///< left out where the code comes from
    };

    QString title;
    QString note;
    std::vector<Line> lines;
};

/// A few lines of code beside the numbers they stand for; what is left out elsewhere has a mark at its left
/// and a quieter colour. Must not block.
class CodeView final : public QWidget
{
    Q_OBJECT

public:
    explicit CodeView(QWidget* parent = nullptr);

    void setCode(DrawnCode code);
    [[nodiscard]] const DrawnCode& code() const { return m_code; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] int top() const;

    DrawnCode m_code;
    QLabel* m_title = nullptr;
    QLabel* m_note = nullptr;
};

} // namespace carpo::plots

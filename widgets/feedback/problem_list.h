// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QLabel;
class QTreeView;

namespace carpo::feedback {

class ProblemModel;

/// One item that was left aside, and why. Texts come translated.
struct ProblemRow
{
    QString place;
    QString reason;
};

/// The problems of a job, one a row, with their number above; rows can be sorted and copied as text.
class ProblemList : public QWidget
{
    Q_OBJECT

public:
    explicit ProblemList(QWidget* parent = nullptr);

    /// Any number of rows; a million cost no more than the vector.
    void setRows(std::vector<ProblemRow> rows);
    [[nodiscard]] int count() const;
    /// The chosen rows (all where none is) as "place<tab>reason" lines.
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// A double click or Enter on row `row` of what setRows got.
    void activated(int row);

protected:
    void changeEvent(QEvent* event) override;

private:
    void createLayout();
    void createActions();
    void retranslate();
    void copy() const;

    ProblemModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QLabel* m_heading = nullptr;
    QAction* m_copy = nullptr;
};

} // namespace carpo::feedback

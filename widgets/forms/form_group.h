// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;
class QVBoxLayout;

namespace carpo::forms {

class FieldRow;

/// A heading that folds the rows under it.
class FormGroup final : public QWidget
{
    Q_OBJECT

public:
    explicit FormGroup(const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] QString title() const;
    void addRow(FieldRow* row);
    [[nodiscard]] const QList<FieldRow*>& rows() const { return m_rows; }

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// Open whatever was folded, so that what a search found is seen.
    void setForcedOpen(bool open);

private:
    void createLayout(const QString& title);
    void refresh();

    QToolButton* m_heading = nullptr;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_bodyLayout = nullptr;
    QList<FieldRow*> m_rows;
    bool m_folded = false;
    bool m_forcedOpen = false;
};

} // namespace carpo::forms

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/explore/popup_panel.h"

#include <QStringList>

class QLabel;
class QLineEdit;
class QPushButton;

namespace carpo::pages {

/// A panel that opens over the page: the name of a tag to give or to take away.
class TagEditor final : public PopupPanel
{
    Q_OBJECT

public:
    explicit TagEditor(QWidget* parent = nullptr);

    /// Opens above `place`; `known` are suggested.
    void open(const QStringList& known, const QPoint& place);

Q_SIGNALS:
    void tagged(const QString& name);
    void untagged(const QString& name);

private:
    void apply() override;
    void remove();
    void refresh();
    [[nodiscard]] QString name() const;

    QLabel* m_label = nullptr;
    QLineEdit* m_name = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/translated_widget.h"
#include "engine/core/error.h"

#include <vector>

class QLabel;
class QListWidget;
class QToolButton;

namespace carpo::pages {

/// All that was not understood of an experiment file, which was therefore not opened. Hidden until there is
/// such a file; whoever looks at it closes it.
class FileProblems final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit FileProblems(QWidget* parent = nullptr);

    /// `problems`: at least one; none hides it.
    void setProblems(const QString& file, std::vector<core::Problem> problems);

private:
    void createLayout();
    void retranslate() override;

    QString m_file;
    std::vector<core::Problem> m_problems;
    QLabel* m_heading = nullptr;
    QToolButton* m_close = nullptr;
    QListWidget* m_list = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/dataset/dataset.h"
#include "engine/project/decisions.h"

#include <QFrame>

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace carpo::forms {
class RealSpinBox;
} // namespace carpo::forms

namespace carpo::pages {

/// A panel that opens over the page: the sex and the age that an image should have. Enter applies, Escape
/// leaves all as it was. The files and the table stay as they are.
class LabelEditor final : public QFrame
{
    Q_OBJECT

public:
    explicit LabelEditor(QWidget* parent = nullptr);

    /// Opens below `place` with what is known of the image.
    void open(const dataset::Dataset& dataset, std::size_t image, const QPoint& place);

Q_SIGNALS:
    /// What differs from what was known; never empty.
    void corrected(const std::vector<carpo::project::Decision>& decisions);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void createLayout();
    void apply();

    std::size_t m_image = 0;
    dataset::Sex m_sex = dataset::Sex::Unknown;
    double m_months = 0; // as the box writes it
    QLabel* m_sexLabel = nullptr;
    QLabel* m_ageLabel = nullptr;
    QComboBox* m_sexBox = nullptr;
    forms::RealSpinBox* m_ageBox = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace carpo::pages

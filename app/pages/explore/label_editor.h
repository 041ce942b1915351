// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/explore/popup_panel.h"
#include "engine/dataset/dataset.h"
#include "engine/project/decisions.h"

#include <vector>

class QComboBox;
class QLabel;
class QPushButton;

namespace carpo::forms {
class RealSpinBox;
} // namespace carpo::forms

namespace carpo::pages {

/// A panel that opens over the page: the sex and the age that an image should have. The files and the table
/// stay as they are.
class LabelEditor final : public PopupPanel
{
    Q_OBJECT

public:
    explicit LabelEditor(QWidget* parent = nullptr);

    /// Opens below `place` with what is known of the image: as it was corrected, else as it was read.
    void open(const dataset::Dataset& dataset,
              const project::DecisionTable& decided,
              std::size_t image,
              const QPoint& place);

Q_SIGNALS:
    /// What differs from what was known; never empty.
    void corrected(const std::vector<carpo::project::Decision>& decisions);

private:
    void createLayout();
    void apply() override;

    std::size_t m_image = 0;
    dataset::Sex m_sex = dataset::Sex::Unknown;
    dataset::Sex m_sexRead = dataset::Sex::Unknown;
    double m_months = 0;     // as the box writes it
    double m_monthsRead = 0; // as that
    QLabel* m_sexLabel = nullptr;
    QLabel* m_ageLabel = nullptr;
    QComboBox* m_sexBox = nullptr;
    forms::RealSpinBox* m_ageBox = nullptr;
    QPushButton* m_apply = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/pages/translated_widget.h"
#include "engine/training/sweep.h"

#include <optional>
#include <string>

class QComboBox;
class QLabel;
class QLineEdit;
class QToolButton;

namespace carpo::pages {

/// One axis of a sweep: a hyperparameter, and what it is to be, as people type it: "0,001; 0,01; 0,1", or a
/// range "0,0001..0,1" with the number of steps behind ("0,0001..0,1 x 4") and "log" for steps by factors.
class SweepAxisRow final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit SweepAxisRow(const std::string& key, QWidget* parent = nullptr);

    [[nodiscard]] std::string key() const;
    /// Fails with what is wrong with the text, which then stands under it too.
    [[nodiscard]] core::Result<training::SweepAxis> axis(const training::Sweep& sweep);
    /// Fills in what the axis says.
    void setAxis(const training::SweepAxis& axis);

Q_SIGNALS:
    void changed();
    void removeWanted();

private:
    void createLayout();
    void fillKeys();
    void suggest();
    void explain();
    [[nodiscard]] QString hint() const;
    void retranslate() override;

    std::optional<training::SweepAxis> m_said; // what the text said last that could be read
    QComboBox* m_key = nullptr;
    QLineEdit* m_values = nullptr;
    QToolButton* m_remove = nullptr;
    QLabel* m_hint = nullptr; // how values are written
    QLabel* m_problem = nullptr;
};

/// The axis that a text says. Fails with ExperimentWrongType and as training::checkSweep does.
[[nodiscard]] core::Result<training::SweepAxis> axisFromText(const training::Hyperparameter& hyperparameter,
                                                             const QString& text);
/// The other way round.
[[nodiscard]] QString textOf(const training::Hyperparameter& hyperparameter, const training::SweepAxis& axis);

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/bridge/training_frame.h"
#include "app/pages/translated_widget.h"
#include "engine/training/experiment.h"
#include "widgets/forms/field_spec.h"

#include <QVariant>

#include <string>
#include <vector>

class QGridLayout;
class QLabel;
class QScrollArea;
class QToolButton;

namespace carpo::forms {
class FieldEditor;
class FieldSlider;
} // namespace carpo::forms

namespace carpo::pages {

/// What the catalogue lets be changed while a network is trained, by number and by slider: the values in
/// force in the run under way, and not the form's. Seen only while there is one.
class LivePanel final : public TranslatedWidget
{
    Q_OBJECT

public:
    explicit LivePanel(QWidget* parent = nullptr);

    /// A run with that experiment is about to be trained.
    void begin(const training::Experiment& experiment);
    /// Takes over what a continued run was changed to before.
    void append(const bridge::TrainingFrame& frame);
    void end();

Q_SIGNALS:
    /// By the user.
    void changed(const std::string& key, const carpo::training::Value& value);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Field
    {
        std::string key;
        QWidget* cell = nullptr;
        forms::FieldEditor* editor = nullptr;
        forms::FieldSlider* slider = nullptr; // of a number
    };

    void createLayout();
    void createFields();
    void createField(const forms::FieldSpec& spec, const std::string& key);
    void showValues(bool anew);
    /// Those that apply, in rows.
    void arrange();
    void onChanged(const Field& field, const QVariant& value);
    void setFolded(bool folded);
    void retranslate() override;

    training::Experiment m_experiment; // as it is in force
    std::vector<Field> m_fields;
    bool m_hasStepped = false; // since the training began
    bool m_isFilling = false;  // by the program
    QToolButton* m_fold = nullptr;
    QScrollArea* m_area = nullptr;
    QWidget* m_body = nullptr;
    QGridLayout* m_grid = nullptr;
};

} // namespace carpo::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/settings/settings.h"

#include <QToolButton>

namespace carpo::pages {

/// The switch that hides what images are called from a class: ids, file names, paths, what a DICOM names. The
/// settings remember it.
class ClassModeButton final : public QToolButton
{
    Q_OBJECT

public:
    /// `settings` outlives the button. The key works wherever in the window the focus is, while the button is
    /// in sight.
    explicit ClassModeButton(settings::Settings& settings, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void apply();
    void retranslate();

    settings::Settings& m_settings;
    QAction* m_action = nullptr;
};

} // namespace carpo::pages
